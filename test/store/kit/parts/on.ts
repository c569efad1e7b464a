/** Whether recording is on: cases of part `basic`. */
import { rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { turnOn } from '../../../../scripts/dev/soak/place.ts';
import { OFF_SCENES } from '../../scenes-off.ts';
import type { Place, Scene } from '../../scenes.ts';
import type { Bench, Case } from '../case.ts';
import type { Driver } from '../driver.ts';
import type { Ground } from '../ground.ts';
import { differs } from '../ledger.ts';
import { readStore, totals } from '../reader.ts';
import { fieldOf, PROGRAM } from '../registry.ts';
import { snapshot } from '../snapshot.ts';

const TOTAL = fieldOf('total');

const onOf = ({ program }: Ground): string => join(program, 'on');

/** What is read in `kit.total` and is not this. */
export const totalIsNot = ({ root, clock }: Ground, count: number): readonly string[] =>
  differs(new Map([[TOTAL, totals(readStore(root, PROGRAM, clock.day)).get(TOTAL) ?? 0]]), new Map([[TOTAL, count]]));

/** What a driver does in a place where nothing is recorded: it says `off`, and not a byte changes. */
async function off({ drivers: [known], ground, open }: Bench, { make, home }: Scene): Promise<readonly string[]> {
  const place = ground();
  make(place);
  const driver = open(known, place, { home: home?.(place) ?? place.root });
  const before = snapshot(place.folder);
  const faults = (await driver.start()) ? ['`start` said on'] : [];
  await driver.both();
  if ((await driver.flush()) === 'written') faults.push('`flush` said written');
  faults.push(...(await driver.end()));
  return String(snapshot(place.folder)) === String(before) ? faults : [...faults, 'the place was changed'];
}

const isOff = ({ records }: Scene): boolean => records === false;

/** A recording that is on, with 1 counted and not yet written. */
async function begun({ drivers: [known], ground, open }: Bench): Promise<{ place: Ground; driver: Driver }> {
  const place = ground();
  const driver = open(known, place);
  await driver.start();
  await driver.count(TOTAL, 1);
  return { place, driver };
}

const births = (place: Place): void => turnOn(place.program, 'born 1.000000001');

const CHANGES: readonly Case[] = [
  {
    name: 'on is replaced between two flushes',
    section: 2,
    asks: 'if at a flush the file is not the one seen at the start, what was counted until then is dropped',
    find: async (bench) => {
      const { place, driver } = await begun(bench);
      utimesSync(onOf(place), 1, 1);
      const faults = (await driver.flush()) === 'written' ? ['`flush` said written'] : [];
      await driver.count(TOTAL, 10);
      if ((await driver.flush()) !== 'written') faults.push('the next `flush` did not say written');
      return [...faults, ...(await driver.end()), ...totalIsNot(place, 10)];
    },
  },
  {
    name: 'on is removed while it records, and made again',
    section: 2,
    asks: 'what was counted until then is dropped, and counting starts anew under the new file',
    find: async (bench) => {
      const { place, driver } = await begun(bench);
      rmSync(onOf(place));
      const faults = (await driver.flush()) === 'written' ? ['`flush` said written'] : [];
      faults.push(...totalIsNot(place, 0));
      turnOn(place.program);
      await driver.flush();
      await driver.count(TOTAL, 100);
      if ((await driver.flush()) !== 'written') faults.push('the third `flush` did not say written');
      return [...faults, ...(await driver.end()), ...totalIsNot(place, 100)];
    },
  },
  {
    name: 'on comes after the start',
    section: 2,
    asks: 'a program that starts while recording is off stays off until it ends',
    find: async ({ drivers: [known], ground, open }) => {
      const place = ground();
      rmSync(onOf(place));
      const driver = open(known, place);
      const faults = (await driver.start()) ? ['`start` said on'] : [];
      turnOn(place.program);
      await driver.both();
      await driver.flush();
      return [...faults, ...(await driver.end()), ...totalIsNot(place, 0)];
    },
  },
  {
    name: 'a fork',
    section: 5,
    asks: 'a process whose id is not the one it had at its start writes nothing',
    not: ({ facts }) => !facts.forks,
    find: async (bench) => {
      const { place, driver } = await begun(bench);
      await driver.ask('fork', ['ok']);
      const faults = totalIsNot(place, 0);
      await driver.flush();
      return [...faults, ...(await driver.end()), ...totalIsNot(place, 1)];
    },
  },
];

export const ON: readonly Case[] = [
  ...OFF_SCENES.filter(isOff).map((scene) => ({
    name: scene.name,
    section: scene.name.startsWith('on: ') ? 2 : 1,
    asks: 'recording is off, and nothing is touched',
    find: (bench: Bench) => off(bench, scene),
  })),
  {
    name: 'on: born, for a recorder that cannot ask for it',
    section: 2,
    asks: 'one that cannot ask when a directory was made is off where `born` stands',
    not: ({ facts }) => facts.births,
    find: (bench) => off(bench, { name: '', records: false, make: births }),
  },
  ...CHANGES,
];
