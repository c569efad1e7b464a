/**
 * What could be sent now: the report of the week's draw and the answers of the quarter. What is drawn is made a file of
 * `_tally/` once, and what that file says is what is returned, so that nobody who looks, at the same moment or later,
 * is told of another draw. A draw that does not hold stops the report, and an answer what needs it.
 */
import { lastWeek, quarterOf } from '../body/week.ts';
import type { Report } from '../body/text.ts';
import type { Choice } from '../consent/consent.ts';
import { given, stop, stopped, type Stopped } from '../stops/stop.ts';
import { answerBody, answerFrom, askedOf, type Asked, type QuarterAnswer } from './answer.ts';
import { drawFrom, type Draw } from './draw.ts';
import { keepAnswer, keepDraw, readAnswers, readDraw } from './drawn.ts';
import type { Random } from './noise.ts';
import { choicesFor, weekReport, type Body, type Material } from './report.ts';

export interface Drafts {
  readonly week: string;
  /** `drawn` is null where nothing was drawn, or nobody can say what. */
  readonly report: { readonly drawn: Choice | null; readonly body: Stopped<Body<Report>> };
  readonly answers: readonly QuarterAnswer[];
}

export function draftsOf(root: string, material: Material, random: Random): Drafts {
  const draw = drawOf(root, material, random);
  const report =
    draw.value === null
      ? { drawn: null, body: draw }
      : { drawn: draw.value.drawn, body: weekReport(material, draw.value) };
  // One after the other: what one costs decides about the next.
  const answers = askedOf(material).map((asked) => ({
    metric: asked.agreed.id,
    body: answerOf(root, material, asked, random),
  }));
  return { week: lastWeek(material.today), report, answers };
}

/** The week's draw, made now unless it was before. */
function drawOf(root: string, material: Material, random: Random): Stopped<Draw> {
  const { recipient, today } = material;
  const week = lastWeek(today);
  const there = readDraw(root, week, recipient);
  if (there.value === null) return there;
  if (there.value.said !== null) return given(there.value.said);
  const draw = drawFrom(week, recipient, choicesFor(material), random);
  return draw === null ? stopped(stop('draw/none', week)) : keepDraw(root, draw);
}

/** The answer of the quarter about one metric, made now unless it was before. */
function answerOf(root: string, material: Material, asked: Asked, random: Random): QuarterAnswer['body'] {
  const ledger = readAnswers(root, quarterOf(material.today));
  if (ledger.value === null) return ledger;
  const answer = answerFrom(material, asked, ledger.value, random);
  if (answer.value === null) return answer;
  const kept = ledger.value.answers.includes(answer.value) ? answer : keepAnswer(root, answer.value);
  return kept.value === null ? kept : answerBody(material, kept.value);
}
