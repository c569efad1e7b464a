/**
 * A noised metric under the disclosure test: k-ary randomised response as it is drawn (Kairouz, Bonawitz, Ramage 2016).
 */
import { reportValues } from '../registry/fields.ts';
import type { Policy } from '../schema/policy.ts';
import type { Metric } from '../registry/types.ts';
import type { Column } from './behaviour.ts';
import { cells, shareBelow } from './cells.ts';
import { mean, PAIR, type Draws, type Subject } from './figures.ts';
import { linkedShare, weights } from './linkage.ts';
import { below, random } from './random.ts';

/** Two quarters of answers of people whose truth is uniform over the `k` values and never changes. */
export function randomised(
  k: number,
  epsilon: number,
  people: number,
  seed: number,
  ...names: readonly (string | number)[]
): Column {
  const source = random(seed, 'noised', ...names);
  // The truth, or uniformly any value: the same law as the truth with e^eps / (e^eps + k - 1) and each other with its
  // part.
  const kept = (Math.exp(epsilon) - 1) / (Math.exp(epsilon) - 1 + k);
  const truths = Array.from({ length: people }, () => below(source, k));
  const quarter = (): readonly number[] => truths.map((truth) => (source.next() < kept ? truth : below(source, k)));
  return { ordered: false, weeks: [quarter(), quarter()] };
}

/** A noised answer is its own report, drawn anew each quarter; the truth is the worst case, one that never changes. */
export function noisedSubject(
  metric: Metric,
  { reporters: { assumed }, smallest_cell }: Policy,
  { seed, trials }: Draws,
): Subject {
  const { submit } = metric;
  const k = submit === null ? 1 : reportValues(metric, submit).length;
  const epsilon = submit?.epsilon ?? 0;
  const drawn = Array.from({ length: trials }, (_, trial) => [randomised(k, epsilon, assumed, seed, metric.id, trial)]);
  const quarters = drawn.flatMap((columns) => PAIR.map((quarter) => cells(columns, quarter, assumed)));
  const found = drawn.map((columns, i) =>
    linkedShare(columns, weights(drawn.at(i - 1) ?? columns, assumed, PAIR), assumed, PAIR),
  );
  return {
    program: metric.program,
    name: metric.id,
    open: metric.live,
    epsilon,
    reporters: assumed,
    openGroups: 1,
    answers: BigInt(k),
    allowed: null,
    unique: mean(quarters.map((one) => shareBelow(one, 2))),
    small: mean(quarters.map((one) => shareBelow(one, smallest_cell))),
    linked: mean(found),
    linkedJoined: null,
    advantage: null,
  };
}
