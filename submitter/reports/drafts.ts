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
  const weeks = redrawn(
    root,
    { path: weeksFile(root), parse: parseWeeks, text: weeksText, none: NO_WEEKS },
    (before) => drawWeek(before, today, recipient, choicesFor(material), random),
    (drawn) => drawn.weeks,
  );
  if (weeks.value === null) return weeks;
  const answered = redrawn(
    root,
    { path: answersFile(root), parse: parseLedger, text: ledgerText, none: NO_ANSWERS },
    (before) => quarterAnswers(material, before, random),
    (drawn) => drawn.ledger,
  );
  if (answered.value === null) return answered;
  const { draw } = weeks.value;
  const report = draw === null ? null : { drawn: draw.drawn, body: weekReport(material, draw) };
  return given({ week: lastWeek(today), report, answers: answered.value.answers });
}

/** A file of draws: what it says, how that is spelled, and what it says before there is one. */
interface DrawFile<Said> {
  readonly path: string;
  readonly parse: (text: string) => Said | string;
  readonly text: (said: Said) => string;
  readonly none: Said;
}

/** What is drawn over what a file says; the file says it before anybody else does. */
function redrawn<Said extends object, Drawn extends object>(
  root: string,
  { path, parse, text, none }: DrawFile<Said>,
  draw: (before: Said) => Stopped<Drawn>,
  saidBy: (drawn: Drawn) => Said,
): Stopped<Drawn> {
  const read = readOwn(path, parse, 'draw/broken');
  if (read.value === null) return read;
  const before = read.value.said ?? none;
  const drawn = draw(before);
  if (drawn.value === null) return drawn;
  const now = text(saidBy(drawn.value));
  if (now === text(before)) return drawn;
  const kept = keepOwn(root, path, now);
  return kept.value === null ? kept : drawn;
}
