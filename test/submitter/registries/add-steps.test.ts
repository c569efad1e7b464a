/**
 * Adding a registry that ends before any of its calls of the file system: it is killed there, and does nothing more; or
 * the call fails, as on a full disk, and it cleans up. Either way the old registry is there whole, or the new one, with
 * what its user deleted; and adding again ends what was begun.
 */
import fs, { readFileSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { addRegistry, type Outcome } from '../../../submitter/registries/add.ts';
import { addedRegistries } from '../../../submitter/registries/registries.ts';
import { contents } from '../../scripts/folder.ts';
import { KEYS, published, store } from './adding.ts';

const test = suite('adding a registry, step by step');

/** All by which adding touches a disk. */
const CALLS = [
  ['lstatSync', 'openSync', 'readdirSync', 'mkdirSync', 'chmodSync', 'renameSync', 'rmSync'],
  ['readSync', 'writeSync', 'fsyncSync', 'fchmodSync', 'fstatSync', 'closeSync'],
].flat() as readonly (keyof typeof fs)[];
/** As they are, but that nothing waits for the disk, which here only takes time. */
const REAL = { ...Object.fromEntries(CALLS.map((name) => [name, fs[name]])), fsyncSync: (): void => undefined };
const restore = (): void => {
  Object.assign(fs, REAL);
  syncBuiltinESMExports();
};
test.before.each(restore);

/** Does something, with something else done before each call; how many there were. */
function stepwise(does: () => unknown, before: (call: number) => void): number {
  let calls = 0;
  for (const name of CALLS) {
    const call = Reflect.get(REAL, name) as (...words: readonly unknown[]) => unknown;
    const stepped = (...words: readonly unknown[]): unknown => {
      before(++calls);
      return Reflect.apply(call, fs, words);
    };
    Object.assign(fs, { [name]: stepped });
  }
  syncBuiltinESMExports();
  try {
    does();
  } finally {
    restore();
  }
  return calls;
}

/** What ends it: whether the call of a number fails, if it is to end at another. */
const ENDS: Readonly<Record<string, (call: number, at: number) => boolean>> = {
  killed: (call, at) => call >= at,
  'a call fails': (call, at) => call === at,
};

class Ended extends Error {
  readonly code = 'ENOSPC';
}

function endedAt(at: number, ends: (call: number, at: number) => boolean, does: () => unknown): void {
  try {
    stepwise(does, (call) => {
      if (ends(call, at)) throw new Ended(`call ${at}`);
    });
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
  }
}

const OLD = published();
const NEW = published({ version: '0.1.1' });
const addNew = (root: string): Outcome => addRegistry(root, NEW, null);
const NOTES = '_tally/registries/demo/working/notes.txt';

/** A store with the old one, from whose copy its user deleted a line and beside which there is something else. */
function withOld(): string {
  const root = store();
  const { folder } = addRegistry(root, OLD, KEYS);
  const copy = join(folder, 'working/allowlist.txt');
  writeFileSync(copy, readFileSync(copy, 'latin1').replace(/ticket rustc\.pass\.short.*\n/, ''));
  writeFileSync(join(root, NOTES), 'mine\n');
  return root;
}

/** What stands there: versions, with `deleted` where the line is deleted, and what is wrong. */
const standing = (root: string): readonly string[] =>
  addedRegistries(root).map(({ source, left, findings }) => {
    const isDeleted = left?.some(({ text }) => text.startsWith('ticket rustc.pass.short')) === false;
    return [source?.allowlist.version, isDeleted ? 'deleted' : 'not', ...findings.map((one) => one.message)].join(' ');
  });

for (const [name, ends] of Object.entries(ENDS)) {
  test(`over another: ${name}`, () => {
    const whole = withOld();
    const calls = stepwise(
      () => addNew(whole),
      () => undefined,
    );
    assert.ok(calls > 100, `${calls} calls are too few to be all`);
    const seen = new Set<string>();
    for (let at = 1; at <= calls; at++) {
      const root = withOld();
      endedAt(at, ends, () => addNew(root));
      const found = standing(root).join();
      assert.ok(['0.1.0 deleted', '0.1.1 deleted'].includes(found), `call ${at}: ${found}`);
      seen.add(found);
      const { done } = addNew(root);
      assert.ok(done === 'newer' || done === 'again', `call ${at}: ${done}`);
      assert.equal(contents(root), contents(whole), `call ${at}`);
    }
    assert.is(seen.size, 2);
    assert.is(contents(whole).get(NOTES), 'mine\n');
  });

  test(`where nothing was: ${name}`, () => {
    const whole = store();
    const addOld = (root: string): Outcome => addRegistry(root, OLD, KEYS);
    const calls = stepwise(
      () => addOld(whole),
      () => undefined,
    );
    for (let at = 1; at <= calls; at++) {
      const root = store();
      endedAt(at, ends, () => addOld(root));
      const found = standing(root).join();
      assert.ok(['', '0.1.0 not'].includes(found), `call ${at}: ${found}`);
      const { done } = addOld(root);
      assert.ok(done === 'new' || done === 'again', `call ${at}: ${done}`);
      assert.equal(contents(root), contents(whole), `call ${at}`);
    }
  });
}

test.run();
