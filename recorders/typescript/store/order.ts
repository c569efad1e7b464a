/**
 * The order of texts in a store and in what is printed of it: by code unit, whatever the language of the machine; and
 * what belongs together.
 */

/** Negative, zero or positive. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By what comes first in each. */
export const byKey = ([a]: readonly [string, ...unknown[]], [b]: readonly [string, ...unknown[]]): number =>
  compare(a, b);

/** Items by their key, in the order in which they come; no group is empty. */
export function groupBy<T>(items: Iterable<T>, keyOf: (item: T) => string): ReadonlyMap<string, readonly [T, ...T[]]> {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
