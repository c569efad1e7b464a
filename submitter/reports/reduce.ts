/**
 * What a period says of one metric: days of counts to one of the values that its allowlist line lists. Nothing counted
 * reads 0, false or `unknown`, so that every value is there whatever happened. A field that nobody declared is not
 * looked at. Pure.
 */
import { add } from '../../recorders/typescript/store/block.ts';
import type { SubmitLine } from '../allowlist/line.ts';

/** Counts of one day, by field. */
export type DayOfCounts = ReadonlyMap<string, number>;

/**
 * The fields of the store that a line is about, in declared order. `bounds` are a histogram's, null for what is none;
 * null where they are missing, or where a level does not begin above one of them.
 */
export function recordedFields({ id, values, reduce }: SubmitLine, bounds: readonly number[] | null): string[] | null {
  switch (reduce) {
    case 'sum':
    case 'days':
      return [id];
    case 'max':
    case 'median': {
      const starts = new Set(bounds?.map((bound) => bound + 1));
      const fit = values.map(startOf).every((start) => start === 0 || starts.has(start));
      const last = bounds?.at(-1);
      if (bounds === null || last === undefined || !fit) return null;
      return [...bounds.map((bound) => `${id}{<=${bound}}`), `${id}{>${last}}`];
    }
    case 'any':
    case 'all':
    case 'mode':
      return values.map((value) => `${id}{${value}}`);
    default:
      return null;
  }
}

/** One of the line's values, of the days that are looked at; null where `recordedFields` is null. */
export function reduced(
  line: SubmitLine,
  days: readonly DayOfCounts[],
  bounds: readonly number[] | null,
): string | null {
  const fields = recordedFields(line, bounds);
  if (fields === null) return null;
  const totals = fields.map((field) => days.reduce((sum, counts) => add(sum, counts.get(field) ?? 0), 0));
  const { id, values, reduce } = line;
  const isCounted = (value: string): boolean => (totals[values.indexOf(value)] ?? 0) > 0;
  switch (reduce) {
    case 'sum':
      return level(values, totals[0] ?? 0);
    case 'days':
      return level(values, days.filter((counts) => (counts.get(id) ?? 0) > 0).length);
    case 'max':
      return level(
        values,
        lowest(
          bounds,
          totals.findLastIndex((count) => count > 0),
        ),
      );
    case 'median':
      return level(values, lowest(bounds, middle(totals)));
    case 'any':
      return String(isCounted('true'));
    case 'all':
      return String(isCounted('true') && !isCounted('false'));
    case 'mode':
      return values[commonest(totals)] ?? 'unknown';
    default:
      return null;
  }
}

const startOf = (value: string): number => Number(/^[0-9]+/.exec(value)?.[0]);

/** The range that a number is in. */
const level = (values: readonly string[], n: number): string =>
  values.findLast((value) => startOf(value) <= n) ?? values[0] ?? '';

/** The smallest number in a bucket; 0 for none. */
const lowest = (bounds: readonly number[] | null, bucket: number): number => (bounds?.[bucket - 1] ?? -1) + 1;

/** The bucket of the middle observation, the lower of two; -1 for none. */
function middle(totals: readonly number[]): number {
  const half = totals.reduce((sum, count) => sum + BigInt(count), 1n) / 2n;
  let passed = 0n;
  return half === 0n ? -1 : totals.findIndex((count) => (passed += BigInt(count)) >= half);
}

/** The first of the greatest; -1 where all are 0. */
function commonest(totals: readonly number[]): number {
  const most = Math.max(...totals);
  return most === 0 ? -1 : totals.indexOf(most);
}
