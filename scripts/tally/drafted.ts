/**
 * What could be sent now: the report of the week's draw and the answers of the quarter. What is drawn is written before
 * anything of it is returned, so that looking again draws nothing.
 */
import { quarterAnswers, type QuarterAnswer } from '../../submitter/reports/answer.ts';
import { drawWeek, NO_WEEKS, parseWeeks, weeksText } from '../../submitter/reports/draw.ts';
import type { Choice } from '../../submitter/consent/consent.ts';
import { ledgerText, NO_ANSWERS, parseLedger } from '../../submitter/reports/answer-ledger.ts';
import type { Answer, Report } from '../../submitter/body/text.ts';
import { choicesFor, weekReport, type Built, type Material } from '../../submitter/reports/report.ts';
import { lastWeek } from '../../submitter/body/week.ts';
import { Refusal } from '../terminal/refusal.ts';
import type { Surroundings } from './command.ts';
import { answersFile, keep, kept, weeksFile } from './own-folder.ts';

export interface Made {
  readonly week: string;
  /** Null where nothing could be drawn from yet. */
  readonly drawn: Choice | null;
  readonly report: Built<Report> | null;
  readonly answers: readonly QuarterAnswer[];
}

/** Removing these files makes another draw possible, so nobody is told to in passing. */
const CHANGED = 'it is written by tally alone; a copy of before has to be put back';

export function made(root: string, material: Material, { random }: Surroundings): Made {
  const { today, recipient } = material;
  const weeks = kept(weeksFile(root), parseWeeks, CHANGED) ?? NO_WEEKS;
  const drawn = drawWeek(weeks, today, recipient, choicesFor(material), random);
  if (drawn.stop !== null) throw new Refusal(drawn.stop);
  keepChanged(root, weeksFile(root), weeksText(weeks), weeksText(drawn.weeks));
  const before = kept(answersFile(root), parseLedger, CHANGED) ?? NO_ANSWERS;
  const answered = quarterAnswers(material, before, random);
  if (answered.stop !== null) throw new Refusal(answered.stop);
  keepChanged(root, answersFile(root), ledgerText(before), ledgerText(answered.ledger));
  const { draw } = drawn;
  const report = draw === null ? null : weekReport(material, draw);
  return { week: lastWeek(today), drawn: draw?.drawn ?? null, report, answers: answered.answers };
}

function keepChanged(root: string, path: string, before: string, now: string): void {
  if (before !== now) keep(root, path, now);
}

/** A body that can be shown or written. */
export type Body = NonNullable<Built<Report | Answer>['value']>;

/** What a body says, a line for each metric. */
export const saidLines = ({ said }: Body): readonly string[] =>
  'values' in said
    ? Object.entries(said.values).map(([id, value]) => `  ${id} = ${value}`)
    : [`  ${said.metric} = ${said.value}`];

/** The body as text, the spaces at its end counted and not shown. */
export function bytesWords({ bytes }: Body): readonly string[] {
  const text = Buffer.from(bytes).toString('latin1').trimEnd();
  return [`  ${text}`, `  and ${bytes.length - text.length - 1} spaces and a line feed: ${bytes.length} bytes`];
}
