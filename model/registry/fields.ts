/**
 * The one spelling of fields. A field is what the store counts and the allowlist names; its text is the same in store,
 * bindings, allowlist, tickets, exports and docs, so that grep finds it everywhere. Pure; decides nothing about
 * privacy.
 */
import type { Metric, Submit } from './types.ts';
import { UNKNOWN } from '../schema/declaration.ts';

const RESERVED = /[ %{},;|=<>]/g;

/**
 * Percent-encodes the bytes that are syntax in a field; declared labels are printable ASCII, so one byte is one
 * character.
 */
export function encodeLabel(label: string): string {
  return label.replace(RESERVED, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

/** The buckets of a histogram, in order: `<=10` … `>300`. */
export function bucketLabels(bounds: readonly number[]): readonly string[] {
  const last = bounds.at(-1);
  return last === undefined ? [] : [...bounds.map((bound) => `<=${bound}`), `>${last}`];
}

/**
 * What stands between the braces, for every field of the metric in declared order; `null` is a field without braces.
 * `frames` and `text` have too many fields to list and give one pattern instead, such as `names:compiler-crates*32`.
 */
export function fieldLabels(metric: Metric): readonly (string | null)[] {
  switch (metric.kind) {
    case 'counter': {
      const [first, second] = metric.labels.map((dimension) => dimension.labels.map(encodeLabel));
      if (first === undefined) return [null];
      return second === undefined ? first : first.flatMap((a) => second.map((b) => `${a},${b}`));
    }
    case 'flag':
      return ['true', 'false'];
    case 'enumeration':
      return metric.values.labels.map(encodeLabel);
    case 'histogram':
      return bucketLabels(metric.bounds);
    case 'frames':
      return [`names:${metric.list}*${metric.depth}`];
    case 'text':
      return [`text:${encodeLabel(metric.pattern)}`];
  }
}

/** Every field of a metric as it is spelled: `rustc.ice.total`, `rustc.diagnostics.error_code{E0502}`. */
export function fields(metric: Metric): readonly string[] {
  return fieldLabels(metric).map((label) => (label === null ? metric.id : `${metric.id}{${label}}`));
}

/** How many fields `fields` would give, without making them; for `text` the texts it can match, for `frames` one. */
export function fieldCount(metric: Metric): number {
  switch (metric.kind) {
    case 'counter':
      return metric.labels.reduce((product, dimension) => product * dimension.labels.length, 1);
    case 'flag':
      return 2;
    case 'enumeration':
      return metric.values.labels.length;
    case 'histogram':
      return metric.bounds.length + 1;
    case 'frames':
      return 1;
    case 'text':
      return metric.size + 1; // and `unknown`
  }
}

/** `[0, 1, 2, 5]` as what a report may say: `0`, `1`, `2-4`, `5+`. */
export function levelLabels(levels: readonly number[]): readonly string[] {
  return levels.map((low, i) => {
    const next = levels[i + 1];
    if (next === undefined) return `${low}+`;
    return next - 1 === low ? `${low}` : `${low}-${next - 1}`;
  });
}

/** The values a report may hold for a metric that is reported, in declared order; empty for kinds that never are. */
export function reportValues(metric: Metric, submit: Submit): readonly string[] {
  switch (metric.kind) {
    case 'counter':
    case 'histogram':
      return submit.levels === null ? [] : levelLabels(submit.levels);
    case 'flag':
      return ['false', 'true'];
    case 'enumeration':
      return metric.values.labels.map(encodeLabel);
    case 'frames':
    case 'text':
      return [];
  }
}

/** The labels of a list or declaration with `unknown`, which belongs to every domain, added last. */
export function withUnknown(labels: readonly string[]): readonly string[] {
  return [...labels, UNKNOWN];
}
