/**
 * `tally log`: what was sent, to whom, and where the copies are; and what waits to be. Changes nothing but what has
 * died.
 */
import { dayText } from '../../recorders/typescript/store/day.ts';
import { readPrivate } from '../../submitter/own-folder/private-file.ts';
import { markedOf, sent, waiting, type BodyFile } from '../../submitter/outbox/body-file.ts';
import { SENT_DAYS } from '../../submitter/outbox/outbox.ts';
import { readReport } from '../../submitter/body/shape.ts';
import { print, shellWord } from '../terminal/print.ts';
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
  const isBegun = waits.some(({ mark }) => mark !== null);
  const none = `Nothing ${isBegun ? 'is known to have arrived' : 'was sent'} in the last ${SENT_DAYS} days.`;
  print(`${[...(gone.length === 0 ? [none] : gone.flatMap(sentLines)), ...waits.flatMap(waitingLines)].join('\n')}\n`);
  return 0;
}

function sentLines(letter: BodyFile): readonly string[] {
  const { period, what, path, dies, mark, isThere } = letter;
  const marked = markedOf(letter);
  const unknown = mark === null ? 'is gone' : `does not hold: ${String(mark.said)}`;
  return [
    marked === null
      ? `${what} of ${period} was sent; when and to whom is not known: the note beside the copy ${unknown}`
      : `${marked.day}  ${what} of ${period} was sent to ${marked.to}`,
    ...(isThere ? [...values(path), `  copy until ${dayText(dies)}: ${path}`] : ['  (the copy is gone)']),
  ];
}

function waitingLines(letter: BodyFile): readonly string[] {
  const { period, what, path, mark, isThere } = letter;
  if (mark === null) return [`Not sent: ${what} of ${period} waits in ${path}`];
  return [
    typeof mark.said === 'string'
      ? `${what} of ${period} may have arrived: ${mark.path} does not hold: ${mark.said}`
      : `${mark.said.day}  sending ${what} of ${period} to ${mark.said.to} was begun and not ended, ` +
        'so it may have arrived',
    ...(isThere ? [...values(path), `  ${path}`] : ['  (the file itself is gone)']),
    `  If you know that it did not arrive: rm ${shellWord(mark.path)}`,
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
