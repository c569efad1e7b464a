/**
 * What `tally show` shows, without how: counts of a program added up by metric and label, in an order that makes sense
 * to people. Pure. Its shape is what `--format json` prints, so it is a contract: closed, and described in that help.
 */
import { addAll } from '../../recorders/typescript/store/block.ts';
import { dayText } from '../../recorders/typescript/store/day.ts';
import { byKey } from '../../recorders/typescript/store/order.ts';
import type { DayCounts } from '../../recorders/typescript/store/read.ts';
import { idOf } from '../../submitter/allowlist/lookup.ts';
import { compareVersions } from '../../submitter/allowlist/series.ts';
import type { Declarations } from './declarations.ts';

export const BY = ['day', 'version'] as const;
export type By = (typeof BY)[number];

export interface TotalRow {
  /** The day or the version; null where counts are not shown by either. */
  readonly by: string | null;
  /** What stands between the braces of the field; null where it has none. */
  readonly label: string | null;
  readonly count: number;
  /** Null where no registry of the program was added. */
  readonly declared: boolean | null;
}

export interface MetricTotals {
  readonly id: string;
  /** Null where no registry that was added declares it. */
  readonly summary: string | null;
  readonly rows: readonly TotalRow[];
}

export interface ProgramTotals {
  readonly program: string;
  /** Null where nothing is recorded. */
  readonly first_day: string | null;
  readonly last_day: string | null;
  readonly versions: readonly string[];
  readonly metrics: readonly MetricTotals[];
}

export interface Selection {
  readonly by: By | null;
  readonly wanted: (field: string) => boolean;
  readonly declared: Declarations | null;
}

/** What is said of a metric: its summary, or that no registry declares it; null where there is none to declare it. */
export const summaryOf = ({ summary, rows }: Pick<MetricTotals, 'summary' | 'rows'>): string | null =>
  summary ?? (rows.every(({ declared }) => declared === null) ? null : 'not declared in any registry that was added');

/** Where something is recorded, and nothing of it was asked for. */
export const NONE_ASKED = 'Nothing in it is of the metrics that were asked for.';

/** The counts of a program whose fields `wanted` takes. */
export function totalsOf(program: string, counts: readonly DayCounts[], selection: Selection): ProgramTotals {
  const { by, wanted, declared } = selection;
  const sums = new Map<string, Sums>();
  for (const { day, version, counts: fields } of counts) {
    const key = by === null ? '' : by === 'day' ? dayText(day) : version;
    for (const [field, count] of fields) {
      if (!wanted(field)) continue;
      const { id, label } = splitField(field);
      addAll(within(within(sums, id), key), [[label, count]]);
    }
  }
  const days = counts.map(({ day }) => dayText(day)).sort();
  const versions = [...new Set(counts.map(({ version }) => version))].sort(compareVersions);
  const metrics = [...sums].sort(byKey).map(([id, own]) => {
    return { id, summary: declared?.summary(id) ?? null, rows: rowsOf(id, own, selection) };
  });
  return { program, first_day: days[0] ?? null, last_day: days.at(-1) ?? null, versions, metrics };
}

/** Counts by label, by day or version. */
type Sums = Map<string, Map<string, number>>;

/** A field without braces has the label ''. */
export function splitField(field: string): { readonly id: string; readonly label: string } {
  const id = idOf(field);
  return { id, label: field.slice(id.length + 1, -1) };
}

function within<V>(map: Map<string, Map<string, V>>, key: string): Map<string, V> {
  const there = map.get(key) ?? new Map<string, V>();
  map.set(key, there);
  return there;
}

function rowsOf(id: string, sums: Sums, { by, declared }: Selection): readonly TotalRow[] {
  return [...sums]
    .sort(([a], [b]) => compareVersions(a, b))
    .flatMap(([key, labels]) =>
      ordered([...labels]).map(([label, count]) => ({
        by: by === null ? null : key,
        label: label === '' ? null : label,
        count,
        declared: declared?.has(id, label) ?? null,
      })),
    );
}

const BUCKET = /^(?:<=|>)([0-9]+)$/;

/** Buckets in the order of their bounds, anything else with the greatest count first. */
function ordered(rows: (readonly [label: string, count: number])[]): readonly (readonly [string, number])[] {
  const bound = (label: string): number => Number(BUCKET.exec(label)?.[1]) + (label.startsWith('>') ? 0.5 : 0);
  if (rows.every(([label]) => BUCKET.test(label))) return rows.sort(([a], [b]) => bound(a) - bound(b));
  return rows.sort((a, b) => b[1] - a[1] || byKey(a, b));
}
