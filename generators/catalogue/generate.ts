/**
 * The catalogue: everything declared of one program, as JSON, for programs that show or explain metrics. Sealed,
 * proposed and expired metrics are in it too, because it allows nothing; only the allowlist does. One key a line and a
 * fixed order of keys, so that a change of one metric is one hunk.
 */
import { bits } from '../../model/registry/bits.ts';
import { CLASSES } from '../../model/schema/declaration.ts';
import { encodeLabel, fieldCount, reportValues } from '../../model/registry/fields.ts';
import type { Dimension, Enumeration, Generator, Metric, Program, Registry } from '../../model/registry/types.ts';
import { CATALOGUE_FORMAT, type Catalogue, type CatalogueMetric } from '../../model/schema/wire.ts';
import { listsOf } from '../bindings.ts';
import { sinks, type Sink } from '../sink.ts';

type CatalogueDimension = Extract<CatalogueMetric, { kind: 'enumeration' }>['values'];
type SinkOf = (metric: Metric) => Sink | null;

/** The catalogue of one program, in the order in which it is printed. */
export function catalogueOf(program: Program, registry: Registry): Catalogue {
  const sinkOf = sinks(registry);
  const used = new Set(program.metrics.flatMap(listsOf));
  return {
    format: CATALOGUE_FORMAT,
    registry: registry.name,
    version: registry.version,
    status: registry.status,
    as_of: registry.as_of,
    program: program.name,
    summary: program.summary,
    classes: CLASSES.map((name) => {
      const { summary, sink } = registry.policy.classes[name];
      return { name, summary, sink };
    }),
    groups: program.groups.map(({ name, summary, open }) => ({ name, summary, open })),
    lists: registry.enumerations.filter((list) => used.has(list.name)).map(listEntry),
    metrics: program.metrics.map((metric) => metricEntry(metric, registry, sinkOf)),
  };
}

function listEntry({ name, summary, toolchain, command, owner, values }: Enumeration): Catalogue['lists'][number] {
  return { name, summary, toolchain, command, owner, values: values.map(encodeLabel) };
}

function dimensionEntry({ name, list, labels }: Dimension): CatalogueDimension {
  return list === null ? { name, labels: labels.map(encodeLabel) } : { name, list };
}

function metricEntry(metric: Metric, registry: Registry, sinkOf: SinkOf): CatalogueMetric {
  const common = commonEntry(metric, registry, sinkOf);
  switch (metric.kind) {
    case 'counter':
      return { kind: metric.kind, ...common, labels: metric.labels.map(dimensionEntry) };
    case 'flag':
      return { kind: metric.kind, ...common };
    case 'enumeration':
      return { kind: metric.kind, ...common, values: dimensionEntry(metric.values) };
    case 'histogram':
      return { kind: metric.kind, ...common, unit: metric.unit, bounds: [...metric.bounds] };
    case 'frames':
      return { kind: metric.kind, ...common, list: metric.list, depth: metric.depth };
    case 'text':
      return { kind: metric.kind, ...common, pattern: metric.pattern };
  }
}

type CommonEntry = Omit<Extract<CatalogueMetric, { kind: 'flag' }>, 'kind'>;

function commonEntry(metric: Metric, registry: Registry, sinkOf: SinkOf): CommonEntry {
  const amount = bits(metric);
  return {
    id: metric.id,
    summary: metric.summary,
    description: metric.description,
    question: metric.question,
    justification: metric.justification,
    sources: [...metric.sources],
    use: metric.use,
    owners: [...metric.owners],
    file: metric.file,
    since: metric.since,
    status: metric.status,
    live: metric.live,
    expires: metric.expires,
    privacy_class: metric.privacy_class,
    leaves: sinkOf(metric),
    retention: metric.retention,
    beyond: registry.policy.classes[metric.privacy_class].days_beyond,
    flush_now: metric.flush_now,
    same_fact: [...metric.same_fact],
    fields: fieldCount(metric),
    bits: { ...amount, bits: Math.round(amount.bits * 1000) / 1000 },
    submit: submitEntry(metric),
  };
}

function submitEntry(metric: Metric): CommonEntry['submit'] {
  if (metric.submit === null) return null;
  const { group, reduce, levels, epsilon, needs_share } = metric.submit;
  const values = [...reportValues(metric, metric.submit)];
  return { group, reduce, levels: levels === null ? null : [...levels], values, epsilon, needs_share };
}

/** The text of the file of one program. */
export const catalogueText = (program: Program, registry: Registry): string => print(catalogueOf(program, registry));

export const catalogue: Generator = {
  name: 'catalogue',
  summary: 'everything declared of each program, as JSON',
  generate: (registry) =>
    registry.programs.map((program) => ({
      path: `catalogue/${program.name}.json`,
      text: catalogueText(program, registry),
    })),
};

/** JSON that may also stand inside a script element: escapes what would end the element, or a line in old engines. */
function print(entry: Catalogue): string {
  const text = JSON.stringify(entry, null, 2);
  return `${text.replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}\n`;
}
