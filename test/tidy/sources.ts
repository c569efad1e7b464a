/** The sources that the tidy tests judge: paths from the project's folder, in order, each with its text. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOME } from '../command.ts';

const FOLDERS = ['generated', 'generators', 'model', 'recorders', 'registry', 'scripts', 'submitter', 'test'];

/** Not ours to judge: build output, the built site, and fixtures that are broken on purpose. */
const BUILT = /(^|\/)(node_modules|target)\/|^generated\/site\//;
const FIXTURE = /^test\/((cases|scripts\/dev\/runner\/cases|store\/cases)\/|.*\/golden\/)/;
const isSkipped = (path: string): boolean => BUILT.test(path) || FIXTURE.test(path);
const SOURCE = /\.([cm]?[jt]s|[jt]sx|hbs)$/;

const filesIn = (folder: string): string[] =>
  readdirSync(join(HOME, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(HOME.length).replaceAll('\\', '/'));

export function sources(): ReadonlyMap<string, string> {
  const paths = FOLDERS.flatMap(filesIn).filter((path) => SOURCE.test(path) && !isSkipped(path));
  return new Map(paths.sort().map((path) => [path, readFileSync(join(HOME, path), 'utf8')]));
}

export const CRATES = ['recorders/rust', 'recorders/rustc-wrapper'];

/** The sources of a crate, by their path below its `src/`. */
export function crateSources(crate: string): ReadonlyMap<string, string> {
  const folder = join(HOME, crate, 'src');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  const rust = names.filter((name) => name.endsWith('.rs')).sort();
  return new Map(rust.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
