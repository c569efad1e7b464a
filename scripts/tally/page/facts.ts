/**
 * What the page shows, without how: of every program its metrics in total and by day and version, the days on which
 * something dies, and how far each metric could go. Pure: counts, registries and the day come from whoever asks.
 */
import { dayText, type Day } from '../../../recorders/typescript/store/day.ts';
import { addAll } from '../../../recorders/typescript/store/block.ts';
import { groupBy } from '../../../recorders/typescript/store/order.ts';
import type { DayCounts, StoreFinding } from '../../../recorders/typescript/store/read.ts';
import type { Registered } from '../../../submitter/registries/registered.ts';
import type { Recorded } from '../../../submitter/reports/recorded.ts';
import type { Declarations } from '../declarations.ts';
import { splitField, totalsOf, type MetricTotals, type ProgramTotals } from '../totals.ts';
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
  const totals = totalsOf(program, counts, { by: null, wanted, declared });
  const metrics = totals.metrics.map((metric): PageMetric => {
    const { id, rows } = metric;
    const fields = rows.map(({ label }) => (label === null ? id : `${id}{${label}}`));
    return {
      ...metric,
      ...sumsOf(counts, fields),
      exits: stop === null ? exitsOf(registered, { id, fields, recorded }, today, pathless) : [],
    };
  });
  return { totals, dropped, axis: axisOf(counts.map(({ day }) => dayText(day))), metrics };
}

/** What these fields were counted together, by day and by version, and when the first and the last of it die. */
function sumsOf(
  counts: readonly DayCounts[],
  fields: readonly string[],
): Pick<PageMetric, 'byDay' | 'byVersion' | 'dies'> {
  const [byDay, byVersion] = [new Map<string, number>(), new Map<string, number>()];
  let [first, last] = [Infinity, 0];
  for (const { day, version, dies, counts: own } of counts) {
    const found = fields.flatMap((field) => own.get(field) ?? []);
    if (found.length === 0) continue;
    addAll(
      byDay,
      found.map((count) => [dayText(day), count]),
    );
    addAll(
      byVersion,
      found.map((count) => [version, count]),
    );
    [first, last] = [Math.min(first, dies), Math.max(last, dies)];
  }
  return { byDay, byVersion, dies: [dayText(first), dayText(last)] };
}

function deathsOf({ program, counts }: RecordedProgram, { wanted, today }: Given): readonly Death[] {
  const alike = groupBy(
    counts
      .map((one) => ({ ...one, fields: [...one.counts.keys()].filter(wanted) }))
      .filter(({ fields }) => fields.length > 0),
    ({ dies }) => dayText(dies),
  );
  return [...alike].map(([dies, parts]) => {
    const fields = new Set(parts.flatMap((part) => part.fields));
    return {
      dies,
      inDays: parts[0].dies - today,
      program,
      days: [...new Set(parts.map(({ day }) => dayText(day)))].sort(),
      metrics: new Set([...fields].map((field) => splitField(field).id)).size,
      fields: fields.size,
    };
  });
}
