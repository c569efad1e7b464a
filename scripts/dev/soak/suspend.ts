/**
 * Writers that are suspended in the middle of flushes, locks in their hands, while others write and rewrite. The others
 * come to their end meanwhile, the suspended ones afterwards, and every count is there once.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startHost, type Hosts } from './hosts.ts';
import { block, fileName, header, KEPT, makeStore, nearlyFull, PROGRAM } from './place.ts';
import { bounds, outside, plan, total, type Counts, type Plan } from './plan.ts';
import { readStore } from './reading.ts';
import { drawing, pause, type Outcome, type Settings } from './soak.ts';

const VERSION = '1.0.0-stable';
const SUSPENDED = 6;

const FILL = nearlyFull();

export async function suspend(hosts: Hosts, { short, seed, folder }: Settings): Promise<Outcome> {
  const draw = drawing(seed);
  const root = makeStore(join(folder, 'store'));
  const first = header(VERSION, 0, KEPT.long) + block(FILL);
  writeFileSync(join(root, PROGRAM, fileName(VERSION, 0, KEPT.long)), first, { mode: 0o600 });
  const start = (task: Plan) => ({ task, ...startHost(hosts.rust, root, ['--ack', VERSION, ...task.words]) });
  const stopped = Array.from({ length: SUSPENDED }, () => start(plan(draw, 800)));
  await Promise.all(
    stopped.map(async ({ child, begun }) => {
      await begun;
      await pause(draw(20_000) / 1000);
      child.kill('SIGSTOP');
    }),
  );
  const end = Date.now() + (short ? 2000 : 60_000);
  const others: Counts[] = [];
  while (Date.now() < end) {
    const task = plan(draw, 100);
    const { out } = await start(task).ended;
    others.push(bounds(task, out).least);
  }
  const before = stopped.map(({ child }) => child.exitCode === null && child.signalCode === null);
  for (const { child } of stopped) child.kill('SIGCONT');
  const all = await Promise.all(stopped.map(async ({ task, ended }) => bounds(task, (await ended).out)));
  const { counts, refused } = readStore(root, VERSION);
  const fill = new Map(Object.entries(FILL));
  const faults = [
    ...outside(
      'suspend',
      counts,
      total([fill, ...others, ...all.map(({ least }) => least)]),
      total([fill, ...others, ...all.map(({ most }) => most)]),
    ),
  ];
  if (refused > 0) faults.push(`${refused} blocks or lines were refused`);
  if (!before.includes(true)) faults.push('no writer was suspended before its end, so that was not tried');
  return { did: `${before.filter(Boolean).length} writers suspended, ${others.length} others wrote meanwhile`, faults };
}
