/** What a flush writes, and what it leaves out: cases of part `basic`. */
import type { Bench, Case } from '../case.ts';
import type { Driver, Known } from '../driver.ts';
import { DAY, type Ground } from '../ground.ts';
import { differs } from '../ledger.ts';
import { dayAfter, nameFor } from '../names.ts';
import { filesOf, readStore } from '../reader.ts';
import { fieldOf, isFleet, KEPT, PROGRAM } from '../registry.ts';
import { everything, read, without } from './writing.ts';

const VERSION = '1.0.0-stable';

/** Blocks of files that are kept so many days. */
const blocksOf = ({ root, clock }: Ground, kept: number): readonly number[] =>
  readStore(root, PROGRAM, clock.day)
    .files.filter(({ name }) => name.dies === dayAfter(name.day, kept))
    .flatMap(({ blocks }) => blocks.map(({ counts }) => counts.size));

/** A driver that counted nothing, or only what lives short, and flushed. */
async function flushed(bench: Bench, act: (driver: Driver) => Promise<unknown>, ...lines: readonly string[]) {
  const place = bench.ground(...lines);
  const driver = bench.open(bench.drivers[0], place);
  await driver.start();
  await act(driver);
  await driver.flush();
  return { place, driver };
}

const empty = (bench: Bench, kept: number, ...lines: readonly string[]) =>
  flushed(bench, async () => undefined, ...lines).then(async ({ place, driver }) => {
    const faults = [...(await driver.end())];
    if (blocksOf(place, kept)[0] !== 0) faults.push(`no empty block in a file that is kept ${kept} days`);
    const others = readStore(place.root, PROGRAM, DAY).files.filter(({ name }) => name.dies !== dayAfter(DAY, kept));
    return [...faults, ...others.map(({ name }) => `${name.file} was made`)];
  });

const FLUSHES: readonly Case[] = [
  {
    name: 'a flush that has nothing to say',
    section: 5,
    asks: 'to the file of the longest retention a block in any case, though it be empty; to any other only counts',
    find: (bench) => empty(bench, KEPT.long),
  },
  {
    name: 'a flush that has nothing to say, in a fleet store',
    section: 5,
    asks: 'metrics of class fleet count for the longest retention in a fleet store',
    find: (bench) => empty(bench, KEPT.fleet, 'fleet kit', 'experiment a', 'toolchain master#1', 'job b-1.0'),
  },
  {
    name: 'two flushes and an end',
    section: 5,
    asks: 'a block holds what was counted since the last flush that succeeded',
    find: async (bench) => {
      const { place, driver } = await flushed(bench, (one) => one.both(1));
      await driver.both(10);
      await driver.flush();
      await driver.both(100);
      return [...(await driver.end()), ...differs(read(place), driver.ledger.most)];
    },
  },
  {
    name: 'the largest count, and more',
    section: 4,
    asks: 'a sum above 9007199254740991 stays there',
    find: async (bench) => {
      const { place, driver } = await flushed(bench, async (one) => {
        await one.count(fieldOf('total'), 9_007_199_254_740_991);
        await one.count(fieldOf('total'), 5);
      });
      await driver.count(fieldOf('total'), 7);
      return [...(await driver.end()), ...differs(read(place), driver.ledger.most)];
    },
  },
  {
    name: 'with locks: files without locks are not made beside',
    section: 5,
    asks: 'a second process appends to the shared file that the first one made',
    not: ({ facts }: Known) => !facts.locks,
    find: async (bench) => {
      const { place, driver } = await flushed(bench, (one) => one.both(1));
      const second = bench.open(bench.drivers[0], place);
      await second.start();
      await second.both(2);
      const faults = [...(await second.end()), ...(await driver.end())];
      const wanted = [nameFor(DAY, KEPT.short, VERSION), nameFor(DAY, KEPT.long, VERSION)].join();
      const found = filesOf(place.root, PROGRAM).map(({ file }) => file);
      return found.join() === wanted ? faults : [...faults, `there are ${found.join(', ')}`];
    },
  },
];

const DENIED: readonly (readonly [deny: string, denied: RegExp])[] = [
  ['demo.kit.total', /\.total$/],
  ['*brief', /brief/],
  ['demo.kit.label{*}', /label/],
  ['demo.kit.size{<=*', /size\{<=/],
  ['demo.kit.?otal', /^$/],
  ['*', /./],
];

const deny = ([glob, denied]: (typeof DENIED)[number]): Case => ({
  name: `deny ${glob}`,
  section: 2,
  asks: 'fields that a glob names are not recorded, and all others are; only * is special',
  find: async (bench) => {
    const { place, counted, faults } = await everything(bench, `deny ${glob}`);
    return [
      ...faults,
      ...differs(
        read(place),
        without(counted, (field) => !isFleet(field) && !denied.test(field)),
      ),
    ];
  },
});

export const COUNTING: readonly Case[] = [...FLUSHES, ...DENIED.map(deny)];
