/** One part of what `tally status` prints. */
import type { Surroundings } from './command.ts';

export interface Part {
  readonly lines: readonly string[];
  /** Whether somebody should look at it. */
  readonly isOdd: boolean;
}

/** What is said besides, of a store that is there. */
export type MoreParts = (root: string, at: Surroundings) => readonly Part[];
