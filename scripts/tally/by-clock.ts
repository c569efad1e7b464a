/**
 * What has died or has not come by this machine's clock and nothing else: a sweep leaves it, and its owner decides.
 */
import { dayText, type Day } from '../../recorders/typescript/store/day.ts';
import { programFolder } from '../../recorders/typescript/store/place.ts';
import { leftByClock } from '../../recorders/typescript/store/sweep.ts';
import { counted } from './command.ts';

/** Paths, after a sweep. */
export const leftIn = (root: string, programs: readonly string[], today: Day): readonly string[] =>
  programs.flatMap((program) => leftByClock(programFolder(root, program), today));

/** So many files, and the day that the clock has. */
export const byClockWords = (files: number, today: Day): string =>
  `${counted(files, 'file')}, dead or of a day to come only by this machine's clock, which says ${dayText(today)}`;

export const notRemovedWords = (files: number, today: Day): string =>
  `Not removed: ${byClockWords(files, today)}. If that is the day: tally clean --all`;
