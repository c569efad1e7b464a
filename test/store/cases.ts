/**
 * The fixtures of the store: folders as they stand on disk, the day on which they are read, and what must come of it.
 * README.md beside this says how a case is written down. Everything is made in a folder of the caller's; nothing here
 * knows a reader.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { HOME } from '../command.ts';

/** Counts by version, day and field. A day that was used without counting anything has no fields. */
export type Sums = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;

export interface Refusal {
  readonly file: string;
  readonly line: number;
}

export interface Expected {
  readonly sums: Sums;
  readonly refused: readonly Refusal[];
  /** What the headers of the files say was dropped before, by file; absent if nothing. */
  readonly dropped?: Readonly<Record<string, number>>;
  /** The sums again, of all days, by registry and version: `rust-toolchain 0.0.0`. */
  readonly series?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** What readers take from `on`: what it says of a fleet, without what is not said; `broken` if its form is. */
  readonly says_of_fleet?: Readonly<Record<string, string>> | 'broken';
}

/** What cannot be committed, or is too large for it. */
interface Made {
  readonly path: string;
  readonly fifo?: true;
  readonly directory?: true;
  /** Where a symbolic link leads. */
  readonly link?: string;
  /** The size of a file without content. */
  readonly bytes?: number;
  /** A file of this text, and behind it `repeat`, `times` times. */
  readonly text?: string;
  readonly repeat?: string;
  readonly times?: number;
}

export interface Case {
  readonly name: string;
  readonly says: string;
  readonly program: string;
  readonly today: string;
  readonly make?: readonly Made[];
  readonly expected: Expected;
}

const FOLDER = join(HOME, 'test/store/cases');

const parsed = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** Every case, by name. */
export function cases(): readonly Case[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(join(FOLDER, entry.name)).includes('case.json'))
    .map(({ name }) => name)
    .sort()
    .map((name) => ({
      ...(parsed(join(FOLDER, name, 'case.json')) as Omit<Case, 'name' | 'expected'>),
      name,
      expected: parsed(join(FOLDER, name, 'expected.json')) as Expected,
    }));
}

/** Puts the store of a case at `root`, which must not exist. */
export function stage({ name, make = [] }: Case, root: string): void {
  mkdirSync(root, { recursive: true });
  const committed = join(FOLDER, name, 'store');
  if (readdirSync(join(FOLDER, name)).includes('store')) cpSync(committed, root, { recursive: true });
  for (const made of make) one(join(root, made.path), made);
}

function one(path: string, made: Made): void {
  mkdirSync(dirname(path), { recursive: true });
  if (made.fifo) execFileSync('mkfifo', [path]);
  else if (made.directory) mkdirSync(path);
  else if (made.link !== undefined) symlinkSync(made.link, path);
  else writeFileSync(path, `${made.text ?? ''}${(made.repeat ?? '').repeat(made.times ?? 0)}`);
  if (made.bytes !== undefined) truncateSync(path, made.bytes);
}
