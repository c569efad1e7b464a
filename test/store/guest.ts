/** Builds the guests, small hosts on either recorder, for all tests of a run. Both do the same when told the same. */
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { cargo, copied, crateFolder, manifest, workshop, write, type Workshop } from '../cargo.ts';
import { HOME } from '../command.ts';

/** The command that stands before a guest's arguments. */
export type Guest = readonly [string, ...string[]];

export interface Guests {
  readonly rust: Guest;
  readonly node: Guest;
  /** Where they were built, for more crates beside them. */
  readonly shop: Workshop;
}

let building: Promise<Guests> | null = null;

/** The guests; the copies go when the process ends. */
export function guests(): Promise<Guests> {
  building ??= buildGuests();
  return building;
}

async function buildGuests(): Promise<Guests> {
  const shop = workshop();
  process.on('exit', () => shop.remove());
  chmodSync(shop.folder, 0o755);
  const source = readFileSync(join(HOME, 'test/store/guest-main.rs'), 'utf8');
  const crate = crateFolder('guest');
  write(crate, { 'Cargo.toml': manifest('guest'), 'src/main.rs': source });
  const { code, err } = await cargo(shop, crate, 'build', '--quiet');
  if (code !== 0) throw new Error(`cargo could not build the guest:\n${err}`);
  const bundle = join(shop.folder, 'guest.mjs');
  await build({
    absWorkingDir: HOME,
    entryPoints: ['test/store/guest-main.ts'],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    tsconfigRaw: {},
    logLevel: 'silent',
  });
  return { rust: [copied(shop, 'guest')], node: [process.execPath, bundle], shop };
}
