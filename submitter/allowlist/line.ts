/**
 * One line of the body of an allowlist, by the grammar of generators/allowlist/FORMAT.md. Closed: what the grammar does
 * not have is refused, with the reason. It knows nothing of the lines around it; lines.ts does.
 */
import { parseDay } from '../../recorders/typescript/store/day.ts';
import { parsePattern } from './pattern.ts';
import { untilOf, type Until } from './until.ts';

export const SECTIONS = ['submit', 'ticket', 'fleet', 'set'] as const;
export type Section = (typeof SECTIONS)[number];

/** What every line but a `set` line ends with. */
interface Terms {
  /** Days kept on the machine. */
  readonly keep: number;
  /** Days kept where it went; null where its owner decides. */
  readonly beyond: number | null;
  /** From 00:00 UTC of this day the line does not hold. */
  readonly until: Until;
  /** The registry version that first carried the metric. */
  readonly since: string;
}

/** What a person agrees to beside a submit line, as the list spells it: the question and the description. */
export interface Words {
  readonly asks: string;
  readonly means: string;
}

/** A submit line without its words, by which nothing may leave. */
export interface BareSubmitLine extends Terms {
  readonly section: 'submit';
  readonly id: string;
  readonly values: readonly string[];
  readonly reduce: string;
  /** Null for a noised metric, which is reported alone and randomised with this privacy loss. */
  readonly group: string | null;
  readonly epsilon: number | null;
}

export interface SubmitLine extends BareSubmitLine, Words {}

/** What stands between the braces of a field when it is not one label: see FORMAT.md. */
export type Domain =
  | { readonly form: 'names'; readonly list: string; readonly depth: number }
  | { readonly form: 'text'; readonly pattern: string };

export const UNITS = ['ms', 'bytes', 'instructions'] as const;

export interface FieldLine extends Terms {
  readonly section: 'ticket' | 'fleet';
  readonly id: string;
  /** What its numbers are: how often something was, or how much of a unit. */
  readonly values: 'count' | (typeof UNITS)[number];
  /** The field as the line spells it. */
  readonly field: string;
  /** Null if the line names exactly one field. */
  readonly domain: Domain | null;
}

export interface SetLine {
  readonly section: 'set';
  readonly list: string;
  /** How many names its file has, and the sum of the file. */
  readonly names: number;
  readonly sum: string;
}

export type Line = SubmitLine | FieldLine | SetLine;
export type BareLine = BareSubmitLine | FieldLine | SetLine;

/** Bytes of a line of an allowlist or of a list's file, its line feed not counted. */
export const LONGEST_LINE = 65_536;

/** A pattern that has to match all of a text. */
export const whole = (pattern: string): RegExp => new RegExp(`^${pattern}$`);

const N = '(?:0|[1-9][0-9]{0,5})';
const SPELLED = '(?:[!$&-+\\--:?-z~"#]|%(?:20|25|2C|3B|3C|3D|3E|7B|7C|7D))';
/** At most 40 characters, so that the name of every file that is made of names fits. */
export const NAME = '(?![a-z0-9_]{41})[a-z][a-z0-9]*(?:_[a-z0-9]+)*';
export const LIST = '(?![a-z0-9-]{41})[a-z][a-z0-9]*(?:-[a-z0-9]+)*';
export const VERSION = `${N}\\.${N}\\.${N}`;
export const DATE = '[0-9]{4}-[0-9]{2}-[0-9]{2}';
export const SHA256 = '[0-9a-f]{64}';
/** 15 digits are compared exactly. */
const WHOLE = '[1-9][0-9]{0,14}';
export const COUNT = `(?:0|${WHOLE})`;
export const DECIMAL = '(?![0-9.]{17})[0-9]{1,15}(?:\\.[0-9]{1,14})?';
export const ID = `${NAME}\\.${NAME}\\.${NAME}`;
const LABEL = `${SPELLED}+`;
const TERMS = `keep=(${WHOLE})d(?:/(${WHOLE})d)? until=(${DATE}) since=(${VERSION})`;

const SUBMIT = whole(
  `(${ID}) values=(${LABEL}(?:\\|${LABEL})+) reduce=(sum|days|max|median|any|all|mode) ` +
    `(?:group=(${NAME}) class=coarse|class=noised k=(${COUNT}) epsilon=(${DECIMAL})) ${TERMS}`,
);
const FIELD = whole(`((${ID})(?:\\{([^ ]+)\\})?) values=(count|${UNITS.join('|')}) class=(ticket|fleet) ${TERMS}`);
const SET = whole(`(${LIST}) names=(${COUNT}) sha256=(${SHA256})`);
const PLAIN = whole(`(?:${LABEL}(?:,${LABEL})?|(?:${LABEL},)?(?:<=|>)${COUNT})`);
const STACK = whole(`names:(${LIST})\\*([1-9][0-9]?)`);
const PATTERN = whole(`text:(${LABEL})`);

/** The line, or why it is none. A submit line is without its words, which stand behind it. */
export function parseLine(text: string): BareLine | string {
  if (text.startsWith('#')) return 'it begins with `#`, and the header is over';
  const gap = text.indexOf(' ');
  const rest = text.slice(gap + 1);
  const section = SECTIONS.find((one) => one === text.slice(0, gap));
  switch (section) {
    case 'submit':
      return submitLine(rest);
    case 'ticket':
    case 'fleet':
      return fieldLine(section, rest);
    case 'set':
      return setLine(rest);
    case undefined:
      return `it begins with none of ${SECTIONS.join(', ')}`;
  }
}

function submitLine(text: string): BareSubmitLine | string {
  const match = SUBMIT.exec(text);
  if (match === null) return 'it does not read like a submit line';
  const [, id = '', values = '', reduce = '', group, k, epsilon, keep, beyond, until, since] = match;
  const terms = termsOf(keep, beyond, until, since);
  if (typeof terms === 'string') return terms;
  const said = values.split('|');
  if (new Set(said).size !== said.length) return 'it lists a value twice';
  if (k !== undefined && Number(k) !== said.length) return `it says k=${k} and lists ${said.length} values`;
  const loss = epsilon === undefined ? null : Number(epsilon);
  if (loss === 0) return 'its epsilon is not above 0';
  const numbers = /^(?:sum|days|max|median)$/.test(reduce);
  if (numbers && !areLevels(said)) return 'its values are not ascending ranges without a gap that end with `+`';
  return { section: 'submit', id, values: said, reduce, group: group ?? null, epsilon: loss, ...terms };
}

const RANGE = whole(`(${COUNT})(?:-(${WHOLE})|(\\+))?`);

/** `0`, `1`, `2-4`, `5+`: from 0 on, ascending, without a gap, the last one open. */
function areLevels(values: readonly string[]): boolean {
  let next = 0;
  for (const [i, value] of values.entries()) {
    const [, from, to, open] = RANGE.exec(value) ?? [];
    if (from === undefined || Number(from) !== next || (open !== undefined) !== (i === values.length - 1)) return false;
    const last = Number(to ?? from);
    if (to !== undefined && last <= next) return false;
    next = last + 1;
  }
  return true;
}

function fieldLine(section: 'ticket' | 'fleet', text: string): FieldLine | string {
  const match = FIELD.exec(text);
  if (match === null) return `it does not read like a ${section} line`;
  const [, field = '', id = '', inner, said, kind, keep, beyond, until, since] = match;
  if (kind !== section) return `it is a ${section} line of class ${kind}`;
  const values = UNITS.find((unit) => unit === said) ?? 'count';
  if (values !== 'count' && section !== 'fleet') return `it is a ${section} line with values in ${values}`;
  const terms = termsOf(keep, beyond, until, since);
  if (typeof terms === 'string') return terms;
  const domain = inner === undefined ? null : domainOf(inner);
  if (typeof domain === 'string') return domain;
  return { section, field, id, values, domain, ...terms };
}

/** Of what stands between the braces; a sentence if it is nothing that can stand there. */
function domainOf(inner: string): Domain | null | string {
  const [, list, depth] = STACK.exec(inner) ?? [];
  if (list !== undefined) {
    return Number(depth) <= 32 ? { form: 'names', list, depth: Number(depth) } : 'its depth is above 32';
  }
  const [, pattern] = PATTERN.exec(inner) ?? [];
  if (pattern !== undefined) {
    return parsePattern(decodeLabel(pattern)) === null
      ? 'its pattern is not of the language'
      : { form: 'text', pattern };
  }
  if (/^(?:names|text):/.test(inner) || !PLAIN.test(inner)) return 'what stands between its braces is no label';
  return null;
}

function setLine(text: string): SetLine | string {
  const [, list = '', names, sum] = SET.exec(text) ?? [];
  if (sum === undefined) return 'it does not read like a set line';
  return { section: 'set', list, names: Number(names), sum };
}

function termsOf(keep = '', beyond: string | undefined, until = '', since = ''): Terms | string {
  if (parseDay(until) === null) return `${until} is no day`;
  return { keep: Number(keep), beyond: beyond === undefined ? null : Number(beyond), until: untilOf(until), since };
}

const WHOLE_LABEL = whole(LABEL);

/** The program of an id, or of a field. */
export const programOf = (id: string): string => id.split('.', 1)[0] ?? '';

/** Whether a text is a label in its one spelling. */
export const isLabel = (text: string): boolean => WHOLE_LABEL.test(text);

/** A label as people write it. */
export const decodeLabel = (label: string): string =>
  label.replace(/%([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
