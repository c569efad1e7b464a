/**
 * One spelling of plain data, so that two people who sign the same thing sign the same bytes: JSON without white space,
 * keys in code-point order, as RFC 8785 has it for text, whole numbers and fractions. Never used for display.
 */
import { createHash } from 'node:crypto';

export type Plain = string | number | boolean | null | undefined | readonly Plain[] | { readonly [key: string]: Plain };

/** The canonical JSON of some data. Keys without a value are left out. */
export function canonical(data: Plain): string {
  if (Array.isArray(data)) return `[${data.map((item: Plain) => canonical(item ?? null)).join(',')}]`;
  if (typeof data !== 'object' || data === null) return JSON.stringify(data ?? null);
  const entries = Object.entries(data as Readonly<Record<string, Plain>>)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${canonical(value)}`).join(',')}}`;
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
