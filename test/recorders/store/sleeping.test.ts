/**
 * Those who sleep while a fold goes on: a writer and a reader, each before any of its calls of the file system. Nothing
 * acknowledged is lost, and nothing is doubled.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { counted } from '../../../recorders/typescript/session.ts';
import { sweep } from '../../../recorders/typescript/store/sweep.ts';
import { before, everySleep, FILES, folding, LATER, own, STEPS, SUM, three, total } from './folding.ts';
import { begin, inStore, readLines } from './stored.ts';

const test = suite('sleeping while others fold');

test('a writer who sleeps before any call of a fold: nothing acknowledged is lost, nothing is doubled', () => {
  const seen = new Set<string>();
  everySleep((from, to, at) =>
    inStore((stored) => {
      three(stored);
      const { run, program, flush } = begin(stored);
      run.total.add(10);
      const one = folding(stored);
      one.upTo(from);
      const { result: written, calls } = before((call) => call === at && one.upTo(to), flush);
      one.upTo(STEPS + 1);
      const kept = counted(program).length > 0;
      const found = readLines(stored, LATER);
      const isIn = String(found) === String(total(SUM + 10));
      const what = `${written ? 'written' : kept ? 'kept' : 'dropped'}, ${isIn ? 'in' : 'out'}`;
      seen.add(what);
      assert.ok(isIn || String(found) === String(total(SUM)), `${what}: ${String(found)}`);
      if (written) assert.ok(isIn, `slept from ${from} to ${to} before call ${at}`);
      if (kept) assert.not(isIn, `slept from ${from} to ${to} before call ${at}`);
      sweep(stored.root, 'demo', LATER);
      assert.equal(readLines(stored, LATER), found);
      return calls;
    }),
  );
  assert.equal([...seen].sort(), ['dropped, in', 'dropped, out', 'written, in']);
});

test('a reader who sleeps before any call while a fold goes on sees every count once', () => {
  everySleep((from, to, at) =>
    inStore((stored) => {
      three(stored);
      const one = folding(stored);
      one.upTo(from);
      const read = (): readonly string[] => readLines(stored, LATER);
      const { result, calls } = before((call) => call === at && one.upTo(to), read);
      assert.equal(result, total(SUM), `slept from ${from} to ${to} before call ${at}`);
      return calls;
    }),
  );
});

test('a reader before each of whose calls a fold takes a step sees every count', () => {
  for (let every = 1; every <= 12; every++)
    inStore((stored) => {
      three(stored);
      const one = folding(stored);
      const read = (): readonly string[] => readLines(stored, LATER);
      const { result } = before((call) => call % every === 0 && one.upTo(one.step + 1), read);
      assert.equal(result, total(SUM), `a step every ${every} calls`);
    });
});

test('a reader whose list has neither the old nor the new name of a file sees every count', () =>
  inStore((stored) => {
    three(stored);
    const one = folding(stored);
    const real = fs.readdirSync;
    FILES.readdirSync = (path: string) => {
      FILES.readdirSync = real;
      syncBuiltinESMExports();
      const listed = real(path);
      one.upTo(1);
      return listed.filter((name) => !name.endsWith(own(0)));
    };
    syncBuiltinESMExports();
    assert.equal(readLines(stored, LATER), total(SUM));
    assert.is(one.step, 1);
  }));

test.run();
