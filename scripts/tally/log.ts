/**
 * `tally log`: what was sent, to whom, and where the copies are; and what waits to be. Changes nothing but what has
 * died.
 */
import { dayText } from '../../recorders/typescript/store/day.ts';
import { readPrivate } from '../../submitter/own-folder/private-file.ts';
import { isMark, sent, SENT_DAYS, waiting, type BodyFile } from '../../submitter/outbox/outbox.ts';
import { readReport } from '../../submitter/body/shape.ts';
import { print } from '../terminal/print.ts';
import { orRefuse } from '../terminal/refusal.ts';
import type { Command, Surroundings } from './command.ts';
import { valueLines } from './body-words.ts';
import { place } from './place.ts';
import { sweep } from './sweep.ts';

const MAX_BYTES = 1 << 16;

function run(_words: unknown, _options: unknown, at: Surroundings): number {
  const { root } = place(at);
  sweep(root, at.today);
  const [gone, waits] = orRefuse('read what was sent', () => [sent(root), waiting(root)]);
  const lines = [
    ...(gone.length === 0 ? [`Nothing was sent in the last ${SENT_DAYS} days.`] : gone.flatMap(sentLines)),
    ...waits.flatMap(waitingLines),
  ];
  print(`${lines.join('\n')}\n`);
  return 0;
}

function sentLines(letter: BodyFile): readonly string[] {
  const { period, what, path, dies, marked } = letter;
  const day = isMark(marked) ? marked.day : dayText(dies - SENT_DAYS);
  const unknown = marked === null ? 'is gone' : `does not hold: ${String(marked)}`;
  const to = isMark(marked) ? `to ${marked.to}` : `to whom is not known: the note beside the copy ${unknown}`;
  return [`${day}  ${what} of ${period} was sent ${to}`, ...values(path), `  copy until ${dayText(dies)}: ${path}`];
}

function waitingLines({ period, what, path, marked }: BodyFile): readonly string[] {
  if (marked === null) return [`Not sent: ${what} of ${period} waits in ${path}`];
  if (!isMark(marked)) {
    return [`${what} of ${period} may have arrived: ${path}.sending does not hold: ${marked}`, ...values(path)];
  }
  return [
    `${marked.day}  sending ${what} of ${period} to ${marked.to} was begun and not ended, so it may have arrived`,
    ...values(path),
    `  ${path}`,
  ];
}

/** What a copy says, or that it cannot be read. */
function values(path: string): readonly string[] {
  const bytes = readPrivate(path, MAX_BYTES);
  const said = typeof bytes === 'string' ? null : readReport(bytes).value;
  return said === null ? ['  (the copy was changed)'] : valueLines(said);
}

export const log: Command = {
  usage: 'log',
  summary: 'list what was sent, with copies',
  help: `
Copies are kept byte for byte in _tally/sent/ for ${SENT_DAYS} days.`,
  run,
};
