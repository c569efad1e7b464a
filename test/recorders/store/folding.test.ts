/** Folding, step by step: what comes of it, killed between any two steps, and beside others who fold too. */
import { existsSync, mkdirSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { foldDays, ofPastDays } from '../../../recorders/typescript/store/fold.ts';
import { NUMBERS } from '../../../recorders/typescript/store/name.ts';
import { sweep } from '../../../recorders/typescript/store/sweep.ts';
import { block, drawn, folding, LATER, own, SHARED, STEPS, SUM, three, total, VERSION } from './folding.ts';
import { inStore, names, put, readLines, TODAY } from './stored.ts';

const test = suite('folding');

test('folding adds up and says what it replaces and what it dropped', () =>
  inStore((stored) => {
    mkdirSync(stored.folder);
    put(stored, TODAY, own(1), block(1) + block(2));
    put(stored, TODAY, own(2), `${block(4, '0.2.0')}\n# + demo-registry 0.1.0\n${block(8)}`);
    put(stored, TODAY, drawn(3), block(16));
    const refused = put(stored, TODAY, drawn(4), '# tallybook day 2\n');
    const large = put(stored, TODAY, drawn(5), block(32));
    truncateSync(large, 8 * 1024 * 1024 + 1);
    const [group] = ofPastDays(stored.folder, LATER);
    assert.is(group?.own.length, 5);
    foldDays(stored.folder, 'demo', TODAY + 1);
    assert.is(names(stored).length, 5, 'yesterday is left alone');
    foldDays(stored.folder, 'demo', LATER);
    const shared = `${stored.folder}/${SHARED}`;
    assert.equal(
      names(stored).map((name) => `${stored.folder}/${name}`),
      [shared, refused, large],
    );
    const text = readFileSync(shared, 'latin1');
    const replaced = [...text.matchAll(/^# replaces (.*)\n/gm)].map(([, one = '']) => one);
    assert.equal(replaced.length, 3);
    assert.equal(
      replaced.filter((one) => !NUMBERS.includes(one) && one !== drawn(3)).length,
      2,
      'two have other numbers, and one has its own',
    );
    assert.is(
      text.replace(/^# replaces .*\n/gm, ''),
      `# tallybook day 1\n# demo ${VERSION} day 2026-11-22 dies 2027-01-10\n` +
        `# dropped 1\n${block(27)}${block(4, '0.2.0')}`,
    );
    assert.is(statSync(shared).mode & 0o777, 0o600);
  }));

/** Folds up to a step, reads, sweeps and reads again; whether the fold had ended by that step. */
function killedAfter(steps: number): boolean {
  return inStore((stored) => {
    three(stored);
    assert.equal(readLines(stored, LATER), total(SUM));
    const one = folding(stored);
    one.upTo(steps);
    assert.equal(readLines(stored, LATER), total(SUM), `killed after step ${steps}`);
    sweep(stored.root, 'demo', LATER);
    assert.equal(readLines(stored, LATER), total(SUM), `swept after step ${steps}`);
    assert.equal(names(stored), [SHARED], `swept after step ${steps}`);
    return one.ended;
  });
}

test('folding that is killed between any two steps changes nothing that is read, and the next sweep ends it', () => {
  const ended = Array.from({ length: STEPS + 1 }, (_, steps) => killedAfter(steps));
  assert.equal(ended, [...Array.from({ length: STEPS }, () => false), true]);
});

test('others who fold at once, from any step on: one wins, nothing is doubled, and the next sweep ends it', () => {
  for (let from = 0; from <= STEPS; from++)
    for (const early of [true, false])
      for (let to = 1; to <= STEPS + 1; to++)
        inStore((stored) => {
          three(stored);
          const one = folding(stored);
          const listed = early ? folding(stored) : null;
          one.upTo(from);
          const two = listed ?? folding(stored);
          two.upTo(to);
          one.upTo(STEPS + 1);
          two.upTo(STEPS + 1);
          assert.equal(readLines(stored, LATER), total(SUM), `from ${from} to ${to}`);
          assert.equal(
            names(stored).filter((name) => name.endsWith('.part')),
            [],
          );
          sweep(stored.root, 'demo', LATER);
          assert.equal(readLines(stored, LATER), total(SUM), `swept, from ${from} to ${to}`);
        });
});

test('a shared file is never written to, and what it does not name is kept', () =>
  inStore((stored) => {
    mkdirSync(stored.folder);
    const shared = put(stored, TODAY, null, `# replaces ${drawn(1)}\n${block(1)}`);
    const text = readFileSync(shared, 'latin1');
    const replaced = put(stored, TODAY, drawn(1), block(1));
    const kept = [put(stored, TODAY, drawn(2), block(2)), put(stored, TODAY, own(0), block(2))];
    foldDays(stored.folder, 'demo', LATER);
    assert.is(readFileSync(shared, 'latin1'), text);
    assert.not(existsSync(replaced));
    for (const path of kept) assert.ok(existsSync(path));
  }));

test.run();
