/**
 * `tally` as it is shipped, built once for all tests of a run, on a day that does not move: one command, or a scenario
 * of several whose whole output is compared with a committed file.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as assert from 'uvu/assert';
import { bundle } from '../../../scripts/dev/build/bundle.ts';
import { blockText, headerText } from '../../../recorders/typescript/store/block.ts';
import { parseName } from '../../../recorders/typescript/store/name.ts';
import type { Printed } from '../../command.ts';
import { golden } from '../../golden.ts';
import { temporaryFolder } from '../folder.ts';

/** The day on which every test happens, at noon. */
export const TODAY = '2026-11-22';

const LIMIT = 60_000;
const NOBODY = { uid: 65_534, gid: 65_534 };

export interface Options {
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Run as the user that may do least; only the superuser can do so. */
  readonly nobody?: boolean;
  /** A shell command in which `"$@"` stands for the program. */
  readonly shell?: string;
  readonly folder?: string;
}

let built: string | null = null;

/** The path of the bundle. */
export async function program(): Promise<string> {
  if (built !== null) return built;
  const path = join(temporaryFolder(), 'tally.mjs');
  writeFileSync(path, await bundle('scripts/tally.ts'));
  return (built = path);
}

const clock = `data:text/javascript,Date.now = () => ${Date.parse(`${TODAY}T12:00:00Z`)};`;

/** Runs one command. The store is `store/` in the folder unless the environment says otherwise. */
export async function tally(words: readonly string[], options: Options = {}): Promise<Printed> {
  const folder = options.folder ?? temporaryFolder();
  const command = [process.execPath, '--import', clock, await program(), ...words];
  const [tool = '', ...rest] =
    options.shell === undefined ? command : ['bash', '-c', options.shell, 'bash', ...command];
  const environment: Record<string, string | undefined> = {
    PATH: process.env['PATH'] ?? '',
    LANG: 'C.UTF-8',
    TALLYBOOK_HOME: join(folder, 'store'),
    ...options.environment,
  };
  return new Promise((resolve, reject) => {
    const child = spawn(tool, rest, {
      cwd: folder,
      env: Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined)),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.nobody === true && process.getuid?.() === 0 ? NOBODY : {}),
    });
    const parts = { out: [] as Buffer[], err: [] as Buffer[] };
    child.stdout.on('data', (part: Buffer) => parts.out.push(part));
    child.stderr.on('data', (part: Buffer) => parts.err.push(part));
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`\`tally ${words.join(' ')}\` did not end within ${LIMIT / 1000} s`));
    }, LIMIT);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(limit);
      resolve({ code, out: Buffer.concat(parts.out).toString(), err: Buffer.concat(parts.err).toString() });
    });
  });
}

/** A command with the status it must end with, or something that is done to the folder in between. */
export type Step =
  | { readonly words: readonly string[]; readonly code: 0 | 1 | 2; readonly options?: Options }
  | ((folder: string) => void);

/** Runs the steps in one folder and compares all that was printed with `test/scripts/tally/golden/<name>.txt`. */
export async function scenario(name: string, steps: readonly Step[]): Promise<void> {
  const folder = temporaryFolder();
  const lines: string[] = [];
  for (const step of steps) {
    if (typeof step === 'function') {
      step(folder);
      continue;
    }
    // oxlint-disable-next-line no-await-in-loop -- each step stands on the one before
    const printed = await tally(step.words, { folder, ...step.options });
    lines.push(transcript(step.words, printed, folder));
    assert.is(printed.code, step.code, lines.join('\n'));
    assert.not.match(printed.err, /^ {4}at /m);
  }
  golden(`test/scripts/tally/golden/${name}.txt`, lines.join('\n'));
}

/** Code and both outputs as one text, without what differs from run to run. */
function transcript(words: readonly string[], { code, out, err }: Printed, folder: string): string {
  const clean = (text: string): string =>
    text
      .replaceAll(folder, 'FOLDER')
      .replace(/(inode|is) [0-9]{4,}(?![0-9]|\.[0-9])/g, '$1 INODE')
      .replace(/[0-9]{9,}\.[0-9]{9}/g, 'BORN');
  const stream = (name: string, text: string): string => (text === '' ? '' : `--- ${name}\n${clean(text)}`);
  return `$ tally ${clean(words.join(' '))}\n${stream('out', out)}${stream('err', err)}--- code ${code}\n`;
}

export type Counts = Readonly<Record<string, number>>;

/** Writes a file of a store, below `store/`, with one block for each table of counts. */
export function dayFile(folder: string, programName: string, file: string, ...blocks: readonly Counts[]): void {
  const name = parseName(file);
  if (name === null) throw new Error(`${file} is no name of a day file`);
  const text = blocks.map((counts) => blockText('rust-toolchain', '0.1.0', Object.entries(counts)));
  writeIn(folder, `store/${programName}/${file}`, `${headerText(programName, name)}${text.join('')}`);
}

export function writeIn(folder: string, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** Files of two versions on two days, with the kinds of fields that are shown differently. */
export function fill(folder: string): void {
  const ms = (n: readonly number[]): Counts =>
    Object.fromEntries(['<=10', '<=100', '>1000'].map((label, i) => [`rustc.invocation.wall_ms{${label}}`, n[i] ?? 1]));
  dayFile(folder, 'rustc', 'until-2027-01-10.2026-11-21.1.95.0-stable', {
    'rustc.diagnostics.error_code{E0502}': 30,
    'rustc.diagnostics.error_code{E0308}': 120,
    'rustc.ice.total': 1,
    ...ms([5, 40, 2]),
  });
  dayFile(
    folder,
    'rustc',
    'until-2027-01-11.2026-11-22.1.100.0-nightly',
    { 'rustc.diagnostics.error_code{E0308}': 3, 'rustc.ice.total': 1 },
    { 'rustc.diagnostics.error_code{E9999}': 1, 'rustc.made_up.thing{x}': 2 },
  );
  dayFile(folder, 'rustc', 'until-2026-12-06.2026-11-22.1.100.0-nightly', { 'rustc.ice.total': 1 });
}
