/** The order of texts in a store and in what is printed of it: by code unit, whatever the language of the machine. */

/** Negative, zero or positive. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By what comes first in each. */
export const byKey = ([a]: readonly [string, ...unknown[]], [b]: readonly [string, ...unknown[]]): number =>
  compare(a, b);
