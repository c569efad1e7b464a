/**
 * The text of a Rust source, as far as the tidy rules need it: without comments, with or without what its strings hold,
 * where an item ends and which inline modules a place is in. It is no parser: it knows brackets, and no grammar.
 */

const STRINGS = /^(?:b|c)?(?:r(#*)"[^]*?"\1|"(?:\\[^]|[^"\\])*")|^b?'(?:\\(?:u\{\w+\}|x\w\w|.)|[^\\'\n])'/;

/** Behind the block comment that begins at `start`; they nest. */
function commentEnd(text: string, start: number): number {
  const marks = /\/\*|\*\//g;
  marks.lastIndex = start;
  let depth = 0;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    depth += mark[0] === '/*' ? 1 : -1;
    if (depth === 0) return marks.lastIndex;
  }
  return text.length;
}

/** Without comments; each string as `kept` has it. */
export function withoutComments(text: string, kept: (literal: string) => string): string {
  let left = '';
  for (let i = 0; i < text.length;) {
    const ahead = text.slice(i, i + 2);
    const inWord = /\w/.test(text[i - 1] ?? '');
    const literal = /["'rbc]/.test(text[i] ?? '') && !inWord ? STRINGS.exec(text.slice(i))?.[0] : undefined;
    if (ahead === '//') i += /^.*/.exec(text.slice(i))?.[0].length ?? 0;
    else if (ahead === '/*') i = commentEnd(text, i);
    else {
      left += literal === undefined ? text[i] : kept(literal);
      i += literal?.length ?? 1;
    }
  }
  return left;
}

/** What names things: no comments, empty strings, paths without spaces, `r#type` as `type`. */
export const plain = (text: string): string =>
  withoutComments(text, () => '""')
    .replace(/\br#(?=[A-Za-z_])/g, '')
    .replace(/\s*::\s*/g, '::');

/** Where the item or field ends that begins at `start`: at its `;`, behind its braces, or where what it is in ends. */
export function itemEnd(text: string, start: number): number {
  let depth = 0;
  for (let i = start; i < text.length; i += 1) {
    const c = text[i] ?? '';
    if (c === ';' && depth === 0) return i + 1;
    if ('([{'.includes(c)) depth += 1;
    if (')]}'.includes(c)) depth -= 1;
    if (depth < 0) return i;
    if (c === '}' && depth === 0) return i + 1;
  }
  return text.length;
}

/** The names of the inline modules around a place in a text, from the outermost. */
export function inlineModules(text: string): (at: number) => readonly string[] {
  const all = [...text.matchAll(/\bmod (\w+)\s*\{/g)].map((found) => ({
    name: found[1] ?? '',
    start: found.index,
    end: itemEnd(text, found.index),
  }));
  return (at) => all.filter(({ start, end }) => start < at && at < end).map(({ name }) => name);
}
