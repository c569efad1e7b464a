/** What every command of `tally` is, and what it is handed. */
import type { Day } from '../../recorders/typescript/store/day.ts';

export { counted } from '../../model/findings/format.ts';

/** All that a command may know of the machine beyond its arguments. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  /** UTC. */
  readonly today: Day;
  /** So many random bytes, for what is drawn. */
  readonly random: (bytes: number) => Uint8Array;
  /** How wide the terminal is. */
  readonly columns: number;
  /** Whether it can show more than ASCII. */
  readonly unicode: boolean;
}

export interface Command {
  /** How it is called, without `tally`: its name, words and options, which are read from this (usage.ts). */
  readonly usage: string;
  /** What it does, in a line. */
  readonly summary: string;
  /** Paragraphs of help, below the summary. */
  readonly help: string;
  /** Answers the exit status: 0 done, 1 something to look at. Throws a Refusal where it cannot. */
  readonly run: (words: readonly string[], options: Readonly<Record<string, unknown>>, at: Surroundings) => number;
}

/** What METRIC and GLOB are, in help. */
export const ID_OR_GLOB = 'an id, or a glob over fields in which * stands for any characters';

/** An option that takes text. */
export function textOption(options: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = options[name];
  return typeof value === 'string' ? value : null;
}
