/**
 * Every way to edit one field of one metric, by the name it has in the hand-written table. An edit need not give a
 * registry that passes the checks: what is compared is what was written.
 */
import { addDays } from '../../../model/registry/calendar.ts';
import type { Dimension, Metric } from '../../../model/registry/types.ts';
import { sampleRegistry } from '../../sample.ts';
import type { MetricEdit } from './table.ts';

export interface Edited {
  readonly edit: MetricEdit;
  readonly after: Metric | null;
}

/** Values that a list is made of, `unknown` kept last. */
const more = (labels: readonly string[]): readonly string[] => [...labels.slice(0, -1), 'one_more', 'unknown'];
const less = (labels: readonly string[]): readonly string[] => labels.slice(1);
const other = (labels: readonly string[]): readonly string[] => ['another', ...labels.slice(1)];
const turned = (labels: readonly string[]): readonly string[] => [...labels.slice(0, -1).toReversed(), 'unknown'];

const withLabels = (one: Dimension, change: (labels: readonly string[]) => readonly string[]): Dimension => ({
  ...one,
  labels: change(one.labels),
});

function commonEdits(metric: Metric, asOf: string): readonly Edited[] {
  const use = metric.use === 'feature' ? 'experience' : 'feature';
  const all: Partial<Record<MetricEdit, Partial<Metric> | null>> = {
    'summary reworded': { summary: `${metric.summary} again` },
    'description reworded': { description: `${metric.description} More.` },
    'justification reworded': { justification: `${metric.justification} More.` },
    'question reworded': { question: `${metric.question} Really?` },
    'sources more': { sources: [...metric.sources, 'https://example.org/more'] },
    'owners other': { owners: ['infra', 'types'] },
    'since other': { since: '0.0.9' },
    'use other': { use },
    'retention longer': { retention: metric.retention + 1 },
    'retention shorter': { retention: metric.retention - 1 },
    'expires later': { expires: addDays(metric.expires, 1) },
    'expires earlier': { expires: addDays(metric.expires, -1) },
    'live expired': { expires: asOf, live: false },
    'status deprecated': { status: 'deprecated' },
    'status proposed': { status: 'proposed', live: false },
    'status revoked': { status: 'revoked', live: false },
    [metric.flush_now ? 'flush_now off' : 'flush_now on']: { flush_now: !metric.flush_now },
    'same_fact more': { same_fact: [...metric.same_fact, 'rustc.ice.zzz'] },
    'declared gone': null,
  };
  return Object.entries(all).map(([edit, change]) => ({
    edit: edit as MetricEdit,
    after: change === null ? null : ({ ...metric, ...change } as Metric),
  }));
}

function submitEdits(metric: Metric): readonly Edited[] {
  const { submit } = metric;
  if (submit === null) return [];
  const found: [MetricEdit, Partial<typeof submit>][] = [
    ['submit.reduce other', { reduce: submit.reduce === 'sum' ? 'days' : 'sum' }],
  ];
  if (submit.group !== null) found.push(['submit.group other', { group: 'elsewhere' }]);
  if (submit.epsilon !== null) {
    found.push(['submit.epsilon larger', { epsilon: submit.epsilon * 2 }]);
    found.push(['submit.epsilon smaller', { epsilon: submit.epsilon / 2 }]);
    found.push(['submit.needs_share other', { needs_share: 0.9 }]);
  }
  const { levels } = submit;
  if (levels !== null) {
    const last = levels.at(-1) ?? 0;
    found.push(['submit.levels a level more', { levels: [...levels, last + 7] }]);
    found.push(['submit.levels a level less', { levels: levels.slice(0, -1) }]);
    found.push(['submit.levels another level', { levels: [...levels.slice(0, -1), last + 7] }]);
  }
  return found.map(([edit, change]) => ({ edit, after: { ...metric, submit: { ...submit, ...change } } }));
}

function dimensionEdits(first: Dimension): readonly (readonly [string, Dimension])[] {
  const order = turned(first.labels);
  return [
    ['more', withLabels(first, more)],
    ['less', withLabels(first, less)],
    ['another', withLabels(first, other)],
    ...(order.join('\n') === first.labels.join('\n') ? [] : ([['order', { ...first, labels: order }]] as const)),
  ];
}

const LABEL_EDITS: Readonly<Record<string, MetricEdit>> = {
  more: 'labels a label more',
  less: 'labels a label less',
  another: 'labels another label',
  order: 'labels another order',
};
const VALUE_EDITS: Readonly<Record<string, MetricEdit>> = {
  more: 'values a value more',
  less: 'values a value less',
  another: 'values another value',
  order: 'values another order',
};
const named = (table: Readonly<Record<string, MetricEdit>>, key: string): MetricEdit =>
  table[key] ?? 'summary reworded';

function kindEdits(metric: Metric): readonly Edited[] {
  switch (metric.kind) {
    case 'counter': {
      const { labels, ...rest } = metric;
      const [first, second] = labels;
      const of = (edit: MetricEdit, to: readonly Dimension[]): Edited => ({ edit, after: { ...metric, labels: to } });
      const dimension: Dimension = { name: 'extra', labels: ['a', 'b', 'unknown'], list: null };
      const edits = [of('labels a dimension more', [...labels, dimension])];
      if (first === undefined) return [...edits, { edit: 'kind other', after: { ...rest, kind: 'flag' } }];
      const others = second === undefined ? [] : [second];
      edits.push(...dimensionEdits(first).map(([key, to]) => of(named(LABEL_EDITS, key), [to, ...others])));
      edits.push(of('labels a dimension less', others));
      edits.push(of('labels a dimension renamed', [{ ...first, name: 'renamed' }, ...others]));
      edits.push(of('labels from another list', [{ ...first, list: 'other-list' }, ...others]));
      return second === undefined ? edits : [...edits, of('labels dimensions swapped', [second, first])];
    }
    case 'flag':
      return [{ edit: 'kind other', after: { ...metric, kind: 'counter', labels: [] } }];
    case 'enumeration':
      return dimensionEdits(metric.values).map(([key, to]) => ({
        edit: named(VALUE_EDITS, key),
        after: { ...metric, values: to },
      }));
    case 'histogram': {
      const last = metric.bounds.at(-1) ?? 0;
      const cut = metric.bounds.slice(0, -1);
      return [
        { edit: 'unit other', after: { ...metric, unit: metric.unit === 'ms' ? 's' : 'ms' } },
        { edit: 'bounds a bound more', after: { ...metric, bounds: [...metric.bounds, last + 7] } },
        { edit: 'bounds a bound less', after: { ...metric, bounds: cut } },
        { edit: 'bounds another bound', after: { ...metric, bounds: [...cut, last + 7] } },
      ];
    }
    case 'frames':
      return [
        { edit: 'list other', after: { ...metric, list: 'other-list' } },
        { edit: 'values of frames more', after: { ...metric, values: [...metric.values, 'one_more'] } },
        { edit: 'values of frames less', after: { ...metric, values: metric.values.slice(1) } },
        { edit: 'depth more', after: { ...metric, depth: metric.depth + 1 } },
        { edit: 'depth less', after: { ...metric, depth: metric.depth - 1 } },
      ];
    case 'text':
      return [{ edit: 'pattern other', after: { ...metric, pattern: `${metric.pattern}x` } }];
  }
}

/** A new metric beside this one, alike but for its id. */
export const beside = (metric: Metric): Metric => ({
  ...metric,
  id: `${metric.id}_beside`,
  name: `${metric.name}_beside`,
});

/** Every edit of one metric. */
export function metricEdits(metric: Metric, asOf: string): readonly Edited[] {
  return [...commonEdits(metric, asOf), ...submitEdits(metric), ...kindEdits(metric)];
}

/** A kind that the real registry may not have. */
export const textMetric = sampleRegistry.metrics.find(({ kind }) => kind === 'text');
