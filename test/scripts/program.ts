/**
 * The shipped program, built once for all tests of a run, and one way to run it: in a folder, as another user, with a
 * limit. A program that does not end by itself fails the test.
 */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { bundle } from '../../scripts/dev/build/bundle.ts';
import type { Printed } from '../command.ts';
import { temporaryFolder } from './folder.ts';

const LIMIT = 60_000;

export interface Options {
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Run as the user that may do least: the superuser is refused nothing. Only the superuser can do so. */
  readonly nobody?: boolean;
  /** A shell command in which `"$@"` stands for the program. */
  readonly shell?: string;
  /** A module that Node loads first. */
  readonly preload?: string;
  /** Kill it, with no chance to tidy, after so many milliseconds. */
  readonly killAfter?: number;
}

const NOBODY = { uid: 65_534, gid: 65_534 };

let built: Promise<string> | null = null;

/** The path of the bundle, which anybody may read. */
export function program(): Promise<string> {
  return (built ??= build());
}

async function build(): Promise<string> {
  const path = join(temporaryFolder(), 'tallybook.mjs');
  writeFileSync(path, await bundle('scripts/tallybook.ts'));
  return path;
}

/** Runs the bundle and returns what it printed; `code` is null if it was killed. */
export async function tallybook(words: readonly string[], options: Options = {}): Promise<Printed> {
  const preload = options.preload === undefined ? [] : ['--import', options.preload];
  const command = [process.execPath, ...preload, await program(), ...words];
  const [tool = '', ...rest] =
    options.shell === undefined ? command : ['bash', '-c', options.shell, 'bash', ...command];
  return new Promise((resolve, reject) => {
    const child = spawn(tool, rest, {
      cwd: options.folder ?? temporaryFolder(),
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', NODE_OPTIONS: '', ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.nobody === true && process.getuid?.() === 0 ? NOBODY : {}),
    });
    const parts = { out: [] as Buffer[], err: [] as Buffer[] };
    child.stdout.on('data', (part: Buffer) => parts.out.push(part));
    child.stderr.on('data', (part: Buffer) => parts.err.push(part));
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`\`tallybook ${words.join(' ')}\` did not end within ${LIMIT / 1000} s`));
    }, LIMIT);
    if (options.killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), options.killAfter);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(limit);
      resolve({ code, out: Buffer.concat(parts.out).toString(), err: Buffer.concat(parts.err).toString() });
    });
  });
}

/**
 * Does the work of many tests in two lanes, in order, from when the first of them asks; each test awaits its own. For
 * tables of cases that share nothing.
 */
export function ahead<T>(names: readonly string[], work: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const answers: Promise<T>[] = [];
  const start = (name: string, i: number): void => {
    const before = Promise.resolve(answers[i - 2]).catch(() => undefined);
    const answer = before.then(() => work(name));
    answer.catch(() => undefined); // The test that awaits it reports it.
    answers.push(answer);
  };
  return (name) => {
    if (answers.length === 0) names.forEach(start);
    return answers[names.indexOf(name)] ?? Promise.reject(new Error(`no work was planned for ${name}`));
  };
}

/** The work for every item, in two lanes; the answers in the order of the items. */
export function inTwoLanes<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const byKey = new Map(items.map((item, i) => [`${i}`, item]));
  const one = async (key: string): Promise<R> => work(byKey.get(key) as T);
  return Promise.all([...byKey.keys()].map(ahead([...byKey.keys()], one)));
}

/** What a terminal would obey; a tab is harmless. */
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E]/;

/** Asserts that the program ended of its own accord, with this code, and printed nothing but words. */
export function assertCalm({ code, out, err }: Printed, expected: number): void {
  const last = (text: string): string => JSON.stringify(text.slice(-1500));
  assert.not.match(err, /^ {4}at /m, `a stack trace:\n${err.slice(-2000)}`);
  assert.is(code, expected, `code ${code} and not ${expected}\nout: ${last(out)}\nerr: ${last(err)}`);
  const control = CONTROL.exec(out) ?? CONTROL.exec(err);
  assert.is(control, null, `the control character ${JSON.stringify(control?.[0])} was printed`);
  if (expected === 2)
    assert.match(err, /^(?:tallybook|error): \S[^\n]*\n(?:\(`tallybook --help` lists the commands\)\n)?$/);
}

/**
 * Code, standard output and standard error in one text, with the folder left out: for comparison with a committed
 * file.
 */
export function transcript(words: readonly string[], { code, out, err }: Printed, folder: string): string {
  const clean = (text: string): string => text.replaceAll(folder, 'FOLDER');
  const stream = (name: string, text: string): string => (text === '' ? '' : `--- ${name}\n${clean(text)}`);
  return `$ tallybook ${clean(words.join(' '))}\n${stream('out', out)}${stream('err', err)}--- code ${code}\n`;
}
