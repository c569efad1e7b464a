/** Where a case happens: a store in a folder of its own, and the clock that its drivers see. Made by STORE.md alone. */
import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { makeStore } from '../../../scripts/dev/soak/place.ts';
import { dayAfter, nameFor } from './names.ts';
import { PROGRAM, REGISTRY } from './registry.ts';

/** The day of cases that do not say one. */
export const DAY = '2026-11-22';

export interface Ground {
  readonly folder: string;
  readonly root: string;
  /** The program's folder. */
  readonly program: string;
  readonly clock: Clock;
}

/**
 * What drivers take for now: a distance from the machine's clock, in a file that `faketime` reads again and again; or
 * the machine's clock itself, under which they are faster, and may be killed without leaving anything of faketime's.
 */
export class Clock {
  readonly file: string;
  #day = DAY;
  #ahead = 0;
  #real = false;

  constructor(folder: string) {
    this.file = join(folder, 'clock');
    this.set(DAY);
  }

  /** Noon UTC, or another time, of this day. The file is never seen half-written: that would be the machine's clock. */
  set(day: string, time = '12:00:00'): void {
    this.#day = day;
    this.#ahead = Math.round((Date.parse(`${day}T${time}Z`) - Date.now()) / 1000);
    writeFileSync(`${this.file}.part`, `${this.#ahead < 0 ? '' : '+'}${this.#ahead}\n`);
    renameSync(`${this.file}.part`, this.file);
  }

  /** The machine's own, from now on; before any driver is started. */
  beReal(): void {
    this.#real = true;
    this.#ahead = 0;
  }

  get isReal(): boolean {
    return this.#real;
  }

  get day(): string {
    return this.#real ? new Date().toISOString().slice(0, 10) : this.#day;
  }

  /** Seconds since 1970, for drivers that are told. */
  get seconds(): number {
    return Math.round(Date.now() / 1000) + this.#ahead;
  }
}

let preload: string | null = null;

/** Tries until `faketime` starts: it does not under a process id of which a killed process left a semaphore. */
const TRIES = 5;

function findPreload(): string {
  for (let left = TRIES; left > 0; left--) {
    const { status, stdout } = spawnSync('faketime', ['-f', '+0', 'printenv', 'LD_PRELOAD'], { encoding: 'utf8' });
    if (status === 0) return stdout.trim();
  }
  throw new Error('the kit needs `faketime`, which cannot be started: install faketime, or say clock=told in hello');
}

/** What puts a driver under a clock. Throws a sentence that says what to install. */
export function underClock({ file, isReal }: Clock): Readonly<Record<string, string>> {
  if (isReal) return {};
  preload ??= findPreload();
  return { LD_PRELOAD: preload, FAKETIME_TIMESTAMP_FILE: file, FAKETIME_NO_CACHE: '1', NO_FAKE_STAT: '1' };
}

/** A sound store in a new folder, in which `demo` is on; `lines` are more lines of `on`. */
export function groundAt(folder: string, ...lines: readonly string[]): Ground {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  const root = makeStore(join(folder, 'store'), ...lines);
  return { folder, root, program: join(root, PROGRAM), clock: new Clock(folder) };
}

export const header = (day: string, kept: number, version: string): string =>
  `# tallybook day 1\n# ${PROGRAM} ${version} day ${day} dies ${dayAfter(day, kept)}\n`;

/** A block with the empty line before it. */
export function block(counts: Readonly<Record<string, number>>): string {
  const lines = Object.entries(counts).map(([field, count]) => `${field} ${count}\n`);
  const text = `# + ${REGISTRY}\n${lines.join('')}`;
  return `\n${text}# = ${lines.length} ${crc32(text).toString(16).padStart(8, '0')}\n`;
}

export interface Planted {
  readonly day: string;
  readonly kept: number;
  readonly version: string;
  readonly own?: string;
  /** Lines of the header behind the two that every file has. */
  readonly lines?: string;
  readonly blocks: string;
}

/** Puts a file of counts into the store, as a recorder would have made it; its path. */
export function plant({ program }: Ground, { day, kept, version, own, lines = '', blocks }: Planted): string {
  const path = join(program, nameFor(day, kept, version, own));
  writeFileSync(path, header(day, kept, version) + lines + blocks, { mode: 0o600 });
  return path;
}

export const exists = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;
