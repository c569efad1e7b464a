/**
 * What could be sent now: the report of the week's draw and the answers of the quarter. What is drawn is written to
 * `_tally/` before anything of it is returned, so that looking again draws nothing.
 */
import { lastWeek } from '../body/week.ts';
import type { Choice } from '../consent/consent.ts';
import { answersFile, keepOwn, readOwn, weeksFile } from '../own-folder/own-folder.ts';
import { given, type Stopped } from '../stops/stop.ts';
import { ledgerText, NO_ANSWERS, parseLedger } from './answer-ledger.ts';
import { quarterAnswers, type QuarterAnswer } from './answer.ts';
import { drawWeek, NO_WEEKS, parseWeeks, weeksText } from './draw.ts';
import type { Random } from './noise.ts';
import { choicesFor, weekReport, type Body, type Material } from './report.ts';
import type { Report } from '../body/text.ts';

export interface Drafts {
  readonly week: string;
  /** Null where nothing could be drawn from yet. */
  readonly report: { readonly drawn: Choice; readonly body: Stopped<Body<Report>> } | null;
  readonly answers: readonly QuarterAnswer[];
}

export function draftsOf(root: string, material: Material, random: Random): Stopped<Drafts> {
  const { today, recipient } = material;
  const weeks = readOwn(weeksFile(root), parseWeeks, 'draw/broken');
  if (weeks.value === null) return weeks;
  const before = weeks.value.said ?? NO_WEEKS;
  const drawn = drawWeek(before, today, recipient, choicesFor(material), random);
  if (drawn.value === null) return drawn;
  const keptWeeks = keepChanged(root, weeksFile(root), weeksText(before), weeksText(drawn.value.weeks));
  if (keptWeeks.value === null) return keptWeeks;
  const ledger = readOwn(answersFile(root), parseLedger, 'draw/broken');
  if (ledger.value === null) return ledger;
  const spent = ledger.value.said ?? NO_ANSWERS;
  const answered = quarterAnswers(material, spent, random);
  if (answered.value === null) return answered;
  const keptAnswers = keepChanged(root, answersFile(root), ledgerText(spent), ledgerText(answered.value.ledger));
  if (keptAnswers.value === null) return keptAnswers;
  const { draw } = drawn.value;
  const report = draw === null ? null : { drawn: draw.drawn, body: weekReport(material, draw) };
  return given({ week: lastWeek(today), report, answers: answered.value.answers });
}

const keepChanged = (root: string, path: string, before: string, now: string): Stopped<true> =>
  before === now ? given(true) : keepOwn(root, path, now);
