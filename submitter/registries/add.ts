/**
 * Adding a registry: keeps a copy of its files in the store, in the layout that registries.ts reads. replacing.ts says
 * what may take the place of what; what is refused leaves every file as it was, and so does what fails.
 */
import { dirname, join } from 'node:path';
import { look } from '../../recorders/typescript/store/regular.ts';
import { copyWithout, deletedKeys } from '../allowlist/copy.ts';
import { makeFolder } from '../own-folder/private-file.ts';
import { replaceWhole, settle } from '../own-folder/whole-folder.ts';
import { readSeen, seenText, sumLines, type Seen } from './highest-seen.ts';
import { keysPath, keysText, readKeys } from './pinned-keys.ts';
import { pristine, readCopy, readSource, registriesFolder, SIGNATURES, working } from './registries.ts';
import { replacing, type Refused, type Taken, type There } from './replacing.ts';
import type { PinnedKey } from './signature.ts';
import { signers } from './signers.ts';
import { ALLOWLIST, keptAs, LISTS, sealedIn, type Source } from './source.ts';

/** The folder of the working copy, and that of the registry: there its user may keep what is not of the registry. */
const SHARED = 'working';
const IN_PLACE = ['', SHARED];

/** How a registry was added. `deleted` is how many lines its user had deleted, which stay deleted. */
export type Outcome =
  | { readonly done: Taken; readonly folder: string; readonly deleted: number }
  | ({ readonly done: null; readonly folder: string } & Refused);

/**
 * Keeps a copy of the source, if the table in replacing.ts takes it. `given` are keys to pin; those that were pinned
 * stay.
 */
export function addRegistry(root: string, source: Source, given: readonly PinnedKey[] | null = null): Outcome {
  const folder = join(registriesFolder(root), keptAs(source.allowlist));
  settle(folder, IN_PLACE);
  const refuse = (refused: Refused): Outcome => ({ done: null, folder, ...refused });
  const seen = readSeen(folder);
  if (typeof seen === 'string')
    return refuse({ why: seen, todo: 'Put it right, or remove that file and add the newest version that you know of' });
  const pinned = readKeys(folder);
  if (typeof pinned === 'string') {
    const todo = `Put that file right; or remove \`${folder}\`, and with it the keys and what you deleted of its lines`;
    return refuse({ why: `\`${keysPath(folder)}\` does not hold: ${pinned}`, todo });
  }
  const isSame = seen?.sums === sumLines(source.files);
  const { said } = replacing({
    comes: source.allowlist,
    there: thereIn(folder, seen),
    isSame,
    pinned,
    given,
    signed: signers(source, source.files.get(ALLOWLIST), pinned ?? given),
    folder,
  });
  if (typeof said !== 'string') return refuse(said);
  const deleted = seen === null ? new Set<string>() : deletedBefore(folder, isSame ? source : null);
  if ('why' in deleted) return refuse(deleted);
  if (!writeAll(folder, source, copyWithout(source.allowlist, deleted), pinned ?? given)) {
    const why = `a link or a file stands where a folder belongs, at \`${folder}\` or in it`;
    return refuse({ why, todo: 'Move it away' });
  }
  return { done: said, folder, deleted: deleted.size };
}

/** What is there; null where nothing was ever added. A copy that does not hold is no list to compare with. */
function thereIn(folder: string, seen: Seen | null): There | null {
  if (seen === null) return null;
  const source = readSource(pristine(folder)).value;
  const isWhole = source !== null && source.allowlist.version === seen.version;
  return {
    version: seen.version,
    list: isWhole ? source.allowlist : null,
    sealed: isWhole ? sealedIn(source) : new Set(),
  };
}

/**
 * What its user deleted from the working copy, or why that cannot be told. `same` is the source if it is what was added
 * last, which can stand for an untouched copy that was lost. Without a working copy nothing was deleted.
 */
function deletedBefore(folder: string, same: Source | null): ReadonlySet<string> | Refused {
  if (look(working(folder)) === null) return new Set();
  const source = same ?? readSource(pristine(folder)).value;
  if (source === null) {
    const todo = `Remove \`${folder}\`, and with it what you deleted of its lines, and add this again`;
    return { why: 'the untouched copy was changed, so what you deleted cannot be told', todo };
  }
  const { lines, findings } = readCopy(folder, source.allowlist);
  if (lines !== null) return deletedKeys(source.allowlist, lines);
  const why = findings.map(
    ({ file, line, message }) => `${line === 0 ? '' : `line ${line} of `}\`${file}\`: ${message}`,
  );
  return { why: why.join('; '), todo: 'Put that right, or remove that file, which forgets what you deleted' };
}

/** The folders that stand there, from the store's on. Nothing is written through a link in the place of one. */
const FOLDERS = [
  '../..',
  '..',
  '.',
  'pristine',
  'pristine/allowlist',
  `pristine/${LISTS}`,
  'pristine/catalogue',
  SHARED,
];

/** Replaces the folder whole. Whatever fails, what was there stays, and with it what its user deleted. */
function writeAll(
  folder: string,
  { allowlist, files, signatures }: Source,
  left: string,
  keys: readonly PinnedKey[] | null,
): boolean {
  const isOdd = (path: string): boolean => look(join(folder, path))?.isDirectory() === false;
  if (FOLDERS.some(isOdd) || !makeFolder(dirname(folder))) return false;
  const kept = [...files, ...(signatures === null ? [] : [[SIGNATURES, signatures] as const])];
  const content = new Map<string, string | Uint8Array>([
    ['seen', seenText(allowlist.version, files)],
    ...(keys === null ? [] : [['keys', keysText(keys)] as const]),
    ...kept.map(([path, bytes]) => [`pristine/${path}`, bytes] as const),
    [`${SHARED}/allowlist.txt`, left],
  ]);
  replaceWhole(folder, content, IN_PLACE);
  return true;
}
