/** Days, versions, and the sixteen files of processes without locks: cases of part `basic`. */
import { rmSync, statSync, truncateSync } from 'node:fs';
import type { Bench, Case } from '../case.ts';
import type { Known } from '../driver.ts';
import { block, DAY, type Ground, plant } from '../ground.ts';
import { dayAfter, fileNamed, numbered } from '../names.ts';
import { filesOf, readStore } from '../reader.ts';
import { fieldOf, KEPT, PROGRAM } from '../registry.ts';
import { totalIsNot } from './on.ts';

const TOTAL = fieldOf('total');
const VERSION = '1.0.0-stable';

/** What hosts call themselves, and what that is in a name. */
const VERSIONS: Readonly<Record<string, string>> = {
  '1.95.0': '1.95.0-stable',
  '0.0.0': '0.0.0-stable',
  '999999.999999.999999-stable': '999999.999999.999999-stable',
  '1.97.0-nightly': '1.97.0-nightly',
  '1.97.0-beta.3': '1.97.0-beta',
  '1.97.0-beta.3+meta': '1.97.0-beta',
  '1.97.0-alpha': 'dev',
  '1.97': 'dev',
  '01.2.3': 'dev',
  '1000000.0.0': 'dev',
  'v1.2.3': 'dev',
  main: 'dev',
};

async function versions({ drivers: [known], ground, open }: Bench): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const [said, wanted] of Object.entries(VERSIONS)) {
    const place = ground();
    const driver = open(known, place);
    await driver.start(said);
    await driver.flush();
    faults.push(...(await driver.end()));
    const found = filesOf(place.root, PROGRAM).map(({ version }) => version);
    if (found.join() !== wanted) faults.push(`${said} is written as ${found.join() || 'nothing'}, not as ${wanted}`);
  }
  return faults;
}

async function midnight({ drivers: [known], ground, open }: Bench): Promise<readonly string[]> {
  const place = ground();
  const next = dayAfter(DAY, 1);
  place.clock.set(DAY, '23:58:00');
  const driver = open(known, place);
  await driver.start();
  await driver.count(TOTAL, 1);
  await driver.flush();
  await driver.count(TOTAL, 10);
  place.clock.set(next, '00:02:00');
  await driver.flush();
  const faults = await driver.end();
  const days = readStore(place.root, PROGRAM, next).sums[VERSION] ?? {};
  const found = Object.keys(days)
    .sort()
    .map((day) => `${day} ${days[day]?.[TOTAL] ?? 0}`);
  return found.join() === `${DAY} 1,${next} 10` ? faults : [...faults, `the days read ${found.join(', ')}`];
}

const LOCKS = ({ facts }: Known): boolean => facts.locks;

/** A file of 512 KiB without content, of a number. */
function full(place: Ground, number: number): string {
  const path = plant(place, { day: DAY, kept: KEPT.long, version: VERSION, own: numbered(number), blocks: '' });
  truncateSync(path, 512 * 1024);
  return path;
}

const used = ({ root }: Ground): readonly number[] =>
  filesOf(root, PROGRAM).flatMap(({ file }) => {
    const own = fileNamed(file)?.own;
    return typeof own === 'string' && !file.startsWith(`until-${dayAfter(DAY, KEPT.short)}`)
      ? [Number(`0x${own}`)]
      : [];
  });

const NUMBERS: readonly Case[] = [
  {
    name: 'files that are being folded',
    section: 5,
    asks: 'only the numbers 0 to f are taken, whatever other files there are',
    not: LOCKS,
    find: async ({ drivers: [known], ground, open }) => {
      const place = ground();
      const folded = [16, 17, 2 ** 40];
      const blocks = block({ [TOTAL]: 100 }).repeat(2);
      const planted = folded.map((number) =>
        plant(place, { day: DAY, kept: KEPT.long, version: VERSION, own: numbered(number), blocks }),
      );
      const sizes = planted.map((path) => statSync(path).size);
      const driver = open(known, place);
      await driver.start();
      await driver.count(TOTAL, 1);
      const faults = (await driver.flush()) === 'written' ? [] : ['`flush` did not say written'];
      faults.push(...(await driver.end()), ...totalIsNot(place, 601));
      const others = used(place).filter((number) => number > 15 && !folded.includes(number));
      const grown = folded.filter((_, i) => statSync(planted[i] ?? '').size !== sizes[i]);
      return [...faults, ...[...others, ...grown].map((number) => `the number ${numbered(number)} was used`)];
    },
  },
  {
    name: 'numbered files of three days ago',
    section: 6,
    asks: 'a file with a number from 0 to f is given another before it is folded',
    find: async ({ drivers: [known], ground, open }) => {
      const place = ground();
      const past = { day: dayAfter(DAY, -3), kept: KEPT.long, version: VERSION };
      for (const number of [0, 15, 16])
        plant(place, { ...past, own: numbered(number), blocks: block({ [TOTAL]: 100 }).repeat(2) });
      const driver = open(known, place);
      await driver.start();
      await driver.count(TOTAL, 1);
      const faults = (await driver.flush()) === 'written' ? [] : ['`flush` did not say written'];
      faults.push(...(await driver.end()), ...totalIsNot(place, 601));
      const replaced = readStore(place.root, PROGRAM, DAY).files.flatMap(({ replaces }) => replaces);
      const early = replaced.filter((own) => own <= numbered(15));
      return [...faults, ...early.map((own) => `the number ${own} was folded as it was`)];
    },
  },
  {
    name: 'sixteen files that are full',
    section: 5,
    asks: 'a file of 512 KiB is not used; if none is left, nothing is written and the counts are kept',
    not: LOCKS,
    find: async ({ drivers: [known], ground, open }) => {
      const place = ground();
      const paths = Array.from({ length: 16 }, (_, i) => full(place, i));
      const driver = open(known, place);
      await driver.start();
      await driver.count(TOTAL, 1);
      const faults = (await driver.flush()) === 'written' ? ['`flush` said written'] : [];
      if (used(place).length !== 16) faults.push('a seventeenth file was made');
      rmSync(paths[11] ?? '');
      await driver.count(TOTAL, 10);
      if ((await driver.flush()) !== 'written') faults.push('with room again `flush` did not say written');
      return [...faults, ...(await driver.end()), ...totalIsNot(place, 11)];
    },
  },
];

export const DAYS: readonly Case[] = [
  {
    name: 'what a host calls itself',
    section: 3,
    asks: 'a version without a channel is stable, of 1.97.0-beta.3 the channel is beta, and anything else is dev',
    find: versions,
  },
  {
    name: 'midnight',
    section: 5,
    asks: 'the day is that of the flush',
    find: midnight,
  },
  ...NUMBERS,
];
