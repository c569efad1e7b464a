/**
 * Lays out values as the formatter of this repository does (120 columns), so that generated bindings pass its check
 * without being run through it.
 */

/** A token, an array of numbers, or an array of anything else. */
export type Value = string | { readonly numbers: readonly string[] } | { readonly items: readonly Value[] };

const PAGE = 120;

/**
 * The lines of `key: value,`, indented from the key's own column, which is `indent`. A value that would have to be
 * opened in a way that is not followed here stays on one line under a comment that tells the formatter so.
 */
export function layProperty(key: string, value: Value, indent: number): readonly string[] {
  const line = `${key}: ${flatten(value)},`;
  if (indent + line.length <= PAGE && !opensAnyway(value)) return [line];
  if (typeof value !== 'string') return opened(`${key}: `, value, indent);
  return /^['"]/.test(value) ? [`${key}:`, `  ${value},`] : ['// prettier-ignore', line];
}

/** The lines of `import { names } from 'module';`. */
export function layImport(names: readonly string[], module: string): readonly string[] {
  const line = `import { ${names.join(', ')} } from ${module};`;
  return line.length <= PAGE ? [line] : ['import {', ...names.map((name) => `  ${name},`), `} from ${module};`];
}

type List = Exclude<Value, string>;

function opened(head: string, value: List, indent: number): readonly string[] {
  const inner =
    'numbers' in value
      ? fill(value.numbers, PAGE - indent - 2)
      : value.items.flatMap((item) => element(item, indent + 2));
  return [`${head}[`, ...inner.map((line) => `  ${line}`), '],'];
}

function element(value: Value, indent: number): readonly string[] {
  const line = `${flatten(value)},`;
  return typeof value === 'string' || indent + line.length <= PAGE ? [line] : opened('', value, indent);
}

/** As many numbers a line as fit. */
function fill(numbers: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  for (const number of numbers) {
    const last = lines.at(-1);
    if (last === undefined || last.length + number.length + 2 > width) lines.push(`${number},`);
    else lines[lines.length - 1] = `${last} ${number},`;
  }
  return lines;
}

/** An array of several arrays of several elements is never kept on one line. */
function opensAnyway(value: Value): boolean {
  if (typeof value === 'string' || 'numbers' in value || value.items.length < 2) return false;
  return value.items.every((item) => typeof item !== 'string' && elements(item).length > 1);
}

const elements = (list: List): readonly Value[] => ('numbers' in list ? list.numbers : list.items);

const flatten = (value: Value): string =>
  typeof value === 'string' ? value : `[${elements(value).map(flatten).join(', ')}]`;
