/**
 * The root of a store on the disk: made with the two files that keep it out of backups and repositories, and removed
 * when nothing else is left in it. Never takes over a folder that holds other things.
 */
import { chmodSync, existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { isFolder } from '../../recorders/typescript/store/regular.ts';
import { makeFolder, replaceFile } from '../../submitter/own-folder/private-file.ts';
import { Refusal } from '../terminal/refusal.ts';

/** By name, the files that belong to a store as a whole. */
export const ROOT_FILES: ReadonlyMap<string, string> = new Map([
  [
    'CACHEDIR.TAG',
    'Signature: 8a477f597d28d172789f06886806bc55\n' +
      '# Backups may leave this folder out: see https://bford.info/cachedir/\n',
  ],
  ['.gitignore', '*\n'],
]);

/** The root, and the folder of one program. */
export function makeStore(root: string, folder: string): void {
  if (isFolder(root)) refuseForeign(root);
  ensureFolder(root);
  ensureFolder(folder);
  chmodSync(root, 0o700);
  for (const [name, text] of ROOT_FILES) {
    if (!existsSync(`${root}/${name}`)) replaceFile(`${root}/${name}`, text);
  }
}

/** Makes a folder of mode 0700 where there is none. Refuses where something else is. */
export function ensureFolder(path: string): void {
  if (!makeFolder(path)) throw new Refusal(notFolder(path));
}

export const notFolder = (path: string): string =>
  `\`${path}\` is a link or a file, not a folder; move it away, then run this again`;

/** A folder that holds other things has an owner from whom `.gitignore` would hide them. */
function refuseForeign(root: string): void {
  const names = readdirSync(root).sort();
  const [first] = names;
  const isStore = names.some((name) => name === 'CACHEDIR.TAG' || existsSync(`${root}/${name}/on`));
  if (first === undefined || isStore) return;
  throw new Refusal(
    `\`${root}\` is not a store but holds other files, such as \`${first}\`; ` +
      'set TALLYBOOK_HOME to an empty or a new folder',
  );
}

/** Removes the root if nothing is left in it but its own files. Whether it did. */
export function removeEmptyStore(root: string): boolean {
  const names = isFolder(root) ? readdirSync(root) : [];
  if (names.length === 0 || names.some((name) => !ROOT_FILES.has(name))) return false;
  for (const name of ROOT_FILES.keys()) rmSync(`${root}/${name}`, { force: true });
  rmdirSync(root);
  return true;
}
