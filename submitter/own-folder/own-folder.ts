/**
 * What the user's programs keep in `_tally/` about leaving: consent, which is replaced whole; draws and answers, each a
 * file that is made once. A file that is there and does not hold stops what would need it, and nothing else. Errors of
 * the file system are thrown as they come.
 */
import { lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { binding, bornText } from '../../recorders/typescript/store/on.ts';
import { isFolder, look } from '../../recorders/typescript/store/regular.ts';
import { given, stop, stopped, type Stopped } from '../stops/stop.ts';
import { makeOnce } from './once.ts';
import { makeFolder, readSaid, replaceFile } from './private-file.ts';

/** What is larger is not read. */
export const MAX_BYTES = 1 << 20;

export const ownFolder = (root: string): string => join(root, '_tally');
export const consentFile = (root: string): string => join(ownFolder(root), 'consent');
export const drawsFolder = (root: string): string => join(ownFolder(root), 'draws');
export const answersFolder = (root: string): string => join(ownFolder(root), 'answers');

/**
 * What a file says; null if there is none. `broken` names the row of the table for one that does not hold. Nothing is
 * read through a link in the place of its folder.
 */
export function readOwn<T extends object>(
  path: string,
  parse: (text: string) => T | string,
  broken: 'consent/broken' | 'draw/broken',
): Stopped<{ readonly said: T | null }> {
  const folder = dirname(path);
  if (look(folder)?.isDirectory() === false) return stopped(stop('folder/irregular', folder));
  const said = readSaid(path, MAX_BYTES, parse);
  return typeof said === 'string' ? stopped(stop(broken, path, said)) : given({ said });
}

/** Replaces a file of `_tally/`, and makes that folder if need be. */
export function keepOwn(root: string, path: string, text: string): Stopped<true> {
  const made = makeFolders(root, ownFolder(root));
  if (made.value !== null) replaceFile(path, text);
  return made;
}

/**
 * Makes a file in a folder of `_tally/` once, and says what it says then: this, or what somebody said before. What it
 * gives has happened; what it stops has not, or nobody can say.
 */
export function keepOnce<T extends object>(
  root: string,
  path: string,
  text: string,
  parse: (text: string) => T | string,
): Stopped<T> {
  const made = makeFolders(root, ownFolder(root), dirname(path));
  if (made.value === null) return made;
  makeOnce(path, text);
  const read = readOwn(path, parse, 'draw/broken');
  if (read.value === null) return read;
  return read.value.said === null ? keepOnce(root, path, text, parse) : given(read.value.said);
}

function makeFolders(root: string, ...folders: readonly string[]): Stopped<true> {
  if (!isFolder(root)) return stopped(stop('store/none', root));
  const irregular = folders.find((folder) => !makeFolder(folder));
  return irregular === undefined ? given(true) : stopped(stop('folder/irregular', irregular));
}

/** What `_tally/` is, as `on` names a program's folder: see STORE.md. */
export interface Binding {
  readonly path: string;
  readonly inode: string | null;
  readonly born: string | null;
}

/** What a consent that is given now is bound to. */
export function newBinding(root: string): Stopped<Binding> {
  const made = makeFolders(root, ownFolder(root));
  return made.value === null ? made : given({ path: ownFolder(root), ...binding(ownFolder(root)) });
}

/** What `_tally/` is now, to be compared with what a consent is bound to. */
export function presentBinding(root: string): Binding {
  const path = ownFolder(root);
  if (!isFolder(path)) return { path, inode: null, born: null };
  const { ino, birthtimeNs } = lstatSync(path, { bigint: true });
  return { path, inode: String(ino), born: bornText(birthtimeNs) };
}
