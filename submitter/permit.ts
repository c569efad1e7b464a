/**
 * The one place that decides what may leave: `permit` for a value, `permitReport` for the bytes of a report. Both execute
 * the lines of an allowlist; what no line allows is refused, with the field and the reason. Ticket, preview, payload,
 * sender and collector ask here and nowhere else. Pure: the day comes from whoever asks.
 */
import { dayText, LAST_DAY, type Day } from '../recorders/typescript/store/day.ts';
import type { FieldLine, SubmitLine } from './allowlist/line.ts';
import {
  idOf,
  lookup,
  NEEDED_SIGNATURES,
  withholding,
  type Allowed,
  type Entry,
  type Group,
  type Sink,
} from './allowlist/allowed.ts';
import { mismatch } from './allowlist/field-match.ts';
import { refusal, shown, type Refusal } from './stops/refusals.ts';
import { quarterRefusal, weekRefusal } from './body/period.ts';
import { readReport } from './body/shape.ts';
import { ANSWER_FORMAT, type Answer, type Report } from './body/text.ts';

export type { Refusal } from './stops/refusals.ts';

export type Verdict =
  | { readonly permitted: true; readonly line: SubmitLine | FieldLine }
  | { readonly permitted: false; readonly refusal: Refusal };

export type ReportVerdict =
  | { readonly permitted: true; readonly report: Report | Answer }
  | { readonly permitted: false; readonly refusals: readonly Refusal[] };

/** Where a report is to go. A preview registry allows a file and nothing else. */
export type Destination = 'file' | 'recipient';

/**
 * Whether a value may leave by a sink on a day. `field` is a field of the store, or for `submit` a metric's id; `value` is
 * a count, or for `submit` one of the values of its line.
 */
export function permit(allowed: Allowed, sink: Sink, field: string, value: unknown, today: Day): Verdict {
  const found = listRefusal(allowed, field, today) ?? standing(allowed, sink, field);
  if ('why' in found) return { permitted: false, refusal: found };
  const { line } = found;
  const refused =
    domainRefusal(allowed, line, field) ??
    dateRefusal(allowed, line, field, today) ??
    withheldRefusal(allowed, line, field) ??
    valueRefusal(line, field, value);
  return refused === null ? { permitted: true, line } : { permitted: false, refusal: refused };
}

const nameOf = ({ list }: Allowed): string => `${list.registry} ${list.version}`;

/** What refuses everything: a day that is none, an active registry without its signatures. */
function listRefusal(allowed: Allowed, field: string, today: Day): Refusal | null {
  if (!isDay(today)) return refusal('day/none', field, shown(today));
  const { list, signedBy } = allowed;
  if (list.status === 'preview' || signedBy.length >= NEEDED_SIGNATURES) return null;
  return refusal('status/unsigned', field, nameOf(allowed), String(signedBy.length));
}

const isDay = (day: Day): boolean => Number.isSafeInteger(day) && day >= 0 && day <= LAST_DAY;

/** The line that speaks of a field, if it still stands in the working copy. */
function standing(allowed: Allowed, sink: Sink, field: string): Entry | Refusal {
  const id = idOf(field);
  const entry = allowed.exact.get(lookup(sink, field)) ?? allowed.patterns.get(lookup(sink, id));
  if (entry !== undefined) return entry.stands ? entry : refusal('field/deleted', field, sink);
  const there = allowed.sinks.get(id);
  if (there === undefined || there === sink) return refusal('field/unknown', field, nameOf(allowed));
  return refusal('field/other-sink', field, sink, there);
}

/** Whether a line of frames, names or a text takes the field. */
function domainRefusal({ sets }: Allowed, line: SubmitLine | FieldLine, field: string): Refusal | null {
  if (line.section === 'submit' || line.domain === null) return null;
  const list = line.domain.form === 'text' ? null : line.domain.list;
  const labels = list === null ? new Set<string>() : sets.get(list);
  if (labels === undefined) return refusal('field/set-deleted', field, shown(list));
  const said = mismatch(line, field, labels);
  return said === null ? null : refusal('field/mismatch', field, said);
}

function dateRefusal({ list }: Allowed, line: SubmitLine | FieldLine, field: string, today: Day): Refusal | null {
  const day = dayText(today);
  if (line.section === 'submit' && list.submitUntil <= day) return refusal('field/expired', field, list.submitUntil);
  return line.until <= day ? refusal('field/over', field, line.until) : null;
}

function withheldRefusal(allowed: Allowed, line: SubmitLine | FieldLine, field: string): Refusal | null {
  const by = withholding(allowed, line, field);
  return by === null ? null : refusal('field/withheld', field, shown(by.glob), by.where);
}

function valueRefusal(line: SubmitLine | FieldLine, field: string, value: unknown): Refusal | null {
  if (line.section !== 'submit') {
    const isCount = Number.isSafeInteger(value) && Number(value) >= 0 && !Object.is(value, -0);
    return isCount
      ? null
      : refusal('value/no-count', field, typeof value === 'string' ? `the text ${shown(value)}` : shown(value));
  }
  const values = line.values.map(shown).join(', ');
  if (typeof value !== 'string') return refusal('value/not-text', field, shown(value), values);
  return line.values.includes(value) ? null : refusal('value/not-listed', field, shown(value), values);
}

/** Whether these bytes may leave on a day, as a report of a group or as a randomised answer; if not, everything that refuses them. */
export function permitReport(allowed: Allowed, bytes: Uint8Array, today: Day, to: Destination): ReportVerdict {
  const early = listRefusal(allowed, 'body', today);
  const { value: report, refusals } = readReport(bytes);
  if (early !== null || report === null) {
    return { permitted: false, refusals: early === null ? refusals : [early, ...refusals] };
  }
  const found = [
    ...originRefusals(allowed, report, to),
    ...(report.format === ANSWER_FORMAT
      ? answerRefusals(allowed, report, today)
      : groupRefusals(allowed, report, today)),
  ];
  return found.length === 0 ? { permitted: true, report } : { permitted: false, refusals: found };
}

/** The registry and series it is of, and where that registry's reports may go. */
function originRefusals(allowed: Allowed, report: Report | Answer, to: Destination): readonly Refusal[] {
  const { list, series } = allowed;
  const refusals: Refusal[] = [];
  if (to !== 'file' && list.status !== 'active') refusals.push(refusal('status/preview', 'body', nameOf(allowed)));
  for (const [key, own] of [
    ['registry', list.registry],
    ['series', series],
  ] as const) {
    if (report[key] !== own) refusals.push(refusal('report/other', key, shown(report[key]), own));
  }
  return refusals;
}

function groupRefusals(allowed: Allowed, { group: name, values, week }: Report, today: Day): readonly Refusal[] {
  const said = new Map<string, unknown>(Object.entries(values));
  const group = groupOf(allowed, name, [...said.keys()]);
  if (group === null) return [refusal('group/unknown', 'group', shown(name), nameOf(allowed))];
  const keep = Math.min(...group.lines.map((line) => line.keep));
  const refusals = [weekRefusal(week, keep, today)].filter((one) => one !== null);
  const own = new Set(group.lines.map(({ id }) => id));
  for (const id of own) {
    if (!said.has(id)) refusals.push(refusal('group/missing-field', id, shown(name)));
  }
  for (const [id, value] of said) {
    if (!own.has(id)) refusals.push(refusal('group/other-field', id, shown(name), belonging(allowed, id)));
    else refusals.push(...refusalsOf(permit(allowed, 'submit', id, value, today)));
  }
  return refusals;
}

const refusalsOf = (verdict: Verdict): readonly Refusal[] => (verdict.permitted ? [] : [verdict.refusal]);

/** The group of that name: of the program that its first field is of, where two programs have one. */
function groupOf({ groups }: Allowed, name: string, ids: readonly string[]): Group | null {
  const named = groups.filter((group) => group.name === name && group.lines.length > 0);
  return named.find(({ program }) => ids[0]?.startsWith(`${program}.`) === true) ?? named[0] ?? null;
}

function belonging(allowed: Allowed, id: string): string {
  const group = allowed.groups.find(({ lines }) => lines.some((line) => line.id === id));
  if (group !== undefined) return `it belongs to the group ${shown(group.name)} of ${group.program}`;
  const there = allowed.sinks.get(idOf(id));
  if (there === undefined) return `it has no line in ${nameOf(allowed)}`;
  return there === 'submit' ? 'it is answered alone' : `it has ${there} lines`;
}

function answerRefusals(allowed: Allowed, { metric, quarter, value }: Answer, today: Day): readonly Refusal[] {
  const verdict = permit(allowed, 'submit', metric, value, today);
  if (!verdict.permitted) return [verdict.refusal];
  const { line } = verdict;
  const group = line.section === 'submit' ? line.group : null;
  if (group !== null) return [refusal('answer/not-alone', metric, shown(group))];
  return [quarterRefusal(quarter, line.keep, today)].filter((one) => one !== null);
}
