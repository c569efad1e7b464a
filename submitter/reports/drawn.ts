/**
 * Draws and answers on the disk, each a file of `_tally/` that is made once. Reads them, and makes them; whoever was
 * faster is believed. Decides nothing and draws nothing.
 */
import { join } from 'node:path';
import { look } from '../../recorders/typescript/store/regular.ts';
import { answersFolder, drawsFolder, keepOnce, readOwn } from '../own-folder/own-folder.ts';
import { namesIn } from '../own-folder/private-file.ts';
import { given, stop, stopped, type Stop, type Stopped } from '../stops/stop.ts';
import {
  answerName,
  answerText,
  counts,
  parseAnswer,
  questionOf,
  type Kept,
  type Ledger,
  type Question,
} from './answer-ledger.ts';
import { drawName, drawText, parseDraw, weekOfDraw, type Draw } from './draw.ts';

/** The draw of a week for a recipient; null if nothing was drawn. */
export const readDraw = (root: string, week: string, recipient: string): Stopped<{ readonly said: Draw | null }> =>
  namedDraw(root, drawName(week, recipient));

const namedDraw = (root: string, name: string): Stopped<{ readonly said: Draw | null }> =>
  readOwn(join(drawsFolder(root), name), (text) => parseDraw(name, text), 'draw/broken');

/** Makes a draw the one of its week, and says which one is. */
export function keepDraw(root: string, draw: Draw): Stopped<Draw> {
  const name = drawName(draw.week, draw.recipient);
  return keepOnce(root, join(drawsFolder(root), name), drawText(draw), (text) => parseDraw(name, text));
}

/** The draws of a week that do not hold, whoever they are for. */
export const brokenDraws = (root: string, week: string): readonly Stop[] =>
  namesIn(drawsFolder(root))
    .filter((name) => weekOfDraw(name) === week)
    .flatMap((name) => namedDraw(root, name).stops);

/** One answer; null if none was drawn. */
export function readAnswer(root: string, question: Question): Stopped<{ readonly said: Kept | null }> {
  const name = answerName(question);
  return readOwn(join(answersFolder(root), name), (text) => parseAnswer(name, text), 'draw/broken');
}

/** Every answer that counts in a quarter. */
export function readAnswers(root: string, quarter: string): Stopped<Ledger> {
  const folder = answersFolder(root);
  if (look(folder)?.isDirectory() === false) return stopped(stop('folder/irregular', folder));
  const answers: Kept[] = [];
  const broken: Ledger['broken'][number][] = [];
  for (const name of namesIn(folder)) {
    const question = questionOf(name);
    if (question === null || !counts(question.quarter, quarter)) continue;
    const { value, stops } = readAnswer(root, question);
    if (value === null) broken.push({ ...question, stop: stops[0] });
    else if (value.said !== null) answers.push(value.said);
  }
  return given({ answers, broken });
}

/** Makes an answer the one of its quarter, and says which one is. */
export function keepAnswer(root: string, kept: Kept): Stopped<Kept> {
  const name = answerName(kept);
  return keepOnce(root, join(answersFolder(root), name), answerText(kept), (text) => parseAnswer(name, text));
}
