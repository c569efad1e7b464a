/**
 * The report of a week: the drawn group, every line of it reduced to one value, as bytes; or everything for which
 * nothing is sent. It decides nothing: what it made goes past `permitReport` before it is handed out. It reads no
 * clock, draws nothing, and makes the same bytes whatever order, program version or patch version the counts came in.
 * Pure.
 */
import { type Day, dayText } from '../../recorders/typescript/store/day.ts';
import type { SubmitLine } from '../allowlist/line.ts';
import { groupLines } from '../allowlist/lookup.ts';
import { bodyBytes, canonicalText, fits, REPORT_FORMAT, type Answer, type Report } from '../body/text.ts';
import { DAYS_A_WEEK, lastWeek, weekStart } from '../body/week.ts';
import { choicesOf, choiceText, type Choice, type Consent } from '../consent/consent.ts';
import { consentStop, linesStop } from '../consent/holds.ts';
import type { Binding } from '../own-folder/own-folder.ts';
import { describe, permitReport, type Allowed } from '../permit.ts';
import type { Registered } from '../registries/registered.ts';
import { given, stop, stopped, type Stopped } from '../stops/stop.ts';
import type { Draw } from './draw.ts';
import { boundsOf, daysOf, recordingStop, type Recorded } from './recorded.ts';
import { reduced, type DayOfCounts } from './reduce.ts';

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

/** What can be sent: what it says, and as bytes. */
export interface Body<T extends Report | Answer = Report | Answer> {
  readonly said: T;
  readonly bytes: Uint8Array;
}

/** Whether the last complete week began after the day of consent. */
export const isRipe = ({ day }: Consent, today: Day): boolean => (weekStart(lastWeek(today)) ?? day) > day;

/** What the week's draw is drawn from: every group consented to before the week began, whatever was recorded. */
export function choicesFor({ consents, today }: Material): readonly Choice[] {
  return consents.filter((consent) => isRipe(consent, today)).flatMap(choicesOf);
}

/** A consent that holds, and the registry that it is about as it is now. */
export interface Agreement {
  readonly consent: Consent;
  readonly registered: Registered;
}

/** The consent to a registry, or why there is nothing to go by. */
export function agreement(
  { consents, registries, recipient, here, today }: Material,
  name: string,
): Stopped<Agreement> {
  const consent = consents.find(({ registry }) => registry === name);
  if (consent === undefined) return stopped(stop('consent/not-agreed', name));
  const registered = registries.get(name);
  if (registered === undefined) return stopped(stop('registry/gone', name));
  const broken = consentStop(consent, { here, recipient, allowlist: describe(registered.allowed).list, today });
  return broken === null ? given({ consent, registered }) : stopped(broken);
}

/** The report of a draw. */
export function weekReport(material: Material, { week, drawn }: Draw): Stopped<Body<Report>> {
  const { today } = material;
  const there = agreement(material, drawn.registry);
  if (there.value === null) return there;
  const { consent, registered } = there.value;
  if (week !== lastWeek(today)) return stopped(stop('week/not-last', week, lastWeek(today)));
  if (!isRipe(consent, today)) return stopped(stop('consent/too-late', dayText(consent.day)));
  const agreed = groupLines(consent.agreed, drawn);
  if (agreed.length === 0) return stopped(stop('consent/not-agreed', choiceText(drawn)));
  const lines = groupLines(describe(registered.allowed).list.lines, drawn);
  const changed = linesStop(agreed, lines);
  if (changed !== null) return stopped(changed);
  const days = weekDays(material, week, drawn, registered, lines);
  if (days.value === null) return days;
  const said = reportOf(week, drawn, registered, lines, days.value);
  return said === null ? stopped(stop('report/too-long', 'report')) : permitted(registered.allowed, said, today);
}

/** What was made, as bytes, once the allowlist permits them. */
export function permitted<T extends Report | Answer>(allowed: Allowed, said: T, today: Day): Stopped<Body<T>> {
  const bytes = bodyBytes(said);
  if (bytes === null) return stopped(stop('report/too-long', 'value' in said ? 'answer' : 'report'));
  const verdict = permitReport(allowed, bytes, today, 'file');
  return verdict.value === null ? verdict : given({ said, bytes });
}

/** The week's counts, or why there are none that say anything. */
function weekDays(
  { programs, today }: Material,
  week: string,
  { program }: Choice,
  { allowed, catalogues }: Registered,
  lines: readonly SubmitLine[],
): Stopped<readonly DayOfCounts[]> {
  const recorded = programs.get(program);
  const unrecorded = recordingStop(program, recorded, lines, catalogues.get(program));
  if (unrecorded !== null) return stopped(unrecorded);
  const from = weekStart(week) ?? today;
  const dead = lines.find(({ keep }) => from + keep <= today);
  if (dead !== undefined) return stopped(stop('recording/died', dead.id, dead.keep));
  const { list, series } = describe(allowed);
  const days = daysOf(recorded, { registry: list.registry, series, lines }, { from, to: from + DAYS_A_WEEK - 1 });
  return days.length === 0 ? stopped(stop('recording/nothing', program, 'in it')) : given(days);
}

/** Null if a report of the group could be too long, whether or not this one is: else a length would speak. */
function reportOf(
  week: string,
  { program, group }: Choice,
  { allowed, catalogues }: Registered,
  lines: readonly SubmitLine[],
  days: readonly DayOfCounts[],
): Report | null {
  const { list, series } = describe(allowed);
  const filled = (value: (line: SubmitLine) => string): Report => ({
    format: REPORT_FORMAT,
    group,
    registry: list.registry,
    series,
    values: Object.fromEntries(lines.map((line) => [line.id, value(line)])),
    week,
  });
  if (!fits(canonicalText(filled(({ values }) => longest(values))))) return null;
  const catalogue = catalogues.get(program);
  return filled((line) => reduced(line, days, boundsOf(catalogue, line.id)) ?? '');
}

/** The value that takes most room as JSON. */
export const longest = (values: readonly string[]): string =>
  values.reduce((a, b) => (JSON.stringify(b).length > JSON.stringify(a).length ? b : a), '');
