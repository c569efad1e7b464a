/**
 * Part `kills`: drivers that are killed at random moments while they write, sweep and rewrite. What was acknowledged is
 * there, what was not begun is not, nothing is there twice; nor does an earlier day change that is folded meanwhile.
 */
import { nearlyFull } from '../../../../scripts/dev/soak/place.ts';
import { pause } from '../../../../scripts/dev/soak/soak.ts';
import type { Bench, Part } from '../case.ts';
import type { Driver } from '../driver.ts';
import { block, type Ground, plant } from '../ground.ts';
import { beyond, type Counts, outside } from '../ledger.ts';
import { dayAfter, numbered } from '../names.ts';
import { readStore, totals } from '../reader.ts';
import { KEPT, PROGRAM } from '../registry.ts';
import { byTurns, hold, litter, rush, someLock } from './crowd.ts';

const WRITERS = 4;
const KILLS = { short: 8, long: 1000 } as const;
/** More flushes than a driver makes before it is killed; the longest that it is left alone after its first. */
const FLUSHES = 400;
const LONGEST = 60;

const FILL = nearlyFull();
const OLD = { 'demo.old.shared': 1000 };
const OWN = { 'demo.old.own': 10 };

/** Files of today and of three days ago, for the drivers to rewrite and fold, and what they hold. */
function planted(place: Ground, version: string): Counts {
  const past = { day: dayAfter(place.clock.day, -3), kept: KEPT.long, version };
  plant(place, { day: place.clock.day, kept: KEPT.long, version, blocks: block(FILL) });
  plant(place, { ...past, blocks: block(OLD).repeat(20) });
  plant(place, { ...past, own: numbered(0), blocks: block(OWN).repeat(3) });
  plant(place, { ...past, own: numbered(1), blocks: block(OWN).repeat(4) });
  return new Map([...Object.entries(FILL), ['demo.old.shared', 20_000], ['demo.old.own', 70]]);
}

async function killed(driver: Driver, { draw }: Bench, version: string): Promise<boolean> {
  await driver.start(version);
  const rushed = rush(driver, draw, FLUSHES);
  await Promise.race([driver.flushing, driver.ended]);
  await pause(draw(LONGEST * 1000) / 1000);
  driver.signal('SIGKILL');
  await rushed;
  return (await driver.ended).signal === 'SIGKILL';
}

/** A round of writers, all of which are killed; then one sweeps what they left. How many were killed; what is wrong. */
async function round(bench: Bench, place: Ground, number: number) {
  const version = `0.0.${number + 1}`;
  const before = planted(place, `${version}-stable`);
  const release = number % 2 === 1 && someLock(bench) ? await hold(place, `${version}-stable`) : async () => undefined;
  const drivers = Array.from({ length: WRITERS }, (_, i) => bench.open(byTurns(bench, number + i), place));
  const ends = await Promise.all(drivers.map((driver) => killed(driver, bench, version)));
  await release();
  const read = (): Counts => totals(readStore(place.root, PROGRAM, place.clock.day), `${version}-stable`);
  const found = read();
  const own = new Map([...found].filter(([field]) => !before.has(field)));
  const old = new Map([...found].filter(([field]) => before.has(field)));
  const faults = [
    ...outside(old, before, before),
    ...beyond(
      own,
      drivers.map(({ ledger }) => ledger),
    ),
  ];
  for (const known of bench.drivers) {
    const sweeper = bench.open(known, place);
    await sweeper.start(`1.${number}.0`);
    await sweeper.both();
    faults.push(...(await sweeper.end()));
  }
  faults.push(...outside(read(), found, found).map((fault) => `behind a sweep ${fault}`));
  return { killed: ends.filter(Boolean).length, faults: [...faults, ...litter(place)] };
}

export const KILLED: Part = {
  says: 'drivers killed at random moments: acknowledged <= read <= begun for every field, and nothing doubled',
  alone: false,
  cases: () => [
    {
      name: 'killed at random moments',
      section: 6,
      asks: 'a block counts whole or not at all; killed in between, either the old file stands or the new one does',
      find: async (bench) => {
        const wanted = bench.long ? KILLS.long : KILLS.short;
        const faults: string[] = [];
        let kills = 0;
        for (let number = 0; kills < wanted && number < wanted; number++) {
          const place = bench.ground();
          place.clock.beReal();
          const one = await round(bench, place, number);
          kills += one.killed;
          faults.push(...one.faults);
        }
        return kills < wanted ? [...faults, `only ${kills} were killed before their end`] : faults;
      },
    },
  ],
};
