/** What is reported of a problem to people and programs: rule, words, and place in a file. No logic. */

/** Where something stands: 1-based line and column (in code points), and how many characters to underline. */
export interface Source {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** `error` fails a check; `note` is printed and does not. */
export type Severity = 'error' | 'note';

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, in one sentence without a full stop. */
  readonly message: string;
  /** What to do next. */
  readonly help: string;
  readonly at: Source;
  /** The source line `at` points into, or null where there is none (an unreadable file). */
  readonly excerpt: string | null;
}

/** What every stage returns: what it could make of its input, and everything that is wrong with it. */
export interface Outcome<T> {
  readonly value: T;
  readonly findings: readonly Finding[];
}
