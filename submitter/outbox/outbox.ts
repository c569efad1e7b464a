/**
 * Bodies on their way: `_tally/outbox/` holds what waits to be sent, `_tally/sent/` a copy, byte for byte, of what was.
 * Every name begins with the day on which the file dies. A body is marked before the first byte of it is posted, so
 * that nothing is ever sent twice without its owner's knowledge. Moves files; decides nothing and sends nothing.
 */
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Day } from '../../recorders/typescript/store/day.ts';
import { look } from '../../recorders/typescript/store/regular.ts';
import { makeOnce } from '../own-folder/once.ts';
import { ownFolder } from '../own-folder/own-folder.ts';
import { makeFolder, namesIn, remove, replaceFile } from '../own-folder/private-file.ts';
import {
  isAbout,
  MARK,
  markText,
  nameOf,
  outboxFolder,
  sent,
  sentFolder,
  standing,
  waiting,
  type BodyFile,
  type Marked,
  type Subject,
} from './body-file.ts';

/** Days that a copy of what was sent is kept, or as long as it could be sent, if that is longer. */
export const SENT_DAYS = 49;

/** How a body came to be in the outbox: written now, there already (or begun), or gone to `sent/` before. */
export type Put = { readonly how: 'written' | 'there' | 'sent'; readonly file: BodyFile };

/**
 * Puts a body into the outbox, once. One that is there, was begun or was sent stays as it is. Null if a folder is a
 * link or a file.
 */
export function putOut(root: string, subject: Subject, dies: Day, bytes: Uint8Array): Put | null {
  const before = sent(root).find(isAbout(subject));
  if (before !== undefined) return { how: 'sent', file: before };
  const there = waiting(root).find(isAbout(subject));
  if (there !== undefined) return { how: 'there', file: there };
  if (![ownFolder(root), outboxFolder(root)].every(makeFolder)) return null;
  const path = `${outboxFolder(root)}/${nameOf(subject, dies)}`;
  const how = makeOnce(path, bytes);
  if (how === 'there' && look(path)?.isFile() !== true) replaceFile(path, bytes);
  return { how: how === 'made' ? 'written' : 'there', file: { ...subject, path, dies, isThere: true, mark: null } };
}

/**
 * Marks a body that is about to be posted. Anything but `marked` says that another was faster, with this file or
 * another of its subject, and leaves no mark: it must not be posted.
 */
export function markSending(root: string, body: BodyFile, marked: Marked): 'marked' | 'begun' | 'sent' {
  const mark = `${body.path}${MARK}`;
  if (makeOnce(mark, markText(marked)) === 'there') return 'begun';
  const { outbox, sent: gone } = standing(root);
  // Another that sent it moved it before it took its mark away.
  const isSent = look(body.path) === null || gone.some(isAbout(body));
  if (!isSent && !outbox.some((one) => one.path !== body.path && isAbout(body)(one) && one.mark?.path !== mark)) {
    return 'marked';
  }
  unmark(body);
  return isSent ? 'sent' : 'begun';
}

/** Takes the mark away: only for a body of which no byte left. */
export const unmark = ({ path }: BodyFile): void => remove(`${path}${MARK}`);

/**
 * Moves a body that arrived to `sent/`, after its mark, so that there is no copy of which nobody knows when it went and
 * where. Its path there, or null if that folder is a link or a file. Until it is there, it is where it was.
 */
export function keepSent(
  root: string,
  file: BodyFile,
  today: Day,
): { readonly path: string; readonly dies: Day } | null {
  if (!makeFolder(sentFolder(root))) return null;
  // An answer is drawn once a quarter: its copy must outlive the quarter, or it would be written and sent again.
  const dies = Math.max(today + SENT_DAYS, file.dies);
  const path = `${sentFolder(root)}/${nameOf(file, dies)}`;
  replaceFile(`${path}${MARK}`, readFileSync(`${file.path}${MARK}`));
  renameSync(file.path, path);
  try {
    unmark(file);
  } catch {
    // It says once more what the other says, and dies.
  }
  return { path, dies };
}

/**
 * Removes all that waits, a copy of what was sent, and what was left half-written; what may have arrived stays, to be
 * looked at. The paths of bodies that went.
 */
export function emptyOutbox(root: string): readonly string[] {
  const folder = outboxFolder(root);
  const { outbox, sent: gone } = standing(root);
  const bodies = outbox.filter((file) => file.isThere && (file.mark === null || gone.some(isAbout(file))));
  const parts = namesIn(folder).filter((name) => name.endsWith('.part'));
  for (const path of [...bodies.map((body) => body.path), ...parts.map((name) => join(folder, name))]) remove(path);
  return bodies.map(({ path }) => path);
}
