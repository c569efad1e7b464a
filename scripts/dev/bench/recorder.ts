/**
 * What recording costs its host, against the budgets of the project: an increment beside a bare atomic add,
 * allocations, a start with a flush of 100 fields, a start where recording is off, and the wrapper beside plain rustc.
 * What is compared takes turns within one run. Prints nothing itself.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeStore, turnOn } from '../soak/place.ts';
import { quantile } from './measure.ts';

interface Figure {
  readonly name: string;
  readonly unit: string;
  /** Sorted. */
  readonly values: readonly number[];
  /** The most that the median may be. */
  readonly budget: number;
}

const CRATE = resolve('scripts/dev/bench/recorder');
const WRAPPER = resolve('recorders/rustc-wrapper');
const ROUNDS = { increment: 31, allocations: 5, flush: 301, off: 301, wrapper: 31 } as const;

/** One line for each budget of the recorder, measured in a folder of the caller's. Throws when something fails. */
export function recorderLines(folder: string): readonly string[] {
  const on = makeStore(join(folder, 'on'));
  const target = join(folder, 'recorder-target');
  cargo(CRATE, target);
  const bench = (what: keyof typeof ROUNDS, home: string): readonly (readonly number[])[] =>
    output(join(target, 'release/recorder-bench'), [what, `${ROUNDS[what]}`], { TALLYBOOK_HOME: home })
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ').map(Number));
  const first = (rows: readonly (readonly number[])[], scale: number) =>
    rows.map(([value = Number.NaN]) => value / scale);
  const pairs = bench('increment', on);
  const figures: Figure[] = [
    {
      name: 'increment, ratio to an atomic add',
      unit: 'x ',
      values: pairs.map(([counter = Number.NaN, bare = Number.NaN]) => counter / bare),
      budget: 1.2,
    },
    { name: 'increment', unit: 'ns', values: first(pairs, 1000), budget: Number.POSITIVE_INFINITY },
    { name: 'allocations in 3000 increments', unit: '  ', values: first(bench('allocations', on), 1), budget: 0 },
    { name: 'start, and a flush of 100 fields', unit: 'us', values: first(bench('flush', on), 1000), budget: 40 },
    { name: 'start and end, off', unit: 'us', values: first(bench('off', join(folder, 'nowhere')), 1000), budget: 1 },
    ...wrapperFigures(folder),
  ];
  return figures.map(line);
}

function line({ name, unit, values, budget }: Figure): string {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, median, high] = [0.1, 0.5, 0.9].map((share) => quantile(sorted, share));
  const text = (value = Number.NaN): string => value.toFixed(2);
  const spread = `${text(low)}-${text(high)}`;
  const over = median !== undefined && median > budget;
  const against =
    budget === Number.POSITIVE_INFINITY ? '' : `budget ${budget} ${unit.trim()}: ${over ? 'over' : 'met'}`;
  return `${name.padEnd(38)} ${text(median).padStart(6)} ${unit}  ${spread.padStart(13)}  ${against}`.trimEnd();
}

/** What one call of rustc takes more behind the wrapper, pair by pair, recording; by its path, as Cargo calls it. */
function wrapperFigures(folder: string): readonly Figure[] {
  if (!existsSync(join(WRAPPER, 'Cargo.toml'))) return [];
  const target = join(folder, 'wrapper-target');
  cargo(WRAPPER, target);
  const root = join(folder, 'wrapped');
  mkdirSync(join(root, 'rustc'), { recursive: true });
  turnOn(join(root, 'rustc'));
  const source = join(folder, 'nothing.rs');
  writeFileSync(source, '');
  const sysroot = output('rustc', ['--print', 'sysroot'], {}).trimEnd();
  const rustc = [join(sysroot, 'bin/rustc'), '--crate-type', 'lib', '--emit', 'metadata', '--out-dir', folder, source];
  const milliseconds = (command: readonly string[]): number => {
    const [program = '', ...parameters] = command;
    const start = process.hrtime.bigint();
    output(program, parameters, { TALLYBOOK_HOME: root });
    return Number(process.hrtime.bigint() - start) / 1e6;
  };
  const wrapped = [join(target, 'release/tallybook-rustc-wrapper'), ...rustc];
  const values: number[] = [];
  for (let round = -1; round < ROUNDS.wrapper; round++) {
    const turns = round % 2 === 0 ? [rustc, wrapped] : [wrapped, rustc];
    const [one = 0, other = 0] = turns.map(milliseconds);
    if (round >= 0) values.push(round % 2 === 0 ? other - one : one - other);
  }
  return [{ name: 'rustc behind the wrapper, more by', unit: 'ms', values, budget: 2 }];
}

function cargo(crate: string, target: string): void {
  output('cargo', ['build', '--release', '--offline', '--locked', '--quiet', '--target-dir', target], {}, crate);
}

function output(
  program: string,
  parameters: readonly string[],
  environment: Readonly<Record<string, string>>,
  folder = '.',
): string {
  const { status, stdout, stderr, error } = spawnSync(program, parameters, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, RUSTFLAGS: '', ...environment },
  });
  if (error !== undefined)
    throw new Error(`${program} cannot be started: install Rust 1.89 or newer from https://rustup.rs`);
  if (status !== 0) throw new Error(`${program} ${parameters.join(' ')} exited with ${status}:\n${stderr}`);
  return stdout;
}
