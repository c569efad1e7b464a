/**
 * Folding: the numbered files of a day before yesterday become the shared file of that day, so that what one process
 * did can no longer be told from the rest. They are renamed before they are read, so that a writer who slept sees that
 * he may have come too late. Without locks a shared file is never changed: the new one is linked to its name, which
 * fails if there is one.
 */
import { linkSync, renameSync } from 'node:fs';
import { LARGEST_WRITTEN, makeFile, newOwn } from './append.ts';
import { add, blockText, headerText, sumOf } from './block.ts';
import { type DayFile, readDayFile } from './day-file.ts';
import type { Day } from './day.ts';
import { type Entry, entriesIn, remove } from './folder.ts';
import { nameText, NUMBERS, stem } from './name.ts';
import { byKey, groupBy } from './order.ts';
import { look, readRegular } from './regular.ts';

/** Folds what can be folded of a program's folder, and ends what a fold that was killed left. Throws nothing. */
export function foldDays(folder: string, program: string, today: Day): void {
  for (const { own, shared } of ofPastDays(folder, today)) {
    try {
      if (shared !== null) removeReplaced(folder, program, shared, own);
      else for (const _step of fold(folder, program, own));
    } catch {
      // What stands is whole: the numbered files, or the shared one that names them.
    }
  }
}

export interface Group {
  readonly own: readonly Entry[];
  readonly shared: Entry | null;
}

/** Numbered files by day, version and retention, of days before yesterday and alive. */
export function ofPastDays(folder: string, today: Day): readonly Group[] {
  const groups = new Map<string, { own: Entry[]; shared: Entry | null }>();
  for (const entry of entriesIn(folder)) {
    const { name } = entry;
    if (name.part || name.day >= today - 1 || name.dies <= today) continue;
    const group = groups.get(stem(name)) ?? { own: [], shared: null };
    groups.set(stem(name), group);
    if (name.own === null) group.shared = entry;
    else group.own.push(entry);
  }
  return [...groups.values()].filter(({ own }) => own.length > 0);
}

/** Removes files that the shared one has taken in already. */
function removeReplaced(folder: string, program: string, shared: Entry, own: readonly Entry[]): void {
  const replaced = new Set(readDay(folder, program, shared)?.replaces);
  for (const { name, text } of own) if (name.own !== null && replaced.has(name.own)) remove(`${folder}/${text}`);
}

/**
 * Folds one group, of which there is no shared file yet. Between any two steps it may be killed, and what is read stays
 * the same. Throws if somebody else renames or links first: they fold it.
 */
export function* fold(folder: string, program: string, group: readonly Entry[]): Generator<string, void> {
  const [first] = group;
  if (first === undefined) return;
  const path = `${folder}/${stem(first.name)}`;
  if (look(path) !== null) return;
  const renamed: Entry[] = [];
  for (const entry of group) {
    renamed.push(outOfReach(folder, entry));
    yield 'renamed';
  }
  const files = renamed.flatMap((entry) => {
    const file = readDay(folder, program, entry);
    return file === null ? [] : [{ ...entry, file }];
  });
  if (files.length === 0) return;
  const part = `${folder}/${nameText({ ...first.name, own: newOwn(), part: true })}`;
  const replaces = files.map(({ name }) => name.own ?? '');
  const text = sharedText(
    headerText(program, first.name),
    replaces,
    files.map(({ file }) => file),
  );
  if (makeFile(part, text) !== 'written') {
    remove(part);
    return;
  }
  yield 'written';
  try {
    linkSync(part, path);
    yield 'linked';
  } finally {
    remove(part);
  }
  yield 'alone';
  for (const entry of files) {
    remove(`${folder}/${entry.text}`);
    yield 'removed';
  }
}

/**
 * Gives a file a number under which nobody writes, unless it has one: whoever still writes to it finds out.
 * What is no regular file stays as it is.
 */
function outOfReach(folder: string, entry: Entry): Entry {
  const { name, text } = entry;
  if (name.own === null || !NUMBERS.includes(name.own)) return entry;
  if (look(`${folder}/${text}`)?.isFile() === false) return entry;
  const drawn = { ...name, own: newOwn() };
  renameSync(`${folder}/${text}`, `${folder}/${nameText(drawn)}`);
  return { name: drawn, text: nameText(drawn) };
}

/** Null for a file that cannot be read, is too large or is refused whole: what is in it stays as it is. */
function readDay(folder: string, program: string, { name, text }: Entry): DayFile | null {
  const path = `${folder}/${text}`;
  const read = readRegular(path, LARGEST_WRITTEN);
  if (typeof read === 'string') return null;
  return readDayFile(read.bytes, { file: path, program, name }).value;
}

function sharedText(header: string, replaces: readonly string[], files: readonly DayFile[]): string {
  const dropped = files.reduce((sum, file) => add(sum, add(file.dropped, file.refused)), 0);
  const all = files.flatMap(({ blocks }) => blocks);
  const alike = groupBy(all, ({ registry, registryVersion }) => `${registry} ${registryVersion}`);
  const lines = replaces.map((own) => `# replaces ${own}\n`).join('');
  const blocks = [...alike].sort(byKey).map(([, some]) => {
    return blockText(some[0].registry, some[0].registryVersion, sumOf(some.map(({ counts }) => counts)));
  });
  return [header, lines, dropped === 0 ? '' : `# dropped ${dropped}\n`, ...blocks].join('');
}
