/**
 * A year of revisions: a registry of 500 metrics in the shape of the real one, changed 200 times, each revision
 * compared with the one before. Prints the median and the spread of a step; the revisions are drawn from a fixed seed.
 */
import { check } from '../../../model/check.ts';
import { compare } from '../../../model/compare/compare.ts';
import { loadTree } from '../../../model/source/load.ts';
import { readRelease } from '../../../model/releases/restore.ts';
import { snapshot, snapshotText, type Snapshot } from '../../../model/releases/snapshot.ts';
import type { Registry } from '../../../model/registry/types.ts';
import { quantile } from './measure.ts';
import { registryOfSize } from './registry.ts';

const METRICS = 500;
const REVISIONS = 200;
const BUDGET = 50;

/** Numbers below `below`, the same ones every time: a linear congruential generator (Park and Miller 1988). */
function draws(): (below: number) => number {
  let state = 20_261_122;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

type Metric = Snapshot['metrics'][number];

const EDITS: readonly ((metric: Metric, n: number) => void)[] = [
  (metric, n) => (metric.summary = `${metric.summary.slice(0, 40)} ${n}`),
  (metric, n) => (metric.retention = 1 + (n % 49)),
  (metric, n) => (metric.status = n % 2 === 0 ? 'active' : 'deprecated'),
  (metric, n) => (metric.owners = [n % 2 === 0 ? 'infra' : 'types']),
  (metric) => (metric.flush_now = !metric.flush_now),
];

/** The next revision: some metrics edited, one value more in a list, now and then a metric more or less. */
function revised(before: Snapshot, draw: (below: number) => number, n: number): Snapshot {
  const after = structuredClone(before);
  for (let i = 0; i < 1 + draw(8); i++) {
    const metric = after.metrics[draw(after.metrics.length)];
    const edit = EDITS[draw(EDITS.length)];
    if (metric !== undefined) edit?.(metric, n);
  }
  after.enumerations[draw(after.enumerations.length)]?.values.push(`revision_${n}`);
  if (n % 5 === 0) after.metrics.splice(draw(after.metrics.length), 1);
  const [first] = after.metrics;
  if (n % 5 === 0 && first !== undefined)
    after.metrics.push({ ...structuredClone(first), id: `rustc.zzz.revision_${n}` });
  return after;
}

function registryOf(value: Snapshot): Registry {
  const { value: read, problems } = readRelease('a revision', snapshotText(value));
  if (read === null) throw new Error(`a revision is not a valid release: ${problems[0]?.message ?? ''}`);
  return read;
}

function main(): void {
  const { value } = check({ files: registryOfSize(loadTree('.'), METRICS), problems: [] });
  if (value === null) throw new Error('the generated registry cannot be read');
  const draw = draws();
  let before = snapshot(value);
  let old = registryOf(before);
  const times: number[] = [];
  let changes = 0;
  for (let n = 1; n <= REVISIONS; n++) {
    before = revised(before, draw, n);
    const now = registryOf(before);
    const start = process.hrtime.bigint();
    changes += compare(old, now).changes.length;
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
    old = now;
  }
  times.sort((a, b) => a - b);
  const [low, median, high, most] = [0.1, 0.5, 0.9, 1].map((share) => quantile(times, share).toFixed(1));
  const verdict = Number(median) <= BUDGET ? 'met' : 'missed';
  process.stdout.write(
    `${REVISIONS} revisions of ${value.metrics.length} metrics, ${changes} changes\n` +
      `a step: median ${median} ms, 10th to 90th percentile ${low}-${high} ms, longest ${most} ms; ` +
      `budget ${BUDGET} ms: ${verdict}\n`,
  );
}

main();
