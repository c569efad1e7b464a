/** The sources that the tidy tests judge: paths from the project's folder, in order, each with its text. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOME } from '../command.ts';

/** Not ours to judge, from the project's folder: packages, build output, the built site, and git's own files. */
export const SKIPPED = /^(?:\.git|node_modules|dist|generated\/site|recorders\/[^/]+\/target)$/;
/** Broken on purpose. */
const FIXTURE = /^test\/((cases|scripts\/dev\/runner\/cases|store\/cases)\/|.*\/golden\/)/;
const SOURCE = /\.([cm]?[jt]s|[jt]sx|hbs)$/;

const entriesOf = (folder: string): readonly string[] =>
  readdirSync(join(HOME, folder), { withFileTypes: true })
    .map((entry) => ({ entry, path: folder === '' ? entry.name : `${folder}/${entry.name}` }))
    .filter(({ path }) => !SKIPPED.test(path))
    .flatMap(({ entry, path }) => (entry.isDirectory() ? entriesOf(path) : entry.isFile() ? [path] : []));

/** Every file of the project, whichever folder it is in. */
export const projectFiles = (): readonly string[] => [...entriesOf('')].sort();

export function sources(): ReadonlyMap<string, string> {
  const paths = projectFiles().filter((path) => SOURCE.test(path) && !FIXTURE.test(path));
  return new Map(paths.map((path) => [path, readFileSync(join(HOME, path), 'utf8')]));
}

export const CRATES = ['recorders/rust', 'recorders/rustc-wrapper'];

/** The sources of a crate, by their path below its `src/`. */
export function crateSources(crate: string): ReadonlyMap<string, string> {
  const folder = join(HOME, crate, 'src');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  const rust = names.filter((name) => name.endsWith('.rs')).sort();
  return new Map(rust.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
