/**
 * Part `refusals`: fixtures of the store, valid and hostile. Whoever writes beside them or into them, sweeps and
 * rewrites loses nothing that counts and doubles nothing; whoever reads them says what they say.
 */
import { appendFileSync, lstatSync, mkdirSync } from 'node:fs';
import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { turnOn } from '../../../../scripts/dev/soak/place.ts';
import type { Draw } from '../../../../scripts/dev/soak/soak.ts';
import { type Case as Fixture, cases as fixtures, type Refusal, stage, type Sums } from '../../cases.ts';
import type { Bench, Case, Part } from '../case.ts';
import type { Driver } from '../driver.ts';
import { DAY, type Ground } from '../ground.ts';
import { nameFor } from '../names.ts';
import { added, readStore } from '../reader.ts';
import { fieldOf, KEPT } from '../registry.ts';

/** A version of a program that no fixture has, and one that many have, for the day of many. */
const BESIDE = '9.9.9';
const WITHIN = '1.95.0';

/** In the short form: so many, drawn. */
const SHORT = 12;

/** Fixtures whose program has no folder that recording could be on in. */
const NO_FOLDER = /^made-program-/;

/** Where the driver adds its counts: in the store of the fixture. */
async function recorded(bench: Bench, one: Fixture, day: string, version: string) {
  const place = bench.ground();
  const root = `${place.folder}/fixture`;
  stage(one, root);
  mkdirSync(`${root}/${one.program}`, { recursive: true });
  turnOn(`${root}/${one.program}`);
  place.clock.set(day);
  const before = readStore(root, one.program, day);
  const driver = bench.open(bench.drivers[0], place, { home: root });
  const faults = (await driver.start(version, one.program)) ? [] : ['`start` said off'];
  await driver.count(fieldOf('total', one.program), 7);
  const end = await driver.flush();
  faults.push(...(await driver.end()));
  return { place, root, driver, before, faults, written: end === 'written' };
}

/** Sums with what the driver counted. */
function withOwn(sums: Sums, { driver, version, day }: { driver: Driver; version: string; day: string }): Sums {
  const own = { ...sums[version]?.[day] };
  for (const [field, count] of driver.ledger.least) own[field] = added(own[field] ?? 0, count);
  return { ...sums, [version]: { ...sums[version], [day]: own } };
}

/** The sums if the last line of the file that is written into were ended, as what is written behind it does. */
function ended(bench: Bench, one: Fixture): Sums {
  const root = `${bench.ground().folder}/ended`;
  stage(one, root);
  const path = `${root}/${one.program}/${nameFor(DAY, KEPT.long, `${WITHIN}-stable`)}`;
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile() === true) appendFileSync(path, '\n');
  return readStore(root, one.program, DAY).sums;
}

/** Into another version of the day of reading: everything else is swept, and may be rewritten. */
async function beside(bench: Bench, one: Fixture): Promise<readonly string[]> {
  const { root, driver, before, faults, written } = await recorded(bench, one, one.today, BESIDE);
  if (!written) faults.push('`flush` did not say written');
  const after = readStore(root, one.program, one.today);
  const wanted = withOwn(before.sums, { driver, version: `${BESIDE}-stable`, day: one.today });
  if (!isDeepStrictEqual(after.sums, wanted)) faults.push(difference(after.sums, wanted));
  if (after.lost !== before.lost) faults.push(`${after.lost} blocks are refused or were dropped, not ${before.lost}`);
  return faults;
}

/** Into the very files of a fixture. Of one that is refused whole, what is written into it is in no sum. */
async function within(bench: Bench, one: Fixture): Promise<readonly string[]> {
  const { root, driver, before, faults, written } = await recorded(bench, one, DAY, WITHIN);
  const after = readStore(root, one.program, DAY);
  const target = { driver, version: `${WITHIN}-stable`, day: DAY };
  const allowed = [withOwn(before.sums, target), withOwn(ended(bench, one), target)];
  if (!written || after.files.some(({ whole }) => whole)) allowed.push(before.sums);
  if (!allowed.some((sums) => isDeepStrictEqual(after.sums, sums)))
    faults.push(difference(after.sums, allowed[0] ?? {}));
  return faults;
}

const difference = (found: Sums, wanted: Sums): string =>
  `the sums are ${JSON.stringify(found).slice(0, 400)}, not ${JSON.stringify(wanted).slice(0, 400)}`;

/** What the recorder's own reader makes of a fixture. */
async function read({ drivers: [known], ground, open }: Bench, one: Fixture): Promise<readonly string[]> {
  const place: Ground = ground();
  const root = `${place.folder}/fixture`;
  stage(one, root);
  const driver = open(known, place, { home: root });
  const said = await driver.ask(`read ${one.program} ${one.today}`, /^\{.*\}$/);
  const faults = await driver.end();
  const { sums, refused } = JSON.parse(said) as { sums: unknown; refused: readonly Refusal[] };
  const same =
    isDeepStrictEqual(sums, one.expected.sums) &&
    isDeepStrictEqual(sorted(one, refused), sorted(one, one.expected.refused));
  return same ? faults : [...faults, `it reads ${said.slice(0, 600)}`];
}

/** What is no regular file has no line; whether a reader mentions it is its own affair. */
function sorted({ make = [] }: Fixture, refused: readonly Refusal[]): readonly string[] {
  const odd = make.filter(({ fifo, directory, link }) => fifo === true || directory === true || link !== undefined);
  return refused
    .filter(({ file }) => odd.every(({ path }) => basename(path) !== file))
    .map(({ file, line }) => `${file}:${line}`)
    .sort();
}

/** So many of them, drawn without putting back; all in the long form. */
function drawn(all: readonly Fixture[], long: boolean, draw: Draw): readonly Fixture[] {
  const left = [...all];
  return long ? left : Array.from({ length: SHORT }, () => left.splice(draw(left.length), 1)).flat();
}

function cases(one: Fixture): readonly Case[] {
  const nothingLost = 'whoever writes, sweeps or rewrites leaves the sums as they were, with what it counted';
  return [
    { name: `beside ${one.name}`, section: 6, asks: nothingLost, find: (bench) => beside(bench, one) },
    { name: `within ${one.name}`, section: 5, asks: nothingLost, find: (bench) => within(bench, one) },
    {
      name: `reading ${one.name}`,
      section: 4,
      asks: one.says,
      not: ({ facts }) => !facts.reads,
      find: (bench) => read(bench, one),
    },
  ];
}

export const REFUSALS: Part = {
  says: 'the fixtures: written beside and into, swept, rewritten and read',
  alone: true,
  cases: ({ long, draw }) =>
    drawn(
      fixtures().filter(({ name }) => !NO_FOLDER.test(name)),
      long,
      draw,
    ).flatMap(cases),
};
