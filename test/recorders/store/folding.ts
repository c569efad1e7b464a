/** A fold that is led step by step, and calls of the file system between which it takes steps. */
import fs, { lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import * as assert from 'uvu/assert';
import { blockText } from '../../../recorders/typescript/store/block.ts';
import { fold, ofPastDays } from '../../../recorders/typescript/store/fold.ts';
import { NUMBERS } from '../../../recorders/typescript/store/name.ts';
import { put, TODAY, type Stored } from './stored.ts';

export const VERSION = '1.95.0-stable';
export const SHARED = `until-2027-01-10.2026-11-22.${VERSION}`;
/** The first day on which the files of TODAY are folded. */
export const LATER = TODAY + 2;

export const block = (count: number, registry = '0.1.0'): string =>
  blockText('demo-registry', registry, [['demo.run.total', count]]);
export const own = (number: number): string => NUMBERS[number] ?? '';
export const drawn = (digit: number): string => String(digit).repeat(16);
export const total = (count: number): readonly string[] => [`2026-11-22 ${VERSION} demo.run.total ${count}`];

/** A store with three numbered files of TODAY, the last of which somebody began to fold: six together. */
export function three(stored: Stored): void {
  const { folder } = stored;
  mkdirSync(folder);
  const { ino } = lstatSync(folder, { bigint: true });
  writeFileSync(`${folder}/on`, `# tallybook on 1\npath ${folder}\ninode ${ino}\n`);
  put(stored, TODAY, own(0), block(1));
  put(stored, TODAY, own(15), block(2));
  put(stored, TODAY, drawn(7), block(3));
}
export const SUM = 6;

/** A fold that can be led up to a step, and says how far it has come; one that throws has ended. */
export function folding({ folder }: Stored) {
  const [group] = ofPastDays(folder, LATER);
  const run = fold(folder, 'demo', group?.own ?? []);
  const one = { step: 0, ended: false, upTo };
  function upTo(step: number): void {
    for (; one.step < step && !one.ended; one.step++) {
      try {
        one.ended = run.next().done === true;
      } catch (cause) {
        assert.match(String(cause), /ENOENT|EEXIST/);
        one.ended = true;
      }
    }
  }
  return one;
}

/** The steps of folding those three: as many names, the part written, linked and removed, and three removals. */
export const STEPS = 10;

export const FILES: Record<string, unknown> = fs;
const CALLS = ['lstatSync', 'openSync', 'fstatSync', 'writeSync', 'readSync', 'readdirSync', 'closeSync'] as const;

/** Does something before each call of the file system that `use` makes, its number given; and how many there were. */
export function before<T>(sleep: (call: number) => void, use: () => T): { readonly result: T; readonly calls: number } {
  const real = CALLS.map((call) => [call, FILES[call] as (...args: readonly unknown[]) => unknown] as const);
  let calls = 0;
  let asleep = false;
  for (const [call, act] of real) {
    FILES[call] = (...args: readonly unknown[]) => {
      if (!asleep) {
        asleep = true;
        sleep(calls++);
        asleep = false;
      }
      return act(...args);
    };
  }
  syncBuiltinESMExports();
  try {
    return { result: use(), calls };
  } finally {
    for (const [call, act] of real) FILES[call] = act;
    syncBuiltinESMExports();
  }
}

/** Every step from which and to which a fold may go while somebody sleeps before one of so many calls. */
export function everySleep(act: (from: number, to: number, call: number) => number): void {
  for (let from = 0; from <= STEPS; from++)
    for (let to = from + 1; to <= STEPS + 1; to++)
      for (let call = 0, calls = 1; call < calls; call++) calls = act(from, to, call);
}
