/**
 * Pieces of HTML and the one way to make them: markup that stands in this project, with every value between it escaped.
 * The docs site and a user's own page are made with it; how each shows characters that nobody can see is its own. Pure.
 */

/** A piece of HTML that is complete in itself. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** What Handlebars prints in place of an escaped text. */
  toHTML(): string {
    return this.text;
  }
}

/** Of null nothing is printed. */
export type Value = string | number | Html | readonly (Html | null)[] | null | undefined;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
  '{': '&#123;',
};

/** Nothing of the text is markup then, in content, in a quoted attribute or in a template. */
export const escapeMarkup = (text: string): string => text.replace(/[&<>"'`]|\{(?=[{%#])/g, (c) => ENTITIES[c] ?? c);

/** A tag for templates of HTML. Values are escaped, unless they are HTML already. */
export const htmlTag =
  (escape: (text: string) => string) =>
  (parts: TemplateStringsArray, ...values: readonly Value[]): Html => {
    const spelled = (value: Value): string => {
      if (value instanceof Html) return value.text;
      return Array.isArray(value) ? value.map(spelled).join('') : escape(String(value ?? ''));
    };
    return new Html(parts.reduce((text, part, i) => text + spelled(values[i - 1]) + part));
  };

/** A name that may break where `between` matches, and nowhere else. Copying it copies the name alone. */
export const breakable = (text: string, between: RegExp, escape: (text: string) => string): string =>
  text.split(between).map(escape).join('<wbr>');
