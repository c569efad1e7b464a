/**
 * Sweeping `_tally/`: what has died there, by its name and by the days of use that a store has (STORE.md, Clocks), and
 * what was left half-written, there and of `on`. A draw or an answer that a wrong clock took would be made a second
 * time, so a clock alone takes nothing. Removes regular files and nothing else.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseDay, type Day } from '../../recorders/typescript/store/day.ts';
import { programFolder } from '../../recorders/typescript/store/place.ts';
import { programs } from '../../recorders/typescript/store/read.ts';
import { isFolder, look } from '../../recorders/typescript/store/regular.ts';
import { isBorneOut } from '../../recorders/typescript/store/witness.ts';
import { answersFolder, drawsFolder, ownFolder } from '../own-folder/own-folder.ts';
import { namesIn } from '../own-folder/private-file.ts';
import { MARK, outboxFolder, sentFolder } from './body-file.ts';
import { SENT_DAYS } from './outbox.ts';

/** Removes what may go on a day, by days of use of the whole store. The paths that went. */
export function sweepOwn(root: string, today: Day, witnesses: readonly Day[]): readonly string[] {
  const mortal = [drawsFolder, answersFolder, outboxFolder, sentFolder].map((of) => of(root));
  const isDead = (dies: Day | null): boolean => dies !== null && dies <= today && isBorneOut(dies, witnesses);
  const gone = [...mortal, ...otherFolders(root)].flatMap((folder) => {
    const names = namesIn(folder);
    const marks = new Set(
      folder === outboxFolder(root) ? names.filter((name) => name.endsWith(MARK)).map(ofSubject) : [],
    );
    return names
      .filter((name) => name.endsWith('.part') || (mortal.includes(folder) && isDead(diesOn(name, marks))))
      .map((name) => join(folder, name));
  });
  return [...gone, ...unfinished(root)].filter(removeFile);
}

/** The folders in which only what is being written is swept. */
function otherFolders(root: string): readonly string[] {
  const own = ownFolder(root);
  return isFolder(own) ? [own, join(own, 'deny'), ...below(join(own, 'registries'))] : [];
}

/** A folder and all below it, links not followed. */
const below = (folder: string): readonly string[] =>
  isFolder(folder) ? [folder, ...namesIn(folder).flatMap((name) => below(join(folder, name)))] : [];

/** What stands beside a file of a store that is not of `_tally/` while it is written: `on`, and those of the root. */
const UNFINISHED = /^(?:on|CACHEDIR\.TAG|\.gitignore)\.[0-9a-f]{16}\.part$/;

const unfinished = (root: string): readonly string[] =>
  [root, ...programs(root).map((program) => programFolder(root, program))].flatMap((folder) =>
    namesIn(folder)
      .filter((name) => UNFINISHED.test(name))
      .map((name) => join(folder, name)),
  );

const DIES = /^until-([0-9-]{10})\./;

/** What is one for a body and every mark of its subject. */
const ofSubject = (name: string): string => name.replace(DIES, '').replace(/\.sending$/, '');

/** The day on which a file dies; null where its name has none. What may have arrived is kept as long as what did. */
function diesOn(name: string, marks: ReadonlySet<string>): Day | null {
  const dies = parseDay(DIES.exec(name)?.[1] ?? '');
  return dies === null || !marks.has(ofSubject(name)) ? dies : dies + SENT_DAYS;
}

function removeFile(path: string): boolean {
  if (look(path)?.isFile() !== true) return false;
  rmSync(path, { force: true });
  return true;
}
