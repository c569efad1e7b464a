/** What an allowlist is once it was read, line by line. Types alone: who may do what by it is permit.ts's to say. */
import type { Line } from './line.ts';
import type { Until } from './until.ts';

export interface AllowlistProgram {
  readonly name: string;
  /** Coarse reports expected in a week, and whether that is assumed or was measured by whoever receives them. */
  readonly reporters: number;
  readonly basis: 'assumed' | 'measured';
  /** The groups that may be reported. */
  readonly open: readonly string[];
  /** The SHA-256 of its catalogue; null at the version of no release. */
  readonly catalogue: string | null;
}

/**
 * A line of the body with its text, by which copies are compared, and its number in the file. The text of a submit line
 * is three lines, with a line feed between them: its own and those of its words.
 */
export interface NumberedLine {
  readonly number: number;
  readonly text: string;
  readonly line: Line;
}

/** Numbers of the registry's policy that a user's machine obeys. */
export interface Limits {
  /** What all randomised answers of a year may cost together. */
  readonly epsilonAYear: number;
  /** How many people must have signed an active registry. */
  readonly signatures: number;
}

export interface Allowlist {
  readonly registry: string;
  readonly version: string;
  readonly status: 'preview' | 'active';
  /** The day from which its dates were measured. */
  readonly asOf: string;
  readonly programs: readonly AllowlistProgram[];
  readonly limits: Limits;
  /** From 00:00 UTC of this day no submit line holds. */
  readonly submitUntil: Until;
  readonly header: readonly string[];
  readonly lines: readonly NumberedLine[];
  /** The names of each list, as its file spells them. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

/** What is wrong with a line; line 0 is the file as a whole. */
export interface AllowlistFinding {
  /** The list whose file it is about; null for the allowlist itself. */
  readonly list: string | null;
  readonly line: number;
  readonly message: string;
}

/** Notes what is wrong with a line, of the allowlist or of a list's file. */
export type Say = (line: number, message: string, list?: string) => void;
