/**
 * Replacing a folder whole: everything new is written beside it and is on the disk before two renames put it into
 * place, so that at every moment the old one is whole, in its place or beside it, or the new one is. Whoever finds none
 * in its place reads the one beside it. What else its owner keeps there moves along. Errors of the file system are
 * thrown as they come; then the old one stands.
 */
import { randomBytes } from 'node:crypto';
import { readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { look } from '../../recorders/typescript/store/regular.ts';
import { makeFolder, namesIn, syncFolder, writeNew } from './private-file.ts';

/** What the name of the old one ends with between the two renames. */
const ASIDE = '.before';
const aside = (folder: string): string => `${folder}${ASIDE}`;
const unfinished = (folder: string): string => `${folder}.${randomBytes(8).toString('hex')}.next`;

/** By path within the folder. */
export type Content = ReadonlyMap<string, string | Uint8Array>;

/** Replaces a folder, or makes it. In the folders of `shared`, '' for the folder itself, its owner may keep more. */
export function replaceWhole(folder: string, content: Content, shared: readonly string[]): void {
  settle(folder, shared);
  const next = unfinished(folder);
  try {
    writeWhole(next, content);
    if (look(folder) !== null) renameSync(folder, aside(folder));
    renameSync(next, folder);
    syncFolder(dirname(folder));
  } finally {
    settle(folder, shared);
  }
}

function writeWhole(folder: string, content: Content): void {
  const folders = new Set([...content.keys()].map((path) => dirname(join(folder, path))));
  for (const path of folders) makeFolder(path);
  for (const [path, bytes] of content) writeNew(join(folder, path), bytes);
  for (const path of folders) syncFolder(path);
}

/**
 * Ends what a replacement began that was cut short: puts the old one back where no new one came, takes from it what is
 * its owner's where one did, and removes the rest.
 */
export function settle(folder: string, shared: readonly string[]): void {
  const old = aside(folder);
  if (look(old) !== null && look(folder) === null) renameSync(old, folder);
  if (look(old) !== null) {
    for (const path of shared) moveAlong(join(old, path), join(folder, path));
    renameSync(old, unfinished(folder));
  }
  const own = basename(folder);
  for (const name of namesIn(dirname(folder))) {
    const isOf = name.startsWith(`${own}.`) && /^\.[0-9a-f]{16}\.next$/.test(name.slice(own.length));
    if (isOf) rmSync(join(dirname(folder), name), { recursive: true, force: true });
  }
}

/** Moves what stands in one folder and has no like in the other. What cannot be looked at is an error, not nothing. */
function moveAlong(from: string, to: string): void {
  if (look(from)?.isDirectory() !== true) return;
  for (const name of readdirSync(from)) {
    if (look(join(to, name)) === null) renameSync(join(from, name), join(to, name));
  }
}

/** The names of folders, each in its place or, where a replacement was cut short, beside it: the name, then where. */
export function standing(folder: string): readonly (readonly [name: string, path: string])[] {
  const names = namesIn(folder);
  const found = names.map((name): readonly [string, string] => [
    name.endsWith(ASIDE) ? name.slice(0, -ASIDE.length) : name,
    join(folder, name),
  ]);
  return found
    .filter(([name, path]) => basename(path) === name || !names.includes(name))
    .sort(([one], [other]) => (one < other ? -1 : 1));
}
