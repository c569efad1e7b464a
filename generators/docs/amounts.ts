/**
 * How much is said and what can be seen, as the index of the reference tells it: bits against their cap, the smallest
 * visible share of each group and of each noised question. Numbers of the model, put in words; nothing is decided here.
 */
import { bits, groupBits, groupCap } from '../../model/registry/bits.ts';
import { CLASSES, type PrivacyClass } from '../../model/schema/declaration.ts';
import { fieldCount, reportValues } from '../../model/registry/fields.ts';
import type { Group, Metric, Program, Registry, Submit } from '../../model/registry/types.ts';
import { groupReporters, smallestShare } from '../../model/registry/utility.ts';
import { coarseShare } from '../../model/registry/visible-share.ts';
import { rounded } from '../wording.ts';
import { code } from './tokens.ts';

export interface CountRow {
  readonly program: string;
  readonly class: string;
  readonly bits: string;
  readonly metrics: number;
  readonly fields: number;
}

/** One row for each class a program uses, and one for all of them. Bits of different classes have no sum. */
export function countRows(program: Program): readonly CountRow[] {
  const row = (name: string, metrics: readonly Metric[], most: string): CountRow => ({
    program: `[${code(program.name)}](programs/${program.name}.md)`,
    class: name,
    metrics: metrics.length,
    fields: metrics.reduce((sum, metric) => sum + fieldCount(metric), 0),
    bits: most,
  });
  const byClass = CLASSES.map((name) => ({ name, metrics: program.metrics.filter((m) => m.privacy_class === name) }));
  const used = byClass.filter(({ metrics }) => metrics.length > 0);
  return [
    ...used.map(({ name, metrics }) => row(code(name), metrics, mostBits(name, metrics, program))),
    row('all', program.metrics, '–'),
  ];
}

/** The most that one report or one counted event says. A coarse report is that of a whole group, if one is open. */
function mostBits(name: PrivacyClass, metrics: readonly Metric[], { groups }: Program): string {
  if (name === 'coarse')
    return `${rounded(Math.max(0, ...groups.filter(({ open }) => open).map((group) => groupBits(group))))}`;
  const amounts = metrics.map(bits);
  const most = Math.max(0, ...amounts.map((one) => one.bits));
  const exact = amounts.every((one) => one.exact || one.bits < most);
  return `${exact ? '' : 'at most '}${rounded(most)}`;
}

/** `3 of 4`: what one report of the group says, and what it may say while so many groups are open. */
export function bitsOfCap(group: Group, { groups }: Program, { policy }: Registry): string {
  return `${rounded(groupBits(group))} of ${groupCap(policy, openIn(groups))}`;
}

/**
 * One group is drawn a week, so each is seen by its part of the reporters. A closed one is judged beside those open
 * now.
 */
export function shareOfGroup({ name }: Program, registry: Registry): string {
  return percent(coarseShare(groupReporters(name, registry), registry.policy.smallest_cell));
}

const openIn = (groups: readonly Group[]): number => groups.filter(({ open }) => open).length;

export interface NoisedRow {
  readonly metric: string;
  readonly answers: number;
  readonly epsilon: number;
  readonly visible: string;
  readonly needed: string;
}

/** Every noised question: what its mechanism can see, and what its answer needs. `link` makes a link to a metric. */
export function noisedRows(registry: Registry, link: (metric: Metric) => string): readonly NoisedRow[] {
  const row = (metric: Metric, submit: Submit, epsilon: number): NoisedRow => ({
    metric: link(metric),
    answers: reportValues(metric, submit).length,
    epsilon,
    visible: percent(smallestShare(metric, registry)?.now.share ?? Infinity),
    needed: submit.needs_share === null ? '' : percent(submit.needs_share),
  });
  return registry.metrics.flatMap((metric) => {
    const epsilon = metric.submit?.epsilon ?? null;
    return metric.submit === null || epsilon === null ? [] : [row(metric, metric.submit, epsilon)];
  });
}

/** Rounded to a tenth of a per cent; where no share can be told from none, `none`. */
function percent(share: number): string {
  return Number.isFinite(share) ? `${(share * 100).toFixed(1)} %` : 'none';
}
