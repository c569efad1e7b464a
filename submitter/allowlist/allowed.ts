/**
 * What a registry allows now: the allowlist as published, less the lines that its user deleted from the working copy,
 * less the globs that they withhold. It only puts together what was read and checked before, in a form in which
 * permit.ts can look fields up. It decides nothing, reads no file and knows no date.
 */
import { matcher } from '../../recorders/typescript/store/glob.ts';
import { keyOf } from './consistency.ts';
import type { Allowlist, NumberedLine } from './file.ts';
import type { FieldLine, Line, SubmitLine } from './line.ts';
import { seriesOf } from './series.ts';

export const SINKS = ['submit', 'ticket', 'fleet'] as const;
export type Sink = (typeof SINKS)[number];

/** How many people must have signed an active registry. */
export const NEEDED_SIGNATURES = 2;

/** A glob over fields that are not to leave, and the file that says so. */
export interface Withheld {
  readonly glob: string;
  readonly where: string;
}

/** The lines of one group as published, in their order. Every report of it holds a value for each. */
export interface Group {
  readonly program: string;
  readonly name: string;
  /** Coarse reports expected of the program in a week. */
  readonly reporters: number;
  readonly lines: readonly SubmitLine[];
}

/** A line that can allow something, and whether it still stands in the working copy. */
export interface Entry {
  readonly line: SubmitLine | FieldLine;
  readonly stands: boolean;
}

export interface Allowed {
  /** As published. */
  readonly list: Allowlist;
  /** What the caret keeps of its version: `0.1`, or `1`. */
  readonly series: string;
  /** Who signed it with a pinned key; none for a preview. */
  readonly signedBy: readonly string[];
  readonly withheld: readonly (Withheld & { readonly takes: (field: string) => boolean })[];
  /** By sink and field, or submitted id; lines with frames, names or a text by sink and id. */
  readonly exact: ReadonlyMap<string, Entry>;
  readonly patterns: ReadonlyMap<string, Entry>;
  /** The sink that has lines of a metric. */
  readonly sinks: ReadonlyMap<string, Sink>;
  /** The labels of each list whose set line still stands. */
  readonly sets: ReadonlyMap<string, ReadonlySet<string>>;
  /** By program and name. */
  readonly groups: readonly Group[];
}

export interface Given {
  readonly list: Allowlist;
  /** The lines that the working copy has left. */
  readonly left: readonly NumberedLine[];
  readonly withheld: readonly Withheld[];
  readonly signedBy: readonly string[];
}

/** How a field is looked up. */
export const lookup = (sink: Sink, field: string): string => `${sink} ${field}`;

/** The metric of a field. */
export const idOf = (field: string): string => field.replace(/\{[^]*/, '');

export function allowedBy({ list, left, withheld, signedBy }: Given): Allowed {
  const standing = new Set(left.map(({ line }) => `${line.section} ${keyOf(line)}`));
  const exact = new Map<string, Entry>();
  const patterns = new Map<string, Entry>();
  const sinks = new Map<string, Sink>();
  const sets = new Map<string, ReadonlySet<string>>();
  for (const { line } of list.lines) {
    const stands = standing.has(`${line.section} ${keyOf(line)}`);
    if (line.section === 'set') {
      if (stands) sets.set(line.list, new Set(line.labels));
      continue;
    }
    sinks.set(line.id, line.section);
    const isPattern = line.section !== 'submit' && line.domain !== null;
    (isPattern ? patterns : exact).set(lookup(line.section, isPattern ? line.id : keyOf(line)), { line, stands });
  }
  return {
    list,
    series: seriesOf(list.version),
    signedBy: [...new Set(signedBy)],
    withheld: withheld.map((one) => ({ ...one, takes: matcher(one.glob) })),
    exact,
    patterns,
    sinks,
    sets,
    groups: list.programs.flatMap(({ name, reporters, open }) =>
      open.map((group) => ({ program: name, name: group, reporters, lines: groupLines(list, name, group) })),
    ),
  };
}

const isSubmit = (line: Line): line is SubmitLine => line.section === 'submit';

const groupLines = ({ lines }: Allowlist, program: string, group: string): readonly SubmitLine[] =>
  lines
    .map(({ line }) => line)
    .filter(isSubmit)
    .filter((line) => line.group === group && line.id.startsWith(`${program}.`));

/** The lines of what is answered alone and randomised, as published. */
export const noisedLines = ({ list }: Allowed): readonly SubmitLine[] =>
  list.lines
    .map(({ line }) => line)
    .filter(isSubmit)
    .filter(({ group }) => group === null);

/**
 * What withholds a field, or a metric that is submitted: then also what withholds any of the fields it is made from. Those
 * of a histogram do not stand in the allowlist, so any glob counts that begins with its id.
 */
export function withholding({ withheld }: Allowed, line: SubmitLine | FieldLine, field: string): Withheld | null {
  const own = line.section === 'submit' ? submitted(line) : [field];
  const isBuckets = line.section === 'submit' && (line.reduce === 'max' || line.reduce === 'median');
  const counts = ({ glob, takes }: Allowed['withheld'][number]): boolean =>
    own.some(takes) || (isBuckets && glob.includes('{') && matcher(glob.slice(0, glob.indexOf('{')))(line.id));
  return withheld.find(counts) ?? null;
}

function submitted({ id, values, reduce }: SubmitLine): readonly string[] {
  const isLabelled = reduce === 'any' || reduce === 'all' || reduce === 'mode';
  return isLabelled ? [id, ...values.map((value) => `${id}{${value}}`)] : [id];
}
