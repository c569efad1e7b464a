/**
 * Who decides: the one place that says what may leave. `permit` answers for a value, `permitMetric` for a metric as a
 * whole, `permitReport` for the bytes of a report, `permitSubmission` for a registry. All execute the lines of an
 * allowlist; what no line allows is refused, with the reason. What an allowlist allows is opaque: only these functions
 * look inside, and `describe` says what was published, for people. Pure: the day comes from those who ask.
 */
import { dayText, LAST_DAY, parseDay, type Day } from '../recorders/typescript/store/day.ts';
import { mismatch } from './allowlist/field-match.ts';
import type { FieldLine, SubmitLine } from './allowlist/line.ts';
import type { Allowlist } from './allowlist/list.ts';
import { idOf, lookupOf, type Entry, type Given, type Group, type Lookup, type Sink } from './allowlist/lookup.ts';
import { isUnreleased } from './allowlist/series.ts';
import { untilText, type Until } from './allowlist/until.ts';
import { withholding } from './allowlist/withholding.ts';
import { quarterStop, weekStop } from './body/period.ts';
import { readReport } from './body/shape.ts';
import { ANSWER_FORMAT, type Answer, type Report } from './body/text.ts';
import type { Home } from './stops/reports.ts';
import { given, stop, stopped, type Stop, type Stopped } from './stops/stop.ts';

const LOOKUP: unique symbol = Symbol('what an allowlist allows');

/** What an allowlist allows, less what its user deleted or withholds. */
export interface Allowed {
  readonly [LOOKUP]: Lookup;
}

export const allowedBy = (given: Given): Allowed => ({ [LOOKUP]: lookupOf(given) });

/** What was published, and what its user withholds: for words and for building reports, not for deciding. */
export interface Description {
  readonly list: Allowlist;
  /** What the caret keeps of its version: `0.1`, or `1`. */
  readonly series: string;
  readonly withheld: readonly string[];
}

export function describe({ [LOOKUP]: { list, series, withheld } }: Allowed): Description {
  return { list, series, withheld: withheld.map(({ glob }) => glob) };
}

type Line = SubmitLine | FieldLine;

export type Verdict =
  | { readonly permitted: true; readonly line: Line }
  | { readonly permitted: false; readonly stop: Stop };

/**
 * Whether a value may leave by a sink on a day. `field` is a field of the store, or for `submit` a metric's id; `value`
 * is a count, or for `submit` one of the values of its line.
 */
export function permit(allowed: Allowed, sink: Sink, field: string, value: unknown, today: Day): Verdict {
  const lookup = allowed[LOOKUP];
  const entry = entryOf(lookup, sink, field);
  const refused =
    listStop(lookup, field, today, sink) ??
    ('id' in entry ? entry : (lineStop(lookup, entry, field, today) ?? fieldStop(lookup, entry.line, field, value)));
  if (refused === null && 'line' in entry) return { permitted: true, line: entry.line };
  return { permitted: false, stop: refused ?? stop('field/unknown', field, nameOf(lookup)) };
}

export type MetricVerdict =
  | { readonly permitted: true; readonly lines: readonly Line[] }
  | { readonly permitted: false; readonly stops: readonly Stop[] };

/**
 * Whether anything of a metric may leave by a sink on a day, and by which lines. A submitted metric of a group leaves
 * with all of its group or not at all, so what refuses one of them refuses each. Of names and texts a glob that
 * takes every field refuses the metric; several globs that do so only together refuse field by field.
 */
export function permitMetric(allowed: Allowed, sink: Sink, id: string, today: Day): MetricVerdict {
  const lookup = allowed[LOOKUP];
  const metric = lookup.metrics.get(id);
  const early = listStop(lookup, id, today, sink) ?? (metric?.sink === sink ? null : absence(lookup, sink, id));
  if (early !== null || metric === undefined) return { permitted: false, stops: early === null ? [] : [early] };
  const group = lookup.groups.find(({ lines }) => lines.some((line) => line.id === id));
  const entries = (group?.lines ?? []).flatMap((line) => lookup.exact.get(line.id) ?? []);
  const asked = group === undefined ? metric.entries : entries;
  const verdicts = asked.map((entry) => ({ line: entry.line, stop: lineStop(lookup, entry, wholeOf(entry), today) }));
  const lines = verdicts.flatMap((verdict) => (verdict.stop === null ? [verdict.line] : []));
  const stops = verdicts.flatMap((verdict) => verdict.stop ?? []);
  const isPermitted = group === undefined ? lines.length > 0 : stops.length === 0;
  return isPermitted ? { permitted: true, lines } : { permitted: false, stops };
}

/** All that a line takes, as a field that only a glob that takes all of it matches. */
function wholeOf({ line }: Entry): string {
  if (line.section === 'submit') return line.id;
  return line.domain === null ? line.field : `${line.id}{*}`;
}

/** Where what is submitted is to go. A preview registry allows a file and nothing else. */
export type Destination = 'file' | 'recipient';

/** Why nothing at all of a registry may be submitted there on a day, or null. */
export function permitSubmission({ [LOOKUP]: lookup }: Allowed, to: Destination, today: Day): Stop | null {
  const { status, submitUntil } = lookup.list;
  const early = listStop(lookup, 'body', today, 'submit');
  if (early !== null) return early;
  if (to !== 'file' && status !== 'active') return stop('status/preview', nameOf(lookup));
  return isOver(submitUntil, today) ? stop('status/expired', nameOf(lookup), untilText(submitUntil)) : null;
}

/** The day on which the submit lines of a list expired, for words; null while they hold. */
export const expiredOn = ({ submitUntil }: Allowlist, today: Day): string | null =>
  isOver(submitUntil, today) ? untilText(submitUntil) : null;

/** The first day on which anything may leave by a list, for words; null once it has come. */
export const opensOn = (list: Allowlist, today: Day): string | null =>
  firstDay(list) > today ? dayText(firstDay(list)) : null;

/** A day early, since clocks of honest machines differ. */
const firstDay = ({ asOf }: Allowlist): Day => (parseDay(asOf) ?? LAST_DAY + 2) - 1;

/** Days compare as text. */
const isOver = (until: Until, today: Day): boolean => untilText(until) <= dayText(today);

const nameOf = ({ list }: Lookup): string => `${list.registry} ${list.version}`;

/**
 * What refuses everything: a day that is none, a list of a day to come, an active registry without its signatures; and
 * of what is submitted, a registry that was generated between two releases.
 */
function listStop(lookup: Lookup, field: string, today: Day, sink: Sink): Stop | null {
  if (!(Number.isSafeInteger(today) && today >= 0 && today <= LAST_DAY)) return stop('day/none', field, today);
  const { status, limits, asOf, version } = lookup.list;
  if (sink === 'submit' && isUnreleased(version)) return stop('status/unreleased', nameOf(lookup));
  if (firstDay(lookup.list) > today) return stop('day/early', field, nameOf(lookup), asOf, dayText(today));
  const signed = lookup.signedBy.length;
  if (status === 'preview' || signed >= limits.signatures) return null;
  return stop('status/unsigned', field, nameOf(lookup), signed, limits.signatures);
}

/** The line that speaks of a field, or why there is none. */
function entryOf(lookup: Lookup, sink: Sink, field: string): Entry | Stop {
  const metric = lookup.metrics.get(idOf(field));
  const entry = metric?.sink === sink ? (lookup.exact.get(field) ?? metric.pattern) : null;
  return entry ?? absence(lookup, sink, field);
}

function absence(lookup: Lookup, sink: Sink, field: string): Stop {
  const there = lookup.metrics.get(idOf(field))?.sink;
  if (there === undefined || there === sink) return stop('field/unknown', field, nameOf(lookup));
  return stop('field/other-sink', field, sink, there);
}

/** Whether the line holds today for this user; whatever the value. */
function lineStop(lookup: Lookup, { line, stands }: Entry, field: string, today: Day): Stop | null {
  if (!stands) return stop('field/deleted', field, line.section);
  const list = listOf(line);
  if (list !== null && !lookup.sets.has(list)) return stop('field/set-deleted', field, list);
  const { submitUntil } = lookup.list;
  if (line.section === 'submit' && isOver(submitUntil, today))
    return stop('field/expired', field, untilText(submitUntil));
  if (isOver(line.until, today)) return stop('field/over', field, untilText(line.until));
  const by = withholding(lookup, line, field);
  return by === undefined ? null : stop('field/withheld', field, by.glob, by.where);
}

const listOf = (line: Line): string | null =>
  line.section === 'submit' || line.domain === null || line.domain.form === 'text' ? null : line.domain.list;

/** Whether the line takes this field and this value. */
function fieldStop({ sets }: Lookup, line: Line, field: string, value: unknown): Stop | null {
  if (line.section !== 'submit') {
    const names = sets.get(listOf(line) ?? '') ?? new Set();
    const isCount = Number.isSafeInteger(value) && Number(value) >= 0 && !Object.is(value, -0);
    const counted = isCount ? null : stop('value/not-count', field, value);
    return mismatch(line, field, names) ?? counted;
  }
  if (typeof value !== 'string') return stop('value/not-text', field, value, line.values);
  return line.values.includes(value) ? null : stop('value/not-listed', field, value, line.values);
}

/**
 * Whether these bytes may leave on a day, as a report of a group or as a randomised answer; if not, everything that
 * refuses them.
 */
export function permitReport(
  allowed: Allowed,
  bytes: Uint8Array,
  today: Day,
  to: Destination,
): Stopped<Report | Answer> {
  const lookup = allowed[LOOKUP];
  const early = listStop(lookup, 'body', today, 'submit');
  const read = readReport(bytes);
  if (early !== null) return stopped(early, ...read.stops);
  if (read.value === null) return read;
  const report = read.value;
  const [first, ...others] = [
    ...originStops(lookup, report, to),
    ...(report.format === ANSWER_FORMAT ? answerStops(allowed, report, today) : groupStops(allowed, report, today)),
  ];
  return first === undefined ? given(report) : stopped(first, ...others);
}

/** The registry and series it is of, and where that registry's reports may go. */
function originStops(lookup: Lookup, report: Report | Answer, to: Destination): readonly Stop[] {
  const { list, series } = lookup;
  return [
    ...(to !== 'file' && list.status !== 'active' ? [stop('status/preview', nameOf(lookup))] : []),
    ...(report.registry === list.registry ? [] : [stop('report/other', 'registry', report.registry, list.registry)]),
    ...(report.series === series ? [] : [stop('report/other', 'series', report.series, series)]),
  ];
}

function groupStops(allowed: Allowed, { group: name, values, week }: Report, today: Day): readonly Stop[] {
  const lookup = allowed[LOOKUP];
  const said = new Map<string, unknown>(Object.entries(values));
  const group = groupOf(lookup, name, [...said.keys()]);
  if (group === null) return [stop('group/unknown', name, nameOf(lookup))];
  const keep = Math.min(...group.lines.map((line) => line.keep));
  const own = new Set(group.lines.map(({ id }) => id));
  const missing = [...own].filter((id) => !said.has(id)).map((id) => stop('group/missing-field', id, name));
  const others = [...said].flatMap(([id, value]): Stop | readonly Stop[] => {
    if (!own.has(id)) return stop('group/other-field', id, name, homeOf(lookup, id));
    const verdict = permit(allowed, 'submit', id, value, today);
    return verdict.permitted ? [] : verdict.stop;
  });
  const period = weekStop(week, keep, today);
  return [...(period === null ? [] : [period]), ...missing, ...others];
}

/** The group of that name: of the program that its first field is of, where two programs have one. */
function groupOf({ groups }: Lookup, name: string, ids: readonly string[]): Group | null {
  const named = groups.filter((group) => group.name === name && group.lines.length > 0);
  return named.find(({ program }) => ids[0]?.startsWith(`${program}.`) === true) ?? named[0] ?? null;
}

function homeOf(lookup: Lookup, id: string): Home {
  const group = lookup.groups.find(({ lines }) => lines.some((line) => line.id === id));
  if (group !== undefined) return { group: group.name, program: group.program };
  const sink = lookup.metrics.get(idOf(id))?.sink ?? null;
  return sink === null ? { sink, registry: nameOf(lookup) } : { sink };
}

function answerStops(allowed: Allowed, { metric, quarter, value }: Answer, today: Day): readonly Stop[] {
  const verdict = permit(allowed, 'submit', metric, value, today);
  if (!verdict.permitted) return [verdict.stop];
  const { line } = verdict;
  const group = line.section === 'submit' ? line.group : null;
  if (group !== null) return [stop('answer/not-alone', metric, group)];
  const period = quarterStop(quarter, line.keep, today);
  return period === null ? [] : [period];
}
