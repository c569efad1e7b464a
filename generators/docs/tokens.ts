/**
 * Text as Markdown tokens. Whatever a declaration says must stay text: it may not become markup, end a table cell or a
 * tag, or be taken for a template by a page builder. Every value of a docs view has passed through here or is a name.
 */

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const BLANK_LINE = /\n[^\S\n]*\n/;
// Control characters, and the separators that some readers take for the end of a line.
const BREAKS = /[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g; // oxlint-disable-line no-control-regex
// Marks that reorder or hide what follows, and halves of characters: shown by number, since unseen they deceive.
const HIDDEN = /[\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

// What an author may put between single backticks: nothing that could be markup, a table or a template.
const SPAN = /(?<!`)(`(?! )[\w.:,=/+*# -]+(?<! )`)(?!`)/;

/** One line of plain text, for a paragraph or a table cell. Breaks become single spaces; plain `code` stays code. */
export function prose(text: string): string {
  return oneLine(text)
    .split(SPAN)
    .map((part, i) => (i % 2 === 1 ? part : escaped(part)))
    .join('')
    .replace(/^[#=+-]/, '\\$&')
    .replace(/^([0-9]+)([.)])/, '$1\\$2');
}

const escaped = (text: string): string =>
  text
    .replace(/[&<>]/g, (c) => ENTITIES[c] ?? c)
    .replace(/[\\`*_[\]|~$]/g, '\\$&')
    .replace(/\{(?=[{%#])/g, '&#123;');

/** The paragraphs of a longer text: a blank line ends one. */
export function paragraphs(text: string): readonly string[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(BLANK_LINE)
    .map(prose)
    .filter((paragraph) => paragraph !== '');
}

/** A code span that holds exactly this text, backticks included. Not for table cells if the text may hold a `|`. */
export function code(text: string): string {
  const line = oneLine(text);
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return /^`|`$/.test(line) ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

/** One line of an indented code block: nothing in it is markup. */
export function verbatim(text: string): string {
  return `    ${oneLine(text)}`;
}

// oxlint-disable-next-line no-control-regex
const OUTSIDE_ADDRESSES = /[\s<>\\`|\u0000-\u001f\u007f-\uffff]/g;

/** An https address as a link that shows itself; anything else as code. */
export function link(address: string): string {
  if (!address.startsWith('https://')) return code(address);
  return `<${address.replace(OUTSIDE_ADDRESSES, encodeURIComponent)}>`;
}

// Most texts: single spaces between printable ASCII. The replacements below would find nothing in them, and would take
// most of the time.
const ORDINARY = /^[!-~]+(?: [!-~]+)*$/;

const oneLine = (text: string): string => (ORDINARY.test(text) ? text : plainLine(text));

const plainLine = (text: string): string =>
  text
    .replace(HIDDEN, (c) => `U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`)
    .replace(BREAKS, ' ')
    .trim();
