/**
 * A year of two retentions by a clock of the test's own, the cap on bytes, and folding that is killed between any two
 * steps.
 */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Session } from '../../../recorders/typescript/session.ts';
import { blockText, headerText } from '../../../recorders/typescript/store/block.ts';
import { dayText } from '../../../recorders/typescript/store/day.ts';
import { fold, foldDays, ofPastDays } from '../../../recorders/typescript/store/fold.ts';
import { nameText, stem } from '../../../recorders/typescript/store/name.ts';
import { readProgram } from '../../../recorders/typescript/store/read.ts';
import { leftByClock, removeDead, removeOverCap, sweep } from '../../../recorders/typescript/store/sweep.ts';
import { day, demo, inStore, names, readLines, turnOn, type Stored } from './stored.ts';

const test = suite('sweeping');

const START = day('2026-11-22');
const VERSION = '1.95.0-stable';

test('a year, day by day: exactly the files that live are there, and those that died today', () =>
  inStore((stored) => {
    turnOn(stored);
    for (let today = START; today < START + 366; today++) {
      for (let process = 0; process < 2; process++) {
        const { run, program } = demo();
        const session = Session.open(program, stored.root, '1.95.0');
        run.total.add(2);
        run.short.increment();
        assert.ok(session?.flush(today), dayText(today));
      }
      const expected = [14, 49].flatMap((keep) =>
        Array.from({ length: keep + 1 }, (_, age) => today - age)
          .filter((then) => then >= START)
          .flatMap((then) => {
            const shared = stem({ dies: then + keep, day: then, version: VERSION });
            return then < today - 1 ? [shared] : [`${shared}.0000000000000000`];
          }),
      );
      assert.is(names(stored).join('\n'), expected.sort().join('\n'), dayText(today));
    }
    const today = START + 365;
    const { value, findings } = readProgram(stored.root, 'demo', today);
    assert.equal(findings, []);
    const total = (field: string): number => value.reduce((sum, { counts }) => sum + (counts.get(field) ?? 0), 0);
    assert.is(total('demo.run.total'), 49 * 4);
    assert.is(total('demo.run.short'), 14 * 2);
  }));

/** Puts a file of a day into the store. */
function put({ folder }: Stored, then: number, own: string | null, blocks: string, keep = 49): string {
  const name = { dies: then + keep, day: then, version: VERSION, own, part: false };
  const path = `${folder}/${nameText(name)}`;
  writeFileSync(path, headerText('demo', name) + blocks, { mode: 0o600 });
  return path;
}

const block = (count: number, registry = '0.1.0'): string => blockText('r', registry, [['demo.run.total', count]]);
const own = (digit: number): string => String(digit).repeat(16);

test('the dead and the half-written of every program go, and nothing else', () =>
  inStore((stored) => {
    mkdirSync(stored.folder);
    mkdirSync(`${stored.root}/other`);
    mkdirSync(`${stored.root}/_tally`);
    const dead = put(stored, START - 50, null, block(1));
    const alive = put(stored, START - 48, null, block(1));
    const witness = put(stored, START - 1, null, block(1));
    const today = put(stored, START, null, block(1));
    const unborne = `${stored.root}/other/until-2026-11-22.2026-11-20.dev`;
    const files = [
      `${stored.root}/other/until-2026-11-21.2026-11-20.dev`,
      `${stored.folder}/until-2027-11-22.2027-11-21.dev.${own(1)}.part`,
    ];
    const kept = [
      unborne,
      `${stored.root}/_tally/until-2026-11-22.2026-11-21.dev`,
      `${stored.folder}/until-2026-11-22`,
      `${stored.folder}/notes.txt`,
      `${stored.root}/until-2026-11-22.2026-11-21.dev`,
    ];
    for (const path of [...files, ...kept]) writeFileSync(path, 'x');
    symlinkSync('notes.txt', `${stored.folder}/until-2026-11-22.2026-11-20.dev`);
    mkdirSync(`${stored.folder}/until-2026-11-22.2026-11-19.dev`);
    symlinkSync(stored.folder, `${stored.root}/linked`);
    assert.equal(removeDead(stored.root, START).sort(), [...files, dead].sort());
    for (const path of [...kept, alive, witness, today]) assert.ok(existsSync(path), path);
    assert.equal(removeDead(stored.root, START), []);
    assert.equal(leftByClock(`${stored.root}/other`, START), [unborne]);
    assert.equal(removeDead(stored.root, START + 1), [unborne]);
  }));

test('over the cap what dies soonest goes first, then the oldest day, then the first name', () =>
  inStore((stored) => {
    mkdirSync(stored.folder);
    const order = [
      put(stored, START, null, '', 14),
      put(stored, START - 30, own(1), '', 49),
      put(stored, START - 30, own(2), '', 49),
      put(stored, START, null, '', 49),
    ];
    writeFileSync(`${stored.folder}/other`, 'x'.repeat(5000));
    for (const path of order) truncateSync(path, 1000);
    assert.equal(removeOverCap(stored.folder, 4000), []);
    assert.equal(removeOverCap(stored.folder, 3500), order.slice(0, 1));
    assert.equal(removeOverCap(stored.folder, 1999), order.slice(1, 3));
    assert.equal(removeOverCap(stored.folder, 0), order.slice(3));
  }));

test('whoever makes a file holds the cap of 64 MiB', () =>
  inStore((stored) => {
    turnOn(stored);
    const big = [1, 2, 3, 4].map((back) => put(stored, START - back, own(back), ''));
    for (const path of big) truncateSync(path, 20 * 1024 * 1024);
    const { program } = demo();
    assert.ok(Session.open(program, stored.root, '1.95.0')?.flush(START));
    assert.equal(
      big.map((path) => existsSync(path)),
      [true, true, true, false],
    );
  }));

test('folding adds up and says what it replaces and what it dropped', () =>
  inStore((stored) => {
    mkdirSync(stored.folder);
    put(stored, START, own(1), block(1) + block(2));
    put(stored, START, own(2), `${block(4, '0.2.0')}\n# + r 0.1.0\n${block(8)}`);
    const refused = put(stored, START, own(3), '# tallybook day 2\n');
    const large = put(stored, START, own(4), block(16));
    truncateSync(large, 8 * 1024 * 1024 + 1);
    const [group] = ofPastDays(stored.folder, START + 2);
    assert.is(group?.own.length, 4);
    foldDays(stored.folder, 'demo', START + 1);
    assert.is(names(stored).length, 4, 'yesterday is left alone');
    foldDays(stored.folder, 'demo', START + 2);
    const shared = `${stored.folder}/until-2027-01-10.2026-11-22.${VERSION}`;
    assert.equal(
      names(stored).map((name) => `${stored.folder}/${name}`),
      [shared, refused, large],
    );
    assert.is(
      readFileSync(shared, 'latin1'),
      `# tallybook day 1\n# demo ${VERSION} day 2026-11-22 dies 2027-01-10\n` +
        `# replaces ${own(1)}\n# replaces ${own(2)}\n` +
        `# dropped 1\n${block(11)}${block(4, '0.2.0')}`,
    );
    assert.is(statSync(shared).mode & 0o777, 0o600);
  }));

/** Folds three files up to a step, reads, sweeps and reads again; whether the fold had ended by that step. */
function killedAfter(steps: number): boolean {
  return inStore((stored) => {
    mkdirSync(stored.folder);
    for (let process = 1; process <= 3; process++) put(stored, START, own(process), block(process));
    const today = START + 2;
    const before = readLines(stored, today);
    assert.equal(before, [`2026-11-22 ${VERSION} demo.run.total 6`]);
    const [group] = ofPastDays(stored.folder, today);
    const run = fold(stored.folder, 'demo', group?.own ?? []);
    let ended = false;
    for (let step = 0; step < steps; step++) ended = run.next().done === true;
    assert.equal(readLines(stored, today), before, `killed after step ${steps}`);
    sweep(stored.root, 'demo', today);
    assert.equal(readLines(stored, today), before, `swept after step ${steps}`);
    assert.is(names(stored).length, 1, `swept after step ${steps}`);
    return ended;
  });
}

test('folding that is killed between any two steps changes nothing that is read, and the next sweep ends it', () => {
  const ended = [0, 1, 2, 3, 4, 5, 6, 7].map(killedAfter);
  assert.equal(ended, [false, false, false, false, false, false, false, true]);
});

test('a file that grew since it was read is not folded', () =>
  inStore((stored) => {
    mkdirSync(stored.folder);
    const late = put(stored, START, own(1), block(1));
    put(stored, START, own(2), block(2));
    const [group] = ofPastDays(stored.folder, START + 2);
    const run = fold(stored.folder, 'demo', group?.own ?? []);
    run.next();
    appendFileSync(late, block(4));
    assert.ok(run.next().done);
    assert.equal(
      names(stored).map((name) => name.slice(-16)),
      [own(1), own(2)],
    );
    assert.equal(readLines(stored, START + 2), [`2026-11-22 ${VERSION} demo.run.total 7`]);
    foldDays(stored.folder, 'demo', START + 2);
    assert.is(names(stored).length, 1);
    assert.equal(readLines(stored, START + 2), [`2026-11-22 ${VERSION} demo.run.total 7`]);
  }));

test('two that fold at once: one wins, nothing is doubled', () =>
  inStore((stored) => {
    mkdirSync(stored.folder);
    for (let process = 1; process <= 3; process++) put(stored, START, own(process), block(process));
    const [group] = ofPastDays(stored.folder, START + 2);
    const files = group?.own ?? [];
    const one = fold(stored.folder, 'demo', files);
    const two = fold(stored.folder, 'demo', files.slice(0, 2));
    one.next();
    two.next();
    two.next();
    assert.throws(() => one.next(), /EEXIST/);
    while (two.next().done !== true);
    assert.equal(readLines(stored, START + 2), [`2026-11-22 ${VERSION} demo.run.total 6`]);
    assert.is(names(stored).filter((name) => name.endsWith('.part')).length, 0);
  }));

test('a shared file is never written to, and what it does not name is kept', () =>
  inStore((stored) => {
    mkdirSync(stored.folder);
    const shared = put(stored, START, null, `# replaces ${own(1)}\n${block(1)}`);
    const before = readFileSync(shared, 'latin1');
    const replaced = put(stored, START, own(1), block(1));
    const kept = put(stored, START, own(2), block(2));
    foldDays(stored.folder, 'demo', START + 2);
    assert.is(readFileSync(shared, 'latin1'), before);
    assert.not(existsSync(replaced));
    assert.ok(existsSync(kept));
    rmSync(kept);
  }));

test.run();
