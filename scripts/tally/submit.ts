/**
 * `tally submit`: writes the bytes that `tally preview` shows into the outbox and says how to send them. It has no network
 * code: another program sends, by a command of its own.
 */
import { dayText, type Day } from '../../recorders/typescript/store/day.ts';
import { DAYS_A_WEEK, quarterStart, weekStart } from '../../submitter/body/week.ts';
import { consentGate, readConsent } from '../../submitter/consent/gate.ts';
import {
  outboxFolder,
  putOut,
  SENT_DAYS,
  type BodyFile,
  type Marked,
  type Put,
  type Subject,
} from '../../submitter/outbox/outbox.ts';
import { draftsOf, type Drafts } from '../../submitter/reports/drafts.ts';
import { materialOf } from '../../submitter/reports/material.ts';
import type { Body } from '../../submitter/reports/report.ts';
import { stop } from '../../submitter/stops/stop.ts';
import { allWords, words } from '../../submitter/stops/words.ts';
import { print, shellWord } from '../terminal/print.ts';
import { orRefuse, Refusal } from '../terminal/refusal.ts';
import { noReportWords, valueLines } from './body-words.ts';
import { textOption, type Command, type Surroundings } from './command.ts';
import { place } from './place.ts';
import { sweep } from './sweep.ts';
import { unstopped } from './unstopped.ts';

interface Outgoing {
  readonly subject: Subject;
  readonly body: Body;
  readonly dies: Day;
}

function run(_words: unknown, options: Readonly<Record<string, unknown>>, at: Surroundings): number {
  const { root } = place(at);
  sweep(root, at.today);
  const consent = unstopped(readConsent(root)).said;
  if (consent === null) throw new Refusal(words(stop('consent/none')));
  const { env, today, random } = at;
  const registered = unstopped(consentGate(consent, { root, env, today, recipient: textOption(options, 'to') }));
  const drafts = unstopped(draftsOf(root, materialOf(root, consent, registered, today), random));
  const outgoing = outgoingOf(drafts, today);
  const lines = reasons(drafts);
  for (const one of outgoing) {
    const put = orRefuse('write to the outbox', () => putOut(root, one.subject, one.dies, one.body.bytes));
    if (put === null) throw new Refusal(words(stop('folder/irregular', outboxFolder(root))));
    lines.push(...putWords(put, one, consent.recipient));
  }
  print(`${lines.join('\n')}\n`);
  return outgoing.length === 0 ? 1 : 0;
}

/** The bodies with their names. Each dies with the time in which it can be sent. */
function outgoingOf({ week, report, answers }: Drafts, today: Day): readonly Outgoing[] {
  const outgoing: Outgoing[] = [];
  if (report !== null && report.body.value !== null) {
    const { program, group } = report.drawn;
    const dies = (weekStart(week) ?? today) + 2 * DAYS_A_WEEK;
    outgoing.push({ subject: { period: week, what: `${program}.${group}` }, body: report.body.value, dies });
  }
  for (const { metric, body } of answers) {
    if (body.value === null) continue;
    const { quarter } = body.value.said;
    const dies = quarterStart(quarter, 1) ?? today + 1;
    outgoing.push({ subject: { period: quarter, what: metric }, body: body.value, dies });
  }
  return outgoing;
}

function reasons({ week, report, answers }: Drafts): string[] {
  const weekly = report !== null && report.body.value !== null ? [] : [noReportWords(week, report)];
  const quarterly = answers.flatMap(({ metric, body }) =>
    body.value === null ? [`No answer about ${metric}: ${allWords(body.stops)}.`] : [],
  );
  return [...weekly, ...quarterly];
}

function putWords({ how, file }: Put, { body }: Outgoing, recipient: string): readonly string[] {
  const { path, marked, dies } = file;
  switch (how) {
    case 'sent':
      return [`${file.what} of ${file.period} was sent${sentWords(marked)}. The copy is ${path}`];
    case 'there':
      if (marked !== null) return begunWords(file, marked);
      return [`It was written before and waits:`, `  ${path}`, ...nextWords(path, recipient)];
    case 'written':
      return [
        `Wrote ${body.bytes.length} bytes, until ${dayText(dies)}, to`,
        `  ${path}`,
        'They say',
        ...valueLines(body.said),
        ...nextWords(path, recipient),
      ];
  }
}

const begunWords = ({ path, dies }: BodyFile, { to, day }: Marked): readonly string[] => [
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
