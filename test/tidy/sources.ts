/** The sources that the tidy tests judge: paths from the project's folder, in order, each with its text. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOME } from '../command.ts';

const FOLDERS = ['generated', 'generators', 'model', 'recorders', 'registry', 'scripts', 'submitter', 'test'];

/** Not ours to judge: build output, the built site, and fixtures that are broken on purpose. */
const SKIPPED =
  /(^|\/)(node_modules|target)\/|^generated\/site\/|^test\/((cases|scripts\/dev\/runner\/cases|store\/cases)\/|.*\/golden\/)/;
const SOURCE = /\.([cm]?[jt]s|[jt]sx|hbs)$/;

const filesIn = (folder: string): string[] =>
  readdirSync(join(HOME, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(HOME.length).replaceAll('\\', '/'));

export function sources(): ReadonlyMap<string, string> {
  const paths = FOLDERS.flatMap(filesIn).filter((path) => SOURCE.test(path) && !SKIPPED.test(path));
  return new Map(paths.sort().map((path) => [path, readFileSync(join(HOME, path), 'utf8')]));
}
