/** One metric as the reference shows it: every value a Markdown token, every choice already made. */
import { encodeLabel, fieldCount, fields } from '../../model/registry/fields.ts';
import type { Dimension, Metric, Registry } from '../../model/registry/types.ts';
import { sharesText, smallestShare } from '../../model/registry/utility.ts';
import type { Sink } from '../sink.ts';
import { counted, grepFor, leavingWords, saysWords } from '../wording.ts';
import { code, link, paragraphs, prose, verbatim } from './tokens.ts';

/** Longer products of inline labels are described by dimension. */
const MOST_LISTED = 64;

export interface MetricView {
  readonly id: string;
  readonly summary: string;
  readonly description: readonly string[];
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly question: string;
  readonly why: readonly string[];
  readonly sources: readonly string[];
  readonly leaves: string;
  /** A sentence on the fields, and those that are listed, as lines of a code block. */
  readonly fields: { readonly summary: string; readonly listed: readonly string[] };
  readonly search: string;
  readonly found: string;
}

export function metricView(metric: Metric, sink: Sink | null, registry: Registry): MetricView {
  return {
    id: metric.id,
    summary: prose(metric.summary),
    description: paragraphs(metric.description),
    facts: facts(metric, registry),
    question: prose(metric.question),
    why: paragraphs(metric.justification),
    sources: metric.sources.map(link),
    leaves: leavingWords(metric, sink, registry, code),
    fields: fieldsView(metric),
    search: verbatim(grepFor(metric.id)),
    found: sink === null ? 'prints nothing: no line of the allowlist names it.' : 'prints its lines of the allowlist.',
  };
}

function facts(metric: Metric, registry: Registry): MetricView['facts'] {
  const { summary, days_beyond } = registry.policy.classes[metric.privacy_class];
  const kept = `${metric.retention} days on the machine`;
  const rows: readonly (readonly [string, string])[] = [
    ['Class', `${code(metric.privacy_class)}: ${prose(summary)}`],
    ['Kind', metric.kind === 'histogram' ? `histogram${unitText(metric.unit)}` : metric.kind],
    ['Kept', days_beyond === 0 ? kept : `${kept}, ${days_beyond} days where it went`],
    ['Expires', metric.expires],
    ['Status', `${metric.status}, since ${metric.since}${metric.live ? '' : '; not recorded'}`],
    ['Use', metric.use],
    ['Owners', metric.owners.map(code).join(', ')],
    ['Says', saysWords(metric)],
    ['Declared in', `[${prose(metric.file)}](../../../${encodeURI(metric.file)})`],
  ];
  const utility = smallestShare(metric, registry);
  const optional: readonly (readonly [string, string])[] = [
    ...(utility === null
      ? []
      : [
          ['Sees', `shares from ${sharesText([utility.now])} reporters`] as const,
          ['Could see', `${sharesText(utility.at)} reporters`] as const,
        ]),
    ...(metric.flush_now ? [['Written', 'at once, so that it survives a crash'] as const] : []),
    ...(metric.same_fact.length > 0 ? [['Same fact', metric.same_fact.map(metricLink).join(', ')] as const] : []),
  ];
  return [...rows, ...optional].map(([name, value]) => ({ name, value }));
}

/** A number of things has no unit to name. */
const unitText = (unit: string): string => (unit === 'count' ? '' : `, in ${unit}`);

/** A link to a metric's section, from the page of any program. */
export const metricLink = (id: string): string => `[${code(id)}](${id.split('.')[0] ?? ''}.md#${id})`;

/** A link to a list's section, from the page of any program. */
const listLink = (name: string): string => `[${name}](../lists.md#${name})`;

function fieldsView(metric: Metric): MetricView['fields'] {
  switch (metric.kind) {
    case 'counter':
      return dimensioned(metric, metric.labels);
    case 'enumeration':
      return dimensioned(metric, [metric.values]);
    case 'flag':
      return listedFields(metric, '2 fields:');
    case 'histogram':
      return listedFields(metric, `${fieldCount(metric)} fields, by upper bound${unitText(metric.unit)}:`);
    case 'frames':
      return listedFields(metric, framesText(metric));
    case 'text':
      return listedFields(metric, `At most ${metric.size} texts that match ${code(metric.pattern)}, and \`unknown\`:`);
  }
}

function framesText(metric: Extract<Metric, { kind: 'frames' }>): string {
  const depth = `At most ${counted(metric.depth, 'frame')}, innermost first, joined by \`;\`.`;
  return (
    `${depth} A frame is recorded as the longest name of ${listLink(metric.list)} that is the whole of it or what ` +
    'stands before one of its `::`, else as `_`:'
  );
}

function dimensioned(metric: Metric, dimensions: readonly Dimension[]): MetricView['fields'] {
  const count = fieldCount(metric);
  const size = counted(count, 'field');
  if (count <= MOST_LISTED && dimensions.every(({ list }) => list === null)) return listedFields(metric, `${size}:`);
  const spelled = code(`${metric.id}{${dimensions.map(({ name }) => name).join(',')}}`);
  return { summary: `${size}, spelled ${spelled}, where ${dimensions.map(dimensionText).join('; ')}.`, listed: [] };
}

function dimensionText({ name, list, labels }: Dimension): string {
  if (list !== null) return `${code(name)} is a value of ${listLink(list)} or \`unknown\``;
  return `${code(name)} is one of ${labels.map((label) => code(encodeLabel(label))).join(', ')}`;
}

const listedFields = (metric: Metric, summary: string): MetricView['fields'] => ({
  summary,
  listed: fields(metric).map(verbatim),
});
