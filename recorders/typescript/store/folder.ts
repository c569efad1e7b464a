/**
 * What a program's folder holds: only names that read like a store's, only regular files, and never too many to look
 * at.
 */
import { opendirSync, unlinkSync } from 'node:fs';
import { type FileName, parseName } from './name.ts';
import { look } from './regular.ts';

export interface Entry {
  readonly name: FileName;
  readonly text: string;
}

/** Names that a sweep looks at in one folder. */
const LOOKED_AT = 10_000;

/** The names in a folder, of which there may be millions; the first ten thousand. Empty where it cannot be read. */
export function namesIn(folder: string): string[] {
  try {
    const directory = opendirSync(folder, { bufferSize: 512 });
    try {
      const names: string[] = [];
      while (names.length < LOOKED_AT) {
        const entry = directory.readSync();
        if (entry === null) break;
        names.push(entry.name);
      }
      return names;
    } finally {
      directory.closeSync();
    }
  } catch {
    return [];
  }
}

/** The store's files in a folder, sorted by name. */
export function entriesIn(folder: string): Entry[] {
  return namesIn(folder)
    .sort()
    .flatMap((text) => {
      const name = parseName(text);
      return name === null ? [] : [{ name, text }];
    });
}

/** The size of a regular file, or null. */
export function sizeOf(path: string): number | null {
  try {
    const stat = look(path);
    return stat?.isFile() === true ? Number(stat.size) : null;
  } catch {
    return null;
  }
}

/** Removes a regular file; whether it is gone by this. */
export function remove(path: string): boolean {
  try {
    if (sizeOf(path) === null) return false;
    unlinkSync(path);
    return true;
  } catch {
    return false;
  }
}
