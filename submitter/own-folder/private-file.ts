/**
 * Files and folders that only their owner may read, for what the user's programs keep. Only real directories and
 * regular files are used: a link cannot lead anything away and a FIFO cannot hang it. Errors of the file system are
 * thrown as they come; whoever asked says what was being done.
 */
import {
  chmodSync,
  closeSync,
  fchmodSync,
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
 * Makes a folder of mode 0700, whatever the umask, and what is missing above it. One that is there stays as it is;
 * false if something else is.
 */
export function makeFolder(path: string): boolean {
  const there = look(path);
  if (there !== null) return there.isDirectory();
  if (look(dirname(path)) === null) makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
  chmodSync(path, 0o700);
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

/** Writes a new file of mode 0600, whatever the umask. Something that is there is an error, a link too. */
export function writeNew(path: string, content: string | Uint8Array): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    fchmodSync(file, 0o600);
    const bytes = Buffer.from(content);
    for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
  } finally {
    closeSync(file);
  }
}

/** Removes a file, where there is one. */
export const remove = (path: string): void => rmSync(path, { force: true });

/** The names in a folder, in order; none where there is no folder. */
export const namesIn = (folder: string): readonly string[] => (isFolder(folder) ? readdirSync(folder).sort() : []);

/** Writes such a file beside the path and renames it there: whoever reads finds the old one or the new one. */
export function replaceFile(path: string, content: string | Uint8Array): void {
  const beside = `${path}.new`;
  remove(beside);
  try {
    writeNew(beside, content);
    renameSync(beside, path);
  } catch (error) {
    remove(beside);
    throw error;
  }
}
