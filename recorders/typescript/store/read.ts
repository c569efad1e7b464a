/**
 * The one reader of a store: everything that looks at counts goes through it. It opens only regular files that are
 * alive and of no day to come, changes nothing, and reports what it refuses. Costs two lists of the folder and one read
 * of each file; the files of a day are read again if between the lists a recorder folded or renamed some.
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
import { isFolder, readRegular } from './regular.ts';
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
/** How often files are read that recorders fold while they are read. */
const ATTEMPTS = 5;

/** Files of one day, version and retention, that add up. */
interface Group {
  readonly name: FileName;
  readonly own: readonly FileName[];
  /** Names of all that were listed, sorted. */
  readonly all: readonly string[];
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
  const place = { root, folder, program, today };
  try {
    const read = settled(place, []);
    const whole = read.filter(({ files }) => files.every(({ file }) => file?.unfinished !== true));
    if (whole.length === read.length) return added(read);
    pause(GROWING_MS);
    return added(settled(place, whole));
  } catch {
    return { value: [], findings: [refusal('unreadable', folder, 1)], dropped: 0 };
  }
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

interface Place {
  readonly root: string;
  readonly folder: string;
  readonly program: string;
  readonly today: Day;
}

/** What is alive in a program's folder. Throws if it cannot be listed. */
function listed({ root, folder, today }: Place): readonly Group[] {
  const texts = isFolder(root) && isFolder(folder) ? readdirSync(folder) : [];
  const names = texts.map(parseName).filter((name) => name !== null);
  const alive = names.filter(({ part, dies }) => !part && dies > today);
  return [...groupBy(alive, stem).values()].map((group) => ({
    name: { ...group[0], own: null },
    all: group.map(nameText).sort(),
    own: group.filter(({ own }) => own !== null),
  }));
}

/**
 * Lists, reads what was not read under the names that it has now, and lists again, until the names are what was read:
 * a folding in between changes some, also if it hid a file from a list. Throws if the folder cannot be listed.
 */
function settled(place: Place, earlier: readonly ReadFiles[]): readonly ReadFiles[] {
  let read = earlier;
  for (let attempt = 0; ; attempt++) {
    const known = new Map(read.map((one) => [one.group.all.join(), one]));
    const groups = listed(place);
    if (attempt === ATTEMPTS || (attempt > 0 && groups.every(({ all }) => known.has(all.join())))) return read;
    read = groups.map((group) => known.get(group.all.join()) ?? { group, files: readGroup(place, group) });
  }
}

/** Reads the numbered files, then the shared one, and leaves out what that replaces. */
function readGroup({ folder, program, today }: Place, { name, own, all }: Group): readonly ReadFile[] {
  if (isToCome(name.day, today))
    return all.map((file) => ({ own: null, file: null, findings: [refusal('toCome', `${folder}/${file}`, 1)] }));
  const read = own.map((one) => readFile(folder, program, one)).filter((one) => one !== null);
  const shared = readFile(folder, program, name);
  const replaced = new Set(shared?.file?.replaces);
  const kept = read.filter((one) => !replaced.has(one.own ?? ''));
  return shared === null ? kept : [...kept, shared];
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

function added(read: readonly ReadFiles[]): ReadProgram {
  const files = read.flatMap((one) => one.files);
  return {
    value: read.flatMap(countsOf).sort(byPlace),
    findings: files.flatMap((one) => one.findings).sort((a, b) => compare(a.file, b.file) || a.line - b.line),
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
