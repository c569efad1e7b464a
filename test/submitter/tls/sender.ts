/** `tally-send` as it is built, run over a store of a test. */
import { spawn } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '../../../scripts/dev/build/bundle.ts';
import type { Printed } from '../../command.ts';
import { temporaryFolder } from '../../scripts/folder.ts';
import { TODAY, type Prepared } from '../waiting-store.ts';

let built: Promise<string> | null = null;

const program = (): Promise<string> => (built ??= build());

async function build(): Promise<string> {
  const path = join(temporaryFolder(), 'tally-send.mjs');
  writeFileSync(path, await bundle('scripts/tally-send.ts'));
  chmodSync(path, 0o755);
  return path;
}

export interface Options {
  readonly environment?: Readonly<Record<string, string>>;
  /** Source of a module that Node loads first. */
  readonly preload?: string;
  readonly today?: string;
}

/** Runs the program over a store, at noon of a day that does not move. */
export async function tallySend(
  { folder, root }: Prepared,
  words: readonly string[],
  { environment = {}, preload = '', today = TODAY }: Options = {},
): Promise<Printed> {
  const before = `Date.now = () => ${Date.parse(`${today}T12:00:00Z`)};${preload}`;
  const loads = ['--import', `data:text/javascript,${encodeURIComponent(before)}`];
  const command = [...loads, await program(), ...words];
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env['PATH'] ?? '', TALLYBOOK_HOME: root, ...environment };
    const child = spawn(process.execPath, command, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const parts = { out: [] as Buffer[], err: [] as Buffer[] };
    child.stdout.on('data', (part: Buffer) => parts.out.push(part));
    child.stderr.on('data', (part: Buffer) => parts.err.push(part));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code, out: Buffer.concat(parts.out).toString(), err: Buffer.concat(parts.err).toString() }),
    );
  });
}
