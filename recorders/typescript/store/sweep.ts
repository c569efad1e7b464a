/**
 * Sweeping: what has died goes, for every program, if the store bears out what the clock says; and no program keeps
 * more than its share of the disk. Removes only regular files whose names read like a store's, looks at ten thousand
 * names a folder at most, and throws nothing.
 */
import type { Day } from './day.ts';
import { entriesIn, remove, sizeOf } from './folder.ts';
import { foldDays } from './fold.ts';
import { programFolder } from './place.ts';
import { isBorneOut, isToCome, outnumbersToCome, programFolders, witnessesIn } from './witness.ts';

/** Bytes that the files of one program may have together. */
export const MOST_BYTES = 64 * 1024 * 1024;

/** All that a recorder sweeps: the dead of every program, then its own folder. */
export function sweep(root: string, program: string, today: Day): void {
  const folder = programFolder(root, program);
  removeDead(root, today);
  foldDays(folder, program, today);
  removeOverCap(folder);
}

/**
 * Removes what was left half-written, the dead that a day of use bears out, and files of days to come where they are
 * fewer than those that have been; of every program. The paths that went.
 */
export function removeDead(root: string, today: Day): string[] {
  const witnesses = witnessesIn(root, today);
  return programFolders(root).flatMap((folder) => {
    const entries = entriesIn(folder);
    const isWrong = outnumbersToCome(entries, today);
    return entries
      .filter(({ name: { part, day, dies } }) => {
        const isDead = dies <= today && isBorneOut(dies, witnesses);
        return part || isDead || (isWrong && isToCome(day, today));
      })
      .map(({ text }) => `${folder}/${text}`)
      .filter(remove);
  });
}

/** What a sweep left in a folder although, by the clock, it has died or its day has not come; paths. */
export const leftByClock = (folder: string, today: Day): string[] =>
  entriesIn(folder)
    .filter(({ name: { day, dies } }) => dies <= today || isToCome(day, today))
    .map(({ text }) => `${folder}/${text}`)
    .filter((path) => sizeOf(path) !== null);

/**
 * Removes files of one program while they are too large together: what dies soonest first, of those the oldest day,
 * then the first name. The paths that went.
 */
export function removeOverCap(folder: string, most = MOST_BYTES): string[] {
  const files = entriesIn(folder).flatMap(({ name, text }) => {
    const path = `${folder}/${text}`;
    const size = name.part ? null : sizeOf(path);
    return size === null ? [] : [{ path, size }];
  });
  let total = files.reduce((sum, { size }) => sum + size, 0);
  const removed: string[] = [];
  for (const { path, size } of files) {
    if (total <= most) break;
    if (!remove(path)) continue;
    removed.push(path);
    total -= size;
  }
  return removed;
}
