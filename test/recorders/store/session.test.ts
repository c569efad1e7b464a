/** One recorded program against a store that changes under it: what is written, dropped, denied and put back. */
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { counter, off } from '../../../recorders/typescript/index.ts';
import { nextFlush } from '../../../recorders/typescript/ending.ts';
import { counted, Session } from '../../../recorders/typescript/session.ts';
import { LAST_DAY } from '../../../recorders/typescript/store/day.ts';
import { begin, demo, inStore, names, readLines, TODAY, turnOn, type Stored } from './stored.ts';

const test = suite('a recorded program');

/** What is in every file, without headers and check sums, by retention. */
const bodies = (stored: Stored): string[] =>
  names(stored).map((name) =>
    readFileSync(`${stored.folder}/${name}`, 'latin1')
      .split('\n\n')
      .slice(1)
      .join('\n\n')
      .replace(/[0-9a-f]{8}\n/g, 'SUM\n'),
  );

test('each retention has its file, and the longest says that the program was used', () =>
  inStore((stored) => {
    turnOn(stored);
    const { run, program, flush } = begin(stored);
    assert.ok(flush());
    assert.equal(bodies(stored), ['# + demo-registry 0.1.0\n# = 0 SUM\n']);
    run.short.add(2);
    run.label.increment('b');
    run.label.increment('a');
    assert.ok(flush());
    assert.equal(counted(program), []);
    assert.equal(bodies(stored), [
      '# + demo-registry 0.1.0\ndemo.run.short 2\n# = 1 SUM\n',
      '# + demo-registry 0.1.0\n# = 0 SUM\n\n' +
        '# + demo-registry 0.1.0\ndemo.run.label{a} 1\ndemo.run.label{b} 1\n# = 2 SUM\n',
    ]);
    for (const name of names(stored)) assert.is(statSync(`${stored.folder}/${name}`).mode & 0o777, 0o600);
  }));

test('another day is another file, and so is one that was removed', () =>
  inStore((stored) => {
    turnOn(stored);
    const { run, flush } = begin(stored);
    for (const today of [TODAY, TODAY + 1, TODAY + 1]) {
      run.total.increment();
      assert.ok(flush(today));
    }
    assert.is(names(stored).length, 2);
    for (const name of names(stored)) rmSync(`${stored.folder}/${name}`);
    run.total.increment();
    assert.ok(flush(TODAY + 1));
    assert.equal(readLines(stored, TODAY + 1), ['2026-11-23 1.95.0-stable demo.run.total 1']);
    assert.ok(flush(TODAY - 400), 'a clock that is set back is no fault of the host');
  }));

test('fleet metrics are written in a fleet store only, and dropped in any other', () =>
  inStore((stored) => {
    turnOn(stored);
    const one = begin(stored);
    one.run.fleet.increment();
    assert.ok(one.flush());
    assert.equal(counted(one.program), []);
    assert.equal(readLines(stored, TODAY), []);
    assert.ok(names(stored).every((name) => name.startsWith('until-2027-01-10.')));
    turnOn(stored, { fleet: 'crater', job: 'a-1.0' });
    const two = begin(stored);
    two.run.fleet.increment();
    assert.ok(two.flush());
    assert.equal(readLines(stored, TODAY), ['2026-11-22 1.95.0-stable demo.run.fleet 1']);
    assert.is(names(stored).at(-1)?.slice(0, 17), 'until-2027-12-27.');
  }));

test('denied fields are dropped', () =>
  inStore((stored) => {
    turnOn(stored, { deny: ['demo.run.label{a*', '*.short'] });
    const { run, program, flush } = begin(stored);
    run.label.increment('a');
    run.label.increment('b');
    run.short.increment();
    assert.ok(flush());
    assert.equal(counted(program), []);
    assert.equal(readLines(stored, TODAY), ['2026-11-22 1.95.0-stable demo.run.label{b} 1']);
  }));

test('what was counted under another `on` is dropped', () =>
  inStore((stored) => {
    turnOn(stored);
    const { run, program, flush } = begin(stored);
    run.total.increment();
    rmSync(`${stored.folder}/on`);
    assert.not(flush());
    assert.equal(counted(program), []);
    run.total.add(2);
    turnOn(stored);
    assert.not(flush());
    run.total.add(4);
    assert.ok(flush());
    assert.equal(readLines(stored, TODAY), ['2026-11-22 1.95.0-stable demo.run.total 4']);
  }));

test('off: no session, and nothing is made', () =>
  inStore((stored) => {
    const { program } = demo();
    assert.is(Session.open(program, null, '1.0.0'), null);
    assert.is(Session.open(program, `${stored.root}/none`, '1.0.0'), null);
    assert.not(existsSync(`${stored.root}/none`));
    mkdirSync(stored.folder);
    assert.is(Session.open({ ...program, name: '../demo' }, `${stored.root}/x`, '1.0.0'), null);
    assert.is(Session.open(program, stored.root, '1.0.0'), null);
    assert.equal(names(stored), []);
  }));

test('while `on` cannot be looked at, counts are kept', () =>
  inStore((stored) => {
    turnOn(stored);
    const { run, flush } = begin(stored);
    run.total.increment();
    renameSync(`${stored.folder}/on`, `${stored.folder}/aside`);
    mkdirSync(`${stored.folder}/on`);
    assert.not(flush());
    rmSync(`${stored.folder}/on`, { recursive: true });
    renameSync(`${stored.folder}/aside`, `${stored.folder}/on`);
    assert.ok(flush());
    assert.equal(readLines(stored, TODAY), ['2026-11-22 1.95.0-stable demo.run.total 1']);
  }));

test('metrics that are off have no retention, and days that have no text are not recorded', () =>
  inStore((stored) => {
    turnOn(stored);
    const proposed = off.counter({ id: 'demo.run.proposed', keep: 400 });
    const live = counter({ id: 'demo.run.live', keep: 7 });
    const program = { name: 'demo', registry: 'r', version: '0.1.0', metrics: { run: { proposed, live } } };
    const session = Session.open(program, stored.root, 'x');
    for (const today of [-1, LAST_DAY - 6, Number.NaN]) assert.not(session?.flush(today), String(today));
    assert.ok(session?.flush(TODAY));
    assert.equal(
      names(stored).map((name) => name.slice(0, -17)),
      ['until-2026-11-29.2026-11-22.dev'],
    );
  }));

test('a flush that is due says only what was not said', () =>
  inStore((stored) => {
    turnOn(stored);
    const { run, session } = begin(stored);
    for (const today of [TODAY, TODAY, TODAY + 1]) session.flushIfDue(today);
    run.total.increment();
    session.flushIfDue(TODAY + 1);
    assert.equal(
      bodies(stored).map((body) => body.match(/# = /g)?.length),
      [1, 2],
    );
  }));

test('the last flush of a day is before its end', () => {
  const table = { 86_400_000: 600_000, 601_000: 600_000, 600_999: 599_999, 1001: 1, 1000: 600_000, 1: 600_000 };
  for (const [midnight, wait] of Object.entries(table)) assert.is(nextFlush(Number(midnight)), wait, midnight);
});

test('a folder whose mode was changed is written as far as the system lets', () =>
  inStore((stored) => {
    turnOn(stored);
    const { flush } = begin(stored);
    chmodSync(stored.folder, 0);
    const written = flush();
    chmodSync(stored.folder, 0o700);
    assert.is(names(stored).length, written ? 1 : 0);
  }));

test.run();
