/** Metrics as a table, as every page that lists some has it. */
import type { Metric } from '../../model/registry/types.ts';
import { table } from './blocks.ts';
import { safe, prose, type Html } from './html.ts';
import type { Links } from './links.ts';
import type { Site } from './site-model.ts';
import { sinkWord } from './words.ts';

const HEAD = ['Metric', 'Class', 'Kind', 'Leaves by', 'Kept', 'Expires'];

/** Nothing to list is a sentence and no empty table. */
export function metricTable(caption: string, metrics: readonly Metric[], site: Site, links: Links): Html {
  if (metrics.length === 0) return safe`<p>None.</p>`;
  const rows = metrics.map((metric) => [
    safe`${links.metric(metric.id)} <span class="summary">${prose(metric.summary)}</span>`,
    links.privacyClass(metric.privacy_class),
    safe`${metric.kind}`,
    safe`${sinkWord(site.sinkOf(metric))}`,
    safe`${metric.retention} d`,
    safe`${metric.expires}`,
  ]);
  return table(caption, HEAD, rows);
}
