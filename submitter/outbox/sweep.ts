/**
 * Sweeping `_tally/`: what has died there, by its name and by the days of use that a store has (STORE.md, Clocks), and
 * what was left half-written. A draw or an answer that a wrong clock took would be made a second time, so a clock alone
 * takes nothing. Removes regular files and nothing else.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseDay, type Day } from '../../recorders/typescript/store/day.ts';
import { isFolder, look } from '../../recorders/typescript/store/regular.ts';
import { isBorneOut } from '../../recorders/typescript/store/witness.ts';
import { answersFolder, drawsFolder, ownFolder } from '../own-folder/own-folder.ts';
import { namesIn } from '../own-folder/private-file.ts';
import { MARK, outboxFolder, SENT_DAYS, sentFolder } from './outbox.ts';

/** Removes what may go on a day, by days of use of the whole store. The paths that went. */
export function sweepOwn(root: string, today: Day, witnesses: readonly Day[]): readonly string[] {
  const mortal = [drawsFolder, answersFolder, outboxFolder, sentFolder].map((of) => of(root));
  const isDead = (dies: Day | null): boolean => dies !== null && dies <= today && isBorneOut(dies, witnesses);
  return [...mortal, ...otherFolders(root)].flatMap((folder) => {
    const names = namesIn(folder);
    const marked = new Set(folder === outboxFolder(root) ? names.filter((name) => name.endsWith(MARK)) : []);
    return names
      .filter((name) => name.endsWith('.part') || (mortal.includes(folder) && isDead(diesOn(name, marked))))
      .map((name) => join(folder, name))
      .filter(removeFile);
  });
}

/** The folders in which only what is being written is swept. */
function otherFolders(root: string): readonly string[] {
  const own = ownFolder(root);
  if (!isFolder(own)) return [];
  const registries = join(own, 'registries');
  const added = namesIn(registries).map((name) => join(registries, name));
  const copies = added.flatMap((folder) => namesIn(folder).map((name) => join(folder, name)));
  const kinds = copies.flatMap((folder) => namesIn(folder).map((name) => join(folder, name)));
  return [own, join(own, 'deny'), registries, ...[...added, ...copies, ...kinds].filter(isFolder)];
}

/** The day on which a file dies; null where its name has none. What may have arrived is kept as long as what did. */
function diesOn(name: string, marks: ReadonlySet<string>): Day | null {
  const dies = parseDay(/^until-([0-9-]{10})\./.exec(name)?.[1] ?? '');
  const mark = name.endsWith(MARK) ? name : `${name}${MARK}`;
  return dies === null || !marks.has(mark) ? dies : dies + SENT_DAYS;
}

function removeFile(path: string): boolean {
  if (look(path)?.isFile() !== true) return false;
  rmSync(path, { force: true });
  return true;
}
