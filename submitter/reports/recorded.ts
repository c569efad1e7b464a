/**
 * What a store holds of one program, as far as something is to be said of it: which days may be looked at, and why
 * nothing may be said. Only blocks of the consented registry and series are looked at, and of each only the metrics
 * that its version already had by the `since` of their lines. Pure.
 */
import { addAll } from '../../recorders/typescript/store/block.ts';
import type { Day } from '../../recorders/typescript/store/day.ts';
import { matcher } from '../../recorders/typescript/store/glob.ts';
import type { DayCounts } from '../../recorders/typescript/store/read.ts';
import type { Catalogue } from '../../generated/types/catalogue.ts';
import type { SubmitLine } from '../allowlist/line.ts';
import { stop, type Stop } from '../stops/stop.ts';
import { recordedFields, type DayOfCounts } from './reduce.ts';
import { idOf } from '../allowlist/lookup.ts';
import { isOfSeries } from '../allowlist/series.ts';
import { takingOf } from '../allowlist/since.ts';

/** Whether a program is recorded, and what of it is not. */
export interface Recording {
  readonly state: 'on' | 'off' | 'fleet';
  /** Globs of its `on` file: fields that are not recorded. */
  readonly denied: readonly string[];
}

export interface Recorded extends Recording {
  readonly counts: readonly DayCounts[];
}

/** Days from and to which counts are looked at, both included. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** The registry and series that are looked at, and the lines that something is said by. */
export interface Looked {
  readonly registry: string;
  readonly series: string;
  readonly lines: readonly SubmitLine[];
}

/**
 * The counts of these lines on each day that has a block of which any of them may take something, whatever version of
 * the program wrote it.
 */
export function daysOf(
  recorded: Recorded | undefined,
  { registry, series, lines }: Looked,
  { from, to }: Period,
): DayOfCounts[] {
  const taking = takingOf(lines.map((line) => ({ line })));
  const days = new Map<Day, Map<string, number>>();
  for (const one of recorded?.counts ?? []) {
    const { day } = one;
    if (day < from || day > to || !isOfSeries(one, registry, series) || !taking.any(one)) continue;
    const sums = days.get(day) ?? new Map<string, number>();
    days.set(day, sums);
    addAll(
      sums,
      [...one.counts].filter(([field]) => taking.metric(one, idOf(field))),
    );
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
  recorded: Recording | undefined,
  lines: readonly SubmitLine[],
  catalogue: Catalogue | undefined,
): Stop | null {
  if (recorded === undefined || recorded.state === 'off') return stop('recording/off', program);
  if (recorded.state === 'fleet') return stop('recording/fleet', program);
  for (const line of lines) {
    const fields = recordedFields(line, boundsOf(catalogue, line.id));
    if (fields === null) return stop('recording/no-bounds', program, line.id);
    const glob = recorded.denied.find((one) => [line.id, ...fields].some(matcher(one)));
    if (glob !== undefined) return stop('recording/denied', program, line.id, glob);
  }
  return null;
}
