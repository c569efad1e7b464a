/**
 * The one reader of a store: everything that looks at counts goes through it. It opens only regular files that are
 * alive, changes nothing, and reports what it refuses. Costs one read of each file; two files of processes and their
 * shared one are read again if a recorder folded them meanwhile.
 */
import { readdirSync } from 'node:fs';
import { addAll } from './block.ts';
import { type Block, type DayFile, readDayFile } from './day-file.ts';
import type { Day } from './day.ts';
import { type FileName, parseName, stem } from './name.ts';
import { compare } from './order.ts';
import { pause } from './pause.ts';
import { isProgram, programFolder } from './place.ts';
import { refusal, type StoreFinding } from './refusal.ts';
import { isFolder, look, readRegular } from './regular.ts';

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
  const read = grouped(listed, today).map((group) => ({ group, files: readGroup(folder, program, group) }));
  const growing = read.filter(({ files }) => files.some(({ file }) => file?.unfinished === true));
  if (growing.length > 0) pause(GROWING_MS);
  for (const one of growing) one.files = readGroup(folder, program, one.group);
  return added(read);
}

function grouped(listed: readonly string[], today: Day): readonly Group[] {
  const groups = new Map<string, { name: FileName; own: FileName[] }>();
  for (const text of listed) {
    const name = parseName(text);
    if (name === null || name.part || name.dies <= today) continue;
    const key = stem(name);
    const group = groups.get(key) ?? { name: { ...name, own: null }, own: [] };
    if (name.own !== null) group.own.push(name);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Reads the processes' files, then the shared one, and again if one of the former went away and was not replaced. */
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

type Sum = Omit<DayCounts, 'counts' | 'blocks'> & { counts: Map<string, number>; blocks: number };

interface ReadFiles {
  readonly group: Group;
  readonly files: readonly ReadFile[];
}

function added(read: readonly ReadFiles[]): ReadProgram {
  const findings: StoreFinding[] = [];
  const value: Sum[] = [];
  let dropped = 0;
  for (const { group, files } of read) {
    const sums = new Map<string, Sum>();
    for (const { file, findings: refused } of files) {
      for (const finding of refused) findings.push(finding);
      for (const block of file?.blocks ?? []) addBlock(sums, group.name, block);
      dropped += file?.dropped ?? 0;
    }
    for (const sum of sums.values()) value.push(sum);
  }
  value.sort(byPlace);
  findings.sort((a, b) => compare(a.file, b.file) || a.line - b.line);
  return { value, findings, dropped };
}

function addBlock(sums: Map<string, Sum>, { day, dies, version }: FileName, block: Block): void {
  const { registry, registryVersion } = block;
  const key = `${registry} ${registryVersion}`;
  const sum = sums.get(key) ?? { day, dies, version, registry, registryVersion, counts: new Map(), blocks: 0 };
  sums.set(key, sum);
  sum.blocks++;
  addAll(sum.counts, block.counts);
}

function byPlace(a: Sum, b: Sum): number {
  return (
    a.day - b.day ||
    compare(a.version, b.version) ||
    a.dies - b.dies ||
    compare(a.registry, b.registry) ||
    compare(a.registryVersion, b.registryVersion)
  );
}
