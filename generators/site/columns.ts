/**
 * What the index and other tables say of each metric, one row a column. The heads and cells of the tables, the filters
 * of the index, what its script searches and its addresses all come from here, so a new column is one new row.
 */
import type { Metric } from '../../model/registry/types.ts';
import { CLASSES, KINDS, USES } from '../../model/schema/declaration.ts';
import { SINKS } from '../sink.ts';
import { prose, safe, type Html } from './html.ts';
import type { Links } from './links.ts';
import type { Site } from './site-model.ts';
import { sinkWord } from './words.ts';

export interface Column {
  /** In addresses, and as the name of its filter. */
  readonly key: string;
  readonly title: string;
  /** What it says of a metric, in plain text; null if it says nothing, and then no filter finds the metric by it. */
  readonly text: (metric: Metric, site: Site) => string | null;
  /** In tables: the text as it is, or something made of it; null for what is only a filter. */
  readonly cell: 'text' | ((metric: Metric, links: Links) => Html) | null;
  /** Whether the index can be narrowed by it, and where a value stands in that filter: by this number, then by text. */
  readonly filter: ((value: string) => number) | null;
}

/** In the order of a list of the model; what is not in it comes last. */
const asIn =
  (known: readonly string[]) =>
  (value: string): number =>
    known.includes(value) ? known.indexOf(value) : known.length;
const byText = (): number => 0;
const byNumber = (value: string): number => Number.parseInt(value, 10);

const groupOf = ({ program, submit }: Metric): string | null =>
  submit === null || submit.group === null ? null : `${program}/${submit.group}`;

const nameCell = ({ id, summary }: Metric, links: Links): Html =>
  safe`${links.metric(id)} <span class="summary">${prose(summary)}</span>`;
const classCell = ({ privacy_class }: Metric, links: Links): Html => links.privacyClass(privacy_class);
const sinkText = (metric: Metric, site: Site): string => sinkWord(site.sinkOf(metric));

// prettier-ignore
export const COLUMNS: readonly Column[] = [
  { key: 'metric', title: 'Metric', text: ({ id }) => id, cell: nameCell, filter: null },
  { key: 'program', title: 'Program', text: ({ program }) => program, cell: null, filter: byText },
  { key: 'class', title: 'Class', text: ({ privacy_class }) => privacy_class, cell: classCell, filter: asIn(CLASSES) },
  { key: 'kind', title: 'Kind', text: ({ kind }) => kind, cell: 'text', filter: asIn(KINDS) },
  { key: 'sink', title: 'Leaves by', text: sinkText, cell: 'text', filter: asIn(SINKS) },
  { key: 'retention', title: 'Kept', text: ({ retention }) => `${retention} d`, cell: 'text', filter: byNumber },
  { key: 'expires', title: 'Expires', text: ({ expires }) => expires, cell: 'text', filter: byText },
  { key: 'use', title: 'Use', text: ({ use }) => use, cell: null, filter: asIn(USES) },
  { key: 'group', title: 'Group', text: groupOf, cell: null, filter: byText },
];

/** A table of metrics: its heads, and a row of cells for each metric. */
export function tableOf(columns: readonly Column[], metrics: readonly Metric[], site: Site, links: Links): Table {
  const shown = columns.flatMap(({ title, text, cell }) => {
    if (cell === null) return [];
    return [{ title, cellOf: cell === 'text' ? (metric: Metric) => safe`${text(metric, site) ?? ''}` : cell }];
  });
  return {
    head: shown.map(({ title }) => title),
    rows: metrics.map((metric) => shown.map(({ cellOf }) => cellOf(metric, links))),
  };
}

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Html[])[];
}

export interface Filter {
  readonly key: string;
  readonly title: string;
  /** In the order in which they are offered. */
  readonly values: readonly string[];
  /** For each metric the place of its value, or -1. */
  readonly places: readonly number[];
}

/** What the index can be narrowed by, with the values that metrics have. */
export function filtersOf(columns: readonly Column[], site: Site): readonly Filter[] {
  return columns.flatMap(({ key, title, text, filter: rank }) => {
    if (rank === null) return [];
    const texts = site.registry.metrics.map((metric) => text(metric, site));
    const found = [...new Set(texts)].filter((value) => value !== null);
    const values = found.sort().sort((a, b) => rank(a) - rank(b));
    const places = new Map(values.map((value, i) => [value, i]));
    return [{ key, title, values, places: texts.map((value) => places.get(value ?? '') ?? -1) }];
  });
}
