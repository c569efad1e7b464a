/**
 * Clocks that are wrong for a while: what they name wrongly is in no sum, and what was there before is still there when
 * they are right again. What a sweep removes, and what it leaves because only the clock speaks against it.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Session } from '../../../recorders/typescript/session.ts';
import { blockText, headerText } from '../../../recorders/typescript/store/block.ts';
import { dayText } from '../../../recorders/typescript/store/day.ts';
import { foldDays } from '../../../recorders/typescript/store/fold.ts';
import { parseName } from '../../../recorders/typescript/store/name.ts';
import { readProgram } from '../../../recorders/typescript/store/read.ts';
import { leftByClock, removeDead } from '../../../recorders/typescript/store/sweep.ts';
import { isBorneOut, isToCome, witnessesIn } from '../../../recorders/typescript/store/witness.ts';
import { day, demo, inStore, names, turnOn, type Stored } from './stored.ts';

const test = suite('clocks');

const START = day('2026-11-22');

/** One process a day that counts one of each retention. */
function use(stored: Stored, today: number): void {
  const { run, program } = demo();
  run.total.increment();
  run.short.increment();
  assert.ok(Session.open(program, stored.root, '1.95.0')?.flush(today), dayText(today));
}

/** The sums of a field, and how many files are refused. */
function read(stored: Stored, today: number): string {
  const { value, findings } = readProgram(stored.root, 'demo', today);
  const sum = (field: string): number => value.reduce((all, { counts }) => all + (counts.get(field) ?? 0), 0);
  return `total ${sum('demo.run.total')}, short ${sum('demo.run.short')}, refused ${findings.length}`;
}

interface Leap {
  readonly what: string;
  /** The first day of the wrong clock, and how many days it stays wrong. */
  readonly to: string;
  readonly days: number;
  /** What is read on its last day, and on the first and the third day when it is right again. */
  readonly wrong: string;
  readonly right: string;
  readonly later: string;
  /** Files left by the clock alone then. */
  readonly left: number;
}

/** Before each, ten days of use; two retentions, so two files a day. */
const LEAPS: readonly Leap[] = [
  {
    what: 'ahead to 2099 for a day: the true days outnumber it, so it goes',
    ...{ to: '2099-01-01', days: 1, wrong: 'total 1, short 1, refused 0' },
    ...{ right: 'total 11, short 11, refused 0', later: 'total 13, short 13, refused 0', left: 0 },
  },
  {
    what: 'ahead to 2099 for three days: what is older is there',
    ...{ to: '2099-01-01', days: 3, wrong: 'total 3, short 3, refused 0' },
    ...{ right: 'total 11, short 11, refused 0', later: 'total 13, short 13, refused 0', left: 0 },
  },
  {
    what: 'ahead to 2099 for twenty days: what they say is refused until more true days have come',
    ...{ to: '2099-01-01', days: 20, wrong: 'total 20, short 14, refused 0' },
    ...{ right: 'total 11, short 11, refused 35', later: 'total 13, short 13, refused 35', left: 35 },
  },
  {
    what: 'ahead by sixty days for a day',
    ...{ to: '2027-01-30', days: 1, wrong: 'total 1, short 1, refused 0' },
    ...{ right: 'total 11, short 11, refused 0', later: 'total 13, short 13, refused 0', left: 0 },
  },
  {
    what: 'ahead by a day, which is no day to come',
    ...{ to: '2026-12-03', days: 1, wrong: 'total 11, short 11, refused 0' },
    ...{ right: 'total 12, short 12, refused 0', later: 'total 14, short 14, refused 0', left: 0 },
  },
  {
    what: 'back to 1970 for a day: the true days stay, refused',
    ...{ to: '1970-01-01', days: 1, wrong: 'total 1, short 1, refused 20' },
    ...{ right: 'total 11, short 11, refused 0', later: 'total 13, short 13, refused 0', left: 2 },
  },
  {
    what: 'back to 1970 for nine days: the true days are more, so they stay',
    ...{ to: '1970-01-01', days: 9, wrong: 'total 9, short 9, refused 20' },
    ...{ right: 'total 11, short 11, refused 0', later: 'total 13, short 13, refused 0', left: 18 },
  },
];

for (const { what, to, days, wrong, right, later, left } of LEAPS) {
  test(what, () =>
    inStore((stored) => {
      turnOn(stored);
      for (let today = START; today < START + 10; today++) use(stored, today);
      for (let n = 0; n < days; n++) use(stored, day(to) + n);
      assert.is(read(stored, day(to) + days - 1), wrong);
      use(stored, START + 10);
      assert.is(read(stored, START + 10), right);
      for (const today of [START + 11, START + 12]) use(stored, today);
      assert.is(read(stored, START + 12), later);
      assert.is(leftByClock(stored.folder, START + 12).length, left);
    }),
  );
}

const file = (from: string, keep: number, own = ''): string =>
  `until-${dayText(day(from) + keep)}.${from}.1.0.0-stable${own}`;

interface Sweep {
  readonly what: string;
  /** Files of `demo`, and those that go on 2026-11-22; `other` is of another program, and stays. */
  readonly goes: readonly string[];
  readonly stays: readonly string[];
  readonly other?: readonly string[];
}

const TODAY = '2026-11-22';
const DEAD = file('2026-11-01', 14);

const SWEEPS: readonly Sweep[] = [
  { what: 'a death that nothing bears out', goes: [], stays: [DEAD] },
  { what: 'a file of today bears nothing out', goes: [], stays: [DEAD, file(TODAY, 14)] },
  { what: 'a file of the day of death bears it out', goes: [DEAD], stays: [file('2026-11-15', 14)] },
  { what: 'a file of the day before does not', goes: [], stays: [DEAD, file('2026-11-14', 14)] },
  { what: 'a file of another program bears it out', goes: [DEAD], stays: [], other: [file('2026-11-21', 14)] },
  {
    what: 'a file that is being written bears nothing out, and goes',
    goes: [file('2026-11-21', 14, '.0123456789abcdef.part')],
    stays: [DEAD],
  },
  { what: 'a day of use 400 days after the death', goes: [file('2025-10-01', 16)], stays: [file('2026-11-21', 14)] },
  { what: 'a day of use 401 days after', goes: [], stays: [file('2025-10-01', 15), file('2026-11-21', 14)] },
  { what: 'one that died bears another out', goes: [file('2026-10-01', 14)], stays: [file('2026-10-20', 14)] },
  { what: 'tomorrow is no day to come', goes: [], stays: [file('2026-11-20', 14), file('2026-11-23', 14)] },
  {
    what: 'a day to come, and more that have been',
    goes: [file('2026-11-24', 14)],
    stays: [file('2026-11-20', 14), file('2026-11-21', 14)],
  },
  { what: 'a day to come, and one that has been', goes: [], stays: [file('2026-11-24', 14), file('2026-11-20', 14)] },
  { what: 'a day to come, and today', goes: [], stays: [file('2026-11-24', 14), file(TODAY, 14)] },
  {
    what: 'two files of one day are one day',
    goes: [],
    stays: [file('2026-11-24', 14), file('2026-11-20', 14), file('2026-11-20', 49)],
  },
  {
    what: 'days of another program do not count for it',
    goes: [],
    stays: [file('2026-11-24', 14)],
    other: [file('2026-11-19', 14), file('2026-11-20', 14)],
  },
];

for (const { what, goes, stays, other = [] } of SWEEPS) {
  test(`a sweep: ${what}`, () =>
    inStore(({ root, folder }) => {
      for (const program of ['demo', 'other']) mkdirSync(`${root}/${program}`);
      for (const name of [...goes, ...stays]) writeFileSync(`${folder}/${name}`, 'x');
      for (const name of other) writeFileSync(`${root}/other/${name}`, 'x');
      assert.equal(
        removeDead(root, day(TODAY)).map((path) => path.slice(folder.length + 1)),
        goes,
      );
      assert.equal(readdirSync(folder).sort(), [...stays].sort());
      assert.equal(readdirSync(`${root}/other`).sort(), [...other].sort());
    }));
}

test('witnesses are days before today, of whole files of programs, each once', () =>
  inStore(({ root, folder }) => {
    for (const name of ['demo', 'other', '_tally']) mkdirSync(`${root}/${name}`);
    for (const name of [file('2026-11-20', 14), file('2026-11-20', 49), file(TODAY, 14), 'until-2026-11-22.notes'])
      writeFileSync(`${folder}/${name}`, '');
    writeFileSync(`${root}/other/${file('2026-11-18', 14)}`, '');
    writeFileSync(`${root}/other/${file('2026-11-19', 14, '.0123456789abcdef.part')}`, '');
    writeFileSync(`${root}/_tally/${file('2026-11-17', 14)}`, '');
    assert.equal(witnessesIn(root, day(TODAY)).map(dayText), ['2026-11-18', '2026-11-20']);
    assert.equal(witnessesIn(`${root}/none`, day(TODAY)), []);
  }));

test('what a witness bears out, and which days have not come', () => {
  const borne = [0, 1, 400, 401, -1].map((after) => isBorneOut(1000, [1000 + after]));
  assert.equal(borne, [true, true, true, false, false]);
  assert.not(isBorneOut(1000, []));
  assert.equal(
    [-1, 0, 1, 2].map((ahead) => isToCome(1000 + ahead, 1000)),
    [false, false, false, true],
  );
});

test('folding leaves days to come alone', () =>
  inStore((stored) => {
    mkdirSync(stored.folder);
    for (const from of ['2026-11-20', '2026-11-24']) {
      const text = file(from, 49, '.0000000000000000');
      const name = parseName(text);
      if (name === null) throw new Error(`${text} is no name`);
      const block = blockText('r', '0.1.0', [['demo.run.total', 1]]);
      writeFileSync(`${stored.folder}/${text}`, headerText('demo', name) + block);
    }
    foldDays(stored.folder, 'demo', day(TODAY));
    assert.equal(names(stored), [file('2026-11-20', 49), file('2026-11-24', 49, '.0000000000000000')].sort());
  }));

test.run();
