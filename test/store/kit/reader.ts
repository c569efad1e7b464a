/**
 * A reader of stores written from recorders/STORE.md and from nothing else, as plainly as can be and with no line of
 * the recorders and readers that are held to it. Slow. What it says is the evidence that a recorder is judged by.
 */
import { closeSync, lstatSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Refusal, Sums } from '../cases.ts';
import { expected } from './naive.ts';
import { dayAfter, fileNamed, type FileName } from './names.ts';

/** What one file says. */
export interface FileRead {
  readonly name: FileName;
  /** Blocks that count, in order: their registry and version, and counts by field. */
  readonly blocks: readonly { readonly registry: string; readonly counts: ReadonlyMap<string, number> }[];
  /** Lines that are reported. */
  readonly refused: readonly number[];
  /** Refused whole, or unread. */
  readonly whole: boolean;
  readonly replaces: readonly string[];
  /** Blocks that were refused, and that its header says were when it was rewritten. */
  readonly lost: number;
  readonly dropped: number;
}

export interface StoreRead {
  readonly files: readonly FileRead[];
  readonly sums: Sums;
  readonly refused: readonly Refusal[];
  /** Blocks that were refused, now and when files were rewritten. */
  readonly lost: number;
}

const MOST = 9_007_199_254_740_991;
const LARGEST = 64 * 2 ** 20;

export const added = (a: number, b: number): number => Math.min(MOST, a + b);

/** Regular files of counts in a program's folder, by name; `.part` too. */
export function filesOf(root: string, program: string): readonly FileName[] {
  const folder = join(root, program);
  if (!isA(folder, 'directory')) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((file) => fileNamed(file) ?? [])
    .filter(({ file }) => isA(join(folder, file), 'file'));
}

function isA(path: string, kind: 'directory' | 'file'): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return (kind === 'file' ? found?.isFile() : found?.isDirectory()) === true;
}

/**
 * Reads the counts of a program on a day: what is alive, not of a day to come, and not replaced; all of it again if the
 * folder has other names behind it than before, for then something was folded.
 */
export function readStore(root: string, program: string, today: string): StoreRead {
  const names = filesOf(root, program);
  const read = names
    .filter(({ part, dies }) => !part && dies > today)
    .flatMap((name) => readFile(join(root, program, name.file), program, name, today) ?? []);
  const said = (all: readonly FileName[]): string => all.map(({ file }) => file).join();
  if (said(filesOf(root, program)) !== said(names)) return readStore(root, program, today);
  const replaced = new Set(
    read.filter(({ name }) => name.own === null).flatMap((one) => one.replaces.map((own) => `${one.name.file}.${own}`)),
  );
  const files = read.filter(({ name }) => !replaced.has(name.file));
  return {
    files,
    sums: sumsOf(files),
    refused: files.flatMap(({ name, refused }) => refused.map((line) => ({ file: name.file, line }))),
    lost: files.reduce((sum, { lost }) => added(sum, lost), 0),
  };
}

/** Null if it has vanished. */
function readFile(path: string, program: string, name: FileName, today: string): FileRead | null {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return null;
  const nothing = { name, blocks: [], replaces: [], lost: 0, dropped: 0 };
  const refusedWhole = (line: number): FileRead => ({ ...nothing, refused: [line], whole: true });
  if (name.day > dayAfter(today, 1) || found.size > LARGEST) return refusedWhole(1);
  return readText(bytesOf(path), program, name);
}

function bytesOf(path: string): string {
  const file = openSync(path, 'r');
  try {
    return readFileSync(file, 'latin1');
  } finally {
    closeSync(file);
  }
}

/** The text of a file of this name. */
export function readText(text: string, program: string, name: FileName): FileRead {
  const identity = `# ${program} ${name.version} day ${name.day} dies ${name.dies}`;
  const { whole, blocks, refused, replaces, dropped } = expected(text, program, identity);
  return {
    name,
    blocks: blocks.map(blockOf),
    refused: whole === null ? refused.map(({ line }) => line) : [whole],
    whole: whole !== null,
    replaces,
    lost: added(dropped, refused.filter(({ block }) => block).length),
    dropped,
  };
}

function blockOf(text: string): { registry: string; counts: Map<string, number> } {
  const [begin = '', ...lines] = text.split('\n');
  const pairs = lines.map((line) => line.split(' ')).map(([field = '', count]) => [field, Number(count)] as const);
  return { registry: begin.slice('# + '.length), counts: new Map(pairs) };
}

function sumsOf(files: readonly FileRead[]): Sums {
  const sums: Record<string, Record<string, Record<string, number>>> = {};
  for (const { name, blocks } of files) {
    for (const { counts } of blocks) {
      const sum = ((sums[name.version] ??= {})[name.day] ??= {});
      for (const [field, count] of counts) sum[field] = added(sum[field] ?? 0, count);
    }
  }
  return sums;
}

/** What is counted in all, by field; of one version, if it is given. */
export function totals({ files }: StoreRead, version?: string): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { name, blocks } of files) {
    if (version !== undefined && name.version !== version) continue;
    for (const { counts } of blocks)
      for (const [field, count] of counts) sums.set(field, added(sums.get(field) ?? 0, count));
  }
  return sums;
}
