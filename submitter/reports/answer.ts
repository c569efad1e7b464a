/**
 * The randomised answers of a quarter, one for each noised metric that was consented to. What is drawn goes into the
 * ledger, which whoever asks must write before showing or sending anything. Pure.
 *
 * A flag of which nothing was recorded is not answered: its values have no `unknown`, and `false` would be a claim. So
 * that an answer came at all says that the program was used in these days, as the coming of a report does. An
 * enumeration answers `unknown` then, and its coming says nothing.
 */
import { programOf, type SubmitLine } from '../allowlist/line.ts';
import { answerLines, loneLines } from '../allowlist/lookup.ts';
import { ANSWER_FORMAT, canonicalText, fits, type Answer } from '../body/text.ts';
import { quarterOf } from '../body/week.ts';
import type { Consent } from '../consent/consent.ts';
import { linesStop } from '../consent/holds.ts';
import { describe, permitMetric } from '../permit.ts';
import type { Registered } from '../registries/registered.ts';
import { given, stop, stopped, type Stop, type Stopped } from '../stops/stop.ts';
import { keptAnswer, opened, spent, type Kept, type Ledger } from './answer-ledger.ts';
import { randomised, type Random } from './noise.ts';
import { boundsOf, daysOf, recordingStop } from './recorded.ts';
import { reduced } from './reduce.ts';
import { agreement, isRipe, longest, permitted, type Agreement, type Body, type Material } from './report.ts';

/** The answer about one metric, or why there is none. */
export interface QuarterAnswer {
  readonly metric: string;
  readonly body: Stopped<Body<Answer>>;
}

export interface Answered {
  /** To be written before anything is shown or sent, unless it is what was read. */
  readonly ledger: Ledger;
  readonly answers: readonly QuarterAnswer[];
}

/** Sums of epsilons such as 0.1 are not exact. */
const ROUNDING = 1e-9;

/** Every answer of the quarter that is now; those that are in the ledger are not drawn again. */
export function quarterAnswers(material: Material, before: Ledger, random: Random): Stopped<Answered> {
  const quarter = quarterOf(material.today);
  const start = opened(before, quarter);
  if (start.value === null) return start;
  let ledger = start.value;
  const answers: QuarterAnswer[] = [];
  for (const { registry, agreed } of material.consents) {
    const there = agreement(material, registry);
    for (const line of loneLines(agreed)) {
      const say = (body: QuarterAnswer['body']): void => void answers.push({ metric: line.id, body });
      if (there.value === null) {
        say(there);
        continue;
      }
      const kept = keptOrDrawn(material, there.value, ledger, quarter, line, random);
      if (kept.value === null) {
        say(kept);
        continue;
      }
      if (!ledger.answers.includes(kept.value)) ledger = { ...ledger, answers: [...ledger.answers, kept.value] };
      say(permitted(there.value.registered.allowed, answerOf(kept.value), material.today));
    }
  }
  return given({ ledger, answers });
}

/** The answer, or why there is none. */
function keptOrDrawn(
  material: Material,
  { consent, registered }: Agreement,
  ledger: Ledger,
  quarter: string,
  agreed: SubmitLine,
  random: Random,
): Stopped<Kept> {
  const { list, series } = describe(registered.allowed);
  const { registry } = consent;
  const { id } = agreed;
  const now = answerLines(list.lines, id);
  const program = programOf(id);
  const [line] = now;
  const changed =
    linesStop([agreed], now) ??
    recordingStop(program, material.programs.get(program), now, registered.catalogues.get(program));
  if (line === undefined || changed !== null) return stopped(changed ?? stop('line/gone', id));
  const answer = keptAnswer(ledger, quarter, registry, id);
  if (answer !== null) {
    const { series: was } = answer;
    return was === series ? given(answer) : stopped(stop('answer/other-series', registry, was, quarter));
  }
  if (!answerFits(line, registered)) return stopped(stop('report/too-long', 'answer'));
  const verdict = permitMetric(registered.allowed, 'submit', id, material.today);
  const [first = null] = verdict.permitted ? [] : verdict.stops;
  if (first !== null) return stopped(first);
  const truth = truthOf(material, consent, registered, line);
  if (truth.value === null) return truth;
  const epsilon = line.epsilon ?? 0;
  const overspent = budgetStop(epsilon, list.limits.epsilonAYear, spent(ledger, quarter));
  if (overspent !== null) return stopped(overspent);
  const value = randomised(line.values, truth.value, epsilon, random);
  return given({ quarter, registry, series, metric: id, value, epsilon });
}

/** Whether an answer would cost more than is left of a year. */
function budgetStop(epsilon: number, aYear: number, spentBefore: number): Stop | null {
  const left = Math.max(0, aYear - spentBefore);
  return epsilon > left + ROUNDING ? stop('answer/budget', epsilon, aYear, Number(left.toFixed(3))) : null;
}

/** What the retained days say, from the day after consent to yesterday. */
function truthOf(
  { programs, today }: Material,
  consent: Consent,
  { allowed, catalogues }: Registered,
  line: SubmitLine,
): Stopped<string> {
  const program = programOf(line.id);
  if (!isRipe(consent, today)) return stopped(stop('consent/too-new'));
  const { list, series } = describe(allowed);
  const period = { from: consent.day + 1, to: today - 1 };
  const days = daysOf(programs.get(program), list.registry, series, period);
  if (days.length === 0 && !line.values.includes('unknown')) {
    return stopped(stop('recording/nothing', program, 'since consent was given'));
  }
  const value = reduced(line, days, boundsOf(catalogues.get(program), line.id));
  return value === null ? stopped(stop('recording/no-bounds', program, line.id)) : given(value);
}

const answerOf = ({ quarter, registry, series, metric, value }: Kept): Answer => ({
  format: ANSWER_FORMAT,
  metric,
  quarter,
  registry,
  series,
  value,
});

/** Whether every answer fits, so that none is missing for its value. */
function answerFits({ id, values, epsilon }: SubmitLine, { allowed }: Registered): boolean {
  const { list, series } = describe(allowed);
  const kept = { quarter: '2026-Q4', registry: list.registry, series, metric: id, epsilon: epsilon ?? 0 };
  return fits(canonicalText(answerOf({ ...kept, value: longest(values) })));
}
