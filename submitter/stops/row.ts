/**
 * What a row of the table of stops is, and how a value from outside is quoted in one. It knows no stop.
 */

/** A reason why something does not leave: the sentence, without a full stop, and what its owner can do about it. */
export interface Row<Facts extends readonly unknown[]> {
  readonly says: (...facts: Facts) => string;
  /** Null where its owner can do nothing, or need not. */
  readonly todo: ((...facts: Facts) => string) | null;
}

export const row = <Facts extends readonly unknown[]>(
  says: (...facts: Facts) => string,
  todo: ((...facts: Facts) => string) | string | null = null,
): Row<Facts> => ({ says, todo: typeof todo === 'string' ? () => todo : todo });

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

/** Several values that may come from anybody. */
export const quotedList = (values: readonly unknown[]): string => values.map(quoted).join(', ');
