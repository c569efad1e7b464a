/**
 * The registries that the user's program was given: `<root>/_tally/registries/<name>/`, and what was generated between
 * two releases in `<name>.0.0.0/` beside it. `pristine/` is a copy of what was added, in the layout of `generated/`;
 * `working/allowlist.txt` is the copy that its user may delete lines from; `seen` is the highest version that was
 * added, with the sums of its files; `keys` are the keys that sign it, if it is active. Writes nothing else and decides
 * nothing: replacing.ts says what may take the place of what.
 */
import { join } from 'node:path';
import type { Catalogue } from '../../generated/types/catalogue.ts';
import { isFolder, look } from '../../recorders/typescript/store/regular.ts';
import { copyWithout, deletedKeys, parseCopy, type ReadCopy } from '../allowlist/copy.ts';
import { parseAllowlist } from '../allowlist/file.ts';
import { LIST, whole } from '../allowlist/line.ts';
import type { Allowlist, NumberedLine } from '../allowlist/list.ts';
import { parseCatalogue } from './catalogue.ts';
import { keysPath, keysText, readKeys } from './pinned-keys.ts';
import { replacing, type Refused, type Taken, type There } from './replacing.ts';
import {
  ALLOWLIST,
  keptAs,
  listOf,
  LISTS,
  pathOfList,
  sealedIn,
  sourceFindings,
  type RegistryFinding,
  type Source,
} from './source.ts';
import { makeFolder, namesIn, readPrivate, remove, replaceFile } from '../own-folder/private-file.ts';
import { readSeen, seenFinding, seenPath, seenText, sumLines, type Seen } from './highest-seen.ts';
import { signers } from './signers.ts';
import type { PinnedKey } from './signature.ts';

const MAX_BYTES = 64 << 20;
const SIGNATURES = `${ALLOWLIST}.sig`;
const NAME = whole(`${LIST}(?:\\.0\\.0\\.0)?`);

export interface ReadSource {
  readonly value: Source | null;
  readonly findings: readonly RegistryFinding[];
}

/** Reads a `generated/` folder and checks all of it. Throws errors of the file system. */
export function readSource(folder: string): ReadSource {
  const findings: RegistryFinding[] = [];
  const say = (path: string, message: string, line = 0): void =>
    void findings.push({ file: join(folder, path), line, message });
  const files = new Map<string, Uint8Array>();
  for (const path of sourcePaths(folder)) {
    const bytes = readPrivate(join(folder, path), MAX_BYTES);
    if (typeof bytes === 'string') say(path, bytes);
    else files.set(path, bytes);
  }
  const catalogues = new Map<string, Catalogue>();
  const lists = new Map<string, Uint8Array>();
  for (const [path, bytes] of files) {
    const list = listOf(path);
    if (list !== null) lists.set(list, bytes);
    if (list !== null || path === ALLOWLIST) continue;
    const catalogue = parseCatalogue(bytes);
    if (typeof catalogue === 'string') say(path, catalogue);
    else catalogues.set(catalogue.program, catalogue);
  }
  const bytes = files.get(ALLOWLIST);
  const read = bytes === undefined ? null : parseAllowlist(bytes, lists);
  for (const { list, line, message } of read?.findings ?? [])
    say(list === null ? ALLOWLIST : pathOfList(list), message, line);
  const allowlist = read?.value ?? null;
  if (allowlist === null || findings.length > 0) return { value: null, findings };
  const signatures = readPrivate(join(folder, SIGNATURES), MAX_BYTES);
  const source = { allowlist, catalogues, files, signatures: typeof signatures === 'string' ? null : signatures };
  for (const { file, line, message } of sourceFindings(source)) say(file, message, line);
  return { value: findings.length === 0 ? source : null, findings };
}

/** Every file that a registry is read from, but for the signatures; by path, in the order of their sums. */
const sourcePaths = (folder: string): readonly string[] => [
  ALLOWLIST,
  ...pathsIn(folder, LISTS, '.txt'),
  ...pathsIn(folder, 'catalogue', '.json'),
];

const pathsIn = (folder: string, below: string, ending: string): readonly string[] =>
  namesIn(join(folder, below))
    .filter((name) => name.endsWith(ending))
    .map((name) => `${below}/${name}`);

/** A registry as it was added. */
export interface Added {
  /** That of its folder, each once: `rust-toolchain`, or `rust-toolchain.0.0.0`. */
  readonly name: string;
  readonly folder: string;
  /** Null if the untouched copy no longer holds. */
  readonly source: Source | null;
  /**
   * The lines of the working copy. Null if nothing may leave by it: it differs otherwise than by lines that are
   * missing, the untouched copy is not the one that was added last, or the registry is active and not signed.
   */
  readonly left: readonly NumberedLine[] | null;
  /** Who signed the untouched copy with a pinned key; none for a preview. */
  readonly signedBy: readonly string[];
  readonly findings: readonly RegistryFinding[];
}

const registriesFolder = (root: string): string => join(root, '_tally', 'registries');
const pristine = (folder: string, path = ''): string => join(folder, 'pristine', path);
const working = (folder: string): string => join(folder, 'working', 'allowlist.txt');

/** The registries that were added, by name. */
export function addedRegistries(root: string): readonly Added[] {
  const folder = registriesFolder(root);
  return namesIn(folder)
    .filter((name) => NAME.test(name) && isFolder(join(folder, name)))
    .map((name) => readAdded(join(folder, name), name));
}

function readAdded(folder: string, name: string): Added {
  const { value: source, findings } = readSource(pristine(folder));
  const nothing = { name, folder, source, left: null, signedBy: [], findings };
  if (source === null) return nothing;
  const { allowlist, files } = source;
  const refuse = (file: string, message: string): Added => ({ ...nothing, findings: [{ file, line: 0, message }] });
  if (keptAs(allowlist) !== name)
    return refuse(pristine(folder, ALLOWLIST), `it is of ${keptAs(allowlist)}; this is the folder of ${name}`);
  const old = seenFinding(readSeen(folder), allowlist.registry, allowlist.version, files);
  if (old !== null) return refuse(seenPath(folder), old);
  const signed = signers(source, files.get(ALLOWLIST), readKeys(folder));
  if ('refused' in signed) return refuse(pristine(folder, SIGNATURES), signed.refused);
  const copy = readCopy(folder, allowlist);
  return { ...nothing, left: copy.lines, signedBy: signed.by, findings: copy.findings };
}

/** The working copy. */
function readCopy(
  folder: string,
  allowlist: Allowlist,
): { readonly lines: ReadCopy['lines']; readonly findings: readonly RegistryFinding[] } {
  const file = working(folder);
  const bytes = readPrivate(file, MAX_BYTES);
  if (typeof bytes === 'string') return { lines: null, findings: [{ file, line: 0, message: bytes }] };
  const { lines, findings } = parseCopy(allowlist, bytes);
  return { lines, findings: findings.map((finding) => ({ file, ...finding })) };
}

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

/** `seen` first: a version that was ever seen stays seen, whatever happens after. */
function writeAll(
  folder: string,
  { allowlist, files, signatures }: Source,
  left: string,
  keys: readonly PinnedKey[] | null,
): boolean {
  const folders = [
    '../..',
    '..',
    '.',
    'pristine',
    'pristine/allowlist',
    `pristine/${LISTS}`,
    'pristine/catalogue',
    'working',
  ];
  if (!folders.every((path) => makeFolder(join(folder, path)))) return false;
  replaceFile(seenPath(folder), seenText(allowlist.version, files));
  if (keys !== null) replaceFile(keysPath(folder), keysText(keys));
  for (const [path, bytes] of files) replaceFile(pristine(folder, path), bytes);
  for (const path of sourcePaths(pristine(folder))) {
    if (!files.has(path)) remove(pristine(folder, path));
  }
  remove(pristine(folder, SIGNATURES));
  if (signatures !== null) replaceFile(pristine(folder, SIGNATURES), signatures);
  replaceFile(working(folder), left);
  return true;
}
