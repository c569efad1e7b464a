/**
 * How characters that a terminal obeys, or does not show, are spelled so that a reader sees them. Whatever others wrote
 * passes through here before it is printed. Imports nothing: programs that know no registry use it too.
 */

/**
 * What is drawn as nothing, or changes how other characters are drawn, or is no character: formats and what may be
 * ignored, halves of pairs, private and unassigned characters; and an empty pattern of Braille and an empty note.
 */
const UNSEEN = '\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Default_Ignorable_Code_Point}\\u{2800}\\u{1D159}';

/** What no text of a declaration may hold; white space of any kind is left to whoever joins its words. */
export const INVISIBLE_IN_PROSE = new RegExp(`[\\0-\\x09\\x0B-\\x1F\\x7F-\\x9F${UNSEEN}]`, 'u');

/** What a terminal obeys, or shows as nothing, in another order or as a space that is none; line feed and tab apart. */
export const INVISIBLE = new RegExp(`[\\0-\\x08\\x0B-\\x1F\\x7F-\\x9F\\p{Zl}\\p{Zp}${UNSEEN}]|(?! )\\p{Zs}`, 'gu');

/** Lines of text in which a terminal shows control characters instead of obeying them. */
export function visibleText(lines: string): string {
  return lines.replace(INVISIBLE, (c) => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`);
}

/** The same for what must stay one line: no tab either, so that what stands below it is where it should be. */
export function visible(line: string): string {
  return visibleText(line).replaceAll('\n', '\\u{a}').replaceAll('\t', ' ');
}

/** JSON in which they are written as JSON spells them: the spelling for people would not be JSON. */
export function visibleJson(json: string): string {
  const escape = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return json.replace(INVISIBLE, (c) => c.split('').map(escape).join(''));
}
