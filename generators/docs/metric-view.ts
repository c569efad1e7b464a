/** One metric as the reference shows it: every value a Markdown token, every choice already made. */
import { bits } from '../../model/registry/bits.ts';
import { MAX_IDENTIFIERS } from '../../model/schema/declaration.ts';
import { encodeLabel, fieldCount, fields } from '../../model/registry/fields.ts';
import type { Dimension, Metric, Registry } from '../../model/registry/types.ts';
import { sharesText, smallestShare } from '../../model/registry/utility.ts';
import type { Sink } from '../sink.ts';
import { rounded } from './amounts.ts';
import { leaving } from './leaving.ts';
import { code, link, paragraphs, prose, verbatim } from './tokens.ts';

/** Longer products of inline labels are told by dimension. */
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
  readonly fields: { readonly told: string; readonly listed: readonly string[] };
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
    leaves: leaving(metric, sink, registry),
    fields: fieldsView(metric),
    search: verbatim(`grep -E ' ${metric.id.replaceAll('.', '\\.')}[ {]' generated/allowlist/allowlist.txt`),
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
    ['Says', bitsText(metric)],
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
    ...(metric.flush_now ? [['Written', 'at once, so that it survives what follows'] as const] : []),
    ...(metric.same_fact.length > 0 ? [['Same fact', metric.same_fact.map(metricLink).join(', ')] as const] : []),
  ];
  return [...rows, ...optional].map(([name, value]) => ({ name, value }));
}

/** A number of things has no unit to name. */
const unitText = (unit: string): string => (unit === 'count' ? '' : `, in ${unit}`);

function bitsText(metric: Metric): string {
  const { bits: amount, per, exact } = bits(metric);
  const said = rounded(amount);
  const unit = said === 1 ? 'bit' : 'bits';
  return `${exact ? '' : 'at most '}${said} ${unit} in one ${per === 'report' ? 'report' : 'counted event'}`;
}

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
  const frame = {
    crates: `a crate of ${listLink(metric.list)} followed by 1 to ${MAX_IDENTIFIERS} names`,
    names: `a name of ${listLink(metric.list)}`,
  }[metric.form];
  return `At most ${metric.depth} frames, innermost first, \`;\` between them. A frame is ${frame}; any other is \`_\`:`;
}

function dimensioned(metric: Metric, dimensions: readonly Dimension[]): MetricView['fields'] {
  const count = fieldCount(metric);
  const counted = count === 1 ? '1 field' : `${count} fields`;
  if (count <= MOST_LISTED && dimensions.every(({ list }) => list === null)) return listedFields(metric, `${counted}:`);
  const spelled = code(`${metric.id}{${dimensions.map(({ name }) => name).join(',')}}`);
  return { told: `${counted}, spelled ${spelled}, where ${dimensions.map(dimensionText).join('; ')}.`, listed: [] };
}

function dimensionText({ name, list, labels }: Dimension): string {
  if (list !== null) return `${code(name)} is a value of ${listLink(list)} or \`unknown\``;
  return `${code(name)} is one of ${labels.map((label) => code(encodeLabel(label))).join(', ')}`;
}

const listedFields = (metric: Metric, told: string): MetricView['fields'] => ({
  told,
  listed: fields(metric).map(verbatim),
});
