/**
 * What a row of the table of stops is, and how a value from outside is quoted in one. It knows no stop.
 */

/** What a row says: a reason without a full stop; with it, where there is something to do, a clause of what that is. */
export type Said = string | readonly [reason: string, todo: string];

/** A reason why something does not leave, from the facts that it needs. */
export type Row<Facts extends readonly unknown[]> = (...facts: Facts) => Said;

const LONGEST = 120;

/** A value that may come from anybody, in backticks, printable ASCII and cut short. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : spelled(value);
  const plain = text.slice(0, LONGEST).replace(/[^ -~]/g, (c) => `\\u{${c.charCodeAt(0).toString(16)}}`);
  return `\`${plain}${text.length > LONGEST ? '...' : ''}\``;
}

function spelled(value: unknown): string {
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (typeof value === 'bigint') return `${value}n`;
  return typeof value === 'object' || typeof value === 'boolean' ? (JSON.stringify(value) ?? '') : typeof value;
}

/** A value as one word of a command. */
export const argument = (value: string): string => `'${value.replaceAll("'", "'\\''")}'`;

/** Several values that may come from anybody. */
export const quotedList = (values: readonly unknown[]): string => values.map(quoted).join(', ');
