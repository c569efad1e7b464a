/** What the registries that were added say of a program's metrics: their summaries, and which fields they declare. */
import type { CatalogueMetric } from '../../submitter/registries/catalogue.ts';
import type { Catalogue } from '../../generated/types/catalogue.ts';
import { groupBy } from '../../recorders/typescript/store/order.ts';
import { addedRegistries } from '../../submitter/registries/registries.ts';

export interface Declarations {
  /** Null for an id that is not declared. */
  summary(id: string): string | null;
  /** Whether the field is declared; of frames and texts only the metric. The label of a field without braces is ''. */
  has(id: string, label: string): boolean;
}

/** Of every program that a registry describes, where nothing is wrong with that registry. */
export function declaredPrograms(root: string): ReadonlyMap<string, Declarations> {
  const catalogues = addedRegistries(root).flatMap(({ source }) => [...(source?.catalogues.values() ?? [])]);
  const byProgram = groupBy(catalogues, ({ program }) => program);
  return new Map([...byProgram].map(([program, list]) => [program, declaredIn(list)]));
}

type Takes = (label: string) => boolean;

/** Several may describe one program: what any of them declares is declared. */
function declaredIn(catalogues: readonly Catalogue[]): Declarations {
  const metrics = groupBy(
    catalogues.flatMap((catalogue) =>
      catalogue.metrics.map((metric) => ({ ...metric, takes: labelsOf(metric, catalogue) })),
    ),
    ({ id }) => id,
  );
  return {
    summary: (id) => metrics.get(id)?.[0].summary ?? null,
    has: (id, label) => metrics.get(id)?.some(({ takes }) => takes(label)) ?? false,
  };
}

function labelsOf(metric: CatalogueMetric, { lists }: Catalogue): Takes {
  const dimensions = dimensionsOf(metric)?.map((dimension) => {
    if ('labels' in dimension) return new Set(dimension.labels);
    return new Set([...(lists.find(({ name }) => name === dimension.list)?.values ?? []), 'unknown']);
  });
  if (dimensions === undefined) return (label) => label !== '';
  return (label) => {
    const parts = label === '' ? [] : label.split(',');
    return parts.length === dimensions.length && dimensions.every((values, i) => values.has(parts[i] ?? ''));
  };
}

type Dimension = { readonly list: string } | { readonly labels: readonly string[] };

/** What stands between the braces of a metric's fields, part by part; undefined where that is no closed list. */
function dimensionsOf(metric: CatalogueMetric): readonly Dimension[] | undefined {
  switch (metric.kind) {
    case 'counter':
      return metric.labels;
    case 'flag':
      return [{ labels: ['true', 'false'] }];
    case 'enumeration':
      return [metric.values];
    case 'histogram':
      return [{ labels: [...metric.bounds.map((bound) => `<=${bound}`), `>${metric.bounds.at(-1) ?? ''}`] }];
    case 'frames':
    case 'text':
      return undefined;
  }
}
