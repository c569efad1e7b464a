/**
 * What its user deleted of an allowlist, in another list of the same registry. A deletion is of what a metric says, so
 * it holds however a later list spells the metric's lines or calls the lists that they use. Where that cannot be told,
 * less is allowed. Pure; add.ts asks, before it writes a fresh copy.
 */
import { keyOf } from './consistency.ts';
import type { Line } from './line.ts';
import type { Allowlist, NumberedLine } from './list.ts';

/** A list, and the lines of it that its user's copy has left. */
export interface Copy {
  readonly list: Allowlist;
  readonly left: readonly NumberedLine[];
}

/** The fields, submitted ids and sets of `now` that stay deleted, by what was deleted of other lists before. */
export function staysDeleted(now: Allowlist, before: readonly Copy[]): ReadonlySet<string> {
  return new Set(before.flatMap((copy) => stillDeleted(now, copy)));
}

/**
 * What was deleted, where it is there by the same key. Where it is not, or nothing is left of a metric, every line of
 * that metric which is new: it may say what was deleted. A pattern whose set was deleted is as good as deleted.
 */
function stillDeleted(now: Allowlist, { list, left }: Copy): readonly string[] {
  const keys = keysOf(list.lines);
  const standing = keysOf(left);
  const there = keysOf(now.lines);
  const isGone = (line: Line): boolean => !standing.has(keyOf(line));
  const touched = new Set<string>();
  const kept = new Set<string>();
  for (const { line } of list.lines) {
    if (line.section === 'set') continue;
    const used = 'domain' in line && line.domain?.form === 'names' ? `set ${line.domain.list}` : null;
    const isUsable = !isGone(line) && (used === null || standing.has(used));
    if (isUsable) kept.add(line.id);
    else if (!there.has(keyOf(line))) touched.add(line.id);
  }
  const ids = new Set(list.lines.flatMap(({ line }) => (line.section === 'set' ? [] : [line.id])));
  const isTouched = (id: string): boolean => touched.has(id) || (ids.has(id) && !kept.has(id));
  return now.lines.flatMap(({ line }) => {
    const key = keyOf(line);
    const isDeleted = keys.has(key) ? isGone(line) : line.section !== 'set' && isTouched(line.id);
    return isDeleted ? [key] : [];
  });
}

const keysOf = (lines: readonly NumberedLine[]): ReadonlySet<string> => new Set(lines.map(({ line }) => keyOf(line)));
