/**
 * Text as HTML. Whatever a store or a registry says must stay text: only what stands in this program between the values
 * of an `html` text is markup. Pure.
 */
import { visibleText } from '../../../model/findings/visible.ts';

/** A piece of HTML that is complete in itself. Made only here. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | Html | readonly Html[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters, marks that reorder text and halves of characters are shown by number: unseen they deceive. */
export const escaped = (text: string): string =>
  visibleText(text)
    .replace(/\p{Cs}/gu, (c) => `\\u{${c.charCodeAt(0).toString(16)}}`)
    .replace(/[&<>"']/g, (c) => ENTITIES[c] ?? '');

function spelled(value: Value): string {
  if (value instanceof Html) return value.text;
  return typeof value === 'object' ? value.map(({ text }) => text).join('') : escaped(String(value));
}

/** Values are escaped for content and for quoted attributes, unless they are HTML already. */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Html =>
  new Html(parts.map((part, i) => (i === 0 ? part : spelled(values[i - 1] ?? '') + part)).join(''));

export const NOTHING = html``;

/** An id, a field or a path as code that may break behind its signs, where a reader would; a stack a line a frame. */
export const code = (text: string): Html =>
  new Html(
    `<code>${text
      .split(/(?<=;)(?=.)/)
      .map(breakable)
      .join('<br>')}</code>`,
  );

const breakable = (text: string): string =>
  text
    .split(/(?<=[._,:/}])(?=[^._,:/}])/)
    .map(escaped)
    .join('<wbr>');

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
  const attribute = ({ kind }: Cell): Html => (kind === undefined ? NOTHING : html` class="${kind}"`);
  const head = heads.map((cell) => html`<th scope="col" ${attribute(cell)}>${cell.body}</th>`);
  const body = rows.map(([first, ...others]) => {
    const heading = first === undefined ? NOTHING : html`<th scope="row">${first.body}</th>`;
    return html`<tr>
      ${heading}${others.map((cell) => html`<td${attribute(cell)}>${cell.body}</td>`)}
    </tr> `;
  });
  return html`<table>
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        ${head}
      </tr>
    </thead>
    <tbody>
      ${body}
    </tbody>
  </table> `;
}

export const words = (text: string): Cell => ({ body: html`${text}` });
export const named = (text: string): Cell => ({ body: code(text) });
export const number = (n: number): Cell => ({ body: html`${n}`, kind: 'n' });

/** All of the rows, the first so many at once and the others where somebody opens them. */
export function folded<T>(rows: readonly T[], most: number, show: (rows: readonly T[], isRest: boolean) => Html): Html {
  if (rows.length <= most + 2) return show(rows, false);
  return html`${show(rows.slice(0, most), false)}
    <details>
      <summary>Show the other ${rows.length - most}</summary>
      ${show(rows.slice(most), true)}
    </details> `;
}
