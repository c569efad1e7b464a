/**
 * Generated files against a folder: what is missing, changed or stray, and writing them. A file is only ever replaced whole: all are
 * staged first, so that a full disk is found before anything is touched, and then renamed one by one.
 */
import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { GeneratedFile } from '../model/types.ts';
import { orRefuse, Refusal } from './refusal.ts';

export interface Difference {
  readonly path: string;
  readonly state: 'missing' | 'changed' | 'stray';
}

/** Folders of generated/ that other commands own: types are made by `npm run types`, the site is never committed. */
const OWNED_BY_OTHERS: ReadonlySet<string> = new Set(['types', 'site']);

const STAGING = '.staging';

/** Every difference between `files` and the folder, by path. `within` limits what counts as stray to those top-level folders. */
export function compareOutput(
  folder: string,
  files: readonly GeneratedFile[],
  within: readonly string[] | null,
): readonly Difference[] {
  const wanted = new Map(files.map(({ path, text }) => [path, text]));
  const found = listFiles(folder, '');
  const differences: Difference[] = [];
  for (const [path, text] of wanted) {
    if (!found.has(path)) differences.push({ path, state: 'missing' });
    else if (readText(join(folder, path)) !== text) differences.push({ path, state: 'changed' });
  }
  for (const path of found) {
    const top = path.split('/')[0] ?? '';
    if (!wanted.has(path) && !OWNED_BY_OTHERS.has(top) && (within === null || within.includes(top)))
      differences.push({ path, state: 'stray' });
  }
  return differences.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Makes the folder hold exactly `files`, apart from what other commands own. Files that are already right are not touched. */
export function writeOutput(folder: string, files: readonly GeneratedFile[], differences: readonly Difference[]): void {
  const changes = new Map(differences.filter(({ state }) => state !== 'stray').map(({ path }) => [path, true]));
  const staging = join(folder, STAGING);
  orRefuse(`write to \`${folder}\``, () => {
    try {
      for (const { path, text } of files.filter(({ path }) => changes.has(path))) {
        mkdirSync(dirname(join(staging, path)), { recursive: true });
        writeFileSync(join(staging, path), text);
      }
      for (const path of changes.keys()) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        renameSync(join(staging, path), join(folder, path));
      }
      for (const { path } of differences.filter(({ state }) => state === 'stray')) rmSync(join(folder, path));
    } finally {
      rmSync(staging, { recursive: true, force: true });
    }
  });
}

/** Regular files and links below a folder; anything that generated/ cannot hold is refused by name. */
function listFiles(folder: string, below: string): Set<string> {
  const found = new Set<string>();
  if (lstatSync(join(folder, below), { throwIfNoEntry: false }) === undefined) return found;
  for (const entry of orRefuse(`read \`${folder}\``, () => readdirSync(join(folder, below), { withFileTypes: true }))) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.name === STAGING && below === '') continue;
    if (entry.isDirectory()) for (const inner of listFiles(folder, path)) found.add(inner);
    else found.add(path);
  }
  return found;
}

function readText(path: string): string | null {
  if (!lstatSync(path).isFile()) return null;
  return orRefuse(`read \`${path}\``, () => readFileSync(path, 'utf8'));
}

/** Refuses generated paths that would leave the folder: a bug in a generator, never something a declaration can cause. */
export function assertInside(files: readonly GeneratedFile[]): void {
  const outside = files.find(({ path }) => path.startsWith('/') || path.split('/').includes('..'));
  if (outside !== undefined) throw new Refusal(`a generator tried to write \`${outside.path}\`, outside generated/`);
}
