/**
 * What a store holds of one program, as far as something is to be said of it: which days may be looked at, and why nothing
 * may be said. Only blocks of the consented registry and series are looked at, since within a series no metric goes
 * further than it did when they were recorded. Pure.
 */
import { add } from '../../recorders/typescript/store/block.ts';
import type { Day } from '../../recorders/typescript/store/day.ts';
import { matcher } from '../../recorders/typescript/store/glob.ts';
import type { DayCounts } from '../../recorders/typescript/store/read.ts';
import type { Catalogue } from '../../generated/types/catalogue.ts';
import type { SubmitLine } from '../allowlist/line.ts';
import { recordedFields, type DayOfCounts } from './reduce.ts';
import { seriesOf } from '../allowlist/series.ts';

export interface Recorded {
  readonly state: 'on' | 'off' | 'fleet';
  /** Globs of its `on` file: fields that are not recorded. */
  readonly denied: readonly string[];
  readonly counts: readonly DayCounts[];
}

/** Days from and to which counts are looked at, both included. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** The counts of each day that has a block, whatever version of the program wrote it. */
export function daysOf({ counts }: Recorded, registry: string, series: string, { from, to }: Period): DayOfCounts[] {
  const days = new Map<Day, Map<string, number>>();
  for (const { day, registry: of, registryVersion, counts: found } of counts) {
    if (day < from || day > to || of !== registry || seriesOf(registryVersion) !== series) continue;
    const sums = days.get(day) ?? new Map<string, number>();
    days.set(day, sums);
    for (const [field, count] of found) sums.set(field, add(sums.get(field) ?? 0, count));
  }
  return [...days.values()];
}

/** A histogram's bounds, by id; null for what is none. */
export function boundsOf(catalogue: Catalogue | undefined, id: string): readonly number[] | null {
  const metric = catalogue?.metrics.find((one) => one.id === id);
  return metric?.kind === 'histogram' ? metric.bounds : null;
}

/** Why nothing is said of a program, though it was consented to; null if nothing is in the way. */
export function recordingStop(
  program: string,
  recorded: Recorded | undefined,
  lines: readonly SubmitLine[],
  catalogue: Catalogue | undefined,
): string | null {
  if (recorded === undefined || recorded.state === 'off') return `recording is off for ${program}`;
  if (recorded.state === 'fleet') return `${program} is recorded into a fleet store, of which nothing is ever sent`;
  for (const line of lines) {
    const fields = recordedFields(line, boundsOf(catalogue, line.id));
    if (fields === null) return `the catalogue of ${program} does not have the bounds that ${line.id} is reported by`;
    const glob = recorded.denied.find((one) => [line.id, ...fields].some(matcher(one)));
    if (glob !== undefined)
      return `${line.id} is not recorded as a whole: \`deny ${glob}\` in the \`on\` file of ${program}`;
  }
  return null;
}
