/**
 * The registries that the user's program was given: `<root>/_tally/registries/<name>/`, and what was generated between
 * two releases in `<name>.0.0.0/` beside it. `pristine/` is a copy of what was added, in the layout of `generated/`;
 * `working/allowlist.txt` is the copy that its user may delete lines from; `seen` is the highest version that was
 * added, with the sums of its files; `keys` are the keys that sign it, if it is active. Reads and decides nothing;
 * add.ts writes them.
 */
import { join } from 'node:path';
import type { Catalogue } from '../../generated/types/catalogue.ts';
import { isFolder } from '../../recorders/typescript/store/regular.ts';
import { parseCopy, type ReadCopy } from '../allowlist/copy.ts';
import { parseAllowlist } from '../allowlist/file.ts';
import { LIST, whole } from '../allowlist/line.ts';
import type { Allowlist, NumberedLine } from '../allowlist/list.ts';
import { parseCatalogue } from './catalogue.ts';
import { sha256 } from '../bytes.ts';
import { readKeys } from './pinned-keys.ts';
import {
  ALLOWLIST,
  catalogueOf,
  CATALOGUES,
  isOfCatalogue,
  keptAs,
  listOf,
  LISTS,
  pathOfList,
  sourceFindings,
  type RegistryFinding,
  type Source,
} from './source.ts';
import { namesIn, readPrivate } from '../own-folder/private-file.ts';
import { standing } from '../own-folder/whole-folder.ts';
import { readSeen, seenFinding, seenPath } from './highest-seen.ts';
import { signers } from './signers.ts';

const MAX_BYTES = 64 << 20;
export const SIGNATURES = `${ALLOWLIST}.sig`;
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
  const lists = new Map<string, Uint8Array>();
  for (const [path, bytes] of files) {
    const list = listOf(path);
    if (list !== null) lists.set(list, bytes);
  }
  const bytes = files.get(ALLOWLIST);
  const read = bytes === undefined ? null : parseAllowlist(bytes, lists);
  for (const { list, line, message } of read?.findings ?? [])
    say(list === null ? ALLOWLIST : pathOfList(list), message, line);
  const allowlist = read?.value ?? null;
  if (allowlist === null || findings.length > 0) return { value: null, findings };
  const catalogues = cataloguesOf(allowlist, files, say);
  if (findings.length > 0) return { value: null, findings };
  const signatures = readPrivate(join(folder, SIGNATURES), MAX_BYTES);
  const source = { allowlist, catalogues, files, signatures: typeof signatures === 'string' ? null : signatures };
  for (const { file, line, message } of sourceFindings(source)) say(file, message, line);
  return { value: findings.length === 0 ? source : null, findings };
}

/** The catalogues of the programs of a list, each of which has the sum that the list says; and no other. */
function cataloguesOf(
  { programs, registry, version }: Allowlist,
  files: ReadonlyMap<string, Uint8Array>,
  say: (path: string, message: string) => void,
): ReadonlyMap<string, Catalogue> {
  const catalogues = new Map<string, Catalogue>();
  const wanted = new Map(programs.map((program) => [catalogueOf(program.name), program]));
  for (const path of [...files.keys()].filter(isOfCatalogue)) {
    if (!wanted.has(path)) say(path, 'the allowlist names no program of which this is the catalogue');
  }
  for (const [path, { name, catalogue: sum }] of wanted) {
    const bytes = files.get(path);
    const catalogue = bytes === undefined ? 'there is no such file' : parseCatalogue(bytes);
    if (bytes !== undefined && sum !== null && sha256(bytes) !== sum)
      say(path, `it is not the catalogue of ${registry} ${version}: the allowlist gives another sum of it`);
    else if (typeof catalogue === 'string') say(path, catalogue);
    else if (catalogue.program !== name) say(path, `it is of ${catalogue.program}; its name is that of ${name}`);
    else catalogues.set(name, catalogue);
  }
  return catalogues;
}

/** Every file that a registry is read from, but for the signatures; by path, in the order of their sums. */
const sourcePaths = (folder: string): readonly string[] => [
  ALLOWLIST,
  ...pathsIn(folder, LISTS, '.txt'),
  ...pathsIn(folder, CATALOGUES, '.json'),
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

export const registriesFolder = (root: string): string => join(root, '_tally', 'registries');
export const pristine = (folder: string, path = ''): string => join(folder, 'pristine', path);
export const working = (folder: string): string => join(folder, 'working', 'allowlist.txt');

/** The registries that were added, by name. */
export function addedRegistries(root: string): readonly Added[] {
  return standing(registriesFolder(root))
    .filter(([name, path]) => NAME.test(name) && isFolder(path))
    .map(([name, path]) => readAdded(path, name));
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
export function readCopy(
  folder: string,
  allowlist: Allowlist,
): { readonly lines: ReadCopy['lines']; readonly findings: readonly RegistryFinding[] } {
  const file = working(folder);
  const bytes = readPrivate(file, MAX_BYTES);
  if (typeof bytes === 'string') return { lines: null, findings: [{ file, line: 0, message: bytes }] };
  const { lines, findings } = parseCopy(allowlist, bytes);
  return { lines, findings: findings.map((finding) => ({ file, ...finding })) };
}
