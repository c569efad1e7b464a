/**
 * The files of one process: a block goes into the file of its day and retention in one write. Node has no file locks,
 * so no other process writes to them, and the shared file of a day is never touched.
 */
import { randomBytes } from 'node:crypto';
import { constants, fchmodSync, fstatSync, openSync, unlinkSync, writeSync } from 'node:fs';
import { headerText } from './block.ts';
import type { Day } from './day.ts';
import { type FileName, nameText, stem } from './name.ts';
import { close, openRegular } from './regular.ts';

/** What a recorder reads at most, so it writes no more than that into one file. */
export const LARGEST_WRITTEN = 8 * 1024 * 1024;

/**
 * Called before a file is made, and what it returns after: whoever makes one has to look after the folder. `shared` is
 * the name that all files of this day, version and retention begin with.
 */
export type Making = (shared: string, day: Day) => () => void;

/**
 * What came of a block. `unwritten`: nothing of it counts, so its counts are to be kept. `unended`: all of it but the
 * last LF is there, so it counts as soon as anybody writes behind it, and keeping its counts would double them.
 */
export type Appended = 'written' | 'unwritten' | 'unended';

export class OwnFile {
  readonly #folder: string;
  readonly #program: string;
  readonly #version: string;
  readonly #keep: number;
  readonly #making: Making;
  #name: FileName | null = null;

  constructor(folder: string, program: string, version: string, keep: number, making: Making) {
    this.#folder = folder;
    this.#program = program;
    this.#version = version;
    this.#keep = keep;
    this.#making = making;
  }

  /** The day of the last block that was written whole. */
  written: Day | null = null;

  /** Appends a block. Throws nothing. */
  append(day: Day, block: string): Appended {
    try {
      const appended = this.#appendTo(day, block) ?? this.#make(day, block);
      if (appended === 'written') this.written = day;
      return appended;
    } catch {
      return 'unwritten';
    }
  }

  /** Null if this day has no file, or none that takes the block. */
  #appendTo(day: Day, block: string): Appended | null {
    if (this.#name === null || this.#name.day !== day) return null;
    const open = openRegular(this.#path(this.#name), constants.O_WRONLY | constants.O_APPEND);
    if (open === 'unreadable') return 'unwritten';
    if (typeof open === 'string') return null;
    const size = Number(open.stat.size);
    try {
      if (size + block.length > LARGEST_WRITTEN) return null;
      return write(open.fd, size === 0 ? headerText(this.#program, this.#name) + block : block);
    } finally {
      close(open.fd);
    }
  }

  #make(day: Day, block: string): Appended {
    const name = { dies: day + this.#keep, day, version: this.#version, own: newOwn(), part: false };
    const after = this.#making(stem(name), day);
    const written = makeFile(this.#path(name), headerText(this.#program, name) + block);
    this.#name = name;
    after();
    return written;
  }

  #path(name: FileName): string {
    return `${this.#folder}/${nameText(name)}`;
  }
}

/** What tells a file of one process from all others; it says nothing about the process. */
export const newOwn = (): string => randomBytes(8).toString('hex');

/**
 * Makes a file that was not there, mode 0600 whatever the umask, and writes this text, which is ASCII. A file that then
 * has nothing in it is removed. Throws if it cannot be made.
 */
export function makeFile(path: string, text: string): Appended {
  const { O_WRONLY, O_APPEND, O_CREAT, O_EXCL, O_NOFOLLOW } = constants;
  const fd = openSync(path, O_WRONLY | O_APPEND | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
  try {
    fchmodSync(fd, 0o600);
    const appended = write(fd, text);
    if (fstatSync(fd).size === 0) unlinkSync(path);
    return appended;
  } finally {
    close(fd);
  }
}

function write(fd: number, text: string): Appended {
  try {
    const bytes = Buffer.from(text, 'latin1');
    const written = writeSync(fd, bytes);
    return written === bytes.length ? 'written' : written === bytes.length - 1 ? 'unended' : 'unwritten';
  } catch {
    return 'unwritten';
  }
}
