/**
 * `tally off`: stops recording, of a program or of some of its metrics. It removes the file by which the program is on
 * and, where that is asked for, those files that STORE.md names; never anything else.
 */
import { readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseName } from '../../recorders/typescript/store/name.ts';
import { readOn } from '../../recorders/typescript/store/on.ts';
import { isFolder, look } from '../../recorders/typescript/store/regular.ts';
import { readPrivate } from '../../submitter/own-folder/private-file.ts';
import { print } from '../terminal/print.ts';
import { orRefuse, Refusal } from '../terminal/refusal.ts';
import { counted, type Command, type Surroundings } from './command.ts';
import { denyLines, globsOf, keepDenies } from './deny.ts';
import { bind, deniedWords } from './on.ts';
import { folderOf, place } from './place.ts';
import { sweep } from './sweep.ts';

function run(words: readonly string[], options: Readonly<Record<string, unknown>>, at: Surroundings): number {
  const [program = '', metric] = words;
  const { root } = place(at);
  const folder = folderOf(root, program);
  const deletes = options['delete'] === true;
  if (metric !== undefined) {
    if (deletes) throw new Refusal('--delete removes all files of a program; leave the metric out');
    return deny(program, folder, metric);
  }
  if (look(folder) !== null && !isFolder(folder)) {
    throw new Refusal(`\`${folder}\` is a link or a file and no folder, so ${program} cannot be on; move it away`);
  }
  sweep(root, at.today);
  const lines = orRefuse(`turn ${program} off`, () => turnOff(root, program, folder));
  if (deletes) lines.push(...orRefuse(`delete files of ${program}`, () => deleteAll(root, program, folder)));
  else lines.push(...keptWords(program, folder));
  print(`${lines.join('\n')}\n`);
  return 0;
}

function turnOff(root: string, program: string, folder: string): string[] {
  const path = join(folder, 'on');
  if (look(path) === null) return [`${program} is off, as it was.`];
  if (isFolder(path)) throw new Refusal(`\`${path}\` is a folder, so ${program} is off; move it away`);
  const bytes = readPrivate(path, 1 << 16);
  const denied = typeof bytes === 'string' ? [] : denyLines(Buffer.from(bytes).toString('utf8'));
  if (denied.length > 0) keepDenies(root, program, denied);
  rmSync(path);
  return [
    `${program} is off. What is running now drops what it has not yet written.`,
    ...(denied.length === 0 ? [] : [`If it is turned on again, this stays unrecorded: ${denied.join(' ')}`]),
  ];
}

/** Files that the store's names claim, and everything else in the folder. */
function listed(folder: string): { readonly ours: readonly string[]; readonly others: readonly string[] } {
  const names = isFolder(folder) ? readdirSync(folder).sort() : [];
  const ours = names.filter((name) => parseName(name) !== null);
  return { ours, others: names.filter((name) => !ours.includes(name)) };
}

function keptWords(program: string, folder: string): readonly string[] {
  const { ours } = listed(folder);
  if (ours.length === 0) return [];
  return [
    `${counted(ours.length, 'file')} with what it counted stay until they die; \`tally off ${program} --delete\` removes them now.`,
  ];
}

/** The program's files, what its tools keep beside them, and the store itself if nothing is left in it. */
function deleteAll(root: string, program: string, folder: string): readonly string[] {
  const lines = [...deleteFiles(folder)];
  const names = isFolder(root) ? readdirSync(root) : [];
  for (const name of names.filter((one) => one.startsWith(`_${program}-`) && isFolder(join(root, one)))) {
    rmSync(join(root, name), { recursive: true });
    lines.push(`Deleted what a tool of ${program} kept in ${join(root, name)}`);
  }
  if (names.length === 0 || readdirSync(root).some((name) => !OWN.includes(name))) return lines;
  for (const name of OWN) rmSync(join(root, name), { force: true });
  rmdirSync(root);
  return [...lines, `Deleted ${root}, in which nothing was left`];
}

/** What `tally on` puts into a new store. */
const OWN = ['.gitignore', 'CACHEDIR.TAG'];

function deleteFiles(folder: string): readonly string[] {
  const { ours, others } = listed(folder);
  for (const name of ours) rmSync(join(folder, name));
  const lines = [`Deleted ${counted(ours.length, 'file')} from ${folder}`];
  if (others.length > 0) return [...lines, `Left there, since it is not of the store: ${others.join(' ')}`];
  if (isFolder(folder)) rmdirSync(folder);
  return lines;
}

/** Adds `deny` lines for a metric. */
function deny(program: string, folder: string, metric: string): number {
  const state = readOn(folder);
  if (state.state === 'off')
    throw new Refusal(`${program} is off, so nothing of it is recorded; \`tally on ${program}\` first`);
  const globs = globsOf(program, metric).filter((glob) => !state.on.deny.includes(glob));
  const all = [...state.on.deny, ...globs].sort();
  if (globs.length > 0) orRefuse(`write \`${join(folder, 'on')}\``, () => bind(folder, { ...state.on, deny: all }));
  const first = globs.length === 0 ? 'was not recorded before either' : 'is not recorded any more';
  print(`${metric} ${first}.\n${deniedWords(all)}What was recorded before stays until it dies.\n`);
  return 0;
}

export const off: Command = {
  name: 'off',
  usage: 'off PROGRAM [METRIC] [--delete]',
  summary: 'stop recording a program, or a metric of it',
  help: `What was recorded stays until it dies, unless it is deleted.

METRIC is an id, or a glob over fields in which * stands for any characters: \`tally off rustc 'rustc.host.*'\`.

  --delete  also remove the program's files, what its tools keep beside them,
            and the store if nothing is left in it`,
  words: [1, 2],
  options: { delete: { type: 'boolean' } },
  run,
};
