/**
 * Folders for tests: made below the system's own, filled from a table, shown as text, and gone when the process ends.
 */
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { registryFiles } from '../../scripts/tallybook/init.ts';
import { HOME } from '../command.ts';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** The day on which the registries that tests make were checked. */
export const DAY = '2026-11-22';

const made: string[] = [];

/** An empty folder that any user may enter. Its name ends with `end`. */
export function temporaryFolder(end = ''): string {
  if (made.length === 0)
    process.on('exit', () => made.forEach((path) => rmSync(path, { recursive: true, force: true })));
  const outer = mkdtempSync(join(tmpdir(), 'tallybook-'));
  made.push(outer);
  const folder = join(outer, `here${end}`);
  mkdirSync(folder);
  for (const path of [outer, folder]) chmodSync(path, 0o755);
  return folder;
}

/** Writes files below a folder. */
export function write(folder: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** A folder with a sound registry of one program, `demo`, as `tallybook init` makes it, and some more files. */
export function demoFolder(files: Files = {}): string {
  const folder = temporaryFolder();
  const own = registryFiles('demo', DAY).map(([path, text]): [string, string] => [`registry/${path}`, text]);
  write(folder, { ...Object.fromEntries(own), ...files });
  return folder;
}

/** A folder with a copy of the committed registry. */
export function realFolder(end = ''): string {
  const folder = temporaryFolder(end);
  cpSync(join(HOME, 'registry'), join(folder, 'registry'), { recursive: true });
  return folder;
}

/** Everything below a folder by path, links as `-> target`, folders only if empty, other things as `?`. */
export function contents(folder: string, below = ''): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const names = readdirSync(join(folder, below)).sort();
  if (names.length === 0 && below !== '') found.set(`${below}/`, '');
  for (const name of names) {
    const path = below === '' ? name : `${below}/${name}`;
    const kind = lstatSync(join(folder, path));
    if (kind.isDirectory()) contents(folder, path).forEach((text, inner) => found.set(inner, text));
    else if (kind.isFile()) found.set(path, readFileSync(join(folder, path), 'latin1'));
    else found.set(path, kind.isSymbolicLink() ? `-> ${readlinkSync(join(folder, path))}` : '?');
  }
  return found;
}

/** The paths at which two folders differ, one a line; nothing when they hold the same bytes. */
export function differing(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string {
  const paths = [...new Set([...one.keys(), ...other.keys()])].sort();
  return paths.filter((path) => one.get(path) !== other.get(path)).join('\n');
}
