/**
 * An allowlist as its user has it, in a form in which permit.ts can look fields up: the list as published, which of its
 * lines still stand in the working copy, and the globs that are withheld. It only puts together what was read and
 * checked before. It decides nothing, reads no file and knows no date.
 */
import { matcher } from '../../recorders/typescript/store/glob.ts';
import { keyOf } from './consistency.ts';
import { programOf, type FieldLine, type SubmitLine } from './line.ts';
import type { Allowlist, NumberedLine } from './list.ts';
import { seriesOf } from './series.ts';

export const SINKS = ['submit', 'ticket', 'fleet'] as const;
export type Sink = (typeof SINKS)[number];

/** A glob over fields that are not to leave, and the file that says so. */
export interface Withheld {
  readonly glob: string;
  readonly where: string;
}

/** A line that can allow something, and whether it still stands in the working copy. */
export interface Entry {
  readonly line: SubmitLine | FieldLine;
  readonly stands: boolean;
}

/** The lines of one metric, which all have one sink. */
export interface Lines {
  readonly sink: Sink;
  readonly entries: readonly Entry[];
  /** Of names or a text: the one line there is. */
  readonly pattern: Entry | null;
}

/** The lines of one open group as published, in their order. Every report of it holds a value for each. */
export interface Group {
  readonly program: string;
  readonly name: string;
  readonly lines: readonly SubmitLine[];
}

export interface Given {
  /** As published. */
  readonly list: Allowlist;
  /** The lines that the working copy has left. */
  readonly left: readonly NumberedLine[];
  readonly withheld: readonly Withheld[];
  /** Who signed it with a pinned key; none for a preview. */
  readonly signedBy: readonly string[];
}

export interface Lookup extends Given {
  /** What the caret keeps of its version: `0.1`, or `1`. */
  readonly series: string;
  readonly withheld: readonly (Withheld & { readonly takes: (field: string) => boolean })[];
  /** By field, or submitted id. */
  readonly exact: ReadonlyMap<string, Entry>;
  readonly metrics: ReadonlyMap<string, Lines>;
  /** The names of each list whose set line still stands. */
  readonly sets: ReadonlyMap<string, ReadonlySet<string>>;
  readonly groups: readonly Group[];
}

/** The metric of a field. */
export const idOf = (field: string): string => field.split('{', 1)[0] ?? '';

/** Linear in the lines of the list. */
export function lookupOf(given: Given): Lookup {
  const { list, left, withheld, signedBy } = given;
  const standing = new Set(left.map(({ text }) => text));
  const exact = new Map<string, Entry>();
  const metrics = new Map<string, { sink: Sink; entries: Entry[]; pattern: Entry | null }>();
  const sets = new Map<string, ReadonlySet<string>>();
  for (const { text, line } of list.lines) {
    const stands = standing.has(text);
    if (line.section === 'set') {
      if (stands) sets.set(line.list, new Set(list.lists.get(line.list)));
      continue;
    }
    const entry = { line, stands };
    const metric = metrics.get(line.id) ?? { sink: line.section, entries: [], pattern: null };
    metrics.set(line.id, metric);
    metric.entries.push(entry);
    if ('domain' in line && line.domain !== null) metric.pattern = entry;
    else exact.set(keyOf(line), entry);
  }
  return {
    ...given,
    series: seriesOf(list.version),
    withheld: withheld.map((one) => ({ ...one, takes: matcher(one.glob) })),
    signedBy: [...new Set(signedBy)],
    exact,
    metrics,
    sets,
    groups: groupsOf(list),
  };
}

/** The `submit` lines among these. */
export const submitLines = (lines: readonly Pick<NumberedLine, 'line'>[]): readonly SubmitLine[] =>
  lines.flatMap(({ line }) => (line.section === 'submit' ? [line] : []));

/** The lines that make one report. */
export const groupLines = (
  lines: readonly Pick<NumberedLine, 'line'>[],
  { program, group }: { readonly program: string; readonly group: string },
): readonly SubmitLine[] => submitLines(lines).filter((line) => line.group === group && programOf(line.id) === program);

/** The lines of noised metrics, each of which is answered alone. */
export const loneLines = (lines: readonly Pick<NumberedLine, 'line'>[]): readonly SubmitLine[] =>
  submitLines(lines).filter(({ group }) => group === null);

/** The line of a noised metric; none where it is of a group. */
export const answerLines = (lines: readonly Pick<NumberedLine, 'line'>[], id: string): readonly SubmitLine[] =>
  loneLines(lines).filter((line) => line.id === id);

const groupsOf = ({ programs, lines }: Allowlist): readonly Group[] =>
  programs.flatMap(({ name: program, open }) =>
    open.map((name) => ({
      program,
      name,
      lines: groupLines(lines, { program, group: name }),
    })),
  );
