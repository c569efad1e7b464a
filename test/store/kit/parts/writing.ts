/** What is written, and where: cases of part `basic`. */
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench, Case } from '../case.ts';
import { DAY, type Ground } from '../ground.ts';
import { type Counts, differs } from '../ledger.ts';
import { fileNamed, numbered } from '../names.ts';
import { filesOf, readStore, totals } from '../reader.ts';
import { FIELDS, isFleet, PROGRAM } from '../registry.ts';

/** Starts a driver in a new store, counts every field of the registry, each a number of its own, and flushes. */
export async function everything({ drivers: [known], ground, open }: Bench, ...lines: readonly string[]) {
  const place = ground(...lines);
  const driver = open(known, place);
  const counted = new Map<string, number>();
  const faults = (await driver.start()) ? [] : ['`start` said off'];
  const cannot: string[] = [];
  for (const [index, { name }] of FIELDS.entries()) {
    const field = `${PROGRAM}.${name}`;
    if (await driver.count(field, index + 1)) counted.set(field, index + 1);
    else cannot.push(name);
  }
  faults.push(...cannot.filter((name) => must(name, cannot)).map((name) => `\`count\` of ${name} said cannot`));
  if ((await driver.flush()) !== 'written') faults.push('`flush` did not say written');
  faults.push(...(await driver.end()));
  return { place, counted, faults };
}

const metricOf = (name: string): string => name.replace(/\{.*/, '');

/** Whether a field has to be there: it is a counter's, or others of its metric are. */
const must = (name: string, cannot: readonly string[]): boolean =>
  /^kit\.(total|brief|fleet|label|odd)\b/.test(name) ||
  FIELDS.some((other) => metricOf(other.name) === metricOf(name) && !cannot.includes(other.name));

export const without = (counts: Counts, wanted: (field: string) => boolean): Counts =>
  new Map([...counts].filter(([field]) => wanted(field)));

export const read = ({ root, clock }: Ground): Counts => totals(readStore(root, PROGRAM, clock.day));

/** Days that files with these fields are kept, by field. */
function keptOf({ root, clock }: Ground): ReadonlyMap<string, number> {
  const kept = new Map<string, number>();
  for (const { name, blocks } of readStore(root, PROGRAM, clock.day).files)
    for (const { counts } of blocks)
      for (const field of counts.keys()) kept.set(field, (Date.parse(name.dies) - Date.parse(name.day)) / 86_400_000);
  return kept;
}

/** What is wrong with the bytes of a file that nobody but the recorder wrote. */
function formFaults(path: string, file: string): readonly string[] {
  const name = fileNamed(file);
  if (name === null) return [`${file} is no name of a file of counts`];
  const text = readFileSync(path, 'latin1');
  const begins = `# tallybook day 1\n# ${PROGRAM} ${name.version} day ${name.day} dies ${name.dies}\n`;
  const faults = text.startsWith(`${begins}\n# + `) ? [] : [`${file} does not begin with its header and a block`];
  for (const [, before = '', lines = ''] of text.matchAll(/(.*)\n# \+ .*\n((?:[^#\n].*\n)*)/g)) {
    if (before !== '') faults.push(`${file} has a block without an empty line before it`);
    const fields = lines.split('\n').slice(0, -1);
    if (String([...fields].sort()) !== String(fields)) faults.push(`${file} has fields that are not sorted by byte`);
  }
  const mode = lstatSync(path).mode & 0o777;
  return mode === 0o600 ? faults : [...faults, `${file} has the mode ${mode.toString(8)}`];
}

export const WRITING: readonly Case[] = [
  {
    name: 'every field of the registry',
    section: 4,
    asks: 'a field is spelled as in the table, and its count is what was counted',
    find: async (bench) => {
      const { place, counted, faults } = await everything(bench);
      const { refused } = readStore(place.root, PROGRAM, DAY);
      faults.push(...refused.map(({ file, line }) => `${file}:${line} is refused`));
      return [
        ...faults,
        ...differs(
          read(place),
          without(counted, (field) => !isFleet(field)),
        ),
      ];
    },
  },
  {
    name: 'names, headers and modes',
    section: 3,
    asks: 'files have the names, headers, blocks and modes of sections 1 to 5, and there is nothing else',
    find: async (bench) => {
      const { place, faults } = await everything(bench);
      const names = readdirSync(place.program).filter((name) => name !== 'on');
      faults.push(...names.flatMap((name) => formFaults(join(place.program, name), name)));
      const beside = readdirSync(place.root).filter((name) => name !== PROGRAM);
      return [...faults, ...beside.map((name) => `${name} was made in the root`)];
    },
  },
  {
    name: 'where counts are written',
    section: 5,
    asks: 'with locks into the shared file, without into one of the 16 numbers that may be used',
    find: async (bench) => {
      const { place, faults } = await everything(bench);
      const wanted = bench.drivers[0].facts.locks ? 0 : 1;
      const owns = filesOf(place.root, PROGRAM).map(({ own }) => own);
      if (owns.some((own) => Number(own !== null) !== wanted)) faults.push(`there are files ${owns.join()}`);
      const most = numbered(15);
      return [...faults, ...owns.flatMap((own) => (own === null || own <= most ? [] : [`the number ${own} is taken`]))];
    },
  },
  {
    name: 'the retention of each metric',
    section: 3,
    asks: 'metrics of one program with different retention are in different files',
    find: async (bench) => {
      const { place, counted, faults } = await everything(bench, 'fleet kit');
      const found = keptOf(place);
      for (const { name, kept } of FIELDS) {
        const days = found.get(`${PROGRAM}.${name}`);
        if (days !== kept && counted.has(`${PROGRAM}.${name}`))
          faults.push(
            `${PROGRAM}.${name} is ${days === undefined ? 'nowhere' : `kept ${days} days`}, not ${kept} days`,
          );
      }
      return faults;
    },
  },
];
