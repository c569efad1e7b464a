/**
 * `tally preview`: what would be sent, byte for byte, and every reason for which something would not. Without consent it
 * shows what each group would say if it were drawn, and draws nothing. Sends and writes out nothing.
 */
import { choiceText, newConsent, type Choice, type Consent } from '../../submitter/consent/consent.ts';
import { environmentStop } from '../../submitter/consent/holds.ts';
import { choicesFor, weekReport } from '../../submitter/reports/report.ts';
import { lastWeek, weekStart } from '../../submitter/body/week.ts';
import { programs } from '../../recorders/typescript/store/read.ts';
import { print } from '../terminal/print.ts';
import { textOption, type Command, type Surroundings } from './command.ts';
import { givenConsent, presentBinding } from './own-folder.ts';
import { leavings, offers, type Leaving } from './offers.ts';
import { bytesWords, made, saidLines, type Made } from './drafted.ts';
import { holding, materialOf } from './material.ts';
import { place } from './place.ts';
import { wantedPrograms } from './asked.ts';
import { sweep } from './sweep.ts';

/** Stands for the recipient that nobody agreed to; nothing is ever posted to it. */
const NOBODY = 'https://nobody.invalid/';

function run([program]: readonly string[], options: Readonly<Record<string, unknown>>, at: Surroundings): number {
  const { root } = place(at);
  sweep(root, at.today);
  if (program !== undefined) wantedPrograms(root, program);
  const consent = givenConsent(root);
  if (consent === null) return unconsented(root, program ?? null, at);
  const leaving = holding(root, consent, textOption(options, 'to'), at);
  const material = materialOf({ root, consent, leaving, today: at.today });
  const found = made(root, material, at);
  const { lines, isSendable } = madeWords(consent, found, program ?? null);
  print(`${lines.join('\n')}\n`);
  return isSendable ? 0 : 1;
}

/** The draw, the report and the answers, and whether anything of it can be submitted. */
function madeWords(
  consent: Consent,
  { week, drawn, report, answers }: Made,
  program: string | null,
): { readonly lines: readonly string[]; readonly isSendable: boolean } {
  const lines = [`To ${consent.recipient}, for the week ${week} (UTC):`];
  const isMeant = (id: string): boolean => program === null || id.startsWith(`${program}.`);
  if (drawn === null || report === null)
    lines.push('', `Nothing can be reported of it: it began no later than consent was given.`);
  else if (program !== null && drawn.program !== program)
    lines.push('', `${choiceText(drawn)} was drawn, so nothing of ${program} is reported in this week.`);
  else if (report.value === null) lines.push('', `${report.why}.`);
  else {
    lines.push('', `Drawn: ${choiceText(drawn)}. The draw is written, so looking again changes nothing. It says`);
    lines.push(...saidLines(report.value), 'in these bytes:', ...bytesWords(report.value));
  }
  const meant = answers.filter(({ metric }) => isMeant(metric));
  for (const { metric, value, why } of meant) {
    if (value === null) lines.push('', `No answer about ${metric}: ${why}.`);
    else
      lines.push(
        '',
        `The answer of this quarter, drawn around the truth once:`,
        ...saidLines(value),
        'in these bytes:',
        ...bytesWords(value),
      );
  }
  const isReported = report !== null && report.value !== null && isMeant(`${drawn?.program ?? ''}.`);
  const isSendable = isReported || meant.some(({ value }) => value !== null);
  const next = isSendable
    ? 'Nothing was sent. `tally submit` writes these bytes to a file.'
    : 'There is nothing to submit.';
  return { lines: [...lines, '', next], isSendable };
}

/** What each group would have said of the last week, had it been agreed to before that and drawn. */
function unconsented(root: string, program: string | null, at: Surroundings): number {
  const parts = leavings(root).map((leaving) => asIf(root, leaving, program, at));
  const stop = environmentStop(at.env);
  const head = `No consent was given, so nothing is drawn and nothing can be sent.${stop === null ? '' : ` Besides, ${stop}.`}`;
  const none = parts.length === 0 ? ['No registry was added, so nothing could be: `tally add DIR` adds one.'] : [];
  print(`${[head, ...none, ...parts.flat()].join('\n')}\n`);
  return 0;
}

function asIf(root: string, leaving: Leaving, program: string | null, at: Surroundings): readonly string[] {
  const { list } = leaving.allowed;
  const wanted = program === null ? programs(root) : [program];
  const week = lastWeek(at.today);
  const day = (weekStart(week) ?? at.today) - 1;
  const { offered, refused } = offers(leaving, wanted, at.today);
  const groups = new Set(offered.flatMap(({ group, lines }) => (group === null ? [] : lines.map(({ id }) => id))));
  const consent = newConsent(presentBinding(root), NOBODY, list, day, ({ id }) => groups.has(id));
  const material = materialOf({ root, consent, leaving, today: at.today });
  const status = list.status === 'preview' ? ' It is a preview: nothing of it can be sent to anybody.' : '';
  const lines = [
    '',
    `${list.registry} ${list.version}.${status} If a group were drawn, its report of ${week} would be:`,
  ];
  for (const drawn of choicesFor(material)) {
    const { value, why } = weekReport(material, { week, recipient: NOBODY, drawn });
    lines.push('', `${drawn.program}, group ${drawn.group}:`);
    lines.push(
      ...(value === null
        ? [`  nothing: ${bare(why ?? '', drawn, week)}`]
        : [...saidLines(value), ...bytesWords(value)]),
    );
  }
  const answers = offered.flatMap(({ group, lines: own }) => (group === null ? own.map(({ id }) => id) : []));
  if (answers.length > 0) lines.push('', `Answered alone and at random, once a quarter: ${answers.join(' ')}`);
  if (refused.length > 0) lines.push('', 'Refused:', ...refused.map((line) => `  ${line}`));
  if (offered.length + refused.length === 0)
    lines.push('', `It has nothing that could be sent of ${wanted.join(', ')}.`);
  return lines;
}

/** The reason alone: nothing was drawn here. */
const bare = (why: string, drawn: Choice, week: string): string =>
  why.replace(`${choiceText(drawn)} was drawn for ${week}, and nothing of that week is sent: `, '');

export const preview: Command = {
  usage: 'preview [PROGRAM] [--to RECIPIENT]',
  summary: 'show what would be sent, byte for byte, and what is refused and why',
  help: `With consent: draws the week's group if that was not done, writes the draw, and shows the report of it. Looking again
draws nothing. Without consent it draws nothing and shows what each group would say.

PROGRAM shows only what is of it. Exit status 1 if there is nothing that could be submitted.

  --to RECIPIENT  stop unless this is the recipient of the consent`,
  run,
};
