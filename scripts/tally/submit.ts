/**
 * `tally submit`: writes the bytes that `tally preview` shows into the outbox and says how to send them. It has no
 * network code: another program sends, by a command of its own.
 */
import { dayText, type Day } from '../../recorders/typescript/store/day.ts';
import { DAYS_A_WEEK, quarterOf, quarterStart, weekStart } from '../../submitter/body/week.ts';
import { readConsent } from '../../submitter/consent/gate.ts';
import { markedOf, outboxFolder, type Subject } from '../../submitter/outbox/body-file.ts';
import { putOut, SENT_DAYS, type Put } from '../../submitter/outbox/outbox.ts';
import type { Drafts } from '../../submitter/reports/drafts.ts';
import type { Body } from '../../submitter/reports/report.ts';
import { stop } from '../../submitter/stops/stop.ts';
import { words } from '../../submitter/stops/tally-words.ts';
import { printLines, shellWord } from '../terminal/print.ts';
import { orRefuse, Refusal } from '../terminal/refusal.ts';
import { noAnswerWords, noReportWords, valueLines } from './body-words.ts';
import type { Command, Surroundings } from './command.ts';
import { drafted } from './drafted.ts';
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
  const drafts = drafted(root, consent, options, at);
  const outgoing = outgoingOf(drafts, at.today);
  const lines = reasons(drafts);
  for (const one of outgoing) {
    const put = orRefuse('write to the outbox', () => putOut(root, one.subject, one.dies, one.body.bytes));
    if (put === null) throw new Refusal(words(stop('folder/irregular', outboxFolder(root))));
    lines.push(...putWords(put, one.body, consent.recipient));
  }
  printLines(lines);
  return outgoing.length === 0 ? 1 : 0;
}

/** The bodies with their names. Each dies with the time in which it can be sent. */
function outgoingOf({ week, report, answers }: Drafts, today: Day): readonly Outgoing[] {
  const outgoing = (period: string, what: string, body: Body | null, dies: Day): readonly Outgoing[] =>
    body === null ? [] : [{ subject: { period, what }, body, dies }];
  const { drawn, body } = report;
  const after = (weekStart(week) ?? today) + 2 * DAYS_A_WEEK;
  const weekly = drawn === null ? [] : outgoing(week, `${drawn.program}.${drawn.group}`, body.value, after);
  const now = quarterOf(today);
  const alone = answers.map((one) => outgoing(now, one.metric, one.body.value, quarterStart(now, 1) ?? today + 1));
  return [...weekly, ...alone.flat()];
}

function reasons({ week, report, answers }: Drafts): string[] {
  const weekly = report.body.value !== null ? [] : [noReportWords(week, report)];
  const refused = answers.filter(({ body }) => body.value === null);
  return [...weekly, ...refused.map(({ metric, body }) => noAnswerWords(metric, body.stops))];
}

function putWords({ how, file }: Put, { said, bytes }: Body, recipient: string): readonly string[] {
  const { path, what, period, mark, dies, isThere } = file;
  const next = [
    `Nothing was sent. To send it to ${recipient}, which then sees your network address:`,
    `  tally-send ${shellWord(path)}`,
    `Not to send it: rm ${shellWord(path)}`,
  ];
  switch (how) {
    case 'sent': {
      const marked = markedOf(file);
      const when = marked === null ? 'before' : `on ${marked.day} to ${marked.to}`;
      return [`${what} of ${period} was sent ${when}. The copy is ${isThere ? path : 'gone'}`];
    }
    case 'there':
      if (mark === null) return ['It was written before and waits:', `  ${path}`, ...next];
      return [
        (typeof mark.said === 'string'
          ? `${path} may have arrived, since ${mark.path} does not hold: ${mark.said}. `
          : `Sending ${path} was begun on ${mark.said.day} and not ended: it may have arrived at ${mark.said.to}. `) +
          `It is not sent again, and is deleted on ${dayText(dies + SENT_DAYS)}.`,
        `If you know that it did not arrive: rm ${shellWord(mark.path)}, then run this again`,
      ];
    case 'written':
      return [
        `Wrote ${bytes.length} bytes, until ${dayText(dies)}, to`,
        `  ${path}`,
        'They say',
        ...valueLines(said),
        ...next,
      ];
  }
}

export const submit: Command = {
  usage: 'submit [--to RECIPIENT]',
  summary: 'write what `tally preview` shows to a file, and say how to send it',
  help: `Writes the report of the week's draw and the answers of the quarter into _tally/outbox/, each once. It sends
nothing and has no network code; it prints the command that sends.

  --to RECIPIENT  stop unless this is the recipient of the consent`,
  run,
};
