/**
 * The HTML of the page: its tag for templates, names, sentences and tables. Whatever a store or a registry says stays
 * text. Pure.
 */
import { breakable, escapeMarkup, Html, htmlTag } from '../../../generators/html.ts';
import { visibleText } from '../../../model/findings/visible.ts';

export { Html } from '../../../generators/html.ts';

/** Control characters, marks that reorder text and halves of characters are shown by number: unseen they deceive. */
const escaped = (text: string): string =>
  escapeMarkup(visibleText(text).replace(/\p{Cs}/gu, (c) => `\\u{${c.charCodeAt(0).toString(16)}}`));

export const html = htmlTag(escaped);

export const NOTHING = html``;

/** An id, a field or a path as code that may break behind its signs, where a reader would; a stack a line a frame. */
export const code = (text: string): Html => {
  const lines = text.split(/(?<=;)(?=.)/).map((line) => breakable(line, /(?<=[._,:/}])(?=[^._,:/}])/, escaped));
  return new Html(`<code>${lines.join('<br>')}</code>`);
};

const DATE = /([0-9]{4}-[0-9]{2}-[0-9]{2})/;

/** A sentence in which what stands between backticks is code, and no date is broken. */
export const prose = (text: string): Html =>
  html`${text.split('`').map((part, i) => (i % 2 === 1 ? code(part) : dated(part)))}`;

const dated = (text: string): Html =>
  html`${text.split(DATE).map((part, i) => (i % 2 === 1 ? html`<time>${part}</time>` : html`${part}`))}`;

export interface Cell {
  readonly body: Html;
  /** `n` for numbers, `b` for bars. */
  readonly kind?: 'n' | 'b';
}

/** A table whose first cells are the headings of their rows. `heads` has one word a column. */
export function table(caption: string, heads: readonly Cell[], rows: readonly (readonly Cell[])[]): Html {
  const kind = (cell: Cell): Html => (cell.kind === undefined ? NOTHING : html` class="${cell.kind}"`);
  const heading = (scope: 'col' | 'row', cell: Cell): Html => html`<th scope="${scope}"${kind(cell)}>${cell.body}</th>`;
  const row = (cells: readonly Cell[]): Html =>
    html`<tr>${cells.map((one, i) => (i === 0 ? heading('row', one) : html`<td${kind(one)}>${one.body}</td>`))}</tr>\n`;
  const head = heads.map((one) => heading('col', one));
  return html`<table><caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>${rows.map(row)}</tbody></table>`;
}

export const words = (text: string): Cell => ({ body: html`${text}` });
export const named = (text: string): Cell => ({ body: code(text) });
export const number = (n: number): Cell => ({ body: html`${n}`, kind: 'n' });

/** All of the rows, the first so many at once and the others where somebody opens them. */
export function folded<T>(rows: readonly T[], most: number, show: (rows: readonly T[], isRest: boolean) => Html): Html {
  if (rows.length <= most + 2) return show(rows, false);
  return html`${show(rows.slice(0, most), false)}
<details><summary>Show the other ${rows.length - most}</summary>${show(rows.slice(most), true)}</details>`;
}
