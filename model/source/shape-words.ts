/** Names of values, types and sizes as an error says them. Words only: what is an error is decided in `shape.ts`. */
import type { Path } from '../findings/problem.ts';

const RANGE_WORDS: Readonly<Record<string, (limit: string, value: unknown) => string>> = {
  minLength: (limit) => `is shorter than ${limit} character`,
  maxLength: (limit, value) => `has ${[...String(value)].length} characters; at most ${limit} are allowed`,
  minItems: (limit) => `has fewer than ${limit} entries`,
  maxItems: (limit, value) =>
    `has ${Array.isArray(value) ? value.length : 'too many'} entries; at most ${limit} are allowed`,
  minProperties: (limit) => `has fewer than ${limit} entry`,
  maxProperties: (limit, value) => `has ${Object.keys(value ?? {}).length} entries; at most ${limit} are allowed`,
  minimum: (limit, value) => `is ${String(value)}; it must be at least ${limit}`,
  maximum: (limit, value) => `is ${String(value)}; it must be at most ${limit}`,
  uniqueItems: () => 'names something twice',
  exclusiveMinimum: (limit, value) => `is ${String(value)}; it must be more than ${limit}`,
};

/** What is wrong with a size, as the second half of a sentence. */
export function rangeWords(keyword: string, limit: string, value: unknown): string {
  return RANGE_WORDS[keyword]?.(limit, value) ?? `does not fit (${keyword})`;
}

export const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
};

export function typeWord(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'a whole number' : 'a number with a fraction';
  return TYPE_WORDS[typeof value] ?? typeof value;
}

export const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}...` : text);

export const lastKey = (path: Path): string | number => path.findLast((part) => typeof part === 'string') ?? 'value';

/** `retention` for a key, `entry 3 of \`labels\`` inside a list, `this file` for the root. */
export function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'this file';
  return typeof last === 'number' ? `entry ${last + 1} of \`${String(lastKey(path))}\`` : `\`${shorten(last)}\``;
}
