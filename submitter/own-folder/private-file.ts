/**
 * Files and folders that only their owner may read, for what the user's programs keep. Only real directories and
 * regular files are used: a link cannot lead anything away and a FIFO cannot hang it. What is written is written beside
 * its place, under a name of its own, and is on the disk before it gets there. Errors of the file system are thrown as
 * they come; whoever asked says what was being done.
 */
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fchmodSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { isFolder, look, readRegular, type Refused } from '../../recorders/typescript/store/regular.ts';

const WHY: Readonly<Record<Refused, string>> = {
  missing: 'there is no such file',
  unreadable: 'it cannot be read',
  irregular: 'it is no regular file',
  large: 'it is too large',
};

/** A file's bytes; or in words why they are not to be had. */
export function readPrivate(path: string, limit: number): Buffer | string {
  const read = readRegular(path, limit);
  return typeof read === 'string' ? WHY[read] : read.bytes;
}

/**
 * Makes a folder of mode 0700, whatever the umask, and what is missing above it. One that is there stays as it is, also
 * if somebody else has just made it; false if something else is.
 */
export function makeFolder(path: string): boolean {
  const there = look(path);
  if (there !== null) return there.isDirectory();
  if (look(dirname(path)) === null) makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return isFolder(path);
    throw error;
  }
  chmodSync(path, 0o700);
  syncFolder(dirname(path));
  return true;
}

/**
 * What a small text file says; null where there is none, and a sentence where it cannot be read or `parse` says that it
 * does not hold.
 */
export function readSaid<T extends object>(
  path: string,
  limit: number,
  parse: (text: string) => T | string,
): T | string | null {
  if (look(path) === null) return null;
  const bytes = readPrivate(path, limit);
  return typeof bytes === 'string' ? bytes : parse(bytes.toString('utf8'));
}

/** Writes a new file of mode 0600, whatever the umask, onto the disk. What is there is an error, a link too. */
export function writeNew(path: string, content: string | Uint8Array): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    fchmodSync(file, 0o600);
    const bytes = Buffer.from(content);
    for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** What a system says that cannot open or sync a folder; then there is nothing to be done. */
const NO_SYNC = ['EINVAL', 'EISDIR', 'EPERM', 'EACCES', 'ENOTSUP', 'ENOSYS'];

/** Brings the names in a folder onto the disk. */
export function syncFolder(path: string): void {
  try {
    const folder = openSync(path, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch (error) {
    if (!NO_SYNC.some((code) => hasCode(error, code))) throw error;
  }
}

/** Removes a file, where there is one. */
export const remove = (path: string): void => rmSync(path, { force: true });

/** The names in a folder, in order; none where there is no folder. */
export const namesIn = (folder: string): readonly string[] => (isFolder(folder) ? readdirSync(folder).sort() : []);

/** Sweeps that a writer may lose its file to, before it says so. */
const MOST_SWEEPS = 100;

/**
 * Writes such a file under a random name beside the path, and has it put into place. A sweep may take it before: then
 * again from the start. Nothing is left beside the path, unless the process is killed.
 */
export function writeBeside(path: string, content: string | Uint8Array, place: (part: string) => void): void {
  for (let sweeps = 0; ; sweeps++) {
    const part = `${path}.${randomBytes(8).toString('hex')}.part`;
    try {
      writeNew(part, content);
      place(part);
      return;
    } catch (error) {
      const isSwept = hasCode(error, 'ENOENT') && look(part) === null && isFolder(dirname(path));
      if (!isSwept || sweeps === MOST_SWEEPS) throw error;
    } finally {
      remove(part);
    }
  }
}

/** Puts such a file in the place of another: whoever reads finds the old one or the new one. */
export function replaceFile(path: string, content: string | Uint8Array): void {
  writeBeside(path, content, (part) => renameSync(part, path));
  syncFolder(dirname(path));
}

/** Whether an error is this one of the file system. */
export const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
