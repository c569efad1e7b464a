/** Tokens of Rust: whatever text goes in, what comes out is one literal, one comment or one name, and nothing else. */
import { labelType, pascal, rustModule } from '../../model/registry/identifiers.ts';
import { proseLines } from '../page.ts';

const NAMED: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\0': '\\0',
};

/** Characters that a reviewer cannot see, or that rustc refuses in a literal. */
const UNSEEN = /["\\]|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

const escape = (c: string): string => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`;

/** A string literal; half of a surrogate pair, which Rust cannot hold, becomes U+FFFD. */
export function rustString(text: string): string {
  const escaped = text.replace(/\p{Cs}/gu, '\ufffd').replace(UNSEEN, (c) => NAMED[c] ?? escape(c));
  return `"${escaped}"`;
}

/** A byte literal of one ASCII character. */
export function rustByte(c: string): string {
  return c === "'" ? "b'\\''" : c === '\\' ? "b'\\\\'" : `b'${c}'`;
}

/** Lines of documentation, each beginning with `mark` (`///` or `//!`), at most 100 columns wide at this indent. */
export function rustDoc(text: string, mark: '///' | '//!', indent: number): readonly string[] {
  return proseLines(text, 96 - indent).map((line) => (line === '' ? mark : `${mark} ${line}`));
}

/** The module of the shared lists; an area may have the plain name. */
export function listsModule(areas: readonly string[]): string {
  return areas.includes('lists') ? 'lists_' : rustModule('lists');
}

/** Types that the bindings import or that Rust keeps for itself. */
const TAKEN = new Set(
  'Counter Enumeration Flag Frames Histogram LabeledCounter LabeledCounter2 Meta Pattern Self Text'.split(' '),
);

/** The enum of labels that stand in the declaration. */
export function inlineType(metric: string, dimension: string, dimensions: number): string {
  const name = labelType(metric, dimension, null, dimensions);
  return TAKEN.has(name) ? `${name}_` : name;
}

/** The enum of a list's labels. */
export function listType(list: string): string {
  return pascal(list);
}

/** The static of a list that frames come from. */
export function listStatic(list: string): string {
  return list.toUpperCase().replaceAll('-', '_');
}
