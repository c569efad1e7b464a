/**
 * `tally off`: stops recording, of a program or of some of its metrics. It removes the file by which the program is on
 * and, where that is asked for, those files that STORE.md names; never anything else.
 */
import { readdirSync, rmdirSync, rmSync } from 'node:fs';
import { parseName } from '../../recorders/typescript/store/name.ts';
import { isFolder, look } from '../../recorders/typescript/store/regular.ts';
import { print } from '../terminal/print.ts';
import { orRefuse, Refusal } from '../terminal/refusal.ts';
import { readChoice } from './binding.ts';
import { counted, ID_OR_GLOB, type Command, type Surroundings } from './command.ts';
import { keepDenies } from './deny.ts';
import { recordMetric } from './metric-recording.ts';
import { folderOf, place } from './place.ts';
import { notFolder, removeEmptyStore } from './store-folder.ts';
import { sweep } from './sweep.ts';

function run(words: readonly string[], options: Readonly<Record<string, unknown>>, at: Surroundings): number {
  const [program = '', metric] = words;
  const { root } = place(at);
  const folder = folderOf(root, program);
  const deletes = options['delete'] === true;
  if (metric !== undefined) {
    if (deletes) throw new Refusal('--delete removes all files of a program; leave the metric out');
    return recordMetric(program, folder, metric, false);
  }
  if (look(folder) !== null && !isFolder(folder)) throw new Refusal(notFolder(folder));
  sweep(root, at.today);
  const lines = orRefuse(`turn ${program} off`, () => turnOff(root, program, folder));
  const others = deletes
    ? orRefuse(`delete files of ${program}`, () => deleteAll(root, program, folder))
    : keptWords(program, folder);
  print([...lines, ...others].map((line) => `${line}\n`).join(''));
  return 0;
}

function turnOff(root: string, program: string, folder: string): readonly string[] {
  const path = `${folder}/on`;
  if (look(path) === null) return [`${program} is off, as it was.`];
  if (isFolder(path)) throw new Refusal(`\`${path}\` is a folder, so ${program} is off; move it away`);
  const choice = readChoice(folder);
  const denied = typeof choice === 'string' ? [] : choice.deny;
  if (denied.length > 0) keepDenies(root, program, denied);
  rmSync(path);
  return [
    `${program} is off. What is running now drops what it has not yet written.`,
    ...(denied.length === 0 ? [] : [`If it is turned on again, this stays unrecorded: ${denied.join(' ')}`]),
  ];
}

/** Files that the store's names claim, and everything else in the folder. */
function filesIn(folder: string): { readonly own: readonly string[]; readonly others: readonly string[] } {
  const names = isFolder(folder) ? readdirSync(folder).sort() : [];
  const isOwn = (name: string): boolean => parseName(name) !== null;
  return { own: names.filter(isOwn), others: names.filter((name) => !isOwn(name)) };
}

function keptWords(program: string, folder: string): readonly string[] {
  const { length } = filesIn(folder).own;
  const files = `${counted(length, 'file')} with what it counted`;
  return length === 0 ? [] : [`${files} stay until they die; \`tally off ${program} --delete\` removes them now.`];
}

/** The program's files, what its tools keep beside them, and the store itself if nothing is left in it. */
function deleteAll(root: string, program: string, folder: string): readonly string[] {
  const { own, others } = filesIn(folder);
  for (const name of own) rmSync(`${folder}/${name}`);
  if (others.length === 0 && isFolder(folder)) rmdirSync(folder);
  const tools = (isFolder(root) ? readdirSync(root) : []).filter((name) => name.startsWith(`_${program}-`));
  const paths = tools.map((name) => `${root}/${name}`).filter(isFolder);
  for (const path of paths) rmSync(path, { recursive: true });
  return [
    `Deleted ${counted(own.length, 'file')} from ${folder}`,
    ...(others.length === 0 ? [] : [`Left there, since it is not part of the store: ${others.join(' ')}`]),
    ...paths.map((path) => `Deleted what a tool of ${program} kept in ${path}`),
    ...(removeEmptyStore(root) ? [`Deleted ${root}, in which nothing was left`] : []),
  ];
}

export const off: Command = {
  usage: 'off PROGRAM [METRIC] [--delete]',
  summary: 'stop recording a program, or a metric of it',
  help: `
What was recorded stays until it dies.

METRIC is ${ID_OR_GLOB}: \`tally off rustc 'rustc.host.*'\`.

  --delete  also remove the program's files, what its tools keep beside them, and the store if nothing else is in it`,
  run,
};
