/**
 * Parts of an allowlist as FORMAT.md has them, for lists that tests write by hand: a `set` line with the file that it
 * names, and submit lines with words behind them.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allowlist } from '../generators/allowlist/generate.ts';
import type { Registry } from '../model/registry/types.ts';
import { readLines } from '../submitter/allowlist/lines.ts';
import type { SubmitLine } from '../submitter/allowlist/line.ts';
import { HOME } from './command.ts';

/** The names of some lists. */
export type Lists = Readonly<Record<string, readonly string[]>>;

export const listText = (names: readonly string[]): string => names.map((name) => `${name}\n`).join('');

const sum = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The `set` lines of these lists. */
export const setLines = (lists: Lists): readonly string[] =>
  Object.entries(lists).map(([list, names]) => `set ${list} names=${names.length} sha256=${sum(listText(names))}`);

/** What the files of these lists hold, by list. */
export const listFiles = (lists: Lists): ReadonlyMap<string, Uint8Array> =>
  new Map(Object.entries(lists).map(([list, names]) => [list, Buffer.from(listText(names), 'latin1')]));

/** Of these lists those that a text has `set` lines of. */
export const listFilesIn = (text: string, lists: Lists): ReadonlyMap<string, Uint8Array> =>
  listFiles(Object.fromEntries(Object.entries(lists).filter(([list]) => text.includes(`\nset ${list} `))));

/** The files of the committed lists. */
export function committedFiles(): ReadonlyMap<string, Uint8Array> {
  const folder = join(HOME, 'generated/allowlist/lists');
  return new Map(readdirSync(folder).map((name) => [name.slice(0, -'.txt'.length), readFileSync(join(folder, name))]));
}

/** The files of the lists of a registry, as they are generated. */
export const generatedFiles = (registry: Registry): ReadonlyMap<string, Uint8Array> =>
  new Map(
    allowlist.generate(registry).flatMap(({ path, text }) => {
      const [, list] = /^allowlist\/lists\/(.*)\.txt$/.exec(path) ?? [];
      return list === undefined ? [] : [[list, Buffer.from(text, 'latin1')] as const];
    }),
  );

/** The same as files of a `generated/` folder. */
export const listPaths = (lists: Lists): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(lists).map(([list, names]) => [`allowlist/lists/${list}.txt`, listText(names)]));

/** The sums of catalogues in the lines of their programs, by program; a list of no release has none. */
export const withCatalogues = (text: string, catalogues: Readonly<Record<string, string>>): string =>
  text.replace(/^# program ([a-z0-9_]+) (.*?)(?: catalogue=\S+)?$/gm, (line, program: string, rest: string) => {
    const catalogue = catalogues[program];
    if (catalogue === undefined || / 0\.0\.0 preview /.test(text)) return line;
    return `# program ${program} ${rest} catalogue=${sum(catalogue)}`;
  });

/** Puts the sums of the catalogues that stand in a `generated/` folder into its list. */
export function sumCatalogues(generated: string): void {
  const folder = join(generated, 'catalogue');
  const catalogues = readdirSync(folder).map((name) => [
    name.slice(0, -'.json'.length),
    readFileSync(join(folder, name), 'utf8'),
  ]);
  const path = join(generated, 'allowlist/allowlist.txt');
  const text = readFileSync(path, 'latin1');
  writeFileSync(path, withCatalogues(text, Object.fromEntries(catalogues)), 'latin1');
}

/** The words of a submit line, made up. */
export const wordsOf = (id: string): readonly string[] => [`asks ${id} How often?`, `means ${id} Counts it.`];

/** A submit line that is read, with words. */
export function submitLine(text: string, ...words: readonly string[]): SubmitLine {
  const all = withWords([text, ...words]).map((line, i) => ({ number: i + 1, text: line }));
  const wrong: string[] = [];
  const [read] = readLines(all, (_, message) => void wrong.push(message));
  if (read?.line.section !== 'submit' || wrong.length > 0) throw new Error(wrong.join('\n'));
  return read.line;
}

/** Lines with made-up words behind every submit line that has none. */
export const withWords = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line, i) => {
    const bare = line.startsWith('submit ') && lines[i + 1]?.startsWith('asks ') !== true;
    return bare ? [line, ...wordsOf(line.split(' ')[1] ?? '')] : [line];
  });
