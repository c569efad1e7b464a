/**
 * Writers that are stopped for a moment again and again, at moments that no test could name, while others rewrite the
 * file under their hands: between opening it and locking it, between looking and writing. Nothing is lost and nothing
 * doubled.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startHost, type Hosts } from './hosts.ts';
import { block, fileName, header, KEPT, makeStore, nearlyFull, PROGRAM } from './place.ts';
import { bounds, outside, plan, total, type Counts } from './plan.ts';
import { readStore } from './reading.ts';
import { drawing, pause, type Outcome, type Settings } from './soak.ts';

const VERSION = '1.0.0-stable';
/** Writers that are there at any time, the first of which are jolted; how long, in milliseconds. */
const WRITERS = 4;
const JOLTED = 2;
const STOPPED = 8;

/** Flushes of one writer; when it ends, another takes its place. */
const FLUSHES = 500;

export async function jolt(hosts: Hosts, { short, seed, folder }: Settings): Promise<Outcome> {
  const draw = drawing(seed);
  const root = makeStore(join(folder, 'store'));
  const fill = nearlyFull();
  const first = header(VERSION, 0, KEPT.long) + block(fill);
  writeFileSync(join(root, PROGRAM, fileName(VERSION, 0, KEPT.long)), first, { mode: 0o600 });
  const seen: { least: Counts; most: Counts }[] = [];
  const done: Promise<unknown>[] = [];
  const write = () => {
    const task = plan(draw, FLUSHES);
    const running = startHost(hosts.rust, root, ['--ack', VERSION, ...task.words]);
    done.push(running.ended.then(({ out }) => seen.push(bounds(task, out))));
    return running;
  };
  const wanted = short ? 250 : 10_000;
  const writers = Array.from({ length: WRITERS }, write);
  for (let jolts = 0; jolts < wanted; jolts++) {
    for (const [at, { child }] of writers.entries()) if (child.exitCode !== null) writers[at] = write();
    const jolted = writers[draw(JOLTED)];
    await jolted?.begun;
    jolted?.child.kill('SIGSTOP');
    await pause(STOPPED);
    jolted?.child.kill('SIGCONT');
    await pause(draw(2));
  }
  await Promise.all(done);
  const { counts, blocks, refused } = readStore(root, VERSION);
  const all = [{ least: new Map(Object.entries(fill)), most: new Map(Object.entries(fill)) }, ...seen];
  const faults = [...outside('jolt', counts, total(all.map(({ least }) => least)), total(all.map(({ most }) => most)))];
  if (refused > 0) faults.push(`${refused} blocks or lines were refused`);
  if (blocks > seen.length * FLUSHES * 0.9) faults.push('the file was not rewritten, so that was not tried');
  return { did: `${wanted} jolts, ${seen.length} writers`, faults };
}
