/** What an allowlist is once it was read, line by line. Types alone: who may do what by it is permit.ts's to say. */
import type { Line, Section } from './line.ts';
import type { Until } from './until.ts';

export interface AllowlistProgram {
  readonly name: string;
  /** Coarse reports expected in a week. */
  readonly reporters: number;
  /** The groups that may be reported. */
  readonly open: readonly string[];
}

/** A line of the body with its text, by which copies are compared, and its number in the file. */
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
  /** How many names may follow the crate in a frame. */
  readonly frameNames: number;
}

export interface Allowlist {
  readonly registry: string;
  readonly version: string;
  readonly status: 'preview' | 'active';
  /** The day from which its dates were measured. */
  readonly asOf: string;
  readonly programs: readonly AllowlistProgram[];
  readonly limits: Limits;
  /** How many lines of each section the file as published has. */
  readonly counts: Readonly<Record<Section, number>>;
  /** From 00:00 UTC of this day no submit line holds. */
  readonly submitUntil: Until;
  readonly header: readonly string[];
  readonly lines: readonly NumberedLine[];
}

/** What is wrong with a line; line 0 is the file as a whole. */
export interface AllowlistFinding {
  readonly line: number;
  readonly message: string;
}

/** Notes what is wrong with a line. */
export type Say = (line: number, message: string) => void;
