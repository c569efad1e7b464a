/**
 * Part `suspended`: drivers that are stopped in the middle of flushes, locks in their hands, while others write, sweep,
 * fold and rewrite, on the same day or days later; and that go on while others fold, step by step, what they write to.
 * Each comes to its end afterwards, and every count is there once.
 */
import { nearlyFull } from '../../../../scripts/dev/soak/place.ts';
import { pause } from '../../../../scripts/dev/soak/soak.ts';
import type { Bench, Case, Part } from '../case.ts';
import type { Driver, Known } from '../driver.ts';
import { block, DAY, type Ground, plant, underClock } from '../ground.ts';
import { beyond, outside } from '../ledger.ts';
import { dayAfter } from '../names.ts';
import { readStore, totals } from '../reader.ts';
import { KEPT, PROGRAM } from '../registry.ts';
import { byTurns, hold, rush, someLock } from './crowd.ts';

const VERSION = '1.0.0';
const WRITERS = { stopped: 4, caught: 8 } as const;
const ROUNDS = { short: 2, long: 60 } as const;
const FLUSHES = { first: 200, others: 10 } as const;
/** What gives a file a name, as the system calls it, and by how many microseconds it comes later in a slow one. */
const NAMING = '?link,?linkat,?rename,?renameat,?renameat2';
const LATE = 20_000;
/** Milliseconds for which a slow one folds at least. */
const FOLDING = 60;
const FILL = nearlyFull();

/** Starts drivers, each of which is stopped at a moment of its own; what they do is going on behind. */
async function stopped(bench: Bench, place: Ground, writers: number) {
  const drivers = Array.from({ length: writers }, (_, i) => bench.open(byTurns(bench, i), place));
  for (const driver of drivers) await driver.start(VERSION);
  const rushes = drivers.map((driver) => rush(driver, bench.draw, FLUSHES.first));
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
  const { drivers, rushes } = await stopped(bench, place, WRITERS.stopped);
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

/**
 * Starts one that folds what it finds as soon as it flushes, and gives every name late: so there is time before it for
 * those who write. The clock is the driver's alone: `strace` cannot wait by it.
 */
async function slow(known: Known, bench: Bench, place: Ground, i: number): Promise<Driver> {
  const { LD_PRELOAD } = known.facts.told ? {} : underClock(place.clock);
  const clock = LD_PRELOAD === undefined ? [] : ['-E', `LD_PRELOAD=${LD_PRELOAD}`];
  const late = ['-e', `trace=${NAMING}`, '-e', `inject=${NAMING}:delay_enter=${LATE}`];
  const strace = ['strace', '-f', '--seccomp-bpf', '-qq', '-o', '/dev/null', ...clock, ...late];
  const driver = bench.open(known, place, { under: ['env', '-u', 'LD_PRELOAD', ...strace] });
  await driver.start(`2.0.${i}`);
  return driver;
}

/** Whether `strace` can be put before it: it is not there yet. */
const isUntraced = ({ command: [program] }: Known): boolean => program !== 'strace';

/** One round: writers are caught in their flushes, and go on two days later while others fold the files of that day. */
async function caught(bench: Bench, held: boolean): Promise<readonly string[]> {
  const place = bench.ground();
  const release = held ? await hold(place, `${VERSION}-stable`) : async () => undefined;
  const folding = await Promise.all(bench.drivers.filter(isUntraced).map((known, i) => slow(known, bench, place, i)));
  const { drivers, rushes } = await stopped(bench, place, WRITERS.caught);
  await release();
  place.clock.set(dayAfter(DAY, 2));
  const flushes = folding.map((driver) => driver.flush());
  await Promise.all(folding.map(({ flushing }) => flushing));
  await Promise.all(
    drivers.map(async (driver) => {
      await pause(bench.draw(FOLDING * 1000) / 1000);
      driver.signal('SIGCONT');
    }),
  );
  await Promise.all([...rushes, ...flushes]);
  const all = [...drivers, ...folding];
  const faults = (await Promise.all(all.map((driver) => driver.end()))).flat();
  const ledgers = all.map(({ ledger }) => ledger);
  const read = readStore(place.root, PROGRAM, place.clock.day);
  faults.push(...read.refused.map(({ file, line }) => `${file}:${line} is refused`));
  return [...faults, ...beyond(totals(read), ledgers)];
}

/** The bench with these drivers only, or with all where there are none. */
function only(bench: Bench, wanted: (known: Known) => boolean): Bench {
  const [first, ...rest] = bench.drivers.filter(wanted);
  return first === undefined ? bench : { ...bench, drivers: [first, ...rest] };
}

/** By turns among those without locks, whose days are linked, and among all, where shared files are rewritten too. */
async function caughtOften(bench: Bench): Promise<readonly string[]> {
  const unlocked = only(bench, ({ facts }) => !facts.locks);
  const faults: string[] = [];
  for (let i = 0; i < (bench.long ? ROUNDS.long : ROUNDS.short); i++)
    faults.push(...(await (i % 2 === 0 ? caught(unlocked, false) : caught(bench, someLock(bench)))));
  return faults;
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
    asks: 'a file that is gone was folded while this process slept: its counts are not kept',
    find: (bench) => rounds(bench, [2, 3, 4], someLock(bench)),
  },
  {
    name: 'while others fold slowly what is written to',
    section: 6,
    asks: 'a file has another number before it is read, so that a writer sees that it came too late',
    find: caughtOften,
  },
];

export const SUSPENDED: Part = {
  says: 'drivers stopped in the middle of flushes while others write, fold and rewrite, also over days and slowly',
  alone: false,
  cases: () => CASES,
};
