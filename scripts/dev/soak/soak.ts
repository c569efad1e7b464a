/**
 * What every soak is given and gives back, and numbers drawn from a seed, so that a run that failed can be run again.
 */

export interface Settings {
  /** The form for every test run: the same thing, less of it. */
  readonly short: boolean;
  readonly seed: number;
  /** A folder of its own, removed afterwards. */
  readonly folder: string;
}

export interface Outcome {
  /** What was done, in numbers. */
  readonly did: string;
  /** What did not hold; empty if all did. */
  readonly faults: readonly string[];
}

export type Soak = (settings: Settings) => Promise<Outcome>;

/** Draws whole numbers from 0 to below `limit` (mulberry32): the same for the same seed. */
export type Draw = (limit: number) => number;

export function drawing(seed: number): Draw {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
