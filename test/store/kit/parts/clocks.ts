/** Part `clocks`: a clock that is wrong for a day, and what goes when it is right. Drivers share one store. */
import { basename } from 'node:path';
import type { Bench, Case, Part } from '../case.ts';
import type { Driver } from '../driver.ts';
import { block, DAY, exists, type Ground, plant } from '../ground.ts';
import { type Counts, differs, outside, total } from '../ledger.ts';
import { dayAfter } from '../names.ts';
import { filesOf, readStore, totals } from '../reader.ts';
import { fieldOf, KEPT, PROGRAM } from '../registry.ts';

const VERSION = '1.0.0-stable';
const LEAP = '2099-03-01';
const FALL = '1970-01-05';

const read = ({ root }: Ground, day: string): Counts => totals(readStore(root, PROGRAM, day));

interface Used {
  readonly counts: Counts;
  readonly faults: readonly string[];
}

/** A day on which every driver runs once, counts and ends. */
async function day({ drivers, open }: Bench, place: Ground, on: string): Promise<Used> {
  place.clock.set(on);
  const faults: string[] = [];
  const all: Driver[] = [];
  for (const known of drivers) {
    const driver = open(known, place);
    all.push(driver);
    await driver.start();
    await driver.both();
    const end = await driver.flush();
    if (end !== 'written') faults.push(`on ${on} \`flush\` of ${known.facts.name} said ${end}`);
    faults.push(...(await driver.end()));
  }
  return { counts: total(all.map(({ ledger }) => ledger.most)), faults };
}

/** Three days, one with a clock that is wrong, and a day after it: then all counts but the wrong day's are there. */
async function wrongFor(bench: Bench, wrong: string): Promise<readonly string[]> {
  const place = bench.ground();
  const used: Used[] = [];
  for (const on of [DAY, dayAfter(DAY, 1), dayAfter(DAY, 2)]) used.push(await day(bench, place, on));
  const before = filesOf(place.root, PROGRAM).filter(({ own }) => own === null);
  const during = await day(bench, place, wrong);
  const gone = before.filter(({ file }) => !exists(`${place.program}/${file}`));
  const after = dayAfter(DAY, 3);
  used.push(await day(bench, place, after));
  const faults = [...during.faults, ...used.flatMap((one) => one.faults), ...gone.map(({ file }) => `${file} went`)];
  return [...faults, ...differs(read(place, after), total(used.map(({ counts }) => counts)))];
}

/** The same within processes that run all the time. */
async function running(bench: Bench): Promise<readonly string[]> {
  const place = bench.ground();
  const drivers = bench.drivers.map((known) => bench.open(known, place));
  for (const driver of drivers) await driver.start();
  const days = [DAY, dayAfter(DAY, 1), LEAP, dayAfter(DAY, 2), FALL, dayAfter(DAY, 3)];
  const faults: string[] = [];
  for (const on of days) {
    place.clock.set(on);
    for (const driver of drivers) {
      await driver.both();
      const end = await driver.flush();
      if (end !== 'written') faults.push(`on ${on} a \`flush\` said ${end}`);
    }
  }
  for (const driver of drivers) faults.push(...(await driver.end()));
  const each = 4 * drivers.length;
  const exact = new Map([fieldOf('total'), fieldOf('brief')].map((field) => [field, each]));
  return [...faults, ...differs(read(place, dayAfter(DAY, 3)), exact)];
}

const planted = (place: Ground, on: string): string =>
  plant(place, { day: on, kept: KEPT.short, version: VERSION, blocks: block({ 'demo.kit.planted': 1 }) });

async function died(bench: Bench): Promise<readonly string[]> {
  const place = bench.ground();
  const path = planted(place, DAY);
  const first = dayAfter(DAY, KEPT.short + 1);
  const faults = [...(await day(bench, place, dayAfter(DAY, 1))).faults];
  faults.push(...(await day(bench, place, first)).faults);
  if (!exists(path)) faults.push(`${basename(path)} went on the first day of use behind its death`);
  faults.push(...(await day(bench, place, dayAfter(first, 2))).faults);
  return exists(path) ? [...faults, `${basename(path)} is there on the second day of use behind its death`] : faults;
}

/** Files of so many past days, and of so many that have not come; which of the latter are there after a day of use. */
async function future(bench: Bench, past: number, future: number) {
  const place = bench.ground();
  for (let i = 1; i <= past; i++) planted(place, dayAfter(DAY, -i));
  const paths = Array.from({ length: future }, (_, i) => planted(place, dayAfter(DAY, 5 + i)));
  const tomorrow = planted(place, dayAfter(DAY, 1));
  const { faults } = await day(bench, place, DAY);
  const there = paths.filter(exists);
  const counted = read(place, DAY).get('demo.kit.planted') ?? 0;
  const all = exists(tomorrow) ? faults : [...faults, 'the file of tomorrow went'];
  if (counted !== past + 1) return { there, faults: [...all, `${counted} planted counts are read, not ${past + 1}`] };
  return { there, faults: all };
}

const QUIET: readonly Case[] = [
  {
    name: 'a clock in 2099 for a day',
    section: 7,
    asks: 'the first day under a clock that leaps ahead has no witness, so nothing goes; its files are in no sum',
    find: (bench) => wrongFor(bench, LEAP),
  },
  {
    name: 'a clock in 1970 for a day',
    section: 7,
    asks: 'a clock that falls back does not take the true days for wrong ones',
    find: (bench) => wrongFor(bench, FALL),
  },
  {
    name: 'both, within processes that run',
    section: 5,
    asks: 'the day is that of the flush',
    find: running,
  },
  {
    name: 'a file that has died',
    section: 7,
    asks: 'a sweep removes it with a witness: on the second day of use from then on, and not on the first',
    find: died,
  },
  {
    name: 'days that have not come, as many as past ones',
    section: 7,
    asks: 'a sweep removes them only if there are more days before today; they are in no sum',
    find: async (bench) => {
      const { there, faults } = await future(bench, 3, 3);
      return there.length === 3 ? faults : [...faults, `${3 - there.length} files of days to come went`];
    },
  },
  {
    name: 'a day that has not come, and more past ones',
    section: 7,
    asks: 'a sweep removes it if the folder has files of more days before today than of days after tomorrow',
    find: async (bench) => {
      const { there, faults } = await future(bench, 4, 1);
      return there.length === 0 ? faults : [...faults, 'the file of a day to come is there'];
    },
  },
];

/** Days of the long form, in which the clock is wrong for every fourth. */
const WALK = 40;

async function walk(bench: Bench): Promise<readonly string[]> {
  const place = bench.ground();
  const faults: string[] = [];
  const right: { on: string; counts: Counts }[] = [];
  for (let i = 0; i < WALK; i++) {
    const on = dayAfter(DAY, i);
    const wrong = bench.draw(2) === 0 ? dayAfter(LEAP, bench.draw(4000)) : dayAfter(FALL, bench.draw(4000));
    if (bench.draw(4) === 0) faults.push(...(await day(bench, place, wrong)).faults);
    const used = await day(bench, place, on);
    faults.push(...used.faults);
    right.push({ on, counts: used.counts });
  }
  const today = dayAfter(DAY, WALK - 1);
  const brief = (on: string): boolean => dayAfter(on, KEPT.short) > today;
  const exact = right.map(
    ({ on, counts }) => new Map([...counts].filter(([field]) => field.endsWith('total') || brief(on))),
  );
  return [...faults, ...outside(read(place, today), total(exact), total(exact))];
}

export const CLOCKS: Part = {
  says: 'leaps and falls of the clock, what dies and what has not come',
  alone: false,
  cases: ({ long }) =>
    long
      ? [
          ...QUIET,
          { name: `${WALK} days, some of them wrong`, section: 7, asks: 'no count of a right day goes', find: walk },
        ]
      : QUIET,
};
