/**
 * Hosts that are killed at random moments while they write and rewrite one file. What was acknowledged is there, what
 * was not begun is not, nothing is there twice: for every field, and for files of earlier days that a sweep rewrites
 * meanwhile. Files begin just under 64 KiB of sums, so that every few flushes rewrite them.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startHost, type Ended, type Host, type Hosts } from './hosts.ts';
import { block, dayFiles, fileName, header, KEPT, makeStore, nearlyFull, PROGRAM } from './place.ts';
import { bounds, outside, plan, total, type Counts } from './plan.ts';
import { litter, readStore } from './reading.ts';
import { drawing, pause, type Draw, type Outcome, type Settings } from './soak.ts';

const WRITERS = 4;

/** How many flushes a host is told to make, and the longest that it is left alone after its first. */
const PACES = { rust: { flushes: 1500, longest: 30 }, node: { flushes: 400, longest: 60 } } as const;

interface Round {
  readonly root: string;
  readonly version: string;
  readonly hosts: readonly Host[];
  readonly draw: Draw;
}

interface Seen {
  readonly faults: readonly string[];
  readonly killed: number;
  readonly flushed: number;
  /** Whether a rewriting was seen: there are fewer blocks than were acknowledged. */
  readonly rewritten: boolean;
}

/** One kind of host, or both side by side. */
export function kill(kinds: readonly (keyof Hosts)[], kills: { readonly short: number; readonly long: number }) {
  return async (hosts: Hosts, { short, seed, folder }: Settings): Promise<Outcome> => {
    const draw = drawing(seed);
    const root = makeStore(join(folder, 'store'));
    const wanted = short ? kills.short : kills.long;
    const seen: Seen[] = [];
    const killed = () => seen.reduce((sum, round) => sum + round.killed, 0);
    const tried = () => killed() >= wanted && (!kinds.includes('rust') || seen.some((round) => round.rewritten));
    for (let round = 0; !tried() && round < wanted * 3; round++) {
      const chosen = Array.from({ length: WRITERS }, (_, i) => hosts[kinds[i % kinds.length] ?? 'rust']);
      seen.push(await oneRound({ root, version: `1.${round}.0-stable`, hosts: chosen, draw }, hosts));
    }
    const faults = seen.flatMap((round) => round.faults);
    const rewritten = seen.filter((round) => round.rewritten).length;
    const flushes = seen.reduce((sum, { flushed }) => sum + flushed, 0);
    if (killed() < wanted) faults.push(`only ${killed()} of ${wanted} hosts could be killed before they ended`);
    if (kinds.includes('rust') && rewritten === 0) faults.push('no file was rewritten, so that was not tried');
    return {
      did:
        `${killed()} kills in ${seen.length} rounds, ${flushes} flushes acknowledged, ` +
        `files rewritten in ${rewritten} rounds`,
      faults,
    };
  };
}

async function oneRound({ root, version, hosts, draw }: Round, all: Hosts): Promise<Seen> {
  const planted = plant(root, version);
  const running = hosts.map((host) => {
    const pace = host === all.rust ? PACES.rust : PACES.node;
    const task = plan(draw, pace.flushes);
    return { task, ended: killAfter(host, root, ['--ack', version, ...task.words], draw(pace.longest * 1000) / 1000) };
  });
  const bounded = await Promise.all(
    running.map(async ({ task, ended }) => {
      const end = await ended;
      const noise = end.err === '' ? [] : [`${version}: a host printed ${JSON.stringify(end.err)}`];
      return { ...bounds(task, end.out), noise, killed: end.signal === 'SIGKILL', acknowledged: acknowledged(end) };
    }),
  );
  const { counts, blocks } = readStore(root, version);
  const least = total([planted, ...bounded.map((one) => one.least)]);
  const most = total([planted, ...bounded.map((one) => one.most)]);
  const flushed = bounded.reduce((sum, one) => sum + one.acknowledged, 0);
  const faults = [...bounded.flatMap(({ noise }) => noise), ...outside(version, counts, least, most)];
  faults.push(...(await clear(root, version, all)));
  return { faults, killed: bounded.filter((one) => one.killed).length, flushed, rewritten: blocks < flushed };
}

const acknowledged = ({ out }: Ended): number => out.match(/^acknowledged /gm)?.length ?? 0;

async function killAfter(host: Host, root: string, words: readonly string[], milliseconds: number): Promise<Ended> {
  const { child, begun, ended } = startHost(host, root, words);
  await begun;
  await pause(milliseconds);
  child.kill('SIGKILL');
  return ended;
}

const FILL = nearlyFull();

/** Files of today and of three days ago, for the writers to rewrite, and what they hold. */
function plant(root: string, version: string): Counts {
  const program = join(root, PROGRAM);
  const old = { 'demo.old.shared': 1000 };
  const own = { 'demo.old.own': 10 };
  const files = {
    [fileName(version, 0, KEPT.long)]: header(version, 0, KEPT.long) + block(FILL),
    [fileName(version, 3, KEPT.long)]: header(version, 3, KEPT.long) + block(old).repeat(20),
    [fileName(version, 3, KEPT.long, 'aaaaaaaaaaaaaaaa')]: header(version, 3, KEPT.long) + block(own).repeat(3),
    [fileName(version, 3, KEPT.long, 'bbbbbbbbbbbbbbbb')]: header(version, 3, KEPT.long) + block(own).repeat(4),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(program, name), text, { mode: 0o600 });
  return new Map([...Object.entries(FILL), ['demo.old.shared', 20_000], ['demo.old.own', 70]]);
}

/**
 * Lets a host sweep what the killed left: nothing unfinished may stay, nor what was folded in. Then clears the store.
 */
async function clear(root: string, version: string, { rust }: Hosts): Promise<readonly string[]> {
  const program = join(root, PROGRAM);
  const { counts: before } = readStore(root, version);
  await startHost(rust, root, ['0.0.1', 'total=1', 'short=1']).ended;
  const { counts } = readStore(root, version);
  const past = fileName(version, 3, KEPT.long);
  const left = litter(root).filter((name) => name.endsWith('.part') || name.startsWith(past));
  for (const name of dayFiles(program)) rmSync(join(program, name));
  return [...outside(`${version}, swept`, counts, before, before), ...left.map((name) => `a sweep left ${name}`)];
}
