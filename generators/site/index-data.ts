/**
 * What the index searches: two classic scripts, so that they load from a folder as well as from a server. The second
 * holds every label and is loaded only when somebody searches. The page works without either.
 */
import { encodeLabel } from '../../model/registry/fields.ts';
import type { Metric } from '../../model/registry/types.ts';
import { dimensionsOf } from '../bindings.ts';
import type { IndexData, LabelData } from './client/match.ts';
import { COLUMNS, filtersOf, type Column } from './columns.ts';
import { scriptText } from './json.ts';
import type { Site } from './site-model.ts';

export function indexData(site: Site, columns: readonly Column[] = COLUMNS): IndexData {
  const filters = filtersOf(columns, site);
  return {
    filters: filters.map(({ key, values }) => ({ key, values: [...values] })),
    metrics: site.registry.metrics.map(({ id, summary, owners }, i) => [
      id,
      summary,
      owners.join(' '),
      filters.map(({ places }) => places[i] ?? -1),
    ]),
  };
}

/** Lists stand once. Labels of one declaration are a list without a name. */
export function labelData({ registry }: Site): LabelData {
  const lists: string[][] = registry.enumerations.map(({ values }) => values.map(encodeLabel));
  const places = new Map(registry.enumerations.map(({ name }, i) => [name, i]));
  const inline = new Map<string, number>();
  const placeOf = (labels: readonly string[]): number => {
    const key = labels.join('\n');
    const known = inline.get(key);
    if (known !== undefined) return known;
    lists.push([...labels]);
    inline.set(key, lists.length - 1);
    return lists.length - 1;
  };
  const metrics = registry.metrics.map((metric) => labelLists(metric, places, placeOf));
  return { lists: lists.map((labels) => labels.join('\n')), metrics };
}

function labelLists(
  metric: Metric,
  places: ReadonlyMap<string, number>,
  placeOf: (labels: readonly string[]) => number,
): number[] {
  if (metric.kind === 'frames') return [places.get(metric.list) ?? -1].filter((place) => place >= 0);
  return dimensionsOf(metric).map(({ list, labels }) => {
    const named = list === null ? undefined : places.get(list);
    return named ?? placeOf(labels.slice(0, -1).map(encodeLabel));
  });
}

export const indexScript = (site: Site): string => `var TALLYBOOK_INDEX = ${scriptText(indexData(site))};\n`;

export const labelScript = (site: Site): string => `var TALLYBOOK_LABELS = ${scriptText(labelData(site))};\n`;
