/** What the index can be narrowed by. One table: the filters on the page, the data of the script and its addresses agree. */
import { CLASSES, KINDS, USES } from '../../model/schema/declaration.ts';
import type { Metric } from '../../model/registry/types.ts';
import { SINKS } from '../sink.ts';
import type { Site } from './site-model.ts';
import { sinkWord } from './words.ts';

export interface Facet {
  /** In addresses and as the name of the field. */
  readonly key: string;
  readonly title: string;
  /** In the order in which they are offered. */
  readonly values: readonly string[];
  /** One of the values, or null: no filter of this kind finds it. */
  readonly of: (metric: Metric) => string | null;
}

/** The order of `known`, or by text where there is none. */
function facet(site: Site, key: string, title: string, of: Facet['of'], known: readonly string[] = []): Facet {
  const found = [...new Set(site.registry.metrics.map(of))].filter((value) => value !== null).sort();
  const values = [
    ...known.filter((value) => found.includes(value)),
    ...found.filter((value) => !known.includes(value)),
  ];
  return { key, title, values, of };
}

const group = ({ program, submit }: Metric): string | null =>
  submit === null || submit.group === null ? null : `${program}/${submit.group}`;

export function facetsOf(site: Site): readonly Facet[] {
  const days = [...new Set(site.registry.metrics.map(({ retention }) => retention))].sort((a, b) => a - b);
  return [
    facet(site, 'program', 'Program', ({ program }) => program),
    facet(site, 'class', 'Class', ({ privacy_class }) => privacy_class, CLASSES),
    facet(site, 'kind', 'Kind', ({ kind }) => kind, KINDS),
    facet(site, 'sink', 'Leaves by', (metric) => sinkWord(site.sinkOf(metric)), [...SINKS, 'nothing']),
    facet(
      site,
      'retention',
      'Kept',
      ({ retention }) => `${retention} d`,
      days.map((day) => `${day} d`),
    ),
    facet(site, 'expires', 'Expires', ({ expires }) => expires),
    facet(site, 'use', 'Use', ({ use }) => use, USES),
    facet(site, 'group', 'Group', group),
  ];
}
