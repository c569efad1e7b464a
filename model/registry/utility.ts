/**
 * What a reported metric can show at all: the smallest share of its reporters that its published figure tells from
 * none, now and at other numbers of reporters. A reviewer who needs to see less than that should refuse the metric.
 * Privacy is judged elsewhere.
 */
import { reportValues } from './fields.ts';
import type { Metric, Registry } from './types.ts';
import { coarseShare, noisedShare } from './visible-share.ts';

/** From fewer than any registry should report with to more than there are. */
export const REPORTER_COUNTS = [100, 1000, 2000, 10_000, 100_000, 1_000_000] as const;

/** Of so many reporters, the smallest share that can be seen; Infinity where none can. */
export interface VisibleShare {
  readonly reporters: number;
  readonly share: number;
}

export interface Utility {
  /** At the reporters that the policy assumes today. */
  readonly now: VisibleShare;
  /** At each of `REPORTER_COUNTS`. */
  readonly at: readonly VisibleShare[];
}

/**
 * N/G: one group is drawn a week, so each has its part of the reporters. A closed one is judged beside those open now.
 */
export function groupReporters(program: string, { policy, programs }: Registry): number {
  const groups = programs.find(({ name }) => name === program)?.groups ?? [];
  return policy.reporters.assumed / Math.max(1, groups.filter(({ open }) => open).length);
}

/**
 * The smallest share that a coarse or noised metric shows; null for a class that is not reported. A coarse metric is
 * seen by the reporters of its group in one week (`coarseShare`), a noised one by everybody in a quarter
 * (`noisedShare`): found 95 times in 100 by a test that is wrong 5 times in 100 when the share is zero.
 */
export function smallestShare(metric: Metric, registry: Registry): Utility | null {
  const { submit } = metric;
  if (submit === null) return null;
  const { policy } = registry;
  const { epsilon } = submit;
  const of = (reporters: number): VisibleShare => ({
    reporters,
    share:
      epsilon === null
        ? coarseShare(reporters, policy.smallest_cell)
        : noisedShare(reporters, reportValues(metric, submit).length, epsilon),
  });
  const now = epsilon === null ? groupReporters(metric.program, registry) : policy.reporters.assumed;
  return { now: of(now), at: REPORTER_COUNTS.map(of) };
}

/** `28 % of 100, 2.8 % of 1,000`: two digits, which is more than the assumptions bear; `none` where nothing is seen. */
export function sharesText(shares: readonly VisibleShare[]): string {
  return shares
    .map(({ reporters, share }) => {
      const part = Number.isFinite(share) ? `${Number((share * 100).toPrecision(2))} %` : 'none';
      return `${part} of ${String(Math.floor(reporters)).replace(/\B(?=(\d{3})+$)/g, ',')}`;
    })
    .join(', ');
}
