/**
 * Appending: a text that goes to the end of a file in one write, which lands whole behind what is there, and what came
 * of it; and making the file, so that nothing is overwritten.
 */
import { randomBytes } from 'node:crypto';
import { constants, fchmodSync, fstatSync, openSync, writeSync } from 'node:fs';
import { close, codeOf, type Open } from './regular.ts';

/** What a recorder reads at most, so it writes no more than that into one file. */
export const LARGEST_WRITTEN = 8 * 1024 * 1024;

/**
 * What came of a block. `unwritten`: nothing of it counts, so its counts are to be kept. Of the others keeping them
 * could double them. `unended`: all of it but the last LF is there, so it counts as soon as anybody writes behind it.
 * `folded`: its file was folded meanwhile, and nobody can say whether it was in time.
 */
export type Appended = 'written' | 'unwritten' | 'unended' | 'folded';

/** What tells a file that is being written from all others; it says nothing about the process. */
export const newOwn = (): string => randomBytes(8).toString('hex');

/** Makes an empty file, mode 0600 whatever the umask; null if something is there. Throws if it cannot be made. */
export function makeEmpty(path: string): Open | null {
  const { O_WRONLY, O_APPEND, O_CREAT, O_EXCL, O_NOFOLLOW } = constants;
  try {
    const fd = openSync(path, O_WRONLY | O_APPEND | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
    fchmodSync(fd, 0o600);
    return { fd, stat: fstatSync(fd, { bigint: true }) };
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return null;
    throw cause;
  }
}

/** Makes a file that was not there, with this text, which is ASCII. Throws if it cannot be made. */
export function makeFile(path: string, text: string): Appended {
  const open = makeEmpty(path);
  if (open === null) return 'unwritten';
  try {
    return append(open.fd, text);
  } finally {
    close(open.fd);
  }
}

/** One write of ASCII. Throws nothing. */
export function append(fd: number, text: string): Appended {
  try {
    const bytes = Buffer.from(text, 'latin1');
    const written = writeSync(fd, bytes);
    return written === bytes.length ? 'written' : written === bytes.length - 1 ? 'unended' : 'unwritten';
  } catch {
    return 'unwritten';
  }
}
