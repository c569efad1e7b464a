/**
 * The HTML of the page: its tag for templates, names, sentences and tables. Whatever a store or a registry says stays
 * text. Pure.
 */
import { breakable, escapeMarkup, Html, htmlTag, type Value } from '../../../generators/html.ts';
import { visibleText } from '../../../model/findings/visible.ts';

export { Html, type Value } from '../../../generators/html.ts';

/** Control characters, marks that reorder text and halves of characters are shown by number: unseen they deceive. */
const escaped = (text: string): string => escapeMarkup(visibleText(text));

export const html = htmlTag(escaped);

/** An id, a field or a path as code that may break behind its signs, where a reader would; a stack a line a frame. */
export const code = (text: string): Html => {
  const lines = text.split(/(?<=;)(?=.)/).map((line) => breakable(line, /(?<=[._,:/}])(?=[^._,:/}])/, escaped));
  return new Html(`<code>${lines.join('<br>')}</code>`);
};

/** A sentence in which what stands between backticks is code, and no date is broken. */
export const prose = (text: string): Html =>
  html`${text.split('`').map((part, i) => (i % 2 === 1 ? code(part) : dated(part)))}`;

const dated = (text: string): Html => new Html(escaped(text).replace(/\d{4}-\d\d-\d\d/g, '<time>$&</time>'));

/** A table whose first cells are the headings of their rows: so many rows, and the others where somebody opens them. */
export function table(
  look: string,
  caption: string,
  heads: readonly Value[],
  rows: readonly (readonly Value[])[],
  most = Infinity,
): Html {
  const columns = heads.map((head) => html`<th scope="col">${head}</th>`);
  const row = ([first, ...others]: readonly Value[]): Html =>
    html`<tr><th scope="row">${first}</th>${others.map((one) => html`<td>${one}</td>`)}</tr>`;
  const part = (some: typeof rows, which = ''): Html => html`<div class="${look}"><table>
<caption>${caption}${which}</caption><thead><tr>${columns}</tr></thead><tbody>${some.map(row)}</tbody></table></div>`;
  if (rows.length <= most + 2) return part(rows);
  return html`${part(rows.slice(0, most))}
<details><summary>Show the other ${rows.length - most}</summary>${part(rows.slice(most), ', the others')}</details>`;
}
