/**
 * Text as HTML tokens. Whatever a declaration says must stay text: nothing of it becomes markup, an attribute or a link
 * that its author did not have. Templates escape too; what is already a token passes them because Handlebars asks it
 * for its own text.
 */
import { breakable as breaking, escapeMarkup, Html, htmlTag } from '../html.ts';

export { Html } from '../html.ts';

/** Marks that reorder or hide what follows, and halves of characters: shown by number, since unseen they deceive. */
const HIDDEN = /[\p{Cs}\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;
// oxlint-disable-next-line no-control-regex
const BREAKS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]+/g;

const number = (c: string): string => `U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

const ORDINARY = /^[\w .,:;/()+*#!?-]*$/;

/** Escapes a text for content and for quoted attributes. Line feeds stay, other control characters become spaces. */
export function escapeText(text: string): string {
  if (ORDINARY.test(text)) return text;
  return escapeMarkup(text.replace(HIDDEN, number).replace(BREAKS, ' '));
}

/** HTML written in this project, with values escaped unless they are tokens already. */
export const safe = htmlTag(escapeText);

/** What a template rendered, as a token: templates escape, so it is one. */
export const fragment = (rendered: string): Html => new Html(rendered);

export const plain = (text: string): Html => safe`${text}`;
export const nothing: Html = safe``;

/** Tokens one after the other. */
export function joined(tokens: readonly Html[], between = ', '): Html {
  return new Html(tokens.map((token) => token.toHTML()).join(between));
}

/** What an author may put between single backticks. */
const SPAN = /(?<!`)`(?! )([^`\n]+)(?<! )`(?!`)/;

/** Running text in which `code` between backticks is shown as code. */
export function prose(text: string): Html {
  const parts = text.split(SPAN);
  return joined(
    parts.map((part, i) => (i % 2 === 1 ? code(part) : plain(part))),
    '',
  );
}

/** The paragraphs of a longer text: a blank line ends one. */
export function paragraphs(text: string): readonly Html[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n/)
    .filter((part) => part.trim() !== '')
    .map((part) => safe`<p>${prose(part.trim())}</p>`);
}

/** Where a long name may break: after a dot, an underscore and the like. Copying it copies the name alone. */
const breakable = (name: string): Html => new Html(breaking(name, /(?<=::|[._{,/-])(?=[\w.])/, escapeText));

/** A name, field or path. */
export const code = (text: string): Html => safe`<code>${breakable(text)}</code>`;

/** An id as it stands in headings and lists. */
export const name = breakable;

export const link = (address: string, body: Html): Html => safe`<a href="${address}">${body}</a>`;

/** An https address as a link that shows itself and tells nobody where it was followed from; anything else as code. */
export function external(address: string): Html {
  if (!/^https:\/\/[!-~]+$/.test(address)) return code(address);
  return safe`<a rel="noreferrer" href="${address}">${breakable(address.slice('https://'.length))}</a>`;
}
