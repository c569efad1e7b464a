/**
 * Where blocks go without locks, of which Node has none: into at most sixteen numbered files of a day, version and
 * retention, which all processes share. The shared file of the day is neither written to nor looked at.
 */
import { constants } from 'node:fs';
import { append, type Appended, LARGEST_WRITTEN, makeEmpty } from './append.ts';
import { headerText } from './block.ts';
import type { Day } from './day.ts';
import { type FileName, nameText, NUMBERS, stem } from './name.ts';
import { close, look, type Open, openRegular, sameFile } from './regular.ts';

/** Bytes from which on a file is not written to. */
const FULL = 512 * 1024;
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
      for (const own of NUMBERS) {
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
  #appendTo(name: FileName, block: string): Appended | null {
    const path = `${this.#folder}/${nameText(name)}`;
    let after = (): void => {};
    const open = openOrMake(path, () => {
      after = this.#making(stem(name), name.day);
    });
    if (open === null) return null;
    try {
      if (open.stat.size >= FULL) return null;
      const appended = append(open.fd, open.stat.size === 0n ? headerText(this.#program, name) + block : block);
      return appended === 'unwritten' || isAt(path, open) ? appended : 'folded';
    } finally {
      close(open.fd);
      after();
    }
  }
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

/** Whether the path is still this file, which is open, so that no other can have its inode. */
function isAt(path: string, { stat }: Open): boolean {
  try {
    const now = look(path);
    return now !== null && sameFile(now, stat);
  } catch {
    return false;
  }
}
