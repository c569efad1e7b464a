/**
 * `node scripts/dev/run.mjs scripts/dev/fuzz/report.ts [--runs N] [--seed S]`: random users
 * look at their week. Every byte of every report and every line of every ticket must be derivable from the lines of the
 * allowlist; a report must say what a naive reader of the store makes of it; and it must be the same bytes, or none,
 * under other program versions, patch versions, order of the store, counts outside of the week, and lines withheld.
 */
import type { Catalogue } from '../../../generated/types/catalogue.ts';
import type { Registry } from '../../../model/registry/types.ts';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { today as day } from '../../../recorders/typescript/store/day.ts';
import type { DayCounts } from '../../../recorders/typescript/store/read.ts';
import { parseCopy, copyWithout } from '../../../submitter/allowlist/copy.ts';
import { parseAllowlist } from '../../../submitter/allowlist/file.ts';
import type { Allowlist } from '../../../submitter/allowlist/list.ts';
import type { Withheld } from '../../../submitter/allowlist/lookup.ts';
import { lastWeek } from '../../../submitter/body/week.ts';
import { allowedBy, describe } from '../../../submitter/permit.ts';
import { parseCatalogue } from '../../../submitter/registries/catalogue.ts';
import { newConsent, parseConsent, consentText } from '../../../submitter/consent/consent.ts';
import { drawFrom, type Draw } from '../../../submitter/reports/draw.ts';
import { choicesFor, weekReport, type Material } from '../../../submitter/reports/report.ts';
import { catalogueTexts, diceOf, pick, published, registryOf, storeOf, type Dice } from './leaving.ts';
import { linesOf, naiveReport, type NaiveLine } from './naive-report.ts';
import { ticketFault } from './ticket.ts';

const MONDAY = day(Date.UTC(2026, 10, 16));
const RECIPIENT = 'https://metrics.example.org/';
const HERE = { path: '/x/_tally', inode: '1', born: null };

interface User {
  readonly of: Material;
  readonly text: string;
  readonly lines: readonly NaiveLine[];
  readonly draw: Draw;
}

interface World {
  readonly registry: Registry;
  readonly text: string;
  readonly lines: readonly NaiveLine[];
  readonly list: Allowlist;
  readonly catalogues: ReadonlyMap<string, Catalogue>;
}

/** Users who share a registry. */
const NEIGHBOURS = 8;

function worldOf(dice: Dice): World {
  const registry = registryOf(dice);
  const { text, lists } = published(registry);
  const { value: list } = parseAllowlist(Buffer.from(text, 'latin1'), lists);
  if (list === null) throw new Error('the generated allowlist is refused');
  const catalogues = new Map<string, Catalogue>();
  for (const json of catalogueTexts(registry)) {
    const read = parseCatalogue(Buffer.from(json));
    if (typeof read === 'string') throw new Error(read);
    catalogues.set(read.program, read);
  }
  return { registry, text, lines: linesOf(text, list.lists), list, catalogues };
}

function userOf({ registry, text, lines, list, catalogues }: World, dice: Dice): User | null {
  const deleted = new Set(
    list.lines.flatMap(({ line }) => (line.section === 'submit' && dice(40) === 0 ? [line.id] : [])),
  );
  const left = parseCopy(list, Buffer.from(copyWithout(list, deleted), 'latin1')).lines ?? [];
  const withheld = dice(12) === 0 ? [{ glob: `*m${dice(4)}`, where: 'deny:1' }] : [];
  const allowed = allowedBy({ list, left, withheld, signedBy: [] });
  const given = newConsent(HERE, RECIPIENT, list, MONDAY - 8 + dice(9), ({ group }) => group !== null && dice(5) > 0);
  if (given.agreed.length === 0) return null;
  const consent = parseConsent(consentText(given));
  if (typeof consent === 'string') throw new Error(consent);
  const states = ['on', 'on', 'on', 'on', 'on', 'on', 'on', 'off', 'fleet'] as const;
  const programs = new Map(
    registry.programs.map(
      (program) =>
        [
          program.name,
          {
            state: pick(dice, states, 'on'),
            denied: dice(12) === 0 ? [`*.m${dice(4)}*`] : [],
            counts: storeOf(dice, program, registry, MONDAY - 10),
          },
        ] as const,
    ),
  );
  const of: Material = {
    recipient: RECIPIENT,
    here: HERE,
    consents: [consent],
    registries: new Map([[list.registry, { name: list.registry, allowed, catalogues }]]),
    programs,
    today: MONDAY + 7 + dice(7),
  };
  const random = (bytes: number): Uint8Array => Uint8Array.from({ length: bytes }, () => dice(256));
  const draw = drawFrom(lastWeek(of.today), RECIPIENT, choicesFor(of), random);
  return draw === null ? null : { of, text, lines, draw };
}

const reportText = ({ of, draw }: User): string | null => {
  const { value } = weekReport(of, draw);
  return value === null ? null : Buffer.from(value.bytes).toString('latin1');
};

type Counts = readonly DayCounts[];
const withCounts = (user: User, change: (counts: Counts, program: string) => Counts): User => ({
  ...user,
  of: {
    ...user.of,
    programs: new Map([...user.of.programs].map(([name, one]) => [name, { ...one, counts: change(one.counts, name) }])),
  },
});

/** What must not change a byte, unless it takes the report away. */
const VARIANTS: readonly { readonly what: string; readonly change: (user: User, dice: Dice) => User }[] = [
  {
    what: 'other program versions',
    change: (user) => withCounts(user, (all) => all.map((one) => ({ ...one, version: '7.7.7-beta' }))),
  },
  { what: 'another order', change: (user) => withCounts(user, (all) => all.toReversed()) },
  {
    what: 'another day of death',
    change: (user) => withCounts(user, (all) => all.map((one) => ({ ...one, dies: one.dies + 1 }))),
  },
  {
    what: 'other patch versions',
    change: (user) =>
      withCounts(user, (all) => all.map((one) => ({ ...one, registryVersion: patched(one.registryVersion) }))),
  },
  {
    what: 'another day of the week',
    change: (user, dice) => ({ ...user, of: { ...user.of, today: MONDAY + 7 + dice(7) } }),
  },
  {
    what: 'nothing outside of the week',
    change: (user) => withCounts(user, (all) => all.filter((one) => one.day >= MONDAY && one.day < MONDAY + 7)),
  },
  {
    what: 'nothing of other programs',
    change: (user) => withCounts(user, (all, name) => (name === user.draw.drawn.program ? all : [])),
  },
  { what: 'lines withheld', change: withheld },
];

const patched = (version: string): string => version.replace(/[0-9]+$/, (patch) => String(Number(patch) + 3));

function withheld(user: User, dice: Dice): User {
  const more: Withheld = {
    glob: pick(dice, ['*', '*.m0', '*.m1{*', 'alpha.*', '*.other.*', 'nothing'], '*'),
    where: 'x',
  };
  const registries = new Map(
    [...user.of.registries].map(([name, { allowed, catalogues }]) => {
      const { list, withheld: globs } = describe(allowed);
      const all = [...globs.map((glob) => ({ glob, where: 'x' })), more];
      return [name, { name, catalogues, allowed: allowedBy({ list, left: list.lines, withheld: all, signedBy: [] }) }];
    }),
  );
  return { ...user, of: { ...user.of, registries } };
}

/** What is wrong with what a user sees, or null. */
function fault(world: World, dice: Dice): { readonly problem: string | null; readonly report: boolean } {
  const user = userOf(world, dice);
  const bytes = user === null ? null : reportText(user);
  const problem = user === null ? null : (reportFault(user, bytes, dice) ?? ticketFault(user, dice));
  return { problem, report: bytes !== null };
}

function reportFault(user: User, bytes: string | null, dice: Dice): string | null {
  if (bytes === null) return null;
  const { text, lines, draw, of } = user;
  const counts = of.programs.get(draw.drawn.program)?.counts ?? [];
  const wanted = naiveReport(text, lines, draw.drawn, draw.week, counts, MONDAY);
  if (bytes !== wanted) return `the report is\n${bytes}and not\n${wanted}`;
  const group = draw.drawn.group === 'one' ? 'two' : 'one';
  const other = weekReport(of, { ...draw, drawn: { ...draw.drawn, group } }).value?.said.values ?? {};
  if (Object.keys(other).some((id) => bytes.includes(`"${id}"`))) return 'two groups share a metric';
  for (const { what, change } of VARIANTS) {
    const now = reportText(change(user, dice));
    if (now === null && what !== 'lines withheld') return `with ${what} there is no report`;
    if (now !== null && now !== bytes) return `with ${what} the report is\n${now}and not\n${bytes}`;
  }
  return null;
}

/**
 * So many users; throws with the number of the first whose report or ticket is wrong. Answers how many had a report.
 */
export function fuzz(runs: number, seed: number): number {
  let reports = 0;
  let world = worldOf(diceOf(seed));
  for (let i = 0; i < runs; i++) {
    if (i % NEIGHBOURS === 0) world = worldOf(diceOf(Math.imul(seed, 0x9e3779b1) + i));
    const { problem, report } = fault(world, diceOf(Math.imul(seed, 0x85ebca6b) + i));
    if (problem !== null) throw new Error(`${problem}\n(seed ${seed}, user ${i})`);
    if (report) reports++;
  }
  return reports;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' } } });
  const runs = Number(values.runs ?? 1_000_000);
  const seed = Number(values.seed ?? Math.trunc(Math.random() * 2 ** 31));
  console.log(`fuzz: ${runs} users, seed ${seed}`);
  const reports = fuzz(runs, seed);
  console.log(`fuzz: no fault; ${reports} of them had a report`);
}
