/**
 * `on`, the file by which an owner says that a program is recorded, bound to the one directory it was said of: a store
 * that was copied, synced, cloned or restored is off. Reads and spells it; only the user's program writes it.
 */
import { chmodSync, lstatSync, type BigIntStats } from 'node:fs';
import { dirname } from 'node:path';
import { isFolder, look, readRegular, type Refused } from './regular.ts';
import { pause } from './pause.ts';

/** What whoever runs a fleet calls it and its run; all null in any other store. */
export interface FleetWords {
  /** The name of the fleet, if this is a fleet store. */
  readonly fleet: string | null;
  /** What the fleet compares. */
  readonly experiment: string | null;
  /** What was run, in the operator's words. */
  readonly toolchain: string | null;
  /** What the fleet calls this run. */
  readonly job: string | null;
}

export const NO_FLEET: FleetWords = { fleet: null, experiment: null, toolchain: null, job: null };

/** Those that stand only beside the name of a fleet. */
export const OF_A_FLEET = ['experiment', 'toolchain', 'job'] as const;

export interface On extends FleetWords {
  /** The program's folder as the recorder computes it, byte for byte. */
  readonly path: string;
  /** Null where the system has none. */
  readonly inode: string | null;
  /** When the folder was made, `seconds.nanoseconds` since 1970; null where the system does not say. */
  readonly born: string | null;
  /** Globs of fields that are not recorded. */
  readonly deny: readonly string[];
}

export type OnState =
  | { readonly state: 'on'; readonly on: On; /** Inode and time of modification of the file. */ readonly seen: string }
  | { readonly state: 'off'; readonly why: Why }
  | {
      readonly state: 'off';
      readonly why: 'mismatch';
      readonly part: 'path' | 'inode' | 'born';
      readonly recorded: string;
      readonly found: string;
    };

const FIRST = '# tallybook on 1';
/** Bytes that are read at most. */
export const LARGEST_ON = 65_536;
const NS_A_SECOND = 1_000_000_000n;

export const FLEET = /^[a-z][a-z0-9-]{0,39}$/;
/** What an experiment, a toolchain and a job may be called. */
export const FLEET_WORD = /^[!-~]{1,200}$/;
const NUMBER = '(?:0|[1-9][0-9]*)';
/** Every line but the first: what is behind its key. */
const LINES: Readonly<Record<string, RegExp>> = {
  path: /^[^\p{Cc}]+$/u,
  inode: new RegExp(`^${NUMBER}$`),
  born: new RegExp(`^${NUMBER}\\.[0-9]{9}$`),
  fleet: FLEET,
  experiment: FLEET_WORD,
  toolchain: FLEET_WORD,
  job: FLEET_WORD,
  deny: /^[!-~]+$/,
};

/** What the text says, or null if any line of it does not hold. */
export function parseOn(text: string): On | null {
  const [first, ...lines] = text.split('\n');
  if (first !== FIRST || lines.pop() !== '') return null;
  const once = new Map<string, string>();
  const deny: string[] = [];
  for (const line of lines) {
    const space = line.indexOf(' ');
    const key = line.slice(0, Math.max(space, 0));
    const value = line.slice(space + 1);
    if (!Object.hasOwn(LINES, key) || LINES[key]?.test(value) !== true) return null;
    if (key === 'deny' ? deny.includes(value) : once.has(key)) return null;
    if (key === 'deny') deny.push(value);
    else once.set(key, value);
  }
  const path = once.get('path');
  if (path === undefined || (!once.has('fleet') && OF_A_FLEET.some((key) => once.has(key)))) return null;
  const value = (key: string): string | null => once.get(key) ?? null;
  const fleet = { fleet: value('fleet'), experiment: value('experiment'), toolchain: value('toolchain') };
  return { path, inode: value('inode'), born: value('born'), ...fleet, job: value('job'), deny };
}

export function onText({ path, inode, born, fleet, experiment, toolchain, job, deny }: On): string {
  const all = { path, inode, born, fleet, experiment, toolchain, job };
  const once = Object.entries(all).filter(([, value]) => value !== null);
  const denied = deny.map((glob) => ['deny', glob]);
  return [FIRST, ...[...once, ...denied].map((line) => line.join(' ')), ''].join('\n');
}

/**
 * The fleet that an `on` names, by its form alone: whoever reads counts may have them from a copy or an archive, in
 * which recording is off. Null if the form is broken or nothing can be read; a missing file names no fleet.
 */
export function fleetWords(folder: string): FleetWords | null {
  const file = readRegular(`${folder}/on`, LARGEST_ON);
  if (file === 'missing') return NO_FLEET;
  const on = typeof file === 'string' ? null : decoded(file.bytes);
  return on && { fleet: on.fleet, experiment: on.experiment, toolchain: on.toolchain, job: on.job };
}

/** Whether a program is recorded into this folder. A missing file, by far the commonest answer, costs one look. */
export function readOn(folder: string): OnState {
  try {
    if (look(`${folder}/on`) === null) return off('missing');
    const directory = look(folder);
    if (directory?.isDirectory() !== true || !isFolder(dirname(folder))) return off('unreadable');
    const file = readRegular(`${folder}/on`, LARGEST_ON);
    if (typeof file === 'string') return off(WHY[file]);
    const on = decoded(file.bytes);
    if (on === null || (on.inode === null && hasInodes())) return off('malformed');
    return mismatch(on, folder, directory) ?? { state: 'on', on, seen: `${file.stat.ino} ${file.stat.mtimeNs}` };
  } catch {
    return off('unreadable');
  }
}

type Why = 'missing' | 'unreadable' | 'malformed';

const off = (why: Why): OnState => ({ state: 'off', why });

/** What makes a file unusable is why the program is off. */
const WHY: Readonly<Record<Refused, Why>> = {
  missing: 'missing',
  unreadable: 'unreadable',
  irregular: 'unreadable',
  large: 'malformed',
};

function decoded(bytes: Uint8Array): On | null {
  try {
    return parseOn(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return null;
  }
}

/** A birth that the system does not know, which it says as 0, is not the one that is recorded. */
function mismatch(on: On, folder: string, { ino, birthtimeNs }: BigIntStats): OnState | null {
  const born = birthtimeNs > 0n ? bornText(birthtimeNs) : 'not known';
  const present = { path: folder, inode: String(ino), born };
  for (const part of ['path', 'inode', 'born'] as const) {
    const [recorded, found] = [on[part], present[part]];
    if (recorded !== null && recorded !== found) return { state: 'off', why: 'mismatch', part, recorded, found };
  }
  return null;
}

/**
 * What `on` has to say of a folder that is about to be bound. Sets the folder's mode to 0700, which is what it should
 * be.
 *
 * Where a system does not know when a directory was made, Node says 0, or the time of its last change. That one moves
 * whenever something is made in it, so it would turn recording off. So the last change is moved on here, by setting
 * the mode after the clock of the disk has had time to tick: what moves with it is no birth, and is left out.
 */
export function binding(folder: string): Pick<On, 'inode' | 'born'> {
  pause(20);
  chmodSync(folder, 0o700);
  const { ino, birthtimeNs, ctimeNs } = lstatSync(folder, { bigint: true });
  const known = birthtimeNs > 0n && birthtimeNs !== ctimeNs;
  return { inode: hasInodes() ? String(ino) : null, born: known ? bornText(birthtimeNs) : null };
}

export function bornText(ns: bigint): string {
  return `${ns / NS_A_SECOND}.${String(ns % NS_A_SECOND).padStart(9, '0')}`;
}

/** Windows numbers files too, but not every recorder can ask for that number there. */
const hasInodes = (): boolean => process.platform !== 'win32';
