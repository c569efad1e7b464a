/**
 * The randomised answers of a quarter, one for each noised metric that was consented to. What is drawn here is an
 * answer only once it was made the file of its quarter, which whoever asks must do before showing or sending anything;
 * if somebody was faster, theirs is the answer. Pure.
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
import { neverStop } from '../consent/offers.ts';
import { describe, permitMetric } from '../permit.ts';
import type { Registered } from '../registries/registered.ts';
import { given, stop, stopped, type Stop, type Stopped } from '../stops/stop.ts';
import { keptAnswer, spent, type Kept, type Ledger } from './answer-ledger.ts';
import { randomised, type Random } from './noise.ts';
import { boundsOf, daysOf, recordingStop } from './recorded.ts';
import { reduced } from './reduce.ts';
import { agreement, isRipe, longest, permitted, type Body, type Material } from './report.ts';

/** A noised metric that was consented to, as its line was then. */
export interface Asked {
  readonly registry: string;
  readonly agreed: SubmitLine;
}

/** The answer about one metric, or why there is none. */
export interface QuarterAnswer {
  readonly metric: string;
  readonly body: Stopped<Body<Answer>>;
}

/** Sums of epsilons such as 0.1 are not exact. */
const ROUNDING = 1e-9;

/** Everything that is to be answered, in the order of the records. */
export const askedOf = ({ consents }: Material): readonly Asked[] =>
  consents.flatMap(({ registry, agreed }) => loneLines(agreed).map((line) => ({ registry, agreed: line })));

/** The answer of this quarter: the one of the ledger, or else one that is drawn here; or why there is none. */
export function answerFrom(
  material: Material,
  { registry, agreed }: Asked,
  ledger: Ledger,
  random: Random,
): Stopped<Kept> {
  const there = agreement(material, registry);
  if (there.value === null) return there;
  const { consent, registered } = there.value;
  const { today } = material;
  const quarter = quarterOf(today);
  const { list, series } = describe(registered.allowed);
  const { id } = agreed;
  const now = answerLines(list.lines, id);
  const program = programOf(id);
  const [line] = now;
  const changed =
    linesStop([agreed], now) ??
    recordingStop(program, material.programs.get(program), now, registered.catalogues.get(program));
  if (line === undefined || changed !== null) return stopped(changed ?? stop('line/gone', id));
  const kept = keptAnswer(ledger, { quarter, registry, metric: id });
  if (kept.value === null) return kept;
  if (kept.value.said !== null) return given(kept.value.said);
  if (!answerFits(line, registered)) return stopped(stop('report/too-long', 'answer'));
  const verdict = permitMetric(registered.allowed, 'submit', id, today);
  const [first = null] = verdict.permitted ? [] : verdict.stops;
  if (first !== null) return stopped(first);
  const truth = truthOf(material, consent, registered, line);
  if (truth.value === null) return truth;
  const epsilon = line.epsilon ?? 0;
  const { epsilonAYear } = list.limits;
  const overspent = neverStop(line, epsilonAYear) ?? budgetStop(epsilon, epsilonAYear, ledger, quarter);
  if (overspent !== null) return stopped(overspent);
  const value = randomised(line.values, truth.value, epsilon, random);
  return given({ quarter, registry, series, metric: id, value, epsilon });
}

/** What can be sent of an answer that is kept, or why nothing. */
export function answerBody(material: Material, kept: Kept): Stopped<Body<Answer>> {
  const { quarter, registry, series } = kept;
  const there = agreement(material, registry);
  if (there.value === null) return there;
  const { allowed } = there.value.registered;
  return series === describe(allowed).series
    ? permitted(allowed, answerOf(kept), material.today)
    : stopped(stop('answer/other-series', registry, series, quarter));
}

/** Whether an answer would cost more than is left of a year; so nothing is drawn while a cost is not known. */
function budgetStop(epsilon: number, aYear: number, ledger: Ledger, quarter: string): Stop | null {
  const [broken] = ledger.broken;
  if (broken !== undefined) return broken.stop;
  const left = Math.max(0, aYear - spent(ledger, quarter));
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
  const days = daysOf(programs.get(program), { registry: list.registry, series, lines: [line] }, period);
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
