/**
 * `tally submit`: writes the bytes that `tally preview` shows into the outbox and says how to send them. It has no network
 * code: another program sends, by a command of its own.
 */
import { SENT_DAYS, putOut, type Letter, type Marked, type Put, type Subject } from '../../submitter/outbox/outbox.ts';
import { DAYS_A_WEEK, quarterNumber, weekStart } from '../../submitter/body/week.ts';
import { dayText, parseDay, type Day } from '../../recorders/typescript/store/day.ts';
import { print, shellWord } from '../terminal/print.ts';
import { orRefuse, Refusal } from '../terminal/refusal.ts';
import { textOption, type Command, type Surroundings } from './command.ts';
import { givenConsent } from './own-folder.ts';
import { made, saidLines, type Body, type Made } from './drafted.ts';
import { holding, materialOf } from './material.ts';
import { place } from './place.ts';
import { sweep } from './sweep.ts';

interface Outgoing {
  readonly subject: Subject;
  readonly body: Body;
  readonly dies: Day;
}

function run(_words: unknown, options: Readonly<Record<string, unknown>>, at: Surroundings): number {
  const { root } = place(at);
  sweep(root, at.today);
  const consent = givenConsent(root);
  if (consent === null) {
    throw new Refusal(
      'no consent was given, so nothing can be sent; `tally preview` shows what reports would say, and `tally consent grant RECIPIENT` prints a list and asks',
    );
  }
  const leaving = holding(root, consent, textOption(options, 'to'), at);
  const found = made(root, materialOf({ root, consent, leaving, today: at.today }), at);
  const outgoing = outgoingOf(found, at.today);
  const lines = reasons(found);
  for (const one of outgoing) {
    const put = orRefuse('write to the outbox', () => putOut(root, one.subject, one.dies, one.body.bytes));
    if (put === null) throw new Refusal('a link or a file stands where `_tally/outbox` belongs; move it away');
    lines.push(...putWords(put, one, consent.recipient));
  }
  print(`${lines.join('\n')}\n`);
  return outgoing.length === 0 ? 1 : 0;
}

/** The bodies with their names. Each dies with the time in which it can be sent. */
function outgoingOf({ week, drawn, report, answers }: Made, today: Day): readonly Outgoing[] {
  const outgoing: Outgoing[] = [];
  if (drawn !== null && report !== null && report.value !== null) {
    const dies = (weekStart(week) ?? today) + 2 * DAYS_A_WEEK;
    outgoing.push({ subject: { period: week, what: `${drawn.program}.${drawn.group}` }, body: report.value, dies });
  }
  for (const { metric, value } of answers) {
    if (value === null) continue;
    const { quarter } = value.said;
    outgoing.push({ subject: { period: quarter, what: metric }, body: value, dies: quarterEnd(quarter) ?? today + 1 });
  }
  return outgoing;
}

/** The first day of the next quarter. */
function quarterEnd(quarter: string): Day | null {
  const next = (quarterNumber(quarter) ?? 0) + 1;
  return parseDay(`${Math.floor(next / 4)}-${String((next % 4) * 3 + 1).padStart(2, '0')}-01`);
}

function reasons({ week, report, answers }: Made): string[] {
  const none = `Nothing can be reported of ${week}: it began no later than consent was given.`;
  const weekly = report === null ? [none] : report.value === null ? [`${report.why}.`] : [];
  const quarterly = answers.flatMap(({ metric, value, why }) =>
    value === null ? [`No answer about ${metric}: ${why}.`] : [],
  );
  return [...weekly, ...quarterly];
}

function putWords({ how, letter }: Put, { body }: Outgoing, recipient: string): readonly string[] {
  const { path, marked, dies } = letter;
  switch (how) {
    case 'sent':
      return [`${letter.what} of ${letter.period} was sent${sentWords(marked)}. The copy is ${path}`];
    case 'there':
      if (marked !== null) return begunWords(letter, marked);
      return [`It was written before and waits:`, `  ${path}`, ...nextWords(path, recipient)];
    case 'written':
      return [
        `Wrote ${body.bytes.length} bytes, until ${dayText(dies)}, to`,
        `  ${path}`,
        'They say',
        ...saidLines(body),
        ...nextWords(path, recipient),
      ];
  }
}

const begunWords = ({ path, dies }: Letter, { to, day }: Marked): readonly string[] => [
  `Sending ${path} was begun on ${day} and not ended: it may have arrived at ${to}. It is not sent again, and is deleted on ${dayText(dies + SENT_DAYS)}.`,
  `If you know that it did not arrive: rm ${shellWord(`${path}.sending`)}, then run this again`,
];

const sentWords = (marked: Marked | null): string =>
  marked === null ? ' before' : ` on ${marked.day} to ${marked.to}`;

const nextWords = (path: string, recipient: string): readonly string[] => [
  `Nothing was sent. To send it to ${recipient}, which then sees your network address:`,
  `  tally-send ${shellWord(path)}`,
  `Not to send it: rm ${shellWord(path)}`,
];

export const submit: Command = {
  usage: 'submit [--to RECIPIENT]',
  summary: 'write what `tally preview` shows to a file, and say how to send it',
  help: `Writes the report of the week's draw and the answers of the quarter into _tally/outbox/, each once. It sends nothing
and has no network code; it prints the command that sends, which is another program's.

  --to RECIPIENT  stop unless this is the recipient of the consent`,
  run,
};
