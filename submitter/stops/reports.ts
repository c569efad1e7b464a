/**
 * Why bytes may not leave as a report or a randomised answer: their spelling, their keys, their period, their group.
 * `key` is a key of the body.
 */
import { named } from './fields.ts';
import { quoted, type Said } from './row.ts';

const CLOCK = 'if that is not today, set the clock right';

/** Where a metric belongs that stands in the report of a group that it is not of. */
export type Home =
  | { readonly group: string; readonly program: string }
  | { readonly sink: string }
  | { readonly sink: null; readonly registry: string };

function homeWords(home: Home): string {
  if ('group' in home) return `it belongs to the group ${quoted(home.group)} of ${home.program}`;
  if (home.sink === null) return `it has no line in ${home.registry}`;
  return home.sink === 'submit' ? 'it is answered alone' : `it has ${home.sink} lines`;
}

const says = (key: string, value: unknown): string => `${quoted(key)} of the report is ${quoted(value)}`;

export const REPORT_STOPS = {
  'body/length': (length: number, wanted: number) => `the body has ${length} bytes; every body has ${wanted}`,
  'body/line-feed': () => 'the body does not end with a line feed',
  'body/ascii': () => 'the body holds a byte that is not printable ASCII',
  'body/json': () => 'the body is not JSON',
  'body/spelling': () =>
    'the body is not spelled in the one way: keys sorted, each once, no white space but the spaces at the end',
  'body/not-object': (value: unknown) => `the body is ${quoted(value)} and not an object`,
  'report/twice': (key: string) => `${quoted(key)} stands twice in the report`,
  'report/format': (value: unknown, formats: readonly string[]) =>
    `${says('format', value)}; it can be ${formats.map(quoted).join(' or ')}`,
  'report/missing-key': (key: string) => `the report has no ${quoted(key)}`,
  'report/unknown-key': (key: string, keys: readonly string[]) =>
    `the report has ${quoted(key)}; it may have ${keys.join(', ')} only`,
  'report/not-text': (key: string, value: unknown) => `${says(key, value)} and not a text`,
  'report/not-values': (key: string, value: unknown) => `${says(key, value)} and not an object`,
  'report/other': (key: string, value: string, own: string) => `${says(key, value)}; the allowlist is of ${own}`,
  'period/none': (key: string, value: string) => `${says(key, value)}, which does not exist`,
  'period/not-over': (key: string, value: string, day: string): Said => [
    `${says(key, value)}, which is not over on ${day}`,
    CLOCK,
  ],
  'period/future': (key: string, value: string, day: string): Said => [
    `${says(key, value)}, which has not begun on ${day}`,
    CLOCK,
  ],
  'period/gone': (key: string, value: string, day: string) => `${says(key, value)}, whose last day died on ${day}`,
  'group/unknown': (value: string, registry: string) =>
    `${says('group', value)}; ${registry} has no open group of that name`,
  'group/missing-field': (field: string, group: string) =>
    `${named(field)} is missing; a report of the group ${quoted(group)} holds a value for each of its fields`,
  'group/other-field': (field: string, group: string, home: Home) =>
    `${named(field)} is not a field of the group ${quoted(group)}; ${homeWords(home)}`,
  'answer/not-alone': (field: string, group: string) =>
    `${named(field)} is not a noised metric; it leaves in reports of the group ${quoted(group)} only`,
};
