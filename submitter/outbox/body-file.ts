/**
 * What stands in `_tally/outbox/` and `_tally/sent/`: bodies, and the marks that sending began. Both are asked for by
 * their subject, wherever they stand and under whatever day: so nothing is taken for unsent because a body was moved,
 * copied or removed, or its mark was damaged. Reads only.
 */
import { type Day, dayText, parseDay } from '../../recorders/typescript/store/day.ts';
import { look } from '../../recorders/typescript/store/regular.ts';
import { RECIPIENT } from '../consent/consent.ts';
import { ownFolder } from '../own-folder/own-folder.ts';
import { namesIn, readSaid } from '../own-folder/private-file.ts';
import { parseRecord, recordText, type Keys } from '../own-folder/record.ts';

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

/** To whom posting began, and when. */
export interface Marked {
  readonly to: string;
  readonly day: string;
}

export interface BodyFile extends Subject {
  readonly path: string;
  readonly dies: Day;
  /** Whether the body stands there; else its mark alone does. */
  readonly isThere: boolean;
  /**
   * The mark of its subject, its own if it has one; null if there is none. It says a sentence where it does not hold:
   * then the body may have arrived, and nobody can say where.
   */
  readonly mark: { readonly path: string; readonly said: Marked | string } | null;
}

export const outboxFolder = (root: string): string => `${ownFolder(root)}/outbox`;
export const sentFolder = (root: string): string => `${ownFolder(root)}/sent`;

export const nameOf = ({ period, what }: Subject, dies: Day): string => `until-${dayText(dies)}.${period}.${what}.json`;

/** The subject and the last day of a body by its name, or null for a name that is none. */
export function parseBodyName(name: string): (Subject & { readonly dies: Day }) | null {
  const [, until = '', period = '', what = ''] = NAME.exec(name) ?? [];
  const dies = parseDay(until);
  return dies === null ? null : { period, what, dies };
}

export const isAbout =
  ({ period, what }: Subject) =>
  (file: Subject): boolean =>
    file.period === period && file.what === what;

/** Everything in a folder that is named like a body or its mark, by name, each with its own mark. */
function standingIn(folder: string): readonly BodyFile[] {
  const names = namesIn(folder).map((name) => (name.endsWith(MARK) ? name.slice(0, -MARK.length) : name));
  return [...new Set(names)].flatMap((name) => {
    const read = parseBodyName(name);
    const path = `${folder}/${name}`;
    const isThere = look(path)?.isFile() === true;
    const said = readSaid(`${path}${MARK}`, MOST_BYTES, parseMark);
    const mark = said === null ? null : { path: `${path}${MARK}`, said };
    return read === null || !(isThere || mark !== null) ? [] : [{ ...read, path, isThere, mark }];
  });
}

/** All that stands in both folders, by name, each with the mark of its subject. */
export function standing(root: string): { readonly outbox: readonly BodyFile[]; readonly sent: readonly BodyFile[] } {
  const [outbox, sent] = [standingIn(outboxFolder(root)), standingIn(sentFolder(root))];
  const marked = [...sent, ...outbox].filter(({ mark }) => mark !== null);
  const withMark = (file: BodyFile): BodyFile => ({
    ...file,
    mark: file.mark ?? marked.find(isAbout(file))?.mark ?? null,
  });
  return { outbox: outbox.map(withMark), sent: sent.map(withMark) };
}

/** A mark alone is left out where a body of its subject stands beside it. */
const withoutDoubles = (files: readonly BodyFile[]): readonly BodyFile[] =>
  files.filter((file) => file.isThere || !files.some((one) => one.isThere && isAbout(file)(one)));

/** What is not known to have arrived, by name: what waits, and what was begun, of which the mark alone may be left. */
export function waiting(root: string): readonly BodyFile[] {
  const { outbox, sent: gone } = standing(root);
  return withoutDoubles(outbox.filter((file) => !gone.some(isAbout(file))));
}

/** What arrived and is still kept, by name. A copy that is not in `sent/` is where it waited, or is gone. */
export function sent(root: string): readonly BodyFile[] {
  const { outbox, sent: gone } = standing(root);
  return withoutDoubles(gone).map((file) => {
    const left = file.isThere ? undefined : outbox.find((one) => one.isThere && isAbout(file)(one));
    return left === undefined ? file : { ...left, mark: file.mark };
  });
}

/** What a mark says; null where there is none, or it does not hold. */
export const markedOf = ({ mark }: BodyFile): Marked | null =>
  mark === null || typeof mark.said === 'string' ? null : mark.said;

function parseMark(text: string): Marked | string {
  const lines = parseRecord(text, MARK_FORMAT, MARK_KEYS);
  if (typeof lines === 'string') return lines;
  const [to = ''] = lines('to')[0]?.parts ?? [];
  const [day = ''] = lines('day')[0]?.parts ?? [];
  return parseDay(day) === null ? `there is no day ${day}` : { to, day };
}

export const markText = ({ to, day }: Marked): string => recordText(MARK_FORMAT, [`to ${to}`, `day ${day}`]);
