/**
 * The randomised answers of a quarter, one for each noised metric that was consented to. What is drawn goes into the
 * ledger, which whoever asks must write before showing or sending anything. Pure.
 *
 * A flag of which nothing was recorded is not answered: its values have no `unknown`, and `false` would be a claim. So
 * that an answer came at all says that the program was used in these days, as the coming of a report does. An enumeration
 * answers `unknown` then, and its coming says nothing.
 */
import type { Day } from '../../recorders/typescript/store/day.ts';
import { permit, permitReport } from '../permit.ts';
import type { SubmitLine } from '../allowlist/line.ts';
import { linesStop } from '../consent/holds.ts';
import { programOf, type Consent } from '../consent/consent.ts';
import { EPSILON_A_YEAR, keptAnswer, opened, spent, type Kept, type Ledger } from './answer-ledger.ts';
import { randomised, type Random } from './noise.ts';
import { boundsOf, daysOf, recordingStop } from './recorded.ts';
import { reduced } from './reduce.ts';
import { ANSWER_FORMAT, bodyBytes, canonicalText, fits, type Answer } from '../body/text.ts';
import { isRipe, longest, refusalText, standing, type Built, type Material, type Registered } from './report.ts';
import { quarterOf } from '../body/week.ts';

export interface QuarterAnswer extends Built<Answer> {
  readonly metric: string;
}

export type Answered =
  | { readonly stop: string }
  | {
      readonly stop: null;
      /** To be written before anything is shown or sent, unless it is what was read. */
      readonly ledger: Ledger;
      readonly answers: readonly QuarterAnswer[];
    };

/** Sums of epsilons such as 0.1 are not exact. */
const ROUNDING = 1e-9;

/** Every answer of the quarter that is now; those that are in the ledger are not drawn again. */
export function quarterAnswers(material: Material, before: Ledger, random: Random): Answered {
  const quarter = quarterOf(material.today);
  const start = opened(before, quarter);
  if (typeof start === 'string') return { stop: start };
  let ledger = start;
  const answers: QuarterAnswer[] = [];
  for (const { registry, agreed } of material.consents) {
    for (const { line } of agreed) {
      if (line.group !== null) continue;
      const kept = keptOrDrawn(material, ledger, quarter, registry, line, random);
      if (typeof kept === 'string') {
        answers.push({ metric: line.id, value: null, why: kept });
        continue;
      }
      if (keptAnswer(ledger, quarter, registry, line.id) === null) {
        ledger = { ...ledger, answers: [...ledger.answers, kept] };
      }
      answers.push({ metric: line.id, ...written(kept, material.registries.get(registry), material.today) });
    }
  }
  return { stop: null, ledger, answers };
}

/** The answer, or why there is none. */
function keptOrDrawn(
  material: Material,
  ledger: Ledger,
  quarter: string,
  registry: string,
  agreed: SubmitLine,
  random: Random,
): Kept | string {
  const there = standing(material, registry);
  if (typeof there === 'string') return there;
  const { consent, registered } = there;
  const { allowed, catalogues } = registered;
  const { id } = agreed;
  const line = allowed.list.lines.map((one) => one.line).find((one) => one.section === 'submit' && one.id === id);
  const now = line?.section === 'submit' && line.group === null ? line : null;
  const program = programOf(agreed);
  const stop =
    linesStop([agreed], now === null ? [] : [now]) ??
    recordingStop(program, material.programs.get(program), [agreed], catalogues.get(program));
  if (stop !== null || now === null) return stop ?? '';
  const { series } = allowed;
  const kept = keptAnswer(ledger, quarter, registry, id);
  if (kept !== null)
    return kept.series === series ? kept : `it was answered for ${registry} ${kept.series} in ${quarter}`;
  if (!answerFits(now, registered)) return 'its longest answer does not fit a body';
  const verdict = permit(allowed, 'submit', id, now.values[0], material.today);
  if (!verdict.permitted) return verdict.refusal.text;
  const truth = truthOf(material, consent, registered, now);
  if (truth.value === null) return truth.why;
  const { epsilon } = now;
  if (epsilon === null) return 'it is not randomised';
  const left = EPSILON_A_YEAR - spent(ledger, quarter);
  if (epsilon > left + ROUNDING) return budgetStop(epsilon, left);
  return {
    quarter,
    registry,
    series,
    metric: id,
    value: randomised(now.values, truth.value, epsilon, random),
    epsilon,
  };
}

const budgetStop = (epsilon: number, left: number): string =>
  `it would cost ${epsilon}, and of ${EPSILON_A_YEAR} for four quarters ${Number(left.toFixed(3))} is left`;

type Truth = { readonly value: string; readonly why: null } | { readonly value: null; readonly why: string };

/** What the retained days say, from the day after consent to yesterday. */
function truthOf(
  { programs, today }: Material,
  consent: Consent,
  { allowed, catalogues }: Registered,
  line: SubmitLine,
): Truth {
  const refuse = (why: string): Truth => ({ value: null, why });
  const program = programOf(line);
  if (!isRipe(consent, today)) return refuse('no whole week has passed since consent was given');
  const recorded = programs.get(program);
  const from = consent.day + 1;
  const period = { from, to: today - 1 };
  const days = recorded === undefined ? [] : daysOf(recorded, allowed.list.registry, allowed.series, period);
  if (days.length === 0 && !line.values.includes('unknown'))
    return refuse(`${program} recorded nothing since consent was given`);
  const value = reduced(line, days, boundsOf(catalogues.get(program), line.id));
  return value === null ? refuse('it cannot be reduced') : { value, why: null };
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
  const { list, series } = allowed;
  const kept = { quarter: '2026-Q4', registry: list.registry, series, metric: id, epsilon: epsilon ?? 0 };
  return fits(canonicalText(answerOf({ ...kept, value: longest(values) })));
}

function written(kept: Kept, registered: Registered | undefined, today: Day): Built<Answer> {
  const said = answerOf(kept);
  const bytes = bodyBytes(said);
  if (bytes === null || registered === undefined) return { value: null, why: 'it does not fit a body' };
  const verdict = permitReport(registered.allowed, bytes, today, 'file');
  if (!verdict.permitted) return { value: null, why: refusalText(verdict.refusals) };
  return { value: { said, bytes }, why: null };
}
