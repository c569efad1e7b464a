/**
 * Whether a body is the one of its period: named as what it says, and drawn for this recipient. What it may say is the
 * allowlist's to decide, and whether there is consent at all is asked before. Pure.
 */
import type { Day } from '../../recorders/typescript/store/day.ts';
import type { SubmitLine } from '../allowlist/line.ts';
import { choiceText, groupLines, type Choice, type Consent } from '../consent/consent.ts';
import { linesStop } from '../consent/holds.ts';
import type { Weeks } from '../reports/draw.ts';
import type { Allowed } from '../allowlist/allowed.ts';
import { keptAnswer, type Ledger } from '../reports/answer-ledger.ts';
import { answerWords, reportWords } from './notice.ts';
import type { Subject } from './outbox.ts';
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

const programOf = (id: string): string => id.split('.')[0] ?? '';

export function aboutOf(report: Report | Answer): About {
  if (report.format === ANSWER_FORMAT) {
    const { metric, quarter, value } = report;
    const words = answerWords(metric, quarter);
    return {
      period: quarter,
      what: metric,
      program: programOf(metric),
      group: null,
      words,
      values: { [metric]: value },
    };
  }
  const { group, values, week } = report;
  const program = programOf(Object.keys(values)[0] ?? '');
  return {
    period: week,
    what: `${program}.${group}`,
    program,
    group,
    words: reportWords(program, group, week),
    values,
  };
}

/** The lines of a body that were agreed to, with those that are in the allowlist now. */
export function linesOf(
  { what, program, group }: About,
  { agreed, registry }: Consent,
  { list }: Allowed,
): { readonly agreed: readonly SubmitLine[]; readonly now: readonly SubmitLine[] } {
  const choice: Choice | null = group === null ? null : { registry, program, group };
  const alone = (lines: Parameters<typeof groupLines>[0]): readonly SubmitLine[] =>
    lines.flatMap(({ line }) => (line.section === 'submit' && line.group === null && line.id === what ? [line] : []));
  const own = (lines: Parameters<typeof groupLines>[0]): readonly SubmitLine[] =>
    choice === null ? alone(lines) : groupLines(lines, choice);
  return { agreed: own(agreed), now: own(list.lines) };
}

export interface Drawn {
  /** Null where nothing was ever drawn. */
  readonly weeks: Weeks | null;
  readonly answers: Ledger | null;
}

/** Why this body is not the one to send now, or null. */
export function letterStop(
  report: Report | Answer,
  {
    name,
    consent,
    allowed,
    drawn,
    today,
  }: {
    readonly name: Subject;
    readonly consent: Consent;
    readonly allowed: Allowed;
    readonly drawn: Drawn;
    readonly today: Day;
  },
): string | null {
  const about = aboutOf(report);
  if (about.period !== name.period || about.what !== name.what) {
    return `its name says ${name.what} of ${name.period}, and it says ${about.what} of ${about.period}`;
  }
  const lines = linesOf(about, consent, allowed);
  if (lines.agreed.length === 0) return `there is no consent to ${about.what}`;
  const stop = linesStop(lines.agreed, lines.now);
  if (stop !== null) return stop;
  return report.format === ANSWER_FORMAT
    ? answerStop(report, drawn, today)
    : reportStop(report, about, consent, drawn, today);
}

function reportStop(
  { week, registry }: Report,
  { program, group }: About,
  consent: Consent,
  { weeks }: Drawn,
  today: Day,
): string | null {
  if (week !== lastWeek(today)) return `it is of ${week}, and only ${lastWeek(today)} can be reported now`;
  if ((weekStart(week) ?? 0) <= consent.day) return `it is of ${week}, which did not begin after the day of consent`;
  const choice = choiceText({ registry, program, group: group ?? '' });
  const drew = weeks?.draws.find((one) => one.week === week && one.recipient === consent.recipient);
  if (drew === undefined) return `nothing was drawn for ${week} and ${consent.recipient}`;
  return choiceText(drew.drawn) === choice ? null : `${choiceText(drew.drawn)} was drawn for ${week}, not ${choice}`;
}

function answerStop({ quarter, registry, metric, value }: Answer, { answers }: Drawn, today: Day): string | null {
  if (quarter !== quarterOf(today)) return `it is of ${quarter}, and only ${quarterOf(today)} can be answered now`;
  const kept = answers === null ? null : keptAnswer(answers, quarter, registry, metric);
  if (kept === null) return `no answer about ${metric} was drawn in ${quarter}`;
  return kept.value === value ? null : `\`${kept.value}\` was drawn as the answer about ${metric}, not \`${value}\``;
}
