/**
 * Why bytes may not leave as a report or a randomised answer: their spelling, their keys, their period, their group.
 * `key` is a key of the body.
 */
import { named } from './fields.ts';
import { quoted, row } from './row.ts';

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

export const REPORT_STOPS = {
  'body/length': row((length: number, wanted: number) => `the body has ${length} bytes; every body has ${wanted}`),
  'body/line-feed': row(() => 'the body does not end with a line feed'),
  'body/ascii': row(() => 'the body holds a byte that is not printable ASCII'),
  'body/json': row(() => 'the body is not JSON'),
  'body/spelling': row(
    () => 'the body is not spelled in the one way: keys sorted, each once, no white space but the spaces at the end',
  ),
  'body/not-object': row((value: unknown) => `the body is ${quoted(value)} and not an object`),
  'report/twice': row((key: string) => `${quoted(key)} stands twice in the report`),
  'report/format': row(
    (value: unknown, formats: readonly string[]) =>
      `\`format\` of the report is ${quoted(value)}; it can be ${formats.map(quoted).join(' or ')}`,
  ),
  'report/missing-key': row((key: string) => `the report has no ${quoted(key)}`),
  'report/unknown-key': row(
    (key: string, keys: readonly string[]) => `the report has ${quoted(key)}; it may have ${keys.join(', ')} only`,
  ),
  'report/not-text': row(
    (key: string, value: unknown) => `${quoted(key)} of the report is ${quoted(value)} and not a text`,
  ),
  'report/not-values': row(
    (key: string, value: unknown) => `${quoted(key)} of the report is ${quoted(value)} and not an object`,
  ),
  'report/other': row(
    (key: string, value: string, own: string) =>
      `${quoted(key)} of the report is ${quoted(value)}; the allowlist is of ${own}`,
  ),
  'period/none': row(
    (key: string, value: string) => `${quoted(key)} of the report is ${quoted(value)}, which does not exist`,
  ),
  'period/not-over': row(
    (key: string, value: string, day: string) =>
      `${quoted(key)} of the report is ${quoted(value)}, which is not over on ${day}`,
  ),
  'period/future': row(
    (key: string, value: string, day: string) =>
      `${quoted(key)} of the report is ${quoted(value)}, which has not begun on ${day}`,
  ),
  'period/gone': row(
    (key: string, value: string, day: string) =>
      `${quoted(key)} of the report is ${quoted(value)}, whose last day died on ${day}`,
  ),
  'group/unknown': row(
    (value: string, registry: string) =>
      `\`group\` of the report is ${quoted(value)}; ${registry} has no open group of that name`,
  ),
  'group/missing-field': row(
    (field: string, group: string) =>
      `${named(field)} is missing; a report of the group ${quoted(group)} holds a value for each of its fields`,
  ),
  'group/other-field': row(
    (field: string, group: string, home: Home) =>
      `${named(field)} is not a field of the group ${quoted(group)}; ${homeWords(home)}`,
  ),
  'answer/not-alone': row(
    (field: string, group: string) =>
      `${named(field)} is not a noised metric; it leaves in reports of the group ${quoted(group)} only`,
  ),
};
