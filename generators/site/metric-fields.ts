/** The fields of a metric: spelled out where there are few, by dimension and list where there are many. */
import { encodeLabel, fieldCount, fields } from '../../model/registry/fields.ts';
import type { Dimension, Frames, Metric } from '../../model/registry/types.ts';
import { counted, grouped } from '../wording.ts';
import { labels, lines } from './blocks.ts';
import { code, safe, type Html } from './html.ts';
import type { Links } from './links.ts';

/** Longer products of labels are told by dimension. */
const MOST_LISTED = 64;

export function fieldBlocks(metric: Metric, links: Links): readonly Html[] {
  switch (metric.kind) {
    case 'counter':
      return dimensioned(metric, metric.labels, links);
    case 'enumeration':
      return dimensioned(metric, [metric.values], links);
    case 'flag':
      return [listed(metric)];
    case 'histogram':
      return [
        safe`<p>
          Buckets by upper bound, ${metric.unit === 'count' ? 'of a number of things' : safe`in ${code(metric.unit)}`}.
          The exact value is never kept.
        </p>`,
        listed(metric),
      ];
    case 'frames':
      return framesBlocks(metric, links);
    case 'text':
      return [
        safe`<p>
          Texts that match the pattern ${code(metric.pattern)}, at most ${grouped(metric.size)} of them, and
          ${code('unknown')} for anything else.
        </p>`,
      ];
  }
}

const listed = (metric: Metric): Html => lines(counted(fieldCount(metric), 'field'), fields(metric));

function framesBlocks(metric: Frames, links: Links): readonly Html[] {
  return [
    safe`<p>
      At most ${counted(metric.depth, 'frame')}, innermost first, with ${code(';')} between them. A frame is
      recorded as the longest name of ${links.enumeration(metric.list)} that is the whole of it or what stands before
      one of its ${code('::')}, else as ${code('_')}.
    </p>`,
    listed(metric),
  ];
}

function dimensioned(metric: Metric, dimensions: readonly Dimension[], links: Links): readonly Html[] {
  const count = fieldCount(metric);
  const isInline = dimensions.every(({ list }) => list === null);
  if (isInline && count <= MOST_LISTED) return [listed(metric)];
  const spelled = `${metric.id}{${dimensions.map(({ name }) => name).join(',')}}`;
  return [
    safe`<p>${counted(count, 'field')}, spelled ${code(spelled)}.</p>`,
    ...dimensions.flatMap((dimension) => dimensionBlocks(dimension, links)),
  ];
}

function dimensionBlocks({ name, list, labels: all }: Dimension, links: Links): readonly Html[] {
  const from = list === null ? safe`stands in the declaration` : safe`is a value of ${links.enumeration(list)}`;
  return [
    safe`<p>${code(name)} ${from}, or ${code('unknown')}.</p>`,
    labels(`${counted(all.length, 'label')} of ${name}`, all.map(encodeLabel)),
  ];
}
