/**
 * How characters that a terminal obeys, or does not show, are spelled so that a reader sees them. Whatever others wrote
 * passes through here before it is printed. Imports nothing: programs that know no registry use it too.
 */

/** What a terminal obeys, or shows as nothing or in another order; line feed and tab apart. */
export const INVISIBLE =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/g;

/** Lines of text in which a terminal shows control characters instead of obeying them. */
export function visibleText(lines: string): string {
  return lines.replace(INVISIBLE, (c) => `\\u{${c.charCodeAt(0).toString(16)}}`);
}

/** The same for what must stay one line: no tab either, so that what stands below it is where it should be. */
export function visible(line: string): string {
  return visibleText(line).replaceAll('\n', '\\u{a}').replaceAll('\t', ' ');
}
