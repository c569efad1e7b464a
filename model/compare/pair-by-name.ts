/** Two lists side by side by name, so that what came and went stands beside what stayed. */

/** Every name of either list with what has it, by code point. */
export function pairByName<T>(
  before: readonly T[],
  after: readonly T[],
  name: (one: T) => string,
): readonly (readonly [string, T | null, T | null])[] {
  const old = new Map(before.map((one) => [name(one), one]));
  const now = new Map(after.map((one) => [name(one), one]));
  const names = [...new Set([...old.keys(), ...now.keys()])].sort();
  return names.map((key) => [key, old.get(key) ?? null, now.get(key) ?? null]);
}
