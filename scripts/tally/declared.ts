/** What the registries that were added say of a program's metrics: their summaries, and which fields they declare. */
import type { CatalogueMetric } from '../../submitter/registries/catalogue.ts';
import type { Catalogue } from '../../generated/types/catalogue.ts';
import { addedRegistries } from '../../submitter/registries/registries.ts';

export interface Declared {
  /** Null for an id that is not declared. */
  summary(id: string): string | null;
  /** Whether the field is declared; of frames and texts only the metric. The label of a field without braces is ''. */
  has(id: string, label: string): boolean;
}

/** Of every program that a registry describes, where nothing is wrong with that registry. */
export function declaredPrograms(root: string): ReadonlyMap<string, Declared> {
  const catalogues = new Map<string, Catalogue[]>();
  for (const { source } of addedRegistries(root)) {
    for (const [program, catalogue] of source?.catalogues ?? []) {
      catalogues.set(program, [...(catalogues.get(program) ?? []), catalogue]);
    }
  }
  return new Map([...catalogues].map(([program, list]) => [program, declaredIn(list)]));
}

type Takes = (label: string) => boolean;

function declaredIn(catalogues: readonly Catalogue[]): Declared {
  const metrics = new Map<string, { readonly summary: string; readonly takes: Takes }>();
  for (const catalogue of catalogues) {
    for (const metric of catalogue.metrics) {
      metrics.set(metric.id, { summary: metric.summary, takes: labels(metric, catalogue) });
    }
  }
  return {
    summary: (id) => metrics.get(id)?.summary ?? null,
    has: (id, label) => metrics.get(id)?.takes(label) ?? false,
  };
}

type Dimension = { readonly list: string } | { readonly labels: readonly string[] };

function labels(metric: CatalogueMetric, { lists }: Catalogue): Takes {
  const values = (dimension: Dimension): ReadonlySet<string> =>
    'labels' in dimension
      ? new Set(dimension.labels)
      : new Set([...(lists.find(({ name }) => name === dimension.list)?.values ?? []), 'unknown']);
  switch (metric.kind) {
    case 'counter': {
      const dimensions = metric.labels.map(values);
      return (label) => {
        const parts = label === '' ? [] : label.split(',');
        return parts.length === dimensions.length && parts.every((part, i) => dimensions[i]?.has(part) === true);
      };
    }
    case 'flag':
      return (label) => label === 'true' || label === 'false';
    case 'enumeration': {
      const declared = values(metric.values);
      return (label) => declared.has(label);
    }
    case 'histogram': {
      const declared = new Set([...metric.bounds.map((bound) => `<=${bound}`), `>${metric.bounds.at(-1) ?? ''}`]);
      return (label) => declared.has(label);
    }
    case 'frames':
    case 'text':
      return (label) => label !== '';
  }
}
