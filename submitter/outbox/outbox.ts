/**
 * Bodies on their way: `_tally/outbox/` holds what waits to be sent, `_tally/sent/` a copy, byte for byte, of what was.
 * Every name begins with the day on which the file dies. A body is marked before the first byte of it is posted, so
 * that nothing is ever sent twice without its owner's knowledge. Moves files; decides nothing and sends nothing.
 */
import { renameSync } from 'node:fs';
import { dayText, parseDay, type Day } from '../../recorders/typescript/store/day.ts';
import { look } from '../../recorders/typescript/store/regular.ts';
import { RECIPIENT } from '../consent/consent.ts';
import { makeOnce } from '../own-folder/once.ts';
import { ownFolder } from '../own-folder/own-folder.ts';
import { makeFolder, namesIn, readSaid, remove, replaceFile } from '../own-folder/private-file.ts';
import { parseRecord, recordText, type Keys } from '../own-folder/record.ts';

/** Days that a copy of what was sent is kept, or as long as it could be sent, if that is longer. */
export const SENT_DAYS = 49;

const NAME = /^until-([0-9]{4}-[0-9]{2}-[0-9]{2})\.([0-9]{4}-(?:W[0-9]{2}|Q[1-4]))\.([a-z][a-z0-9_.]*)\.json$/;
/** What the name of a mark has behind that of its body. */
export const MARK = '.sending';
const MARK_FORMAT = '# tallybook sending 1';
const MARK_KEYS: Keys = { to: ['1', `(${RECIPIENT})`], day: ['1', '([0-9-]{10})'] };
const MOST_BYTES = 1 << 16;

/** What a body is about; together they name it. */
export interface Subject {
  /** `2026-W47`, or `2026-Q4` for a randomised answer. */
  readonly period: string;
  /** `rustc.crashes`, or the id of a metric for a randomised answer. */
  readonly what: string;
}

export interface Marked {
  readonly to: string;
  readonly day: string;
}

export interface BodyFile extends Subject {
  readonly path: string;
  readonly dies: Day;
  /**
   * To whom posting began, and when; null if it did not, and in `sent/` if that was lost. A sentence where there is a
   * mark and it does not hold: then the body may have arrived, and nobody can say where.
   */
  readonly marked: Marked | string | null;
}

export const outboxFolder = (root: string): string => `${ownFolder(root)}/outbox`;
export const sentFolder = (root: string): string => `${ownFolder(root)}/sent`;

const nameOf = ({ period, what }: Subject, dies: Day): string => `until-${dayText(dies)}.${period}.${what}.json`;

/** The subject and the last day of a body by its name, or null for a name that is none. */
export function parseBodyName(name: string): (Subject & { readonly dies: Day }) | null {
  const [, until = '', period = '', what = ''] = NAME.exec(name) ?? [];
  const dies = parseDay(until);
  return dies === null ? null : { period, what, dies };
}

/** What waits, by name. */
export const waiting = (root: string): readonly BodyFile[] => bodyFiles(outboxFolder(root));

/** What was sent and is still kept, by name. */
export const sent = (root: string): readonly BodyFile[] => bodyFiles(sentFolder(root));

function bodyFiles(folder: string): readonly BodyFile[] {
  return namesIn(folder).flatMap((name) => {
    const read = parseBodyName(name);
    const path = `${folder}/${name}`;
    return read === null || look(path)?.isFile() !== true ? [] : [{ ...read, path, marked: readMark(path) }];
  });
}

/** Whether a body is marked by a mark that holds. */
export const isMark = (marked: BodyFile['marked']): marked is Marked => marked !== null && typeof marked !== 'string';

const readMark = (path: string): BodyFile['marked'] => readSaid(`${path}${MARK}`, MOST_BYTES, parseMark);

function parseMark(text: string): Marked | string {
  const lines = parseRecord(text, MARK_FORMAT, MARK_KEYS);
  if (typeof lines === 'string') return lines;
  const [to = ''] = lines('to')[0]?.parts ?? [];
  const [day = ''] = lines('day')[0]?.parts ?? [];
  return parseDay(day) === null ? `there is no day ${day}` : { to, day };
}

const isAbout =
  ({ period, what }: Subject) =>
  (file: BodyFile): boolean =>
    file.period === period && file.what === what;

/** How a body came to be in the outbox: written now, there already, or gone to `sent/` before. */
export type Put = { readonly how: 'written' | 'there' | 'sent'; readonly file: BodyFile };

/**
 * Puts a body into the outbox, once. One that is there or was sent stays as it is. Null if a folder is a link or a
 * file.
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
  const marked = readMark(path);
  return { how: marked === null && how === 'made' ? 'written' : 'there', file: { ...subject, path, dies, marked } };
}

/** Marks a body that is about to be posted. False if it was marked before: then it may have arrived. */
export const markSending = ({ path }: BodyFile, { to, day }: Marked): boolean =>
  makeOnce(`${path}${MARK}`, recordText(MARK_FORMAT, [`to ${to}`, `day ${day}`])) === 'made';

/** Takes the mark away: only for a body of which no byte left. */
export const unmark = ({ path }: BodyFile): void => remove(`${path}${MARK}`);

/** Moves a body that arrived to `sent/`, then its mark. Its path there, or null if that folder is a link or a file. */
export function keepSent(
  root: string,
  file: BodyFile,
  today: Day,
): { readonly path: string; readonly dies: Day } | null {
  if (!makeFolder(sentFolder(root))) return null;
  // An answer is drawn once a quarter: its copy must outlive the quarter, or it would be written and sent again.
  const dies = Math.max(today + SENT_DAYS, file.dies);
  const path = `${sentFolder(root)}/${nameOf(file, dies)}`;
  renameSync(file.path, path);
  renameSync(`${file.path}${MARK}`, `${path}${MARK}`);
  return { path, dies };
}

/** Removes all that waits; what may have arrived stays, to be looked at. The paths that went. */
export function emptyOutbox(root: string): readonly string[] {
  const gone = waiting(root).filter(({ marked }) => marked === null);
  for (const { path } of gone) remove(path);
  return gone.map(({ path }) => path);
}
