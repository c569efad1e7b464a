/**
 * How many different things a report can say, and how many it may: whole numbers only, so that a group at the very edge
 * is judged right. `groupCap` of model/registry/bits.ts is the same limit in bits; a test holds the two together.
 */
import { KIND_SPECS } from '../registry/kinds.ts';
import type { Policy } from '../schema/policy.ts';
import type { Group, Metric, Submit } from '../registry/types.ts';

/** What one metric can say in a report; null where there is no end to it, such as an exact count. */
export function answers(metric: Metric, submit: Submit): bigint | null {
  if (KIND_SPECS[metric.kind].leveled) return submit.levels === null ? null : BigInt(submit.levels.length);
  switch (metric.kind) {
    case 'flag':
      return 2n;
    case 'enumeration':
      return BigInt(metric.values.labels.length);
    case 'text':
      return BigInt(metric.size) + 1n; // and `unknown`
    case 'counter':
    case 'histogram':
    case 'frames':
      return null;
  }
}

/** What one report of a group can say: the product over its metrics, for every field is always present. */
export function groupAnswers({ metrics }: Pick<Group, 'metrics'>): bigint | null {
  let product = 1n;
  for (const metric of metrics) {
    const own = metric.submit === null ? null : answers(metric, metric.submit);
    if (own === null) return null;
    product *= own;
  }
  return product;
}

/** 2^b for the largest b with b <= `group_bits` and 2^b * smallest_cell * G <= N; 1, which is silence, at least. */
export function allowedAnswers(policy: Policy, openGroups: number): bigint {
  const people = BigInt(policy.reporters.assumed);
  const cell = BigInt(policy.smallest_cell) * BigInt(Math.max(1, openGroups));
  const ceiling = 1n << BigInt(policy.group_bits);
  let allowed = 1n;
  while (allowed < ceiling && allowed * 2n * cell <= people) allowed *= 2n;
  return allowed;
}
