/**
 * What a store itself says of the clock: the days of which it has files. A clock may be wrong for a moment, so by its
 * word alone nothing is removed (STORE.md, Clocks). Looks at names and at nothing else; throws nothing.
 */
import type { Day } from './day.ts';
import { type Entry, entriesIn, namesIn } from './folder.ts';
import { isProgram, programFolder } from './place.ts';
import { isFolder } from './regular.ts';

/** How long after a death, in days, a day of use still bears it out. */
const BEARS_OUT = 400;

/** The folders of programs in a root, of which there may be millions; among the first ten thousand names. */
export function programFolders(root: string): readonly string[] {
  const names = isFolder(root) ? namesIn(root).filter(isProgram) : [];
  return names.map((program) => programFolder(root, program)).filter(isFolder);
}

/** The days of whole files, each once, in order. */
const daysOf = (entries: readonly Entry[]): readonly Day[] =>
  [...new Set(entries.filter(({ name }) => !name.part).map(({ name }) => name.day))].sort((a, b) => a - b);

/** The days before today of which any program of the root has a file, each once, in order. */
export const witnessesIn = (root: string, today: Day): readonly Day[] =>
  daysOf(programFolders(root).flatMap(entriesIn)).filter((day) => day < today);

/** The latest day of which any program of the root has a file; before all days where there is none. */
export const latestDay = (root: string): Day => daysOf(programFolders(root).flatMap(entriesIn)).at(-1) ?? -Infinity;

/** Whether a death is borne out by a day of use that is not before it, and not so long after that a clock has leapt. */
export const isBorneOut = (dies: Day, witnesses: readonly Day[]): boolean =>
  witnesses.some((day) => day >= dies && day <= dies + BEARS_OUT);

/** Whether a day has not come, by a clock that may be a day behind. */
export const isToCome = (day: Day, today: Day): boolean => day > today + 1;

/** Whether a folder has files of more days that have been than of days to come: then the latter are the wrong ones. */
export function outnumbersToCome(entries: readonly Entry[], today: Day): boolean {
  const days = daysOf(entries);
  return days.filter((day) => day < today).length > days.filter((day) => isToCome(day, today)).length;
}
