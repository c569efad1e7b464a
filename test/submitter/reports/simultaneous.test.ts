/**
 * Two look at a fresh week at the same moment: one stops before each of its calls of the file system in turn, and the
 * other looks from its start to its end. And looks that are killed there: from that call on they do nothing more, as a
 * killed process does. Each sweeps first, as `tally preview` does, and so takes what the other has not finished. The
 * same with real processes is a soak: scripts/dev/soak/previews.ts.
 */
import fs, { rmSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { sweepOwn } from '../../../submitter/outbox/sweep.ts';
import { draftsOf, type Drafts } from '../../../submitter/reports/drafts.ts';
import { SEED } from '../../property.ts';
import { sampleRegistry } from '../../sample.ts';
import { contents, temporaryFolder } from '../../scripts/folder.ts';
import { counted, material, on, registered, seeded } from '../material.ts';

const test = suite('looks at the same moment');

const SAMPLE = registered(sampleRegistry);
const OF = material(SAMPLE, '2026-11-22', {
  demo: on(counted('2026-11-10', { 'demo.crash.total': 1, 'demo.search.uses_config{true}': 1 })),
  second: on(counted('2026-11-10', { 'second.main.runs': 1 })),
});
const random = seeded(SEED);

function look(root: string): Drafts {
  sweepOwn(root, OF.today, []);
  return draftsOf(root, OF, random);
}

/** All by which the programs here touch a disk. */
const CALLS = [
  ['lstatSync', 'openSync', 'opendirSync', 'readdirSync', 'mkdirSync', 'chmodSync', 'linkSync', 'renameSync'],
  ['rmSync', 'unlinkSync', 'readSync', 'writeSync', 'fsyncSync', 'fchmodSync', 'fstatSync', 'closeSync'],
].flat() as readonly (keyof typeof fs)[];
const REAL = Object.fromEntries(CALLS.map((name) => [name, fs[name]]));
const restore = (): void => {
  Object.assign(fs, REAL);
  syncBuiltinESMExports();
};
test.after.each(restore);

/** Looks, and has something done before each call; how many there were. */
function stepwise(root: string, before: (call: number) => void): { readonly drafts: Drafts; readonly calls: number } {
  let calls = 0;
  for (const name of CALLS) {
    const call = REAL[name] as (...words: readonly unknown[]) => unknown;
    const stepped = (...words: readonly unknown[]): unknown => {
      before(++calls);
      return Reflect.apply(call, fs, words);
    };
    Object.assign(fs, { [name]: stepped });
  }
  syncBuiltinESMExports();
  try {
    return { drafts: look(root), calls };
  } finally {
    restore();
  }
}

/** Runs something with the calls as they are, in the middle of others that are not. */
function between<T>(does: () => T): T {
  const stepped = Object.fromEntries(CALLS.map((name) => [name, fs[name]]));
  restore();
  const result = does();
  Object.assign(fs, stepped);
  syncBuiltinESMExports();
  return result;
}

class Killed extends Error {}

/** Looks until a call, and then does nothing more, whatever it would clean up. */
function killedAt(root: string, at: number, meanwhile: () => void = () => undefined): void {
  let isDead = false;
  const dies = (call: number): void => {
    if (call === at) between(meanwhile);
    isDead = call >= at;
    if (isDead) throw new Killed();
  };
  try {
    stepwise(root, dies);
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
  assert.ok(isDead, `it was not killed at call ${at}`);
}

const root = temporaryFolder();
const fresh = (): void => rmSync(join(root, '_tally'), { recursive: true, force: true });

/** The calls of a look at a fresh week. */
function callsOf(): number {
  fresh();
  const { calls } = stepwise(root, () => undefined);
  assert.ok(calls > 60, `${calls} calls are too few to be all`);
  return calls;
}

function isWhole(drafts: Drafts): void {
  assert.is.not(drafts.report.drawn, null);
  for (const { body } of [drafts.report, ...drafts.answers]) assert.equal(body.stops, []);
  const names = [...contents(root).keys()];
  assert.is(names.filter((path) => !path.endsWith('.part')).length, 3, names.join('\n'));
}

test('both show one draw and one set of answers, whichever call one of them stops at', () => {
  for (let at = 1, calls = callsOf(); at <= calls; at++) {
    fresh();
    let other: Drafts | null = null;
    const { drafts } = stepwise(root, (call) => {
      if (call === at) other = between(() => look(root));
    });
    assert.equal(other, drafts, `stopped before call ${at}`);
    assert.equal(look(root), drafts, `after both, stopped before call ${at}`);
    isWhole(drafts);
  }
});

test('after a kill the next look shows the draw that stands, or the first one; and what was shown before stays', () => {
  for (let at = 1, calls = callsOf(); at <= calls; at++) {
    fresh();
    killedAt(root, at);
    const next = look(root);
    isWhole(next);
    assert.not.ok(
      [...contents(root).keys()].some((path) => path.endsWith('.part')),
      'what was left unfinished goes',
    );
    assert.equal(look(root), next, `killed before call ${at}`);
    fresh();
    let before: Drafts | null = null;
    killedAt(root, at, () => (before = look(root)));
    assert.equal(look(root), before, `killed before call ${at}, after another had looked`);
  }
});

test.run();
