/**
 * Where blocks go without locks, of which Node has none: into at most sixteen numbered files of a day, version and
 * retention, which all processes share. The shared file of the day is never written to, but says which numbers are out.
 */
import { constants } from 'node:fs';
import { append, type Appended, LARGEST_WRITTEN, makeEmpty } from './append.ts';
import { headerText } from './block.ts';
import { replacedBefore } from './day-file.ts';
import type { Day } from './day.ts';
import { type FileName, nameText, stem } from './name.ts';
import { close, look, type Open, openRegular, readStart, sameFile } from './regular.ts';

/** Files of one day, version and retention that may be used. */
const FILES = 16;
/** Bytes from which on a file is not written to. */
const FULL = 512 * 1024;
/** Bytes of the shared file that are looked at. */
const LOOKED_AT = 4096;
/** How often a file is looked for that others make and remove meanwhile. */
const ATTEMPTS = 5;

/**
 * Called before a file is made, and what it returns after: whoever makes one has to look after the folder. `shared` is
 * the name that all files of this day, version and retention begin with.
 */
export type Making = (shared: string, day: Day) => () => void;

export class NumberedFiles {
  readonly #folder: string;
  readonly #program: string;
  readonly #version: string;
  readonly #keep: number;
  readonly #making: Making;

  constructor(folder: string, program: string, version: string, keep: number, making: Making) {
    this.#folder = folder;
    this.#program = program;
    this.#version = version;
    this.#keep = keep;
    this.#making = making;
  }

  /** The day of the last block that was written whole. */
  written: Day | null = null;

  /** Appends a block to the first file of the day that takes it. Throws nothing. */
  append(day: Day, block: string): Appended {
    try {
      if (FULL + block.length > LARGEST_WRITTEN) return 'unwritten';
      const name = { dies: day + this.#keep, day, version: this.#version };
      for (const own of usable(replacedBy(this.#path(name)))) {
        const appended = this.#appendTo({ ...name, own, part: false }, block);
        if (appended === null) continue;
        if (appended === 'written') this.written = day;
        return appended;
      }
    } catch {
      // What stands is as it was, and the counts are kept.
    }
    return 'unwritten';
  }

  /** Null if another file is to be taken. */
  #appendTo(name: FileName & { readonly own: string }, block: string): Appended | null {
    const path = `${this.#folder}/${nameText(name)}`;
    let after = (): void => {};
    const open = openOrMake(path, () => {
      after = this.#making(stem(name), name.day);
    });
    if (open === null) return null;
    try {
      if (open.stat.size >= FULL) return null;
      const appended = append(open.fd, open.stat.size === 0n ? headerText(this.#program, name) + block : block);
      const stands = appended === 'unwritten' || (isAt(path, open) && !replacedBy(this.#path(name)).has(name.own));
      return stands ? appended : 'folded';
    } finally {
      close(open.fd);
      after();
    }
  }

  /** The path of the shared file. */
  #path(name: Parameters<typeof stem>[0]): string {
    return `${this.#folder}/${stem(name)}`;
  }
}

/** Suffixes of files that the shared one says it replaces; none where there is none that can be read. */
function replacedBy(shared: string): ReadonlySet<string> {
  const start = readStart(shared, LOOKED_AT);
  return new Set(typeof start === 'string' ? [] : replacedBefore(start.bytes.toString('latin1')));
}

/** The lowest numbers that are not out, as suffixes. */
function usable(replaced: ReadonlySet<string>): readonly string[] {
  const numbers = Array.from({ length: FILES + replaced.size }, (_, n) => n.toString(16).padStart(16, '0'));
  return numbers.filter((own) => !replaced.has(own)).slice(0, FILES);
}

/** A file that is there, or is made now; null if what is there is not to be written to. */
function openOrMake(path: string, beforeMaking: () => void): Open | null {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const open = openRegular(path, constants.O_WRONLY | constants.O_APPEND);
    if (typeof open !== 'string') return open;
    if (open !== 'missing') return null;
    beforeMaking();
    const made = makeEmpty(path);
    if (made !== null) return made;
  }
  return null;
}

function isAt(path: string, { stat }: Open): boolean {
  try {
    const now = look(path);
    return now !== null && sameFile(now, stat);
  } catch {
    return false;
  }
}
