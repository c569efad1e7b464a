/**
 * What the user's programs keep in `_tally/` about leaving: consent, the weeks' draws, the answers. Each is one text
 * file, read whole and replaced whole. A file that is there and does not hold stops everything that would need it.
 * Errors of the file system are thrown as they come.
 */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { binding, bornText } from '../../recorders/typescript/store/on.ts';
import { isFolder } from '../../recorders/typescript/store/regular.ts';
import { given, stop, stopped, type Stopped } from '../stops/stop.ts';
import { makeFolder, readSaid, replaceFile } from './private-file.ts';

const MAX_BYTES = 1 << 20;

export const ownFolder = (root: string): string => join(root, '_tally');
export const consentFile = (root: string): string => join(ownFolder(root), 'consent');
export const weeksFile = (root: string): string => join(ownFolder(root), 'week');
export const answersFile = (root: string): string => join(ownFolder(root), 'answers');

/** What a file says; null if there is none. `broken` names the row of the table for one that does not hold. */
export function readOwn<T extends object>(
  path: string,
  parse: (text: string) => T | string,
  broken: 'consent/broken' | 'draw/broken',
): Stopped<{ readonly said: T | null }> {
  const said = readSaid(path, MAX_BYTES, parse);
  return typeof said === 'string' ? stopped(stop(broken, path, said)) : given({ said });
}

/** Replaces a file of `_tally/`, and makes that folder if need be. */
export function keepOwn(root: string, path: string, text: string): Stopped<true> {
  const made = makeOwnFolder(root);
  if (made.value !== null) replaceFile(path, text);
  return made;
}

function makeOwnFolder(root: string): Stopped<true> {
  if (!isFolder(root)) return stopped(stop('store/none', root));
  const folder = ownFolder(root);
  return makeFolder(folder) ? given(true) : stopped(stop('folder/irregular', folder));
}

/** What `_tally/` is, as `on` names a program's folder: see STORE.md. */
export interface Binding {
  readonly path: string;
  readonly inode: string | null;
  readonly born: string | null;
}

/** What a consent that is given now is bound to. */
export function newBinding(root: string): Stopped<Binding> {
  const made = makeOwnFolder(root);
  return made.value === null ? made : given({ path: ownFolder(root), ...binding(ownFolder(root)) });
}

/** What `_tally/` is now, to be compared with what a consent is bound to. */
export function presentBinding(root: string): Binding {
  const path = ownFolder(root);
  if (!isFolder(path)) return { path, inode: null, born: null };
  const { ino, birthtimeNs } = lstatSync(path, { bigint: true });
  return { path, inode: String(ino), born: bornText(birthtimeNs) };
}
