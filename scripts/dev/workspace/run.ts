/**
 * `npm run workspace`: builds real crates under the wrapper, writes down what rustc really printed, and compares what
 * `tally show` says with an independent count, field by field. Exit 0 only if they agree. The public registry is used
 * when it can be reached; `--generated` does without it.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOME } from '../home.ts';
import { readCalls, writeRecorder } from './calls.ts';
import { expected, MEASURED } from './expected.ts';
import { BAD, GOOD, makeWorkspace, type Source } from './make.ts';
import { spoil } from './spoil.ts';

const WRAPPER = join(HOME, 'recorders/rustc-wrapper');

type Environment = Readonly<Record<string, string>>;

function call(tool: string, parameters: readonly string[], folder: string, environment: Environment = {}) {
  const ran = spawnSync(tool, parameters, {
    cwd: folder,
    env: { ...process.env, CARGO_TERM_COLOR: 'never', ...environment },
    maxBuffer: 1 << 28,
    encoding: 'utf8',
  });
  if (ran.error !== undefined) throw new Error(`\`${tool}\` cannot be started: ${ran.error.message}`);
  return { status: ran.status, out: ran.stdout, err: ran.stderr };
}

function must(tool: string, parameters: readonly string[], folder: string, environment: Environment = {}): string {
  const { status, out, err } = call(tool, parameters, folder, environment);
  if (status !== 0) throw new Error(`\`${tool} ${parameters.join(' ')}\` ended with ${status}\n${err}`);
  return out;
}

const tally = (parameters: readonly string[], environment: Environment): string =>
  must(
    process.execPath,
    [join(HOME, 'scripts/dev/run.mjs'), join(HOME, 'scripts/tally.ts'), ...parameters],
    HOME,
    environment,
  );

/** The workspace with everything it needs fetched, from the public registry if that answers. */
function workspace(folder: string, wanted: Source): Source {
  makeWorkspace(folder, wanted);
  if (wanted === 'generated' || call('cargo', ['fetch', '-q'], folder).status === 0) return wanted;
  rmSync(folder, { recursive: true, force: true });
  makeWorkspace(folder, 'generated');
  return 'generated';
}

/** Check, build and test of what is sound; then each member that is not, twice; then a compiler that panics. */
function build(folder: string, environment: Environment, wrapper: string): void {
  const packages = GOOD.flatMap((name) => ['-p', name]);
  for (const command of ['check', 'build']) must('cargo', [command, '--offline', ...packages], folder, environment);
  must('cargo', ['test', '--offline', '--no-run', '-p', 'sound'], folder, environment);
  must('cargo', ['build', '--offline', '--release', '-p', 'lints'], folder, environment);
  for (const name of [...BAD, ...BAD]) {
    if (call('cargo', ['check', '--offline', '-p', name], folder, environment).status === 0)
      throw new Error(`the member \`${name}\` was to fail and did not`);
  }
  const at = join(folder, 'spoilt');
  const { parameters } = spoil(at);
  if (call(wrapper, ['rustc', ...parameters], at, environment).status !== 101)
    throw new Error('the compiler was to panic under the wrapper and did not');
}

/** Lines of `rustc -vV`. */
const about = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    must('rustc', ['-vV'], folder)
      .split('\n')
      .map((line): [string, string] => [line.split(': ')[0] ?? '', line.split(': ')[1] ?? '']),
  );

/** Labels by list, from the generated catalogue. */
function lists(): ReadonlyMap<string, ReadonlySet<string>> {
  const text = readFileSync(join(HOME, 'generated/catalogue/rustc.json'), 'utf8');
  const catalogue: { lists: { name: string; values: string[] }[] } = JSON.parse(text);
  return new Map(catalogue.lists.map(({ name, values }) => [name, new Set(values)]));
}

/** Measured quantities differ from run to run, so only the number of their values is compared. */
function comparable(counts: ReadonlyMap<string, number>, metrics: readonly string[]): ReadonlyMap<string, number> {
  const kept = new Map<string, number>();
  for (const [field, count] of counts) {
    const metric = metrics.find((one) => field.startsWith(`${one}{`));
    const key = metric === undefined ? field : `${metric}{any}`;
    kept.set(key, (kept.get(key) ?? 0) + count);
  }
  return kept;
}

function recordedCounts(environment: Environment): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of tally(['export', 'rustc'], environment).trimEnd().split('\n')) {
    const { field, count }: { field: string; count: number } = JSON.parse(line);
    counts.set(field, (counts.get(field) ?? 0) + count);
  }
  return counts;
}

function main(source: Source): number {
  const folder = mkdtempSync(join(tmpdir(), 'tallybook-workspace-'));
  try {
    const calls = join(folder, 'calls');
    mkdirSync(calls);
    must('cargo', ['build', '--release', '--locked', '--offline', '-q'], WRAPPER, {
      CARGO_TARGET_DIR: join(folder, 'wrapper'),
    });
    const wrapper = join(folder, 'wrapper/release/tallybook-rustc-wrapper');
    const environment = {
      TALLYBOOK_HOME: join(folder, 'store'),
      RUSTC_WRAPPER: wrapper,
      TALLYBOOK_CHAIN_WRAPPER: writeRecorder(folder),
      CALLS: calls,
      CI: '1',
    };
    const used = workspace(join(folder, 'work'), source);
    process.stdout.write(tally(['on', 'rustc'], environment));
    build(join(folder, 'work'), environment, wrapper);
    const real = readCalls(calls);
    const surroundings = { lists: lists(), rustc: about(folder), ci: true, bootstrap: false };
    const theirs = comparable(expected(real, surroundings), MEASURED);
    const ours = comparable(recordedCounts(environment), MEASURED);
    return report(used, real.length, theirs, ours);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Fields that only one side has are differences; those of metrics that are not counted a second time are listed. */
function report(
  source: Source,
  calls: number,
  theirs: ReadonlyMap<string, number>,
  ours: ReadonlyMap<string, number>,
): number {
  const metricOf = (field: string): string => field.split('{')[0] ?? '';
  const judged = new Set([...theirs.keys()].map(metricOf));
  const fields = [...new Set([...theirs.keys(), ...ours.keys()])].sort();
  const differing = fields.filter((field) => judged.has(metricOf(field)) && theirs.get(field) !== ours.get(field));
  for (const field of differing)
    console.log(`differs: ${field}: rustc ${theirs.get(field) ?? 0}, tally ${ours.get(field) ?? 0}`);
  const unjudged = [...new Set(fields.map(metricOf))].filter((metric) => !judged.has(metric));
  const equal = fields.filter((field) => judged.has(metricOf(field))).length - differing.length;
  console.log(
    `${source} crates, ${calls} calls: ${equal} fields of ${judged.size} metrics agree, ${differing.length} differ`,
  );
  console.log(`not counted a second time: ${unjudged.join(', ') || 'none'}`);
  return differing.length === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.includes('--generated') ? 'generated' : 'public');
