/** Part `storm`: many processes at once, and many in a day. Nothing is lost, and nothing is left lying about. */
import type { Bench, Case, Part } from '../case.ts';
import type { Driver } from '../driver.ts';
import type { Ground } from '../ground.ts';
import { type Counts, differs, total } from '../ledger.ts';
import { readStore, totals } from '../reader.ts';
import { PROGRAM } from '../registry.ts';
import { inTurns } from '../turns.ts';
import { byTurns, hold, litter, someLock } from './crowd.ts';

const VERSION = '1.0.0-stable';
const TOGETHER = { short: 16, long: 200 } as const;
const STARTS = { short: 24, long: 10_000 } as const;
const AT_ONCE = 8;

function judged(place: Ground, exact: Counts): readonly string[] {
  const read = readStore(place.root, PROGRAM, place.clock.day);
  const refused = read.refused.map(({ file, line }) => `${file}:${line} is refused`);
  return [...differs(totals(read), exact), ...refused, ...litter(place)];
}

/** So many that have counted and end at the same moment. */
async function together(bench: Bench): Promise<readonly string[]> {
  const place = bench.ground();
  place.clock.beReal();
  const drivers = Array.from({ length: bench.long ? TOGETHER.long : TOGETHER.short }, (_, i) =>
    bench.open(byTurns(bench, i), place),
  );
  await inTurns(drivers, AT_ONCE, async (driver) => {
    await driver.start();
    await driver.both();
    driver.signal('SIGSTOP');
  });
  const ends = drivers.map((driver) => driver.end());
  for (const driver of drivers) driver.signal('SIGCONT');
  const faults = (await Promise.all(ends)).flat();
  return [...faults, ...judged(place, total(drivers.map(({ ledger }) => ledger.least)))];
}

/** So many starts in one day, a few at once, each of which counts and ends. */
async function starts(bench: Bench, held: boolean): Promise<readonly string[]> {
  const place = bench.ground();
  place.clock.beReal();
  const release = held ? await hold(place, VERSION) : async () => undefined;
  const counts: Counts[] = [];
  const faults: string[] = [];
  await inTurns(Array.from({ length: bench.long ? STARTS.long : STARTS.short }), AT_ONCE, async (_, i) => {
    const driver: Driver = bench.open(byTurns(bench, i), place);
    await driver.start();
    await driver.both();
    faults.push(...(await driver.end()));
    counts.push(driver.ledger.least);
  });
  await release();
  return [...faults, ...judged(place, total(counts))];
}

export const STORM: Part = {
  says: 'many processes at once, and thousands in a day, with locks and without',
  alone: false,
  cases: (): readonly Case[] => [
    {
      name: 'many that end at once',
      section: 5,
      asks: 'an append in one write lands whole behind what is there; nothing is lost, and at most 16 files are made',
      find: together,
    },
    {
      name: 'many starts in a day',
      section: 5,
      asks: 'processes without locks share at most 16 files of a day, version and retention',
      find: (bench) => starts(bench, false),
    },
    {
      name: 'many starts in a day while somebody holds the shared files',
      section: 5,
      asks: 'if no lock is to be had, write as without locks',
      not: ({ facts }) => !facts.locks,
      find: (bench) => starts(bench, someLock(bench)),
    },
  ],
};
