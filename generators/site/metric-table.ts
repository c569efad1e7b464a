/** Metrics as a table, as every page that lists some has it. */
import type { Metric } from '../../model/registry/types.ts';
import { table } from './blocks.ts';
import { COLUMNS, tableOf } from './columns.ts';
import { safe, type Html } from './html.ts';
import type { Links } from './links.ts';
import type { Site } from './site-model.ts';

/** Nothing to list is a sentence and no empty table. */
export function metricTable(caption: string, metrics: readonly Metric[], site: Site, links: Links): Html {
  if (metrics.length === 0) return safe`<p>None.</p>`;
  const { head, rows } = tableOf(COLUMNS, metrics, site, links);
  return table(caption, head, rows);
}
