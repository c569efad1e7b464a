/**
 * The two hosts that soaks run, one on each recorder, and running them. They are built once, outside the tree. A
 * missing tool fails with a sentence that says what to install.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import { HOME } from '../home.ts';

/** The command that stands before a host's arguments. */
export type Host = readonly [string, ...string[]];

export interface Hosts {
  readonly rust: Host;
  readonly node: Host;
}

/** Builds both into the folder, which keeps what cargo made. */
export async function buildHosts(folder: string): Promise<Hosts> {
  const host = join(folder, 'host.mjs');
  await build({
    absWorkingDir: HOME,
    entryPoints: ['scripts/dev/soak/host.ts'],
    outfile: host,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    tsconfigRaw: {},
    logLevel: 'silent',
  });
  return { rust: [buildExample(folder, 'count')], node: [process.execPath, host] };
}

/** An example of the Rust recorder, in release; where it is. */
export function buildExample(folder: string, name: string): string {
  const { status, stderr, error } = spawnSync(
    'cargo',
    ['build', '--quiet', '--release', '--offline', '--locked', '--example', name, '--target-dir', folder],
    { cwd: join(HOME, 'recorders/rust'), encoding: 'utf8', env: { ...process.env, RUSTFLAGS: '' } },
  );
  if (error !== undefined) throw new Error('cargo was not found: install Rust 1.89 or newer from https://rustup.rs');
  if (status !== 0) throw new Error(`cargo failed on the example ${name}:\n${stderr}`);
  return join(folder, 'release/examples', name);
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface Running {
  readonly child: ChildProcess;
  /** Settles when it has printed something for the first time, or ended. */
  readonly begun: Promise<void>;
  readonly ended: Promise<Ended>;
}

/** Starts a host that records into the store at `root`. */
export function startHost([program, ...first]: Host, root: string, words: readonly string[]): Running {
  const child = spawn(program, [...first, ...words], {
    env: { ...process.env, TALLYBOOK_HOME: root },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (out += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (err += part));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, out, err }));
  });
  const begun = new Promise<void>((resolve) => {
    child.stdout.once('data', () => resolve());
    child.on('close', () => resolve());
  });
  return { child, begun, ended };
}

/** Runs a host to its end. */
export const runHost = (host: Host, root: string, words: readonly string[]): Promise<Ended> =>
  startHost(host, root, words).ended;
