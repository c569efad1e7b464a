/**
 * A year of two retentions by a clock of the test's own, what a sweep removes, and the cap on bytes.
 */
import { existsSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Session } from '../../../recorders/typescript/session.ts';
import { blockText } from '../../../recorders/typescript/store/block.ts';
import { dayText } from '../../../recorders/typescript/store/day.ts';
import { stem } from '../../../recorders/typescript/store/name.ts';
import { readProgram } from '../../../recorders/typescript/store/read.ts';
import { leftByClock, removeDead, removeOverCap } from '../../../recorders/typescript/store/sweep.ts';
import { day, demo, inStore, names, put, turnOn } from './stored.ts';

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

test.run();
