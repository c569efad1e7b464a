/**
 * A ticket: what its owner may attach to an issue by hand. One total for each field over all days, so no day, week or
 * order is in it, and every field goes past `permit` with the number that would be shown. What was counted by an
 * earlier series of the registry stays out, or by a version before the line's `since`: it may have been declared
 * narrower then. Pure; text.ts spells it.
 */
import type { Catalogue } from '../../generated/types/catalogue.ts';
import { addAll } from '../../recorders/typescript/store/block.ts';
import type { Day } from '../../recorders/typescript/store/day.ts';
import { byKey } from '../../recorders/typescript/store/order.ts';
import { matcher } from '../../recorders/typescript/store/glob.ts';
import type { DayCounts } from '../../recorders/typescript/store/read.ts';
import { idOf } from '../allowlist/lookup.ts';
import { isOfSeries } from '../allowlist/series.ts';
import { takingOf } from '../allowlist/since.ts';
import { describe, permit, type Allowed } from '../permit.ts';
import type { Stop } from '../stops/stop.ts';
import { COUNTS_EXACT, COUNTS_ROUNDED, log2Choose, roundedDown } from './rounding.ts';

/** What its owner asked for. One of area and metric is required. */
export interface Wish {
  readonly program: string;
  readonly area: string | null;
  /** A glob over ids and fields. */
  readonly metric: string | null;
  readonly exact: boolean;
  /** How many days back from today; null for all that are kept. */
  readonly days: number | null;
}

export interface TicketMaterial {
  readonly allowed: Allowed;
  readonly catalogue: Catalogue;
  readonly counts: readonly DayCounts[];
  readonly today: Day;
}

export interface Row {
  readonly field: string;
  readonly count: number;
}

export interface Ticket {
  readonly program: string;
  readonly registry: string;
  readonly series: string;
  /** What it is about: `area ice`, or `metric rustc.ice.*`. */
  readonly about: string;
  readonly rounded: boolean;
  /** How many days it is of, at most. */
  readonly days: number;
  /** By field. */
  readonly rows: readonly Row[];
  /** log2 of how many tickets of as many rows there are; an upper bound where stacks or texts are in it. */
  readonly bits: number;
  /** Metrics that it also tells of and that are sent in reports, each with the metric that tells. */
  readonly implies: readonly { readonly shown: string; readonly told: string }[];
}

export interface BuiltTicket {
  /** Null if nothing is left to show. */
  readonly value: Ticket | null;
  /** One for each field that was asked for and may not be in it. */
  readonly stops: readonly Stop[];
}

function wanted({ program, area, metric }: Wish): (field: string) => boolean {
  const matches = matcher(metric ?? '*');
  return (field) => {
    const id = idOf(field);
    const [of, part] = id.split('.');
    return of === program && (area === null || part === area) && (matches(id) || matches(field));
  };
}

/** `area ice`, `metric rustc.ice.*`, or both. */
export const aboutWords = ({ area, metric }: Wish): string =>
  [area === null ? [] : `area ${area}`, metric === null ? [] : `metric ${metric}`].flat().join(', ');

/** The ticket, and every field that was asked for and may not be in one. */
export function ticket(material: TicketMaterial, wish: Wish): BuiltTicket {
  const { allowed, today } = material;
  const isWanted = wanted(wish);
  const stops: Stop[] = [];
  const rows: Row[] = [];
  for (const [field, total] of [...totals(material, wish)].sort(byKey)) {
    if (!isWanted(field)) continue;
    const count = wish.exact ? total : roundedDown(total);
    const verdict = permit(allowed, 'ticket', field, count, today);
    if (verdict.permitted) rows.push({ field, count });
    else stops.push(verdict.stop);
  }
  if (rows.length === 0) return { value: null, stops };
  const { list, series } = describe(allowed);
  const value: Ticket = {
    program: wish.program,
    registry: list.registry,
    series,
    about: aboutWords(wish),
    rounded: !wish.exact,
    days: daysAtMost(material, wish, rows),
    rows,
    bits: bitsOf(material, wish, rows),
    implies: implied(material, rows),
  };
  return { value, stops };
}

function totals({ allowed, counts, today }: TicketMaterial, { days }: Wish): ReadonlyMap<string, number> {
  const { list, series } = describe(allowed);
  const taking = takingOf(list.lines);
  const sums = new Map<string, number>();
  for (const one of counts) {
    if (!isOfSeries(one, list.registry, series)) continue;
    if (days !== null && one.day <= today - days) continue;
    addAll(
      sums,
      [...one.counts].filter(([field]) => taking.metric(one, idOf(field))),
    );
  }
  return sums;
}

const metricOf = ({ catalogue }: TicketMaterial, id: string) => catalogue.metrics.find((one) => one.id === id);

/** The longest that anything in it is kept. */
function daysAtMost({ allowed }: TicketMaterial, { days }: Wish, rows: readonly Row[]): number {
  const shown = new Set(rows.map(({ field }) => idOf(field)));
  const keeps = describe(allowed).list.lines.flatMap(({ line }) =>
    line.section === 'ticket' && shown.has(line.id) ? [line.keep] : [],
  );
  return Math.min(days ?? Infinity, Math.max(...keeps));
}

/**
 * Which of the fields that could have been in it are, and each one's number: log2 of C(n, m) for m rows of n fields,
 * the bits of each stack or text as the catalogue bounds them, and log2 of the numbers that can be shown for every row.
 */
function bitsOf(material: TicketMaterial, wish: Wish, rows: readonly Row[]): number {
  const isWanted = wanted(wish);
  const single = new Set<string>();
  for (const { line } of describe(material.allowed).list.lines) {
    if (line.section === 'ticket' && line.domain === null && isWanted(line.field)) single.add(line.field);
  }
  const open = rows.filter(({ field }) => !single.has(field));
  const named = open.reduce((sum, { field }) => sum + (metricOf(material, idOf(field))?.bits.bits ?? 0), 0);
  const numbers = Math.log2(wish.exact ? COUNTS_EXACT : COUNTS_ROUNDED) * rows.length;
  return log2Choose(single.size, rows.length - open.length) + named + numbers;
}

function implied(material: TicketMaterial, rows: readonly Row[]): Ticket['implies'] {
  const shown = [...new Set(rows.map(({ field }) => idOf(field)))];
  return shown.flatMap((id) =>
    (metricOf(material, id)?.same_fact ?? [])
      .filter((told) => metricOf(material, told)?.leaves === 'submit')
      .map((told) => ({ shown: id, told })),
  );
}
