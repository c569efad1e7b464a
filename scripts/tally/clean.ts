/**
 * `tally clean`: removes what has died, what was left half-written and what is too much, days before one of choice, and
 * what only the clock speaks against where its owner says so.
 */
import { rmSync } from 'node:fs';
import { parseDay, type Day } from '../../recorders/typescript/store/day.ts';
import { entriesIn, sizeOf } from '../../recorders/typescript/store/folder.ts';
import { programFolder } from '../../recorders/typescript/store/place.ts';
import { print } from '../terminal/print.ts';
import { orRefuse, Refusal } from '../terminal/refusal.ts';
import { wantedPrograms } from './asked.ts';
import { byClockWords, leftIn, notRemovedWords } from './by-clock.ts';
import { counted, textOption, type Command, type Surroundings } from './command.ts';
import { place } from './place.ts';
import { sweep } from './sweep.ts';

function run([program]: readonly string[], options: Readonly<Record<string, unknown>>, at: Surroundings): number {
  const { root } = place(at);
  const before = dayOption(textOption(options, 'before'));
  const wanted = wantedPrograms(root, program ?? null);
  const list = (paths: readonly string[]): string => paths.map((path) => `  ${path.slice(root.length + 1)}\n`).join('');
  const gone = [...sweep(root, at.today), ...(before === null ? [] : removeBefore(root, wanted, before))];
  const left = leftIn(root, wanted, at.today);
  const all = options['all'] === true && left.length > 0;
  const what = gone.length === 0 ? 'Nothing was to be removed' : `Removed ${counted(gone.length, 'file')}`;
  if (gone.length > 0 || !all) print(`${what} from ${root}\n${list(gone)}`);
  if (all) print(`Removing ${byClockWords(left.length, at.today)}:\n${list(left)}`);
  else if (left.length > 0) print(`${notRemovedWords(left.length, at.today)}\n${list(left)}`);
  if (all) removeAll(left);
  return 0;
}

function dayOption(text: string | null): Day | null {
  const day = parseDay(text ?? '');
  if (text !== null && day === null) throw new Refusal(`--before must be a day such as 2026-11-22, not \`${text}\``);
  return day;
}

function removeBefore(root: string, programs: readonly string[], before: Day): readonly string[] {
  const paths = programs.flatMap((program) => {
    const folder = programFolder(root, program);
    const old = entriesIn(folder).filter(({ name }) => name.day < before);
    return old.map(({ text }) => `${folder}/${text}`).filter((path) => sizeOf(path) !== null);
  });
  removeAll(paths);
  return paths;
}

function removeAll(paths: readonly string[]): void {
  for (const path of paths) orRefuse(`remove \`${path}\``, () => rmSync(path));
}

export const clean: Command = {
  usage: 'clean [PROGRAM] [--before DAY] [--all]',
  summary: 'remove what has died, and older days if asked to',
  help: `
Removes files that have died, what was left half-written, and what is over 64 MiB a program, as recorders do too, and
lists them. A clock can be wrong: what is dead or of a day to come only by this machine's clock is listed, and stays.

  --before DAY  also remove what was counted before this day, of PROGRAM or of every program
  --all         also remove what only the clock speaks against, once it is listed`,
  run,
};
