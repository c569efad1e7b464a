/**
 * Which way one value goes to another. Each order is of one sort of value; which field has which order stands in the
 * tables beside this file. Swapping the two values swaps `further` and `narrower` and keeps the rest.
 */
import type { Direction } from './change.ts';

export type Order<T> = (before: T, after: T) => Direction;

const INVERSE: Readonly<Record<Direction, Direction>> = {
  further: 'narrower',
  narrower: 'further',
  incomparable: 'incomparable',
  neutral: 'neutral',
};

export const inverse = (direction: Direction): Direction => INVERSE[direction];

/** The other way round: where more of something allows less. */
export const opposite =
  <T>(order: Order<T>): Order<T> =>
  (before, after) =>
    inverse(order(before, after));

/** A text or a name that decides nothing. */
export const neutral = (): Direction => 'neutral';

/** Two values of which neither says less. */
export const incomparable = (): Direction => 'incomparable';

/** A larger value goes further. Days and versions compare as they are. */
export const larger = <T extends number | string>(before: T, after: T): Direction =>
  before === after ? 'neutral' : after > before ? 'further' : 'narrower';

/** A false that becomes true goes further. */
export const turnedOn = (before: boolean, after: boolean): Direction => larger(Number(before), Number(after));

/** What comes later in a list goes further. */
export const ranked =
  <T>(ranks: readonly T[]): Order<T> =>
  (before, after) =>
    larger(ranks.indexOf(before), ranks.indexOf(after));

/** More members go further; a mere change of order is neutral. */
export function members(before: readonly (string | number)[], after: readonly (string | number)[]): Direction {
  const old = new Set(before);
  const now = new Set(after);
  const grew = after.some((one) => !old.has(one));
  const shrank = before.some((one) => !now.has(one));
  if (grew && shrank) return 'incomparable';
  return grew ? 'further' : shrank ? 'narrower' : 'neutral';
}

/** More keys go further; other words for the same keys are neutral. */
export const keys = (before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): Direction =>
  members(Object.keys(before), Object.keys(after));

/** Of several directions, the one they come to. */
export function combined(directions: readonly Direction[]): Direction {
  const moving = new Set(directions.filter((direction) => direction !== 'neutral'));
  const [only = 'neutral', second] = moving;
  return second === undefined ? only : 'incomparable';
}

/** Whether two values of plain data are the same; the order of keys does not count, that of items does. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  const right = b as Readonly<Record<string, unknown>>;
  return (
    left.length === Object.keys(b).length &&
    left.every(([key, value]) => Object.hasOwn(b, key) && isEqual(value, right[key]))
  );
}
