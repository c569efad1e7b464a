/**
 * A store on which a week can be drawn, and `tally preview` of it as it is shipped, in a process of its own that is
 * delayed or killed at one of its calls of the file system.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Duplex } from 'node:stream';
import { build } from 'esbuild';
import { parseDay } from '../../../recorders/typescript/store/day.ts';
import { newConsent } from '../../../submitter/consent/consent.ts';
import { keepConsent } from '../../../submitter/consent/gate.ts';
import { answersFolder, drawsFolder, newBinding, ownFolder } from '../../../submitter/own-folder/own-folder.ts';
import { readSource } from '../../../submitter/registries/registries.ts';
import { dayFile } from '../../../test/scripts/tally/program.ts';
import { generate } from '../../../test/scripts/tally/pty/registry.ts';
import { bundle } from '../build/bundle.ts';
import { HOME } from '../home.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const CONSENTED = '2026-11-10';
const RECIPIENT = 'https://reports.example.org/rust';

export interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** What came over the channel. */
  readonly told: string;
}

/** Where a process stops: before which of its calls, and what becomes of it there. */
export interface Stall {
  readonly at: number;
  readonly how: 'count' | 'wait' | 'kill';
}

export interface Look {
  readonly child: ChildProcess;
  /** Settles when it waits, or has ended. */
  readonly waits: Promise<void>;
  /** Lets it go on. */
  readonly release: () => void;
  readonly ended: Promise<Ended>;
}

/** One store, and the programs to look at it with. */
export class Looks {
  readonly #folder: string;
  readonly #root: string;

  private constructor(folder: string) {
    this.#folder = folder;
    this.#root = join(folder, 'store');
  }

  /** Builds the programs and makes the store, below a folder. */
  static async below(folder: string): Promise<Looks> {
    const looks = new Looks(folder);
    writeFileSync(join(folder, 'tally.mjs'), await bundle('scripts/tally.ts'));
    await build({
      absWorkingDir: HOME,
      entryPoints: ['scripts/dev/soak/stall.ts'],
      outfile: join(folder, 'stall.mjs'),
      platform: 'node',
      format: 'esm',
      tsconfigRaw: {},
      logLevel: 'silent',
    });
    generate(folder);
    await looks.#tally(['on', 'rustc']);
    await looks.#tally(['add', 'generated', '--keys', 'keys']);
    looks.#agree();
    dayFile(folder, 'rustc', 'until-2027-01-05.2026-11-17.1.95.0-stable', {
      'rustc.config.bootstrap_env{true}': 1,
      'rustc.ice.total': 3,
      'rustc.toolchain.channel{stable}': 9,
    });
    return looks;
  }

  /** The yes that else only a person at a terminal can give. */
  #agree(): void {
    const list = readSource(join(this.#folder, 'generated')).value?.allowlist ?? null;
    const here = newBinding(this.#root).value;
    if (list === null || here === null) throw new Error('the store does not hold');
    keepConsent(
      this.#root,
      newConsent(here, RECIPIENT, list, parseDay(CONSENTED) ?? 0, () => true),
    );
  }

  /** A week and a quarter of which nothing was drawn. */
  fresh(): void {
    for (const of of [drawsFolder, answersFolder]) rmSync(of(this.#root), { recursive: true, force: true });
  }

  /** Starts one. */
  look(stall: Stall | null = null): Look {
    return this.#start(['preview'], stall);
  }

  /** Runs one to its end. */
  shown(stall: Stall | null = null): Promise<Ended> {
    return this.look(stall).ended;
  }

  async #tally(words: readonly string[]): Promise<void> {
    const { code, err } = await this.#start(words, null).ended;
    if (code !== 0) throw new Error(`tally ${words.join(' ')} failed: ${err}`);
  }

  #start(words: readonly string[], stall: Stall | null): Look {
    const folder = this.#folder;
    const root = this.#root;
    const child = spawn(
      process.execPath,
      ['--import', join(folder, 'stall.mjs'), join(folder, 'tally.mjs'), ...words],
      {
        cwd: folder,
        env: {
          PATH: process.env['PATH'],
          LANG: 'C.UTF-8',
          TALLYBOOK_HOME: root,
          STALL_BELOW: ownFolder(root),
          STALL_AT: String(stall?.at ?? 0),
          STALL_HOW: stall?.how ?? '',
          STALL_NOW: String(NOW),
        },
        stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      },
    );
    return lookOf(child);
  }
}

function lookOf(child: ChildProcess): Look {
  const [, out, err, channel] = child.stdio;
  if (!(channel instanceof Duplex)) throw new Error('there is no channel');
  const text = { out: '', err: '', told: '' };
  out?.on('data', (part: Buffer) => (text.out += part.toString()));
  err?.on('data', (part: Buffer) => (text.err += part.toString()));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, ...text }));
  });
  const waits = new Promise<void>((resolve) => {
    channel.on('data', (part: Buffer) => {
      text.told += part.toString();
      resolve();
    });
    child.on('close', () => resolve());
  });
  channel.on('error', () => undefined);
  return { child, waits, ended, release: () => void channel.write('.') };
}
