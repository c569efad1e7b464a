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

function declaredIn(catalogues: readonly Catalogue[]): Declarations {
  const metrics = new Map(
    catalogues.flatMap((catalogue) =>
      catalogue.metrics.map((metric) => [metric.id, { ...metric, takes: labelsOf(metric, catalogue) }] as const),
    ),
  );
  return {
    summary: (id) => metrics.get(id)?.summary ?? null,
    has: (id, label) => metrics.get(id)?.takes(label) ?? false,
  };
}

type Dimension = { readonly list: string } | { readonly labels: readonly string[] };

function labelsOf(metric: CatalogueMetric, { lists }: Catalogue): Takes {
  const oneOf = (dimension: Dimension): Takes => {
    const list = 'list' in dimension ? lists.find(({ name }) => name === dimension.list)?.values : undefined;
    const values = new Set('labels' in dimension ? dimension.labels : [...(list ?? []), 'unknown']);
    return (label) => values.has(label);
  };
  switch (metric.kind) {
    case 'counter': {
      const dimensions = metric.labels.map(oneOf);
      return (label) => {
        const parts = label === '' ? [] : label.split(',');
        return parts.length === dimensions.length && dimensions.every((takes, i) => takes(parts[i] ?? ''));
      };
    }
    case 'flag':
      return oneOf({ labels: ['true', 'false'] });
    case 'enumeration':
      return oneOf(metric.values);
    case 'histogram':
      return oneOf({ labels: [...metric.bounds.map((bound) => `<=${bound}`), `>${metric.bounds.at(-1) ?? ''}`] });
    case 'frames':
    case 'text':
      return (label) => label !== '';
  }
}
