/** Builds the drivers of the conformance kit for all tests of a run: one for each recorder that is here. */
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { cargo, copied, crateFolder, manifest, workshop, write } from '../cargo.ts';
import { HOME, run } from '../command.ts';
import type { Command } from './kit/driver.ts';

export interface Drivers {
  readonly rust: Command;
  /** The Rust recorder on a system that has no locks, as far as it can tell. */
  readonly unlocked: Command;
  readonly node: Command;
  readonly python: Command;
}

let building: Promise<Drivers> | null = null;

/** The drivers; they go when the process ends. */
export function drivers(): Promise<Drivers> {
  building ??= buildDrivers();
  return building;
}

async function buildDrivers(): Promise<Drivers> {
  const shop = workshop();
  process.on('exit', () => shop.remove());
  chmodSync(shop.folder, 0o755);
  const crate = crateFolder('driver');
  const source = readFileSync(join(HOME, 'test/store/drivers/driver.rs'), 'utf8');
  write(crate, { 'Cargo.toml': manifest('driver'), 'src/main.rs': source });
  const { code, err } = await cargo(shop, crate, 'build', '--quiet');
  if (code !== 0) throw new Error(`cargo could not build the driver:\n${err}`);
  const rust = copied(shop, 'driver');
  const bundle = join(shop.folder, 'driver.mjs');
  await build({
    absWorkingDir: HOME,
    entryPoints: ['test/store/drivers/driver.ts'],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    tsconfigRaw: {},
    logLevel: 'silent',
  });
  return {
    rust: [rust],
    unlocked: [...WITHOUT_LOCKS, rust, 'unlocked'],
    node: [process.execPath, bundle],
    python: [await python(), join(HOME, 'test/store/drivers/driver.py')],
  };
}

/** Makes every `flock` of what is started behind it fail as on a file system without locks. */
const WITHOUT_LOCKS = [
  ...['strace', '-f', '--seccomp-bpf', '-qq', '-o', '/dev/null'],
  ...['-e', 'trace=flock', '-e', 'inject=flock:error=ENOLCK'],
] as const;

/** The interpreter itself, not what a manager of versions puts before it, which is slow to start. */
export async function python(): Promise<string> {
  try {
    const { out } = await run('python3', ['-c', 'import sys; print(sys.executable)']);
    return out.trim();
  } catch (cause) {
    throw new Error('this test needs `python3`, which cannot be started: install Python 3.8 or later', { cause });
  }
}
