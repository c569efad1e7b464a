/** Edits of one metric, by whether an approval of it dies: written down by hand, key by key, and not from the code. */
import type { Dimension, Metric, Registry, Submit } from '../../../model/registry/types.ts';

/** The registry with one metric replaced, wherever it stands. */
export function edited(registry: Registry, id: string, change: (metric: Metric) => object): Registry {
  const one = (metric: Metric): Metric => (metric.id === id ? Object.assign({}, metric, change(metric)) : metric);
  return {
    ...registry,
    metrics: registry.metrics.map(one),
    programs: registry.programs.map((program) => ({
      ...program,
      metrics: program.metrics.map(one),
      groups: program.groups.map((group) => ({ ...group, metrics: group.metrics.map(one) })),
    })),
  };
}

export type Edit = readonly [what: string, change: (metric: Metric) => object];
const submit =
  (change: Partial<Submit>): Edit[1] =>
  (metric) => ({ submit: { ...metric.submit, ...change } });
const listed = (metric: Metric): 'labels' | 'values' | null =>
  metric.kind === 'counter' && metric.labels.length > 0
    ? 'labels'
    : metric.kind === 'enumeration' || metric.kind === 'frames'
      ? 'values'
      : null;

/** A metric whose first list of labels has been changed. */
function relabelled(metric: Metric, change: (labels: readonly string[]) => readonly string[]): object {
  const one = (dimension: Dimension): Dimension => ({ ...dimension, labels: change(dimension.labels) });
  if (metric.kind === 'counter')
    return { labels: metric.labels.map((dimension, i) => (i === 0 ? one(dimension) : dimension)) };
  if (metric.kind === 'enumeration') return { values: one(metric.values) };
  return metric.kind === 'frames' ? { values: change(metric.values) } : {};
}

export const ANY: readonly Edit[] = [
  ['class', ({ privacy_class }) => ({ privacy_class: privacy_class === 'sealed' ? 'ticket' : 'sealed' })],
  ['longer retention', ({ retention }) => ({ retention: retention + 1 })],
  ['shorter retention', ({ retention }) => ({ retention: retention - 1 })],
  ['later expiry', () => ({ expires: '2029-01-01' })],
  ['flush', ({ flush_now }) => ({ flush_now: !flush_now })],
  ['another kind', ({ kind }) => ({ kind: kind === 'flag' ? 'text' : 'flag', pattern: 'x' })],
  ['one more same fact', ({ same_fact }) => ({ same_fact: [...same_fact, 'rustc.ice.nothing'] })],
];

/** What only some metrics have. */
export function metricEdits(metric: Metric): readonly Edit[] {
  const list = listed(metric);
  return [
    ...(list === null
      ? []
      : ([
          ['a label less', (m) => relabelled(m, (labels) => labels.slice(1))],
          ['a label replaced', (m) => relabelled(m, (labels) => ['zzz', ...labels.slice(1)])],
        ] as Edit[])),
    ...(metric.kind === 'histogram'
      ? ([
          ['bounds', () => ({ bounds: [...metric.bounds, 1e9] })],
          ['unit', () => ({ unit: 'x' })],
        ] as Edit[])
      : []),
    ...(metric.kind === 'frames'
      ? ([
          ['depth', () => ({ depth: metric.depth - 1 })],
          ['list', () => ({ list: 'other' })],
        ] as Edit[])
      : []),
    ...(metric.kind === 'text' ? ([['pattern', () => ({ pattern: 'x' })]] as Edit[]) : []),
    ...(metric.kind === 'counter' && metric.labels.length > 0
      ? ([
          ['a dimension renamed', () => ({ labels: metric.labels.map((d) => ({ ...d, name: 'x' })) })],
          ['a dimension more', () => ({ labels: [...metric.labels, { name: 'y', labels: ['z'], list: null }] })],
        ] as Edit[])
      : []),
    ...(metric.submit === null
      ? []
      : ([
          ['question', () => ({ question: 'Why?' })],
          ['description', () => ({ description: 'Otherwise.' })],
          ['use', () => ({ use: 'x' })],
          ['group', submit({ group: 'other' })],
          ['reduce', submit({ reduce: 'max' })],
          ['levels', submit({ levels: [0, 7] })],
          ['epsilon', submit({ epsilon: 0.5 })],
          ['share', submit({ needs_share: 0.9 })],
          ...(list === null
            ? []
            : [
                ['a label more', (m: Metric) => relabelled(m, (labels) => [...labels, 'zzz'])],
                ['labels in another order', (m: Metric) => relabelled(m, (labels) => labels.toReversed())],
              ]),
        ] as unknown as Edit[])),
  ];
}

/** What decides nothing. */
export function harmless(metric: Metric): readonly Edit[] {
  const words: readonly Edit[] = [
    ['summary', () => ({ summary: 'x' })],
    ['justification', () => ({ justification: 'x' })],
    ['sources', () => ({ sources: [] })],
    ['one more owner', ({ owners }) => ({ owners: [...owners, 'types'] })],
    ['since', () => ({ since: '0.0.1' })],
    ['status', () => ({ status: 'deprecated' })],
    ['live', () => ({ live: false })],
    ['file', () => ({ file: 'x' })],
    ['order of same facts', ({ same_fact }) => ({ same_fact: same_fact.toReversed() })],
  ];
  if (metric.submit !== null) return words;
  return [
    ...words,
    ['question', () => ({ question: 'Why?' })],
    ['description', () => ({ description: 'Otherwise.' })],
    ['use', () => ({ use: 'x' })],
    ...(listed(metric) === null
      ? []
      : ([
          ['a label more', (m) => relabelled(m, (labels) => [...labels, 'zzz'])],
          ['labels in another order', (m) => relabelled(m, (labels) => labels.toReversed())],
        ] as Edit[])),
  ];
}
