/**
 * What `tally show` shows, without how: counts of a program added up by metric and label, in an order that makes sense to
 * people. Pure. Its shape is what `--format json` prints, so it is a contract: closed, and described in that help.
 */
import { add } from '../../recorders/typescript/store/block.ts';
import { dayText } from '../../recorders/typescript/store/day.ts';
import type { DayCounts } from '../../recorders/typescript/store/read.ts';
import type { Declared } from './declared.ts';

export const BY = ['day', 'version'] as const;
export type By = (typeof BY)[number];

export interface ShownRow {
  /** The day or the version; null where counts are not shown by either. */
  readonly by: string | null;
  /** What stands between the braces of the field; null where it has none. */
  readonly label: string | null;
  readonly count: number;
  /** Null where no registry of the program was added. */
  readonly declared: boolean | null;
}

export interface ShownMetric {
  readonly id: string;
  /** Null where no registry that was added declares it. */
  readonly summary: string | null;
  readonly rows: readonly ShownRow[];
}

export interface ShownProgram {
  readonly program: string;
  /** Null where nothing is recorded. */
  readonly first_day: string | null;
  readonly last_day: string | null;
  readonly versions: readonly string[];
  readonly metrics: readonly ShownMetric[];
}

/** The counts of a program whose fields `wanted` takes. */
export function shown(
  program: string,
  days: readonly DayCounts[],
  { by, wanted, declared }: { by: By | null; wanted: (field: string) => boolean; declared: Declared | null },
): ShownProgram {
  const sums = new Map<string, Map<string, Map<string, number>>>();
  for (const one of days) {
    const key = by === null ? '' : by === 'day' ? dayText(one.day) : one.version;
    for (const [field, count] of one.counts) {
      if (!wanted(field)) continue;
      const { id, label } = splitField(field);
      const rows = within(within(sums, id), key);
      rows.set(label, add(rows.get(label) ?? 0, count));
    }
  }
  const text = days.map(({ day }) => dayText(day)).sort();
  const versions = [...new Set(days.map(({ version }) => version))].sort(byVersion);
  const ids = [...sums.keys()].sort();
  const metrics = ids.map((id) => {
    const rows = shownRows(id, sums.get(id) ?? new Map(), by, declared);
    return { id, summary: declared?.summary(id) ?? null, rows };
  });
  return { program, first_day: text[0] ?? null, last_day: text.at(-1) ?? null, versions, metrics };
}

/** A field without braces has the label ''. */
export function splitField(field: string): { readonly id: string; readonly label: string } {
  const brace = field.indexOf('{');
  return brace === -1 ? { id: field, label: '' } : { id: field.slice(0, brace), label: field.slice(brace + 1, -1) };
}

function within<K, V>(map: Map<K, Map<string, V>>, key: K): Map<string, V> {
  const there = map.get(key) ?? new Map<string, V>();
  map.set(key, there);
  return there;
}

type Sums = ReadonlyMap<string, ReadonlyMap<string, number>>;

function shownRows(id: string, sums: Sums, by: By | null, declared: Declared | null): readonly ShownRow[] {
  const keys = [...sums.keys()].sort(by === 'version' ? byVersion : undefined);
  return keys.flatMap((key) =>
    sorted([...(sums.get(key) ?? [])]).map(([label, count]) => ({
      by: by === null ? null : key,
      label: label === '' ? null : label,
      count,
      declared: declared === null ? null : declared.has(id, label),
    })),
  );
}

const BUCKET = /^(?:<=|>)([0-9]+)$/;

/** Buckets in the order of their bounds, anything else with the greatest count first. */
function sorted(rows: (readonly [label: string, count: number])[]): readonly (readonly [string, number])[] {
  const bound = (label: string): number => Number(BUCKET.exec(label)?.[1] ?? 0) + (label.startsWith('>') ? 0.5 : 0);
  if (rows.every(([label]) => BUCKET.test(label))) return rows.sort(([a], [b]) => bound(a) - bound(b));
  return rows.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

/** Numbers as numbers, so that 1.100.0 comes after 1.99.0; `dev` last. */
export function byVersion(a: string, b: string): number {
  const key = (version: string): string => version.replace(/[0-9]+/g, (n) => n.padStart(6, '0'));
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}
