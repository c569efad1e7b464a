/** A store in a folder that is gone after the test, and programs to record into it. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { counter, labeledCounter } from '../../../recorders/typescript/index.ts';
import { type Program, Session } from '../../../recorders/typescript/session.ts';
import { headerText } from '../../../recorders/typescript/store/block.ts';
import { dayText, type Day, parseDay } from '../../../recorders/typescript/store/day.ts';
import { nameText } from '../../../recorders/typescript/store/name.ts';
import { binding, NO_FLEET, type On, onText } from '../../../recorders/typescript/store/on.ts';
import { readProgram } from '../../../recorders/typescript/store/read.ts';

export interface Stored {
  readonly root: string;
  /** Of the program `demo`. */
  readonly folder: string;
}

/** Hands a fresh root to `use`. */
export function inStore<T>(use: (stored: Stored) => T): T {
  const root = mkdtempSync(join(tmpdir(), 'tallybook-store-'));
  const end = (): void => rmSync(root, { recursive: true, force: true });
  let result: T;
  try {
    result = use({ root, folder: `${root}/demo` });
  } catch (cause) {
    end();
    throw cause;
  }
  if (result instanceof Promise) return result.finally(end) as T;
  end();
  return result;
}

/** Says that `demo` is recorded. */
export function turnOn({ folder }: Stored, said: Partial<On> = {}): void {
  mkdirSync(folder, { recursive: true });
  const on = { path: folder, ...binding(folder), ...NO_FLEET, deny: [], ...said };
  writeFileSync(`${folder}/on`, onText(on), { mode: 0o600 });
}

/** A program as bindings make one, with metrics of its own each time. */
export function demo() {
  const run = {
    total: counter({ id: 'demo.run.total', keep: 49 }),
    label: labeledCounter({ id: 'demo.run.label', keep: 49, labels: ['a', 'b', 'unknown'] }),
    short: counter({ id: 'demo.run.short', keep: 14 }),
    fleet: counter({ id: 'demo.run.fleet', keep: 400, fleet: true }),
  };
  const program: Program = { name: 'demo', registry: 'demo-registry', version: '0.1.0', metrics: { run } };
  return { run, program };
}

/** `demo`, recorded; whoever calls has turned it on. */
export function begin(stored: Stored) {
  const { run, program } = demo();
  const session = Session.open(program, stored.root, '1.95.0');
  if (session === null) throw new Error('recording is off');
  return { run, program, session, flush: (today = TODAY) => session.flush(today) };
}

export function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === null) throw new Error(`${text} is no day`);
  return parsed;
}

/** Puts a file of a day of version 1.95.0 into the store; its path. */
export function put({ folder }: Stored, then: Day, own: string | null, blocks: string, keep = 49): string {
  const name = { dies: then + keep, day: then, version: '1.95.0-stable', own, part: false };
  const path = `${folder}/${nameText(name)}`;
  writeFileSync(path, headerText('demo', name) + blocks, { mode: 0o600 });
  return path;
}

/** Names of day files, sorted. */
export const names = ({ folder }: Stored): string[] =>
  readdirSync(folder)
    .filter((name) => name.startsWith('until-'))
    .sort();

/** Everything that is read, one line for each count, and then what is refused. */
export function readLines({ root }: Stored, today: Day): string[] {
  const { value, findings } = readProgram(root, 'demo', today);
  const counts = value.flatMap(({ day, version, counts: fields }) =>
    [...fields].map(([field, count]) => `${dayText(day)} ${version} ${field} ${count}`),
  );
  return [...counts.sort(), ...findings.map(({ line, message }) => `${line}: ${message}`)];
}

/** The day of tests that need but one. */
export const TODAY = day('2026-11-22');
