/**
 * Every reason for which something may not leave, in one sentence each. What stands in backticks may come from anybody,
 * so it is shown in printable ASCII and cut short.
 */

/** A field, metric or key, and why it may not leave. */
export interface Refusal {
  readonly why: Why;
  /** What it is about: a field, a metric's id, or a key of a report; `body` for all of it. */
  readonly field: string;
  /** One sentence that names both, without a full stop. */
  readonly text: string;
}

const LONGEST = 120;

/** A value as it can be printed anywhere. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : spelled(value);
  const plain = text.slice(0, LONGEST).replace(/[^ -~]/g, (c) => `\\u{${c.charCodeAt(0).toString(16)}}`);
  return `\`${plain}${text.length > LONGEST ? '...' : ''}\``;
}

function spelled(value: unknown): string {
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (typeof value === 'bigint') return `${value}n`;
  return typeof value === 'object' || typeof value === 'boolean' ? (JSON.stringify(value) ?? '') : typeof value;
}

/** Of each reason its sentence: `f` is the field, shown, and `a` and `b` what the reason needs besides. */
const SENTENCES = {
  'field/unknown': (f, registry) => `${f} has no line in ${registry}`,
  'field/other-sink': (f, sink, there) => `${f} has no ${sink} line; it has ${there} lines`,
  'field/deleted': (f, sink) => `the ${sink} line of ${f} is deleted in your copy of the allowlist`,
  'field/set-deleted': (f, list) =>
    `${f} needs the set line of ${list}, which is deleted in your copy of the allowlist`,
  'field/mismatch': (f, said) => `${f} ${said}`,
  'field/withheld': (f, glob, where) => `${f} is withheld by ${glob} in ${where}`,
  'field/over': (f, until) => `the line of ${f} held until ${until}`,
  'field/expired': (f, until) => `the submit lines expired on ${until}, and with them that of ${f}`,
  'value/not-listed': (f, value, values) => `the value of ${f} is ${value}; its line takes ${values}`,
  'value/not-text': (f, value, values) => `the value of ${f} is no text but ${value}; its line takes ${values}`,
  'value/no-count': (f, value) => `the value of ${f} is ${value} and no whole number from 0 to 9007199254740991`,
  'status/unsigned': (f, registry, signed) =>
    `${f} may not leave: ${registry} is active and has ${signed} of 2 signatures by pinned keys`,
  'status/preview': (f, registry) => `${f} may go into a file only: ${registry} is a preview`,
  'day/none': (f, day) => `${f} may not leave: ${day} is no day`,
  'report/unreadable': (f, said) => `${f} is no report: ${said}`,
  'report/twice': (f) => `${f} stands twice in the report`,
  'report/format': (f, value, formats) => `${f} of the report is ${value}; it can be ${formats}`,
  'report/missing-key': (f) => `the report has no ${f}`,
  'report/unknown-key': (f, keys) => `the report has ${f}; it may have ${keys} only`,
  'report/not-text': (f, value) => `${f} of the report is ${value} and no text`,
  'report/not-values': (f, value) => `${f} of the report is ${value} and no object`,
  'report/other': (f, value, own) => `${f} of the report is ${value}; the allowlist is of ${own}`,
  'period/none': (f, value) => `${f} of the report is ${value}, and there is none of that name`,
  'period/not-over': (f, value, day) => `${f} of the report is ${value}, which is not over on ${day}`,
  'period/future': (f, value, day) => `${f} of the report is ${value}, which has not begun on ${day}`,
  'period/gone': (f, value, day) => `${f} of the report is ${value}, whose last day died on ${day}`,
  'group/unknown': (f, value, registry) => `${f} of the report is ${value}; ${registry} has no open group of that name`,
  'group/missing-field': (f, group) =>
    `${f} is missing; a report of the group ${group} holds a value for each of its fields`,
  'group/other-field': (f, group, belongs) => `${f} is no field of the group ${group}; ${belongs}`,
  'answer/not-alone': (f, group) => `${f} is no noised metric; it leaves in reports of the group ${group} only`,
} satisfies Record<string, (f: string, a: string, b: string) => string>;

export type Why = keyof typeof SENTENCES;

export const WHYS = Object.keys(SENTENCES).sort();

/** A refusal. The field is shown as it is; `a` and `b` are what the sentence says besides, ready to print. */
export function refusal(why: Why, field: string, a = '', b = ''): Refusal {
  const sentence: (f: string, a: string, b: string) => string = SENTENCES[why];
  const name = field === 'body' ? 'the body' : shown(field);
  return { why, field, text: sentence(name, a, b) };
}
