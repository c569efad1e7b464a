/**
 * A hundred hosts that end at the same moment: each is stopped while it sleeps before its only flush, and all are let
 * go together. Nothing is lost, and nothing is left lying about.
 */
import { join } from 'node:path';
import { startHost, type Hosts } from './hosts.ts';
import { makeStore } from './place.ts';
import { outside } from './plan.ts';
import { litter, readStore } from './reading.ts';
import { pause, type Outcome, type Settings } from './soak.ts';

const SLEEP = { rust: 400, node: 400 } as const;

/** So many of each kind of host. */
export function ends(kinds: Readonly<Record<keyof Hosts, number>>, { again }: { readonly again: number }) {
  return async (hosts: Hosts, { short, folder }: Settings): Promise<Outcome> => {
    const faults: string[] = [];
    const rounds = short ? 1 : again;
    for (let round = 0; round < rounds; round++)
      faults.push(...(await together(hosts, kinds, makeStore(join(folder, `store-${round}`)))));
    return { did: `${rounds} times ${kinds.rust} on Rust and ${kinds.node} on Node at once`, faults };
  };
}

async function together(hosts: Hosts, kinds: Readonly<Record<keyof Hosts, number>>, root: string): Promise<string[]> {
  const chosen = (['rust', 'node'] as const).flatMap((kind) => Array.from({ length: kinds[kind] }, () => kind));
  const running = chosen.map((kind) =>
    startHost(hosts[kind], root, ['1.0.0', 'total=1', 'label.a=2', 'short=3', 'on', `sleep=${SLEEP[kind]}`]),
  );
  await Promise.all(running.map(({ begun }) => begun));
  for (const { child } of running) child.kill('SIGSTOP');
  await pause(Math.max(...chosen.map((kind) => SLEEP[kind])));
  for (const { child } of running) child.kill('SIGCONT');
  const all = await Promise.all(running.map(({ ended }) => ended));
  const faults = all.flatMap(({ code, signal, err }, i) =>
    code === 0 && err === '' ? [] : [`host ${i} ended with ${code ?? signal} and printed ${JSON.stringify(err)}`],
  );
  const { counts, refused } = readStore(root);
  const each = { 'demo.run.total': 1, 'demo.run.label{a}': 2, 'demo.run.short': 3 };
  const exact = new Map(Object.entries(each).map(([field, count]) => [field, count * chosen.length]));
  faults.push(...outside('ends', counts, exact, exact));
  if (refused > 0) faults.push(`${refused} blocks or lines were refused`);
  const left = litter(root).filter((name) => name.endsWith('.part') || kinds.node === 0);
  return [...faults, ...left.map((name) => `${name} was left`)];
}
