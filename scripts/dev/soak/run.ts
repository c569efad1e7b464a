/**
 * `npm run soak -- [NAME …] [--short] [--seed N]`: runs hosts in the ways that lose counts in lesser designs, and says
 * what held. Prints the seed, with which a run can be made again. Ends with 1 if anything failed, with 2 if there is no
 * soak of that name.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cut } from './cut.ts';
import { ends } from './ends.ts';
import { buildHosts, type Hosts } from './hosts.ts';
import { jolt } from './jolt.ts';
import { kill } from './kill.ts';
import { previews } from './previews.ts';
import { rename } from './rename.ts';
import type { Outcome, Settings } from './soak.ts';
import { suspend } from './suspend.ts';

export const SOAKS: Readonly<Record<string, (hosts: Hosts, settings: Settings) => Promise<Outcome>>> = {
  kill: kill(['rust'], { short: 60, long: 1000 }),
  ends: ends({ rust: 100, node: 0 }, { again: 20 }),
  suspend,
  jolt,
  rename,
  mixed: kill(['rust', 'node'], { short: 16, long: 400 }),
  'mixed-ends': ends({ rust: 20, node: 10 }, { again: 10 }),
  cut,
  previews,
};

const noSoak = (name: string): string => `there is no soak \`${name}\`; there are ${Object.keys(SOAKS).join(', ')}`;

/** Runs one of them in a folder of its own. */
export async function soak(name: string, hosts: Hosts, short: boolean, seed: number): Promise<Outcome> {
  const one = SOAKS[name];
  if (one === undefined) throw new Error(noSoak(name));
  const folder = mkdtempSync(join(tmpdir(), `tallybook-soak-${name}-`));
  try {
    return await one(hosts, { short, seed, folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { short: { type: 'boolean', default: false }, seed: { type: 'string' } },
  });
  const unknown = positionals.find((name) => !Object.hasOwn(SOAKS, name));
  if (unknown !== undefined) {
    process.stderr.write(`${noSoak(unknown)}\n`);
    process.exitCode = 2;
    return;
  }
  const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
  const folder = mkdtempSync(join(tmpdir(), 'tallybook-hosts-'));
  mkdirSync(folder, { recursive: true });
  try {
    const hosts = await buildHosts(folder);
    for (const name of positionals.length === 0 ? Object.keys(SOAKS) : positionals) {
      const start = Date.now();
      const { did, faults } = await soak(name, hosts, values.short, seed);
      const seconds = ((Date.now() - start) / 1000).toFixed(1);
      process.stdout.write(`${name}: ${did}; ${seconds} s, seed ${seed}: ${faults.length === 0 ? 'held' : 'FAILED'}\n`);
      for (const fault of faults) process.stdout.write(`  ${fault}\n`);
      if (faults.length > 0) process.exitCode = 1;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
