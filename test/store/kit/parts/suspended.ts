/**
 * Part `suspended`: drivers that are stopped in the middle of flushes, locks in their hands, while others write, sweep,
 * fold and rewrite, on the same day or days later. Each comes to its end afterwards, and every count is there once.
 */
import { nearlyFull } from '../../../../scripts/dev/soak/place.ts';
import { pause } from '../../../../scripts/dev/soak/soak.ts';
import type { Bench, Case, Part } from '../case.ts';
import type { Driver } from '../driver.ts';
import { block, DAY, type Ground, plant } from '../ground.ts';
import { beyond, outside } from '../ledger.ts';
import { dayAfter } from '../names.ts';
import { readStore, totals } from '../reader.ts';
import { KEPT, PROGRAM } from '../registry.ts';
import { byTurns, hold, rush, someLock } from './crowd.ts';

const VERSION = '1.0.0';
const STOPPED = 4;
const ROUNDS = { short: 2, long: 60 } as const;
const FLUSHES = { stopped: 200, others: 10 } as const;
const FILL = nearlyFull();

/** Starts drivers, each of which is stopped at a moment of its own; what they do is going on behind. */
async function stopped(bench: Bench, place: Ground) {
  const drivers = Array.from({ length: STOPPED }, (_, i) => bench.open(byTurns(bench, i), place));
  for (const driver of drivers) await driver.start(VERSION);
  const rushes = drivers.map((driver) => rush(driver, bench.draw, FLUSHES.stopped));
  await Promise.all(
    drivers.map(async (driver) => {
      await Promise.race([driver.flushing, driver.ended]);
      await pause(bench.draw(20_000) / 1000);
      driver.signal('SIGSTOP');
    }),
  );
  return { drivers, rushes };
}

async function others(bench: Bench, place: Ground): Promise<readonly Driver[]> {
  const drivers = bench.drivers.map((known) => bench.open(known, place));
  for (const driver of drivers) {
    await driver.start(VERSION);
    await rush(driver, bench.draw, FLUSHES.others);
    await driver.end();
  }
  return drivers;
}

/** One round: `days` on which the others write while the first are stopped. */
async function round(bench: Bench, days: readonly number[], held: boolean): Promise<readonly string[]> {
  const place = bench.ground();
  plant(place, { day: DAY, kept: KEPT.long, version: `${VERSION}-stable`, blocks: block(FILL) });
  const release = held ? await hold(place, `${VERSION}-stable`) : async () => undefined;
  const { drivers, rushes } = await stopped(bench, place);
  await release();
  const all = [...drivers];
  for (const ahead of days) {
    place.clock.set(dayAfter(DAY, ahead));
    all.push(...(await others(bench, place)));
  }
  for (const driver of drivers) driver.signal('SIGCONT');
  await Promise.all(rushes);
  const faults = (await Promise.all(drivers.map((driver) => driver.end()))).flat();
  all.push(...(await others(bench, place)));
  const read = totals(readStore(place.root, PROGRAM, place.clock.day));
  const own = new Map([...read].filter(([field]) => !Object.hasOwn(FILL, field)));
  const fill = new Map(Object.entries(FILL));
  const kept = new Map([...read].filter(([field]) => Object.hasOwn(FILL, field)));
  return [
    ...faults,
    ...outside(kept, fill, fill),
    ...beyond(
      own,
      all.map(({ ledger }) => ledger),
    ),
  ];
}

async function rounds(bench: Bench, days: readonly number[], held: boolean): Promise<readonly string[]> {
  const faults: string[] = [];
  for (let i = 0; i < (bench.long ? ROUNDS.long : ROUNDS.short); i++)
    faults.push(...(await round(bench, days, held && i % 2 === 0)));
  return faults;
}

const CASES: readonly Case[] = [
  {
    name: 'while others write',
    section: 5,
    asks: 'nothing is lost and nothing is doubled, whoever sleeps where',
    find: (bench) => rounds(bench, [0, 0], false),
  },
  {
    name: 'while others write on the days behind, and fold',
    section: 5,
    asks: 'a file that is gone, or replaced, was folded while this process slept: its counts are not kept',
    find: (bench) => rounds(bench, [2, 3, 4], someLock(bench)),
  },
];

export const SUSPENDED: Part = {
  says: 'drivers stopped in the middle of flushes while others write, fold and rewrite, also over days',
  alone: false,
  cases: () => CASES,
};
