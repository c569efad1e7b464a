/**
 * Adding a registry: keeps a copy of its files in the store, in the layout that registries.ts reads. replacing.ts says
 * what may take the place of what; what is refused leaves every file as it was, and so does what fails.
 */
import { dirname, join } from 'node:path';
import { look } from '../../recorders/typescript/store/regular.ts';
import { copyWithout } from '../allowlist/copy.ts';
import { staysDeleted, type Copy } from '../allowlist/deleted.ts';
import { isUnreleased } from '../allowlist/series.ts';
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

/** How a registry was added. `deleted` is how many of its lines are missing in the copy, as its user deleted them. */
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
  const before = copiesBefore(root, source, { folder, seen, isSame });
  if ('why' in before) return refuse(before);
  const deleted = staysDeleted(source.allowlist, before);
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

interface Kept {
  readonly folder: string;
  readonly seen: Seen | null;
  readonly isSame: boolean;
}

/**
 * The copies that say what its user deleted: the one that is there; that of the release where 0.0.0 comes; and that of
 * 0.0.0 where a first release does. Or why it cannot be told.
 */
function copiesBefore(root: string, source: Source, { folder, seen, isSame }: Kept): readonly Copy[] | Refused {
  const { registry, version } = source.allowlist;
  const own = seen === null ? null : copyBefore(folder, isSame ? source : null);
  const other = isUnreleased(version) ? registry : keptAs({ registry, version: '0.0.0' });
  const asksOther = isUnreleased(version) || seen === null;
  const beside = asksOther ? copyBefore(join(registriesFolder(root), other), null) : null;
  const copies: Copy[] = [];
  for (const copy of [own, beside]) {
    if (copy === null) continue;
    if ('why' in copy) return copy;
    copies.push(copy);
  }
  return copies;
}

/**
 * The list that is kept with what its working copy has left, or why that cannot be told. `same` is the source if it is
 * what was added last, which can stand for an untouched copy that was lost. Null without a working copy: nothing was
 * deleted.
 */
function copyBefore(folder: string, same: Source | null): Copy | Refused | null {
  if (look(working(folder)) === null) return null;
  const source = same ?? readSource(pristine(folder)).value;
  if (source === null) {
    const todo = `Remove \`${folder}\`, and with it what you deleted of its lines, and add this again`;
    return { why: 'the untouched copy was changed, so what you deleted cannot be told', todo };
  }
  const { lines, findings } = readCopy(folder, source.allowlist);
  if (lines !== null) return { list: source.allowlist, left: lines };
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
