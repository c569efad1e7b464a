/**
 * Whether a body is the one of its period: named as what it says, and drawn for this recipient. What it may say is the
 * allowlist's to decide, and whether there is consent at all is asked before. Pure.
 */
import { dayText, type Day } from '../../recorders/typescript/store/day.ts';
import { programOf, type SubmitLine } from '../allowlist/line.ts';
import { answerLines, groupLines } from '../allowlist/lookup.ts';
import { choiceText, type Consent } from '../consent/consent.ts';
import { linesStop } from '../consent/holds.ts';
import type { Draw } from '../reports/draw.ts';
import { describe, type Allowed } from '../permit.ts';
import { stop, type Stop } from '../stops/stop.ts';
import type { Kept } from '../reports/answer-ledger.ts';
import { answerWords, reportWords } from './notice.ts';
import type { Subject } from './body-file.ts';
import { ANSWER_FORMAT, type Answer, type Report } from '../body/text.ts';
import { lastWeek, quarterOf, weekStart } from '../body/week.ts';

/** What a permitted body is about. */
export interface About extends Subject {
  readonly program: string;
  /** Null for a randomised answer. */
  readonly group: string | null;
  /** In words. */
  readonly words: string;
  /** By metric. */
  readonly values: Readonly<Record<string, string>>;
}

export function aboutOf(report: Report | Answer): About {
  if (report.format === ANSWER_FORMAT) {
    const { metric: what, quarter: period, value } = report;
    const words = answerWords(what, period);
    return { period, what, program: programOf(what), group: null, words, values: { [what]: value } };
  }
  const { group, values, week: period } = report;
  const program = programOf(Object.keys(values)[0] ?? '');
  const words = reportWords(program, group, period);
  return { period, what: `${program}.${group}`, program, group, words, values };
}

/** The lines of a body that were agreed to, with those that are in the allowlist now. */
export function linesOf(
  { what, program, group }: About,
  { agreed }: Consent,
  allowed: Allowed,
): { readonly agreed: readonly SubmitLine[]; readonly now: readonly SubmitLine[] } {
  const own = (lines: Parameters<typeof groupLines>[0]): readonly SubmitLine[] =>
    group === null ? answerLines(lines, what) : groupLines(lines, { program, group });
  return { agreed: own(agreed), now: own(describe(allowed).list.lines) };
}

/** What a body must be: the draw of its week and recipient, or the answer of its quarter; null where there is none. */
export interface Drawn {
  readonly draw: Draw | null;
  readonly answer: Kept | null;
}

/** What a body is held against before it is sent. */
export interface Expected {
  /** What its file is named after. */
  readonly name: Subject;
  readonly consent: Consent;
  readonly allowed: Allowed;
  readonly drawn: Drawn;
  readonly today: Day;
}

/** Why this body is not the one to send now, or null. */
export function bodyStop(report: Report | Answer, { name, consent, allowed, drawn, today }: Expected): Stop | null {
  const about = aboutOf(report);
  if (about.period !== name.period || about.what !== name.what) {
    return stop('file/says-otherwise', name.what, name.period, about.what, about.period);
  }
  const lines = linesOf(about, consent, allowed);
  if (lines.agreed.length === 0) return stop('consent/not-agreed', about.what);
  const changed = linesStop(lines.agreed, lines.now);
  if (changed !== null) return changed;
  return report.format === ANSWER_FORMAT
    ? answerStop(report, drawn, today)
    : reportStop(report, about, consent, drawn, today);
}

function reportStop(
  { week, registry }: Report,
  { program, group }: About,
  consent: Consent,
  { draw }: Drawn,
  today: Day,
): Stop | null {
  if (week !== lastWeek(today)) return stop('week/not-last', week, lastWeek(today));
  if ((weekStart(week) ?? 0) <= consent.day) return stop('consent/too-late', dayText(consent.day));
  const choice = choiceText({ registry, program, group: group ?? '' });
  if (draw === null) return stop('file/not-drawn', week, consent.recipient);
  return choiceText(draw.drawn) === choice ? null : stop('file/other-draw', choiceText(draw.drawn), week, choice);
}

function answerStop({ quarter, metric, value }: Answer, { answer }: Drawn, today: Day): Stop | null {
  if (quarter !== quarterOf(today)) return stop('quarter/not-now', quarter, quarterOf(today));
  if (answer === null) return stop('file/not-answered', metric, quarter);
  return answer.value === value ? null : stop('file/other-answer', answer.value, metric, value);
}
