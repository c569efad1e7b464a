/**
 * How much a ticket says: the numbers it can show, and in how many ways rows can be chosen. Upper bounds of what a
 * reader can learn, not of what anybody would guess from it.
 */

/** 1, 2, 5, 10, 20, 50 … up to the greatest count of a field. */
const STEPS = Array.from({ length: 16 }, (_, power) => [1, 2, 5].map((step) => step * 10 ** power)).flat();

/** `1, 2, 5, 10, 20, 50 and so on` */
export const roundingWords = (): string => `${STEPS.slice(0, 6).join(', ')} and so on`;

/** How many different numbers a row can show. */
export const COUNTS_ROUNDED = STEPS.length;
export const COUNTS_EXACT = Number.MAX_SAFE_INTEGER;

/** The greatest of the steps that is not above a count of 1 or more. */
export const roundedDown = (count: number): number => STEPS.findLast((step) => step <= count) ?? 1;

/** log2 of the number of ways to choose m of n. */
export function log2Choose(n: number, m: number): number {
  let sum = 0;
  for (let i = 1; i <= m; i++) sum += Math.log2((n - m + i) / i);
  return sum;
}
