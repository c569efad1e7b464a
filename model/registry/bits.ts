/**
 * How much a metric can say, in bits: log2 of the number of different things it could say. For a class that is reported
 * this is one report; for the others it is one counted event, since nothing is reported. The cap on groups is exact
 * arithmetic on these numbers, never a simulation.
 */
import { fieldCount, reportValues } from './fields.ts';
import type { Policy } from '../schema/policy.ts';
import type { Frames, Group, Metric, Submit } from './types.ts';

export interface Bits {
  readonly bits: number;
  /** What says it: a report that leaves the machine, or one event counted on it. */
  readonly per: 'report' | 'event';
  readonly exact: boolean;
}

/** The bits of one report (noised, coarse) or of one counted event (fleet, sealed, ticket). */
export function bits(metric: Metric): Bits {
  if (metric.submit !== null) return { bits: submitBits(metric, metric.submit), per: 'report', exact: true };
  if (metric.kind === 'frames') return { bits: framesBits(metric), per: 'event', exact: true };
  return { bits: Math.log2(fieldCount(metric)), per: 'event', exact: metric.kind !== 'text' };
}

/** The bits of one report of a group: every field is present, so the bits of its metrics add up. */
export function groupBits(group: Group): number {
  return group.metrics.reduce((sum, metric) => sum + bits(metric).bits, 0);
}

/**
 * The most bits a group may say: min(8, floor(log2(N / (20 G)))) with the numbers of the policy. By min-entropy leakage
 * (Smith 2009) a report multiplies anybody's chance of guessing who sent it by at most 2^bits.
 */
export function groupCap(policy: Policy, openGroups: number): number {
  const anonymity = Math.floor(Math.log2(policy.reporters.assumed / (policy.smallest_cell * Math.max(1, openGroups))));
  return Math.max(0, Math.min(policy.group_bits, anonymity));
}

/** How many groups of one program may be open at N reporters. */
export function openGroupLimit(policy: Policy): number {
  return Math.floor(policy.reporters.assumed / policy.reporters_per_group);
}

/**
 * A randomised answer leaks at most log2(k e^eps / (e^eps + k - 1)) bits, whatever the truth; a plain value log2(k).
 */
export function submitBits(metric: Metric, submit: Submit): number {
  const k = reportValues(metric, submit).length;
  if (submit.epsilon === null) return Math.log2(k);
  const e = Math.exp(submit.epsilon);
  return Math.log2((k * e) / (e + k - 1));
}

/** Stacks of one frame, of two, and so on to the depth; each frame is a name of the list or `_`. */
function framesBits({ values, depth }: Frames): number {
  return log2Geometric(Math.log2(new Set([...values, '_']).size), depth);
}

/** log2 of x + x^2 + ... + x^n, given log2 x: these numbers are far outside a double. */
function log2Geometric(log2x: number, n: number): number {
  let sum = 0;
  for (let i = n; i >= 1; i--) sum += 2 ** ((i - n) * log2x);
  return n * log2x + Math.log2(sum);
}
