/**
 * Sweeping: what has died goes, for every program, and no program keeps more than its share of the disk. Removes only
 * regular files whose names read like a store's, looks at ten thousand names a folder at most, and throws nothing.
 */
import type { Day } from './day.ts';
import { entriesIn, namesIn, remove, sizeOf } from './folder.ts';
import { foldDays } from './fold.ts';
import { isProgram, programFolder } from './place.ts';
import { isFolder } from './regular.ts';

/** Bytes that the files of one program may have together. */
export const MOST_BYTES = 64 * 1024 * 1024;

/** All that a recorder sweeps: the dead of every program, then its own folder. */
export function sweep(root: string, program: string, today: Day): void {
  const folder = programFolder(root, program);
  removeDead(root, today);
  foldDays(folder, program, today);
  removeOverCap(folder);
}

/** Removes the dead, and what was left half-written, of every program. The paths that went. */
export function removeDead(root: string, today: Day): string[] {
  return programsIn(root)
    .map((program) => programFolder(root, program))
    .flatMap((folder) =>
      entriesIn(folder)
        .filter(({ name }) => name.part || name.dies <= today)
        .map(({ text }) => `${folder}/${text}`)
        .filter(remove),
    );
}

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

function programsIn(root: string): string[] {
  if (!isFolder(root)) return [];
  return namesIn(root).filter((name) => isProgram(name) && isFolder(programFolder(root, name)));
}
