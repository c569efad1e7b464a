/**
 * Why a field, a metric or a whole registry may not leave: what `permit` finds in the lines of an allowlist. `field` is a
 * field, a metric's id, or `body` for all of a report.
 */
import { quoted, quotedList, row } from './row.ts';

const PUT_BACK = 'put that line back to allow it';
const NEWER = 'a newer version may renew it: `tally add DIR`';

/** The field, as it can be printed. */
export const named = (field: string): string => (field === 'body' ? 'the body' : quoted(field));

const BOTH = 'a whole number from 0 to 9007199254740991';

export const FIELD_STOPS = {
  'field/unknown': row((field: string, registry: string) => `${named(field)} has no line in ${registry}`),
  'field/other-sink': row(
    (field: string, sink: string, there: string) => `${named(field)} has no ${sink} line; it has ${there} lines`,
  ),
  'field/deleted': row(
    (field: string, sink: string) => `the ${sink} line of ${named(field)} is deleted in your copy of the allowlist`,
    PUT_BACK,
  ),
  'field/set-deleted': row(
    (field: string, list: string) =>
      `${named(field)} needs the set line of ${quoted(list)}, which is deleted in your copy of the allowlist`,
    PUT_BACK,
  ),
  'field/spelling': row((field: string) => `${named(field)} is not spelled as a field with braces`),
  'field/text': row(
    (field: string, pattern: string) => `${named(field)} has a text that does not match ${quoted(pattern)}`,
  ),
  'field/depth': row(
    (field: string, frames: number, most: number) => `${named(field)} has ${frames} frames; its line takes ${most}`,
  ),
  'field/frame': row(
    (field: string, frame: string | undefined, number: number, form: 'frames' | 'names', list: string) =>
      `${named(field)} has ${quoted(frame)} as frame ${number}, which is not ` +
      `${form === 'names' ? 'a name' : 'a path in a crate'} of ${quoted(list)}`,
  ),
  'field/withheld': row(
    (field: string, glob: string, where: string) => `${named(field)} is withheld by ${quoted(glob)} in ${where}`,
    (_field, glob) => `\`tally release '${glob}'\` allows it again`,
  ),
  'field/over': row((field: string, until: string) => `the line of ${named(field)} held until ${until}`, NEWER),
  'field/expired': row(
    (field: string, until: string) => `the submit lines expired on ${until}, and with them that of ${named(field)}`,
    NEWER,
  ),
  'value/not-listed': row(
    (field: string, value: unknown, values: readonly string[]) =>
      `the value of ${named(field)} is ${quoted(value)}; its line takes ${quotedList(values)}`,
  ),
  'value/not-text': row(
    (field: string, value: unknown, values: readonly string[]) =>
      `the value of ${named(field)} is ${quoted(value)} and not a text; its line takes ${quotedList(values)}`,
  ),
  'value/not-count': row(
    (field: string, value: unknown) =>
      `the value of ${named(field)} is ${typeof value === 'string' ? 'the text ' : ''}${quoted(value)} and not ${BOTH}`,
  ),
  'status/unsigned': row(
    (field: string, registry: string, signed: number, needed: number) =>
      `${named(field)} may not leave: ${registry} is active and has ${signed} of ${needed} signatures by pinned keys`,
    '`tally keys` says whose signatures count',
  ),
  'status/preview': row(
    (registry: string) => `${registry} is a preview: nothing of it can be sent to anybody, only written to a file`,
  ),
  'status/expired': row(
    (registry: string, until: string) =>
      `the submit lines of ${registry} expired on ${until}, so nothing of it can be sent`,
    'add a newer version with `tally add DIR`',
  ),
  'day/none': row(
    (field: string, day: unknown) => `${named(field)} may not leave: ${quoted(day)} is not a day`,
    "set this machine's clock right",
  ),
};
