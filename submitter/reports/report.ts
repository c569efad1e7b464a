/**
 * The report of a week: the drawn group, every line of it reduced to one value, as bytes; or the sentence that says why
 * nothing is sent. It decides nothing: what it made goes past `permitReport` before anybody gets it. It reads no clock,
 * draws nothing, and makes the same bytes whatever order, program version or patch version the counts came in. Pure.
 */
import type { Catalogue } from '../../generated/types/catalogue.ts';
import { type Day, dayText } from '../../recorders/typescript/store/day.ts';
import { permitReport } from '../permit.ts';
import type { SubmitLine } from '../allowlist/line.ts';
import { consentStop, linesStop } from '../consent/holds.ts';
import { choicesOf, choiceText, groupLines, type Binding, type Choice, type Consent } from '../consent/consent.ts';
import type { Draw } from './draw.ts';
import type { Allowed } from '../allowlist/allowed.ts';
import type { Refusal } from '../stops/refusals.ts';
import { boundsOf, daysOf, recordingStop, type Recorded } from './recorded.ts';
import { reduced, type DayOfCounts } from './reduce.ts';
import { bodyBytes, canonicalText, fits, REPORT_FORMAT, type Report } from '../body/text.ts';
import { DAYS_A_WEEK, lastWeek, weekStart } from '../body/week.ts';

/** A registry that was added: what it allows now, and what it describes. */
export interface Registered {
  readonly allowed: Allowed;
  readonly catalogues: ReadonlyMap<string, Catalogue>;
}

/** All that reports and answers to one recipient are made of. */
export interface Material {
  readonly recipient: string;
  /** What `_tally/` is now. */
  readonly here: Binding;
  /** The records of this recipient, one for a registry. */
  readonly consents: readonly Consent[];
  readonly registries: ReadonlyMap<string, Registered>;
  readonly programs: ReadonlyMap<string, Recorded>;
  readonly today: Day;
}

export interface Built<T> {
  readonly value: { readonly said: T; readonly bytes: Uint8Array } | null;
  /** Why there is nothing; null if there is. */
  readonly why: string | null;
}

/** Whether the last complete week began after the day of consent. */
export const isRipe = ({ day }: Consent, today: Day): boolean => (weekStart(lastWeek(today)) ?? day) > day;

/** What the week's draw is drawn from: every group consented to before the week began, whatever was recorded. */
export function choicesFor({ consents, today }: Material): readonly Choice[] {
  return consents.filter((consent) => isRipe(consent, today)).flatMap(choicesOf);
}

/** The consent to a registry with the registry as it is now, or why there is nothing to go by. */
export function standing(
  material: Material,
  registry: string,
): { readonly consent: Consent; readonly registered: Registered } | string {
  const { consents, registries, recipient, here, today } = material;
  const consent = consents.find((one) => one.registry === registry);
  if (consent === undefined) return `there is no consent to ${registry} any more`;
  const registered = registries.get(registry);
  if (registered === undefined) return `the registry ${registry} is not there any more; \`tally add DIR\` adds it`;
  const stop = consentStop(consent, { here, recipient, allowlist: registered.allowed.list, today });
  return stop ?? { consent, registered };
}

/** The report of a draw. */
export function weekReport(material: Material, { week, drawn }: Draw): Built<Report> {
  const refuse = (why: string): Built<Report> => ({
    value: null,
    why: `${choiceText(drawn)} was drawn for ${week}, and nothing of that week is sent: ${why}`,
  });
  const there = standing(material, drawn.registry);
  if (typeof there === 'string') return refuse(there);
  const { consent, registered } = there;
  if (week !== lastWeek(material.today)) return refuse(`it is not the last complete week`);
  if (!isRipe(consent, material.today))
    return refuse(`consent was given on ${dayText(consent.day)}, and the week began no later`);
  const agreed = groupLines(consent.agreed, drawn);
  if (agreed.length === 0) return refuse('there is no consent to it any more');
  const lines = groupLines(registered.allowed.list.lines, drawn);
  const days = weekDays(material, week, drawn, registered, lines);
  const stop = linesStop(agreed, lines) ?? (typeof days === 'string' ? days : null);
  if (stop !== null || typeof days === 'string') return refuse(stop ?? '');
  const built = written(week, drawn, registered, lines, days);
  if (built === null) return refuse('its longest report does not fit a body');
  const verdict = permitReport(registered.allowed, built.bytes, material.today, 'file');
  return verdict.permitted ? { value: built, why: null } : refuse(refusalText(verdict.refusals));
}

/** The week's counts, or why there are none that say anything. */
function weekDays(
  { programs, today }: Material,
  week: string,
  { program }: Choice,
  { allowed, catalogues }: Registered,
  lines: readonly SubmitLine[],
): readonly DayOfCounts[] | string {
  const recorded = programs.get(program);
  const stop = recordingStop(program, recorded, lines, catalogues.get(program));
  if (stop !== null || recorded === undefined) return stop ?? '';
  const from = weekStart(week) ?? today;
  const dead = lines.find(({ keep }) => from + keep <= today);
  if (dead !== undefined) return `${dead.id} is kept for ${dead.keep} days, so the first days of the week are gone`;
  const period = { from, to: from + DAYS_A_WEEK - 1 };
  const days = daysOf(recorded, allowed.list.registry, allowed.series, period);
  return days.length === 0 ? `${program} recorded nothing in it` : days;
}

/** Null if a report of the group could be too long, whether or not this one is: else a length would speak. */
function written(
  week: string,
  { program, group }: Choice,
  { allowed, catalogues }: Registered,
  lines: readonly SubmitLine[],
  days: readonly DayOfCounts[],
): Built<Report>['value'] {
  const reportOf = (value: (line: SubmitLine) => string): Report => ({
    format: REPORT_FORMAT,
    group,
    registry: allowed.list.registry,
    series: allowed.series,
    values: Object.fromEntries(lines.map((line) => [line.id, value(line)])),
    week,
  });
  if (!fits(canonicalText(reportOf(({ values }) => longest(values))))) return null;
  const catalogue = catalogues.get(program);
  const said = reportOf((line) => reduced(line, days, boundsOf(catalogue, line.id)) ?? '');
  const bytes = bodyBytes(said);
  return bytes === null ? null : { said, bytes };
}

/** Everything that refuses a body, as one clause. */
export const refusalText = (refusals: readonly Refusal[]): string => refusals.map(({ text }) => text).join('; ');

/** The value that takes most room as JSON. */
export const longest = (values: readonly string[]): string =>
  values.reduce((a, b) => (JSON.stringify(b).length > JSON.stringify(a).length ? b : a), '');
