/**
 * `npm run bench`: the budgets of the project and what this machine takes, as medians with their spread, and as ratios
 * within one run.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { check, failed } from '../../../model/check.ts';
import { fieldCount } from '../../../model/registry/fields.ts';
import { formatFindings } from '../../../model/findings/format.ts';
import { loadTree } from '../../../model/source/load.ts';
import { recorderLines } from './recorder.ts';
import { measure, quantile, type Subject, type Timing } from './measure.ts';
import { registryOfSize } from './registry.ts';
import { bindingSizes } from './size.ts';

const ROUNDS = Number(process.env['ROUNDS'] ?? 11);
const BUNDLE = 'dist/tallybook.mjs';

/** Metrics, and the seconds that check and every output may take in a cold process. */
const SIZES = [
  { metrics: 425, budget: 0.25 },
  { metrics: 5000, budget: 0.8 },
] as const;

/** Seconds that a check of the real registry may take. */
const REAL_BUDGET = 0.3;

interface Registry {
  readonly metrics: number;
  readonly fields: number;
  readonly budget: number;
  readonly root: string;
}

function writeRegistry(folder: string, { metrics, budget }: (typeof SIZES)[number]): Registry {
  const files = registryOfSize(loadTree('.'), metrics);
  const { value, findings } = check({ files, problems: [] });
  if (value === null || failed(findings))
    throw new Error(`the generated registry is not clean:\n${formatFindings(findings.slice(0, 3), 'text')}`);
  const root = join(folder, `${metrics}`);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return {
    metrics: value.metrics.length,
    fields: value.metrics.reduce((sum, metric) => sum + fieldCount(metric), 0),
    budget,
    root,
  };
}

function subjects({ metrics, root }: Registry): Subject[] {
  const out = join(root, 'generated');
  const run = (...parameters: string[]): Subject['command'] => [
    process.execPath,
    BUNDLE,
    ...parameters,
    '--root',
    root,
  ];
  return [
    { name: `check ${metrics}`, command: run('check') },
    { name: `check + every output ${metrics}`, command: run('generate', '--check', '--out', out) },
    {
      name: `check + every output, written ${metrics}`,
      command: ['sh', '-c', `rm -rf '${out}' && exec "$0" "$@"`, ...run('generate', '--out', out)],
    },
  ];
}

function row({ name, times }: Timing, empty: number, budget: number | null): string {
  const median = quantile(times, 0.5);
  const spread = `${quantile(times, 0.1).toFixed(0)}-${quantile(times, 0.9).toFixed(0)}`;
  const ratio = (median / empty).toFixed(1).padStart(5);
  const taken = `${name.padEnd(38)} ${median.toFixed(0).padStart(6)} ms  ${spread.padStart(11)}  ${ratio} x node`;
  return `${taken}  ${budget === null ? '' : againstBudget(median, budget * 1000)}`;
}

function againstBudget(median: number, budget: number): string {
  const verdict = median <= budget ? 'met' : `over by ${(median / budget).toFixed(2)} x`;
  return `budget ${budget.toFixed(0)} ms: ${verdict}`;
}

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'tallybook-bench-'));
  try {
    const registries = SIZES.map((size) => writeRegistry(folder, size));
    for (const { metrics, fields } of registries) process.stdout.write(`${metrics} metrics: ${fields} fields\n`);
    const real: Subject = { name: 'check the real registry', command: [process.execPath, BUNDLE, 'check'] };
    const nothing: Subject = { name: 'an empty Node process', command: [process.execPath, '-e', ''] };
    for (const registry of registries)
      for (const { name, command } of subjects(registry)) if (name.includes('written')) measure([{ name, command }], 1);
    const timings = measure([nothing, real, ...registries.flatMap(subjects)], ROUNDS);
    const empty = quantile(timings[0]?.times ?? [], 0.5);
    process.stdout.write(
      `\nNode ${process.version}, ${ROUNDS} rounds in turns; ` +
        'median, 10th to 90th percentile, ratio to an empty process\n',
    );
    for (const timing of timings) process.stdout.write(`${row(timing, empty, budgetOf(timing, registries))}\n`);
    process.stdout.write('\nWhat recording costs: median, 10th to 90th percentile\n');
    for (const line of recorderLines(folder)) process.stdout.write(`${line}\n`);
    process.stdout.write('\nWhat bindings add to a hello-world binary (release, stripped)\n');
    for (const { program, bytes, added } of bindingSizes(folder)) {
      process.stdout.write(`${program.padEnd(38)} ${String(added).padStart(8)} bytes, of ${bytes}\n`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function budgetOf({ name }: Timing, registries: readonly Registry[]): number | null {
  if (name === 'check the real registry') return REAL_BUDGET;
  return registries.find(({ metrics }) => name === `check + every output ${metrics}`)?.budget ?? null;
}

main();
