/**
 * What generated pages share: rendering a precompiled template, the header that says where a file comes from, and prose
 * cut to a width. A template only arranges and loops; whatever it prints is already a valid token of its language.
 */
import runtime from 'handlebars/runtime.js';

/** Renders a precompiled template (see templates.d.ts). Throws if the template names a value the view lacks. */
export function render(specification: TemplateSpecification, view: object): string {
  const known = templates.get(specification);
  if (known !== undefined) return known(view);
  const template = runtime.template(specification);
  templates.set(specification, template);
  return template(view);
}

/** Setting a template up costs more than rendering a small one, and the site renders some thousands of times. */
const templates = new WeakMap<TemplateSpecification, (view: object) => string>();

/** The lines, without comment marks, that open a generated file. `from` is a folder or file of the registry. */
export function headerLines(from: string, generator: string): readonly [string, string] {
  return [`Code generated from ${from} by generators/${generator}; DO NOT EDIT.`, 'Regenerate: npm run generate'];
}

/** A summary as a sentence: with a full stop, unless its author wrote one. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** A word that would turn a line of Markdown into a heading, list, quote or rule if it came first. */
const OPENER = /^(?:[-+*>|=#]+|\d+[.)])$/;

/**
 * Prose as lines of at most `width` characters where words allow it. Line breaks of the author are kept, indentation is
 * not (Markdown would read it as code), code fences are defused, and control and direction characters become visible.
 */
export function proseLines(text: string, width: number): readonly string[] {
  const lines = text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .trim()
    .split('\n');
  return lines.flatMap((line) =>
    wrap(
      visible(line)
        .trim()
        .replace(/^(`{3}|~{3})/, '\\$1'),
      width,
    ),
  );
}

function wrap(line: string, width: number): readonly string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(/ +/)) {
    if (current !== '' && current.length + 1 + word.length > width && !OPENER.test(word)) {
      lines.push(current);
      current = word;
    } else {
      current = current === '' ? word : `${current} ${word}`;
    }
  }
  return [...lines, current];
}

/** Tabs become spaces; other control characters and the marks that reorder text become `U+XXXX`. */
function visible(line: string): string {
  if (/^[ -~]*$/.test(line)) return line;
  return line
    .replaceAll('\t', ' ')
    .replace(/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, (c) => `U+${hex(c)}`);
}

const hex = (c: string): string => (c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
