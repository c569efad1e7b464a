/**
 * Why a field, a metric or a whole registry may not leave: what `permit` finds in the lines of an allowlist. `field` is
 * a field, a metric's id, or `body` for all of a report.
 */
import { argument, quoted, quotedList, type Said } from './row.ts';

const PUT_BACK = 'put that line back to allow it';
const NEWER = 'a newer version may renew it: `tally add DIR`';

/** The field, as it can be printed. */
export const named = (field: string): string => (field === 'body' ? 'the body' : quoted(field));

const isValue = (field: string, value: unknown): string => `the value of ${named(field)} is ${quoted(value)}`;

export const FIELD_STOPS = {
  'field/unknown': (field: string, registry: string) => `${named(field)} has no line in ${registry}`,
  'field/other-sink': (field: string, sink: string, there: string) =>
    `${named(field)} has no ${sink} line; it has ${there} lines`,
  'field/deleted': (field: string, sink: string): Said => [
    `the ${sink} line of ${named(field)}${sink === 'submit' ? ', or one of its words,' : ''} is deleted ` +
      'in your copy of the allowlist',
    PUT_BACK,
  ],
  'field/set-deleted': (field: string, list: string): Said => [
    `${named(field)} needs the set line of ${quoted(list)}, which is deleted in your copy of the allowlist`,
    PUT_BACK,
  ],
  'field/spelling': (field: string) => `${named(field)} is not spelled as a field with braces`,
  'field/text': (field: string, pattern: string) => `${named(field)} has a text that does not match ${quoted(pattern)}`,
  'field/depth': (field: string, frames: number, most: number) =>
    `${named(field)} has ${frames} frames; its line takes ${most}`,
  'field/frame': (field: string, frame: string | undefined, number: number, list: string) =>
    `${named(field)} has ${quoted(frame)} as frame ${number}, which is not a name of ${quoted(list)}`,
  'field/withheld': (field: string, glob: string, where: string): Said => [
    `${named(field)} is withheld by ${quoted(glob)} in ${where}`,
    `\`tally release ${argument(glob)}\` allows it again`,
  ],
  'field/over': (field: string, until: string): Said => [`the line of ${named(field)} held until ${until}`, NEWER],
  'field/expired': (field: string, until: string): Said => [
    `the submit lines expired on ${until}, and with them that of ${named(field)}`,
    NEWER,
  ],
  'value/not-listed': (field: string, value: unknown, values: readonly string[]) =>
    `${isValue(field, value)}; its line takes ${quotedList(values)}`,
  'value/not-text': (field: string, value: unknown, values: readonly string[]) =>
    `${isValue(field, value)} and not a text; its line takes ${quotedList(values)}`,
  'value/not-count': (field: string, value: unknown) =>
    `the value of ${named(field)} is ${typeof value === 'string' ? 'the text ' : ''}${quoted(value)} ` +
    'and not a whole number from 0 to 9007199254740991',
  'status/unsigned': (field: string, registry: string, signed: number, needed: number): Said => [
    `${named(field)} may not leave: ${registry} is active and has ${signed} of ${needed} signatures by pinned keys`,
    '`tally keys` says whose signatures count',
  ],
  'status/unreleased': (registry: string): Said => [
    `${registry} was generated between two releases: nothing of it can be reported, only shown in a ticket`,
    '`tally add DIR` adds a release, by which what its bindings count may be reported',
  ],
  'status/preview': (registry: string) =>
    `${registry} is a preview: nothing of it can be sent to anybody, only written to a file`,
  'status/expired': (registry: string, until: string): Said => [
    `the submit lines of ${registry} expired on ${until}, so nothing of it can be sent`,
    'add a newer version with `tally add DIR`',
  ],
  'day/early': (field: string, registry: string, asOf: string, today: string): Said => [
    `${named(field)} may not leave: ${registry} is of ${asOf}, after tomorrow by this machine's clock (${today})`,
    'set the clock right; if it is right, tell whoever publishes the registry',
  ],
  'day/none': (field: string, day: unknown): Said => [
    `${named(field)} may not leave: ${quoted(day)} is not a day`,
    "set this machine's clock right",
  ],
};
