/**
 * The file of the day is renamed away, or unlinked while a second name keeps it, under the hands of writers. Whatever
 * was acknowledged is in one of the files that are still there, and nothing is in two.
 */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseName } from '../../../recorders/typescript/store/name.ts';
import { readDayFile } from '../../../recorders/typescript/store/read.ts';
import { startHost, type Hosts } from './hosts.ts';
import { fileName, KEPT, makeStore, PROGRAM } from './place.ts';
import { bounds, outside, plan, total, type Counts } from './plan.ts';
import { readStore } from './reading.ts';
import { drawing, pause, type Draw, type Outcome, type Settings } from './soak.ts';

const VERSION = '1.0.0-stable';
const WRITERS = 4;

/**
 * Few enough flushes that no file of theirs grows over 64 KiB: who rewrites one that is being renamed may double it.
 */
const FLUSHES = 120;

export async function rename(hosts: Hosts, { short, seed, folder }: Settings): Promise<Outcome> {
  const draw = drawing(seed);
  const root = makeStore(join(folder, 'store'));
  const away = join(folder, 'away');
  mkdirSync(away);
  const moved: string[] = [];
  const acknowledged: { least: Counts; most: Counts }[] = [];
  const rounds = short ? 8 : 200;
  for (let round = 0; round < rounds; round++) {
    const running = Array.from({ length: WRITERS }, () => {
      const task = plan(draw, FLUSHES);
      return { task, ...startHost(hosts.rust, root, ['--ack', VERSION, ...task.words]) };
    });
    const state = { done: false };
    const ended = Promise.all(
      running.map(async (one) => acknowledged.push(bounds(one.task, (await one.ended).out))),
    ).finally(() => (state.done = true));
    while (!state.done) {
      take(join(root, PROGRAM), away, moved, draw, draw(4) === 0 ? KEPT.short : KEPT.long);
      await pause(draw(3));
    }
    await ended;
    for (const kept of [KEPT.long, KEPT.short]) take(join(root, PROGRAM), away, moved, draw, kept);
  }
  const read = total([readStore(root, VERSION).counts, ...moved.map(readMoved)]);
  const faults = [
    ...outside(
      'rename',
      read,
      total(acknowledged.map(({ least }) => least)),
      total(acknowledged.map(({ most }) => most)),
    ),
  ];
  if (moved.length < rounds) faults.push(`only ${moved.length} files were taken away in ${rounds} rounds`);
  return { did: `${moved.length} files taken away from under ${rounds * WRITERS} writers`, faults };
}

/** Takes the day's file away if it is there, in one of two ways. */
function take(program: string, away: string, moved: string[], draw: Draw, kept: number): void {
  const from = join(program, fileName(VERSION, 0, kept));
  const to = join(away, `${moved.length}`);
  try {
    if (draw(2) === 0) renameSync(from, to);
    else {
      linkSync(from, to);
      rmSync(from);
    }
  } catch {
    return;
  }
  moved.push(to);
}

function readMoved(path: string): Counts {
  const name = parseName(
    fileName(VERSION, 0, readFileSync(path, 'latin1').includes('demo.run.short ') ? KEPT.short : KEPT.long),
  );
  if (name === null) return new Map();
  const { value } = readDayFile(readFileSync(path), { file: path, program: PROGRAM, name });
  return total((value?.blocks ?? []).map(({ counts }) => counts));
}
