/** Tokens of TypeScript: whatever text goes in, what comes out is one literal or one comment, and nothing else. */
import { proseLines } from '../page.ts';

const NAMED: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Characters that a reviewer cannot see, that end a line of JavaScript, or that end an inline script. */
const UNSEEN = /\\|<(?=[/!])|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A string literal in the quotes that need fewer escapes, single ones if in doubt, as the formatter has it. */
export function tsString(text: string): string {
  if (/^[\w .:/+-]*$/.test(text)) return `'${text}'`;
  const escaped = text.replace(UNSEEN, (c) => NAMED[c] ?? units(c));
  const quote = escaped.split("'").length > escaped.split('"').length ? '"' : "'";
  return quote + escaped.replaceAll(quote, `\\${quote}`) + quote;
}

const units = (c: string): string =>
  c
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');

/** A JSDoc comment: one line if it fits into 120 columns at this indent, a block otherwise. */
export function tsDoc(text: string, indent: number): readonly string[] {
  const lines = proseLines(text, 117 - indent).map(quiet);
  const [only] = lines;
  if (lines.length === 1 && only !== undefined && indent + only.length + 7 <= 120) return [`/** ${only} */`];
  return ['/**', ...lines.map((line) => (line === '' ? ' *' : ` * ${line}`)), ' */'];
}

/** Nothing that ends the comment or a script around it, and no tag that a tool would obey. */
function quiet(line: string): string {
  return line.replaceAll('*/', '*\\/').replaceAll('</', '<\\/').replaceAll('<!--', '<\\!--').replace(/^@/, '\\@');
}
