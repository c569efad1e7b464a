/**
 * What the page shows, without how: of every program its metrics in total and by day and version, the days on which
 * something dies, and how far each metric could go. Pure: counts, registries and the day come from whoever asks.
 */
import { dayText, type Day } from '../../../recorders/typescript/store/day.ts';
import { add } from '../../../recorders/typescript/store/block.ts';
import type { DayCounts, StoreFinding } from '../../../recorders/typescript/store/read.ts';
import type { Registered } from '../../../submitter/registries/registered.ts';
import type { Recorded } from '../../../submitter/reports/recorded.ts';
import type { Declared } from '../declared.ts';
import { shown, splitField, type ShownMetric, type ShownProgram } from '../shown.ts';
import { axisOf } from './chart.ts';
import { exitsOf, type Exit } from './exits.ts';

export interface RecordedProgram extends Recorded {
  readonly program: string;
  /** Blocks that were refused when files were rewritten. */
  readonly dropped: number;
  readonly declared: Declared | null;
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
  readonly rows: ShownMetric['rows'];
  readonly byDay: ReadonlyMap<string, number>;
  readonly byVersion: ReadonlyMap<string, number>;
  /** The days on which the first and the last of it die. */
  readonly dies: readonly [first: string, last: string];
  readonly exits: readonly Exit[];
}

export interface PageProgram {
  readonly shown: ShownProgram;
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
  const deaths = recorded.flatMap((one) => deathsOf(one, given));
  deaths.sort((a, b) => (a.dies === b.dies ? 0 : a.dies < b.dies ? -1 : 1));
  return {
    today: dayText(today),
    programs: recorded.map((one) => programOf(one, given)),
    deaths,
    findings,
    metric,
    stop,
  };
}

function programOf(recorded: RecordedProgram, { wanted, registered, pathless, stop, today }: Given): PageProgram {
  const { program, counts, dropped, declared } = recorded;
  const by = (key: 'day' | 'version' | null): ShownProgram => shown(program, counts, { by: key, wanted, declared });
  const total = by(null);
  const sums = { day: sumsOf(by('day')), version: sumsOf(by('version')) };
  const dies = diesOf(counts, wanted);
  const metrics = total.metrics.map(({ id, summary, rows }): PageMetric => {
    const fields = rows.map(({ label }) => (label === null ? id : `${id}{${label}}`));
    const [first, last] = dies.get(id) ?? [today, today];
    return {
      ...{ id, summary, rows },
      byDay: sums.day.get(id) ?? new Map(),
      byVersion: sums.version.get(id) ?? new Map(),
      dies: [dayText(first), dayText(last)],
      exits: stop === null ? exitsOf(registered, { id, fields, recorded }, today, pathless) : [],
    };
  });
  return { shown: total, dropped, axis: axisOf(counts.map(({ day }) => dayText(day))), metrics };
}

/** By metric, and by day or version, all labels together. */
function sumsOf({ metrics }: ShownProgram): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const sums = new Map<string, Map<string, number>>();
  for (const { id, rows } of metrics) {
    const own = new Map<string, number>();
    for (const { by, count } of rows) own.set(by ?? '', add(own.get(by ?? '') ?? 0, count));
    sums.set(id, own);
  }
  return sums;
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
