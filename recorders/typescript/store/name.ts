/**
 * Names of the files of a store, `until-<dies>.<day>.<version>[.<own>[.part]]`. A name says all that is needed to let a
 * file die; one that does not read exactly like this is somebody else's.
 */
import { type Day, dayText, parseDay } from './day.ts';

export interface FileName {
  /** From 00:00 UTC of this day nobody opens the file. */
  readonly dies: Day;
  /** The day that its counts belong to. */
  readonly day: Day;
  /** Of the program: `1.95.0-stable`, or `dev`. */
  readonly version: string;
  /** One of `NUMBERS`; drawn at random, of a file that is being folded and of a `.part`; null for the shared file. */
  readonly own: string | null;
  /** Still being written; never read. */
  readonly part: boolean;
}

/** Days that a file may live at most. */
export const LONGEST = 1000;
/** What the files of processes without locks are called, of one day, version and retention. */
export const NUMBERS: readonly string[] = [...'0123456789abcdef'].map((digit) => digit.padStart(16, '0'));

const NUMBER = '(?:0|[1-9][0-9]{0,5})';
/** Three numbers, as a pattern. */
export const RELEASE = `${NUMBER}\\.${NUMBER}\\.${NUMBER}`;
const CHANNELS = 'stable|beta|nightly';
const VERSION = `dev|${RELEASE}-(?:${CHANNELS})`;
const NAME = new RegExp(`^until-([0-9-]{10})\\.([0-9-]{10})\\.(${VERSION})(?:\\.([0-9a-f]{16})(\\.part)?)?$`);
const WHOLE_VERSION = new RegExp(`^(?:${VERSION})$`);

export function parseName(text: string): FileName | null {
  const match = NAME.exec(text);
  if (match === null) return null;
  const [, diesText = '', dayOf = '', version = '', own = null, part] = match;
  const dies = parseDay(diesText);
  const day = parseDay(dayOf);
  if (dies === null || day === null || dies <= day || dies - day > LONGEST) return null;
  return { dies, day, version, own, part: part !== undefined };
}

export function nameText({ dies, day, version, own, part }: FileName): string {
  const process = own === null ? '' : `.${own}${part ? '.part' : ''}`;
  return `${stem({ dies, day, version })}${process}`;
}

/** The name of the shared file of a day, version and retention; every other name of them begins with it. */
export function stem({ dies, day, version }: Pick<FileName, 'dies' | 'day' | 'version'>): string {
  return `until-${dayText(dies)}.${dayText(day)}.${version}`;
}

/** What a host calls itself, as the store spells it: a release has a channel, and anything else is `dev`. */
export function programVersion(text: string): string {
  const hostVersion = new RegExp(`^(${RELEASE})(?:-(${CHANNELS})(?:[.+][^]*)?|\\+[^]*)?$`);
  const match = typeof text === 'string' ? hostVersion.exec(text) : null;
  return match === null ? 'dev' : `${match[1] ?? ''}-${match[2] ?? 'stable'}`;
}

/** Whether the text is a program's version as the store spells it. */
export const isVersion = (text: string): boolean => WHOLE_VERSION.test(text);
