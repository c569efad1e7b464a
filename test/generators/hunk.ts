/**
 * The smallest claim about a diff: that two texts differ in one stretch of lines, and which lines that stretch holds.
 */

export interface Hunk {
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** What is left of two texts once the lines they begin and end with alike are taken off. */
export function hunk(before: string, after: string): Hunk {
  const old = before.split('\n');
  const now = after.split('\n');
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  return { removed: old.slice(head, old.length - tail), added: now.slice(head, now.length - tail) };
}
