/**
 * The one reader of a store: everything that looks at counts goes through it. It opens only regular files that are
 * alive and of no day to come, changes nothing, and reports what it refuses. Costs one read of each file; numbered
 * files and their shared one are read again if a recorder folded them meanwhile.
 */
import { readdirSync } from 'node:fs';
import { sumOf } from './block.ts';
import { type DayFile, readDayFile } from './day-file.ts';
import type { Day } from './day.ts';
import { type FileName, nameText, parseName, stem } from './name.ts';
import { type FleetWords, fleetWords, NO_FLEET } from './on.ts';
import { compare, groupBy } from './order.ts';
import { pause } from './pause.ts';
import { isProgram, programFolder } from './place.ts';
import { refusal, type StoreFinding } from './refusal.ts';
import { isFolder, look, readRegular } from './regular.ts';
import { isToCome } from './witness.ts';

export { readDayFile } from './day-file.ts';
export type { Block, DayFile } from './day-file.ts';
export type { StoreFinding } from './refusal.ts';

/** What one version of a registry counted on one day, of files that die together. */
export interface DayCounts {
  readonly day: Day;
  readonly dies: Day;
  /** Of the program. */
  readonly version: string;
  readonly registry: string;
  readonly registryVersion: string;
  readonly counts: ReadonlyMap<string, number>;
  /** Blocks that were added up; a block without lines says that the program was used. */
  readonly blocks: number;
}

export interface ReadProgram {
  /** By day, version of the program, day of death, registry and its version. */
  readonly value: readonly DayCounts[];
  readonly findings: readonly StoreFinding[];
  /** Blocks that were refused when files were rewritten, so that nothing can say any more where they stood. */
  readonly dropped: number;
}

export const LARGEST_READ = 64 * 1024 * 1024;

/** How long a block that is not finished is given, once for all of a program. */
const GROWING_MS = 20;
/** How often files are read again that recorders fold while they are read. */
const ATTEMPTS = 5;

/** Files of one day, version and retention, that add up. */
interface Group {
  readonly name: FileName;
  readonly own: readonly FileName[];
}

interface ReadFile {
  readonly own: string | null;
  readonly file: DayFile | null;
  readonly findings: readonly StoreFinding[];
}

/** Programs that have a folder, sorted. */
export function programs(root: string): string[] {
  if (!isFolder(root)) return [];
  return readdirSync(root)
    .filter((name) => isProgram(name) && isFolder(programFolder(root, name)))
    .sort();
}

/** Everything that is alive of a program. Never throws; an absent folder is an empty one. */
export function readProgram(root: string, program: string, today: Day): ReadProgram {
  const folder = programFolder(root, program);
  let listed: string[] = [];
  try {
    if (isFolder(root) && isFolder(folder)) listed = readdirSync(folder);
  } catch {
    return { value: [], findings: [refusal('unreadable', folder, 1)], dropped: 0 };
  }
  const names = listed.map(parseName).filter((name) => name !== null);
  const alive = names.filter(({ part, dies }) => !part && dies > today);
  const isRead = ({ day }: FileName): boolean => !isToCome(day, today);
  const read = grouped(alive.filter(isRead)).map((group) => ({ group, files: readGroup(folder, program, group) }));
  const growing = read.filter(({ files }) => files.some(({ file }) => file?.unfinished === true));
  if (growing.length > 0) pause(GROWING_MS);
  for (const one of growing) one.files = readGroup(folder, program, one.group);
  const unread = alive
    .filter((name) => !isRead(name))
    .map((name) => refusal('toCome', `${folder}/${nameText(name)}`, 1));
  return added(read, unread);
}

/** The fleet that the `on` of a program names, of a copied or an archived store too, in which recording is off. */
export function readFleet(
  root: string,
  program: string,
): Pick<ReadProgram, 'findings'> & { readonly value: FleetWords } {
  const folder = programFolder(root, program);
  const value = fleetWords(folder);
  const findings = value === null ? [refusal('on', `${folder}/on`, 1)] : [];
  return { value: value ?? NO_FLEET, findings };
}

function grouped(names: readonly FileName[]): readonly Group[] {
  return [...groupBy(names, stem).values()].map((group) => ({
    name: { ...group[0], own: null },
    own: group.filter(({ own }) => own !== null),
  }));
}

/** Reads the numbered files, then the shared one, and again if one of the former went away and was not replaced. */
function readGroup(folder: string, program: string, { name, own }: Group): readonly ReadFile[] {
  for (let attempt = 1; ; attempt++) {
    const read = own.map((one) => readFile(folder, program, one)).filter((one) => one !== null);
    const shared = readFile(folder, program, name);
    const replaced = new Set(shared?.file?.replaces);
    const kept = read.filter((one) => !replaced.has(one.own ?? ''));
    const gone = kept.some((one) => !isThere(`${folder}/${stem(name)}.${one.own ?? ''}`));
    if (!gone || attempt === ATTEMPTS) return shared === null ? kept : [...kept, shared];
  }
}

function isThere(path: string): boolean {
  try {
    return look(path) !== null;
  } catch {
    return true;
  }
}

/** Null where there is no file, or no longer. */
function readFile(folder: string, program: string, name: FileName): ReadFile | null {
  const file = `${folder}/${stem(name)}${name.own === null ? '' : `.${name.own}`}`;
  const read = readRegular(file, LARGEST_READ);
  if (read === 'missing') return null;
  if (typeof read === 'string') return { own: name.own, file: null, findings: [refusal(read, file, 1)] };
  const { value, findings } = readDayFile(read.bytes, { file, program, name });
  return { own: name.own, file: value, findings };
}

interface ReadFiles {
  readonly group: Group;
  readonly files: readonly ReadFile[];
}

function added(read: readonly ReadFiles[], unread: readonly StoreFinding[]): ReadProgram {
  const files = read.flatMap((one) => one.files);
  return {
    value: read.flatMap(countsOf).sort(byPlace),
    findings: [...unread, ...files.flatMap((one) => one.findings)].sort(
      (a, b) => compare(a.file, b.file) || a.line - b.line,
    ),
    dropped: files.reduce((sum, { file }) => sum + (file?.dropped ?? 0), 0),
  };
}

function countsOf({ group, files }: ReadFiles): readonly DayCounts[] {
  const { day, dies, version } = group.name;
  const blocks = files.flatMap(({ file }) => file?.blocks ?? []);
  const alike = groupBy(blocks, ({ registry, registryVersion }) => `${registry} ${registryVersion}`);
  return [...alike.values()].map((some) => {
    const [{ registry, registryVersion }] = some;
    const counts = sumOf(some.map((one) => one.counts));
    return { day, dies, version, registry, registryVersion, counts, blocks: some.length };
  });
}

function byPlace(a: DayCounts, b: DayCounts): number {
  return (
    a.day - b.day ||
    compare(a.version, b.version) ||
    a.dies - b.dies ||
    compare(a.registry, b.registry) ||
    compare(a.registryVersion, b.registryVersion)
  );
}
