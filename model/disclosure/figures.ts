/** The figures of the disclosure test, as they pass from the simulation to the limits, tables and charts. No logic. */
import type { Pair } from './linkage.ts';

/** Weeks that an address or an identifier would join. */
export const JOINED_WEEKS = 8;

/** The two weeks, or quarters, that are compared. */
export const PAIR: Pair = [0, 1];

/** Of one report: shares of its reporters, between 0 and 1. */
export interface Figures {
  /** Different things it can say; null without end. */
  readonly answers: bigint | null;
  /** How many it may say; null for a noised answer, whose limit is its epsilon. */
  readonly allowed: bigint | null;
  /** Who report it: N, or N / G for one of G open groups. */
  readonly reporters: number;
  readonly openGroups: number;
  /** Reporters whose report nobody else makes. */
  readonly unique: number;
  /** Reporters in a cell smaller than the smallest that is published. */
  readonly small: number;
  /** Found again a week later at the first guess. */
  readonly linked: number;
  /** The same if `JOINED_WEEKS` weeks of one person are known to be theirs: a risk, not a limit. */
  readonly linkedJoined: number | null;
  /** Gain in naming a dependency after a quiet week; null where weeks have no part in it. */
  readonly advantage: number | null;
}

export interface Subject extends Figures {
  readonly program: string;
  /** The group, or the id of a noised metric. */
  readonly name: string;
  /** A closed group is measured as if it were open, and a noised metric that is not live as if it were. */
  readonly open: boolean;
  /** Of a noised metric; null for a group. */
  readonly epsilon: number | null;
}

export interface ProgramFigures {
  readonly program: string;
  readonly openGroups: number;
  /** Mean over the open groups, one of which a week draws; null without any. */
  readonly linkedMean: number | null;
  /** Found again if all open groups of a week are known to be one person's: a risk, not a limit. */
  readonly linkedJoined: number | null;
}

export interface Draws {
  readonly seed: number;
  /** Populations, at least two: each is attacked with what was learned from others. Figures are means over all. */
  readonly trials: number;
}

export interface Measured extends Draws {
  readonly subjects: readonly Subject[];
  readonly programs: readonly ProgramFigures[];
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
