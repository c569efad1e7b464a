/**
 * What a store itself says of the clock: the days of which it has files. A clock may be wrong for a moment, so by its
 * word alone nothing is removed (STORE.md, Clocks). Looks at names and at nothing else; throws nothing.
 */
import type { Day } from './day.ts';
import { entriesIn, namesIn } from './folder.ts';
import { isProgram, programFolder } from './place.ts';
import { isFolder } from './regular.ts';

/** How long after a death, in days, a day of use still bears it out. */
const BEARS_OUT = 400;

/** The days before today of which any program of the root has a file, each once, in order. */
export function witnessesIn(root: string, today: Day): readonly Day[] {
  const folders = isFolder(root) ? namesIn(root).filter(isProgram) : [];
  const days = folders
    .map((program) => programFolder(root, program))
    .filter(isFolder)
    .flatMap((folder) => entriesIn(folder).map(({ name }) => name.day));
  return [...new Set(days)].filter((day) => day < today).sort((a, b) => a - b);
}

/** Whether a death is borne out by a day of use that is not before it, and not so long after that a clock has leapt. */
export const isBorneOut = (dies: Day, witnesses: readonly Day[]): boolean =>
  witnesses.some((day) => day >= dies && day <= dies + BEARS_OUT);

/** Whether a day has not come, by a clock that may be a day behind. */
export const isToCome = (day: Day, today: Day): boolean => day > today + 1;
