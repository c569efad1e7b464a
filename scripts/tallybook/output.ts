/**
 * Generated files against a folder: what is missing, changed or stray, and writing them. A file is only ever replaced
 * whole: all are staged first, so that a full disk is found before anything is touched, and then renamed one by one.
 * Nothing is ever written through a link in the folder.
 */
import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { GeneratedFile } from '../../model/registry/types.ts';
import { orRefuse, Refusal } from '../terminal/refusal.ts';

export interface Difference {
  readonly path: string;
  readonly state: 'missing' | 'changed' | 'stray';
}

/** Folders of generated/ that other commands own: types are made by `npm run types`, the site is never committed. */
const OWNED_BY_OTHERS: ReadonlySet<string> = new Set(['types', 'site']);

const STAGING = '.staging';

/**
 * Every difference between `files` and the folder, by path. `within` limits what counts as stray to those top-level
 * folders.
 */
export function compareOutput(
  folder: string,
  files: readonly GeneratedFile[],
  within: readonly string[] | null,
): readonly Difference[] {
  const wanted = new Map(files.map(({ path, text }) => [path, text]));
  const found = orRefuse(`read \`${folder}\``, () => listFiles(folder, ''));
  const differences: Difference[] = [];
  for (const [path, text] of wanted) {
    if (!found.has(path)) differences.push({ path, state: 'missing' });
    else if (!holds(join(folder, path), text)) differences.push({ path, state: 'changed' });
  }
  for (const path of found) {
    const top = path.split('/')[0] ?? '';
    if (!wanted.has(path) && !OWNED_BY_OTHERS.has(top) && (within === null || within.includes(top)))
      differences.push({ path, state: 'stray' });
  }
  return differences.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * Makes the folder hold exactly `files`, apart from what other commands own. Files that are already right are not
 * touched. Refuses a folder in which everything would go and nothing is known: it belongs to something else.
 */
export function writeOutput(folder: string, files: readonly GeneratedFile[], differences: readonly Difference[]): void {
  const strays = differences.filter(({ state }) => state === 'stray').map(({ path }) => path);
  const changes = new Set(differences.filter(({ state }) => state !== 'stray').map(({ path }) => path));
  const isForeign = differences.filter(({ state }) => state === 'missing').length === files.length;
  if (isForeign && strays[0] !== undefined) {
    throw new Refusal(
      `\`${folder}\` holds only files that were not generated, such as \`${strays[0]}\`; ` +
        'remove them, or name another folder with --out',
    );
  }
  const staging = join(folder, STAGING);
  orRefuse(`write to \`${folder}\``, () => {
    try {
      rmSync(staging, { recursive: true, force: true });
      for (const { path, text } of files.filter(({ path }) => changes.has(path))) {
        mkdirSync(dirname(join(staging, path)), { recursive: true });
        writeFileSync(join(staging, path), text);
      }
      for (const path of strays) removeStray(folder, path);
      for (const path of changes) putInPlace(folder, path);
    } finally {
      rmSync(staging, { recursive: true, force: true });
    }
  });
}

/** Removes a file and the folders that are empty without it. */
function removeStray(folder: string, path: string): void {
  rmSync(join(folder, path));
  for (let above = dirname(path); above !== '.'; above = dirname(above)) {
    if (readdirSync(join(folder, above)).length > 0) return;
    rmdirSync(join(folder, above));
  }
}

function putInPlace(folder: string, path: string): void {
  for (let above = dirname(path); above !== '.'; above = dirname(above)) {
    const there = lstatSync(join(folder, above), { throwIfNoEntry: false });
    if (there !== undefined && !there.isDirectory())
      throw new Refusal(`\`${join(folder, above)}\` must be a folder, but is something else`);
  }
  const target = join(folder, path);
  if (lstatSync(target, { throwIfNoEntry: false })?.isDirectory() === true) rmdirSync(target);
  mkdirSync(dirname(target), { recursive: true });
  renameSync(join(folder, STAGING, path), target);
}

/** Everything below a folder that is not a folder itself; links are listed and not followed. */
function listFiles(folder: string, below: string): Set<string> {
  const found = new Set<string>();
  if (lstatSync(join(folder, below), { throwIfNoEntry: false }) === undefined) return found;
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (path === STAGING) continue;
    if (entry.isDirectory()) for (const inner of listFiles(folder, path)) found.add(inner);
    else found.add(path);
  }
  return found;
}

/**
 * Whether a regular file holds exactly this text: bytes are compared, since not every text comes back from UTF-8 as
 * it was.
 */
function holds(path: string, text: string): boolean {
  return orRefuse(`read \`${path}\``, () => lstatSync(path).isFile() && readFileSync(path).equals(Buffer.from(text)));
}

/**
 * Refuses generated paths that would leave the folder: a bug in a generator, never something a declaration can cause.
 */
export function assertInside(files: readonly GeneratedFile[]): void {
  const outside = files.find(({ path }) => path.startsWith('/') || path.split('/').includes('..'));
  if (outside !== undefined) throw new Refusal(`a generator tried to write \`${outside.path}\`, outside generated/`);
}
