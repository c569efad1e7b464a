/** Dates and names of files as recorders/STORE.md writes them, sections 3 and 7; by that page alone. */

export const MS_A_DAY = 86_400_000;

/** The date so many days after another. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * MS_A_DAY).toISOString().slice(0, 10);

/** Whether it is a date that exists, from 1970 on. */
export function exists(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return year >= 1970 && day >= 1 && day <= days;
}

const NUMBER = String.raw`(?:0|[1-9]\d{0,5})`;
export const TRIPLE = String.raw`${NUMBER}\.${NUMBER}\.${NUMBER}`;
export const VERSION = `(?:dev|${TRIPLE}-(?:stable|beta|nightly))`;
export const NAME = '[a-z][a-z0-9]*(?:_[a-z0-9]+)*';

const FILE = new RegExp(
  `^until-(\\d{4}-\\d\\d-\\d\\d)\\.(\\d{4}-\\d\\d-\\d\\d)\\.(${VERSION})(?:\\.([0-9a-f]{16})(\\.part)?)?$`,
);

export interface FileName {
  readonly file: string;
  /** The name of the shared file beside it, or its own. */
  readonly shared: string;
  readonly dies: string;
  readonly day: string;
  readonly version: string;
  readonly own: string | null;
  readonly part: boolean;
}

/** A file of counts by its name; null for what is somebody else's. */
export function fileNamed(file: string): FileName | null {
  const [whole, dies = '', day = '', version = '', own, part] = FILE.exec(file) ?? [];
  if (whole === undefined || !exists(dies) || !exists(day)) return null;
  const kept = (Date.parse(dies) - Date.parse(day)) / MS_A_DAY;
  if (kept < 1 || kept > 1000) return null;
  const shared = `until-${dies}.${day}.${version}`;
  return { file, shared, dies, day, version, own: own ?? null, part: part !== undefined };
}

/** The name of the shared file of a day that is kept so many days; of one with a number. */
export function nameFor(day: string, kept: number, version: string, own?: string): string {
  const shared = `until-${dayAfter(day, kept)}.${day}.${version}`;
  return own === undefined ? shared : `${shared}.${own}`;
}

/** The number of a file of processes without locks, as its name spells it. */
export const numbered = (number: number): string => number.toString(16).padStart(16, '0');
