/**
 * What the page shows, without how: of every program its metrics in total and by day and version, the days on which
 * something dies, and how far each metric could go. Pure: counts, registries and the day come from whoever asks.
 */
import { dayText, type Day } from '../../../recorders/typescript/store/day.ts';
import { addAll } from '../../../recorders/typescript/store/block.ts';
import type { DayCounts, StoreFinding } from '../../../recorders/typescript/store/read.ts';
import type { Registered } from '../../../submitter/registries/registered.ts';
import type { Recorded } from '../../../submitter/reports/recorded.ts';
import type { Declarations } from '../declarations.ts';
import { splitField, totalsOf, type By, type MetricTotals, type ProgramTotals } from '../totals.ts';
import { axisOf } from './chart.ts';
import { exitsOf, type Exit } from './exits.ts';

export interface RecordedProgram extends Recorded {
  readonly program: string;
  /** Blocks that were refused when files were rewritten. */
  readonly dropped: number;
  readonly declared: Declarations | null;
}

export interface Given {
  readonly today: Day;
  readonly recorded: readonly RecordedProgram[];
  /** Which fields are shown. */
  readonly wanted: (field: string) => boolean;
  /** The glob that was asked for; null for everything. */
  readonly metric: string | null;
  readonly registered: readonly Registered[];
  /** A text without the folders of the store's owner. */
  readonly pathless: (text: string) => string;
  /** Why nothing at all can leave; null if something could. */
  readonly stop: string | null;
  readonly findings: readonly StoreFinding[];
}

export interface PageMetric {
  readonly id: string;
  readonly summary: string | null;
  /** As `tally show --format json` has them. */
  readonly rows: MetricTotals['rows'];
  readonly byDay: ReadonlyMap<string, number>;
  readonly byVersion: ReadonlyMap<string, number>;
  /** The days on which the first and the last of it die. */
  readonly dies: readonly [first: string, last: string];
  readonly exits: readonly Exit[];
}

export interface PageProgram {
  readonly totals: ProgramTotals;
  readonly dropped: number;
  readonly axis: readonly string[];
  readonly metrics: readonly PageMetric[];
}

/** What dies at 00:00 UTC of one day. */
export interface Death {
  readonly dies: string;
  /** From today. */
  readonly inDays: number;
  readonly program: string;
  /** On which it was counted. */
  readonly days: readonly string[];
  readonly metrics: number;
  readonly fields: number;
}

export interface Facts extends Pick<Given, 'findings' | 'metric' | 'stop'> {
  readonly today: string;
  readonly programs: readonly PageProgram[];
  readonly deaths: readonly Death[];
}

export function factsOf(given: Given): Facts {
  const { today, recorded, findings, metric, stop } = given;
  const programs = recorded.map((one) => programOf(one, given));
  const deaths = recorded.flatMap((one) => deathsOf(one, given)).sort((a, b) => a.inDays - b.inDays);
  return { today: dayText(today), programs, deaths, findings, metric, stop };
}

function programOf(recorded: RecordedProgram, { wanted, registered, pathless, stop, today }: Given): PageProgram {
  const { program, counts, dropped, declared } = recorded;
  const by = (key: By | null): ProgramTotals => totalsOf(program, counts, { by: key, wanted, declared });
  const totals = by(null);
  const [days, versions] = [sumsOf(by('day')), sumsOf(by('version'))];
  const dies = diesOf(counts, wanted);
  const metrics = totals.metrics.map((metric): PageMetric => {
    const { id, rows } = metric;
    const fields = rows.map(({ label }) => (label === null ? id : `${id}{${label}}`));
    const [first, last] = dies.get(id) ?? [today, today];
    return {
      ...metric,
      byDay: days.get(id) ?? new Map(),
      byVersion: versions.get(id) ?? new Map(),
      dies: [dayText(first), dayText(last)],
      exits: stop === null ? exitsOf(registered, { id, fields, recorded }, today, pathless) : [],
    };
  });
  return { totals, dropped, axis: axisOf(counts.map(({ day }) => dayText(day))), metrics };
}

/** By metric, and by day or version, all labels together. */
function sumsOf({ metrics }: ProgramTotals): ReadonlyMap<string, ReadonlyMap<string, number>> {
  return new Map(
    metrics.map(({ id, rows }) => {
      const sums = new Map<string, number>();
      addAll(
        sums,
        rows.map(({ by, count }) => [by ?? '', count]),
      );
      return [id, sums];
    }),
  );
}

const idOf = (field: string): string => splitField(field).id;

function diesOf(counts: readonly DayCounts[], wanted: Given['wanted']): ReadonlyMap<string, readonly [Day, Day]> {
  const found = new Map<string, readonly [Day, Day]>();
  for (const { dies, counts: own } of counts) {
    for (const field of own.keys()) {
      if (!wanted(field)) continue;
      const [first, last] = found.get(idOf(field)) ?? [dies, dies];
      found.set(idOf(field), [Math.min(first, dies), Math.max(last, dies)]);
    }
  }
  return found;
}

function deathsOf({ program, counts }: RecordedProgram, { wanted, today }: Given): readonly Death[] {
  const found = new Map<Day, { readonly days: Set<string>; readonly fields: Set<string> }>();
  for (const { day, dies, counts: own } of counts) {
    const fields = [...own.keys()].filter(wanted);
    if (fields.length === 0) continue;
    const one = found.get(dies) ?? { days: new Set(), fields: new Set() };
    found.set(dies, one);
    one.days.add(dayText(day));
    for (const field of fields) one.fields.add(field);
  }
  return [...found].map(([dies, { days, fields }]) => ({
    dies: dayText(dies),
    inDays: dies - today,
    program,
    days: [...days].sort(),
    metrics: new Set([...fields].map(idOf)).size,
    fields: fields.size,
  }));
}
