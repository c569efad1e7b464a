/**
 * `tally preview`: what would be sent, byte for byte, and every reason for which something would not. Without consent
 * it shows what each group would say if it were drawn, and draws nothing. Sends and writes out nothing.
 */
import type { Day } from '../../recorders/typescript/store/day.ts';
import { programOf } from '../../submitter/allowlist/line.ts';
import { isUnreleased } from '../../submitter/allowlist/series.ts';
import { lastWeek, weekStart } from '../../submitter/body/week.ts';
import { choiceText, newConsent } from '../../submitter/consent/consent.ts';
import { readConsent } from '../../submitter/consent/gate.ts';
import { environmentStop } from '../../submitter/consent/holds.ts';
import { answersIn, offersOf, unstoppedOf } from '../../submitter/consent/offers.ts';
import { presentBinding } from '../../submitter/own-folder/own-folder.ts';
import { describe, permitSubmission } from '../../submitter/permit.ts';
import { registeredIn, type Registered } from '../../submitter/registries/registered.ts';
import type { Drafts } from '../../submitter/reports/drafts.ts';
import { materialOf, recordingsOf } from '../../submitter/reports/material.ts';
import { weekReport, type Body } from '../../submitter/reports/report.ts';
import { stop } from '../../submitter/stops/stop.ts';
import { allWords, sentence, words } from '../../submitter/stops/tally-words.ts';
import { printLines } from '../terminal/print.ts';
import { wantedPrograms } from './asked.ts';
import {
  asSentence,
  bytesWords,
  indented,
  noAnswerWords,
  noReportWords,
  refusedWords,
  section,
  valueLines,
} from './body-words.ts';
import type { Command, Surroundings } from './command.ts';
import { drafted } from './drafted.ts';
import { place } from './place.ts';
import { sweep } from './sweep.ts';
import { unstopped } from './unstopped.ts';

/** Stands for the recipient that nobody agreed to; nothing is ever posted to it. */
const NOBODY = 'https://nobody.invalid/';

function run([program]: readonly string[], options: Readonly<Record<string, unknown>>, at: Surroundings): number {
  const { root } = place(at);
  sweep(root, at.today);
  if (program !== undefined) wantedPrograms(root, program);
  const consent = unstopped(readConsent(root)).said;
  if (consent === null) return unconsented(root, program ?? null, at);
  const { lines, isSendable } = draftWords(drafted(root, consent, options, at), program ?? null);
  printLines([`To ${consent.recipient}, for the week ${lastWeek(at.today)} (UTC):`, '', ...lines]);
  return isSendable ? 0 : 1;
}

/** The draw, the report and the answers, and whether anything of it can be submitted. */
function draftWords(
  { week, report, answers }: Drafts,
  program: string | null,
): { readonly lines: readonly string[]; readonly isSendable: boolean } {
  const isMeant = (of: string): boolean => program === null || of === program;
  const { drawn } = report;
  const isOther = drawn !== null && !isMeant(drawn.program);
  const meant = answers.filter(({ metric }) => isMeant(programOf(metric)));
  const bodies = [...(isOther ? [] : [report]), ...meant];
  const isSendable = bodies.some(({ body }) => body.value !== null);
  const lines = [
    ...(isOther
      ? [`${choiceText(drawn)} was drawn, so nothing of ${program} is reported in this week.`]
      : reportLines(week, report)),
    ...meant.flatMap(({ metric, body: { value, stops } }) =>
      value === null
        ? ['', noAnswerWords(metric, stops)]
        : ['', 'The answer of this quarter, drawn around the truth once:', ...bodyLines(value)],
    ),
    '',
    isSendable ? 'Nothing was sent. `tally submit` writes these bytes to a file.' : 'There is nothing to submit.',
  ];
  return { lines, isSendable };
}

const bodyLines = ({ said, bytes }: Body): readonly string[] => [
  ...valueLines(said),
  'in these bytes:',
  ...bytesWords(bytes),
];

function reportLines(week: string, report: Drafts['report']): readonly string[] {
  const { drawn, body } = report;
  if (drawn === null || body.value === null) return [noReportWords(week, report)];
  return [
    `Drawn: ${choiceText(drawn)}. The draw is written, so looking again changes nothing. It says`,
    ...bodyLines(body.value),
  ];
}

/** What each group would have said of the last week, had it been agreed to before that and drawn. */
function unconsented(root: string, program: string | null, at: Surroundings): number {
  const all = unstopped(registeredIn(root));
  const forbidden = environmentStop(at.env);
  printLines([
    'No consent was given, so nothing is drawn and nothing can be sent.' +
      (forbidden === null ? '' : ` Besides, ${sentence(forbidden)}.`),
    ...(all.length === 0 ? [asSentence(words(stop('registry/none')))] : []),
    ...all.flatMap((registered) => asIf(root, registered, program, at.today)),
  ]);
  return 0;
}

function asIf(root: string, registered: Registered, program: string | null, today: Day): readonly string[] {
  const { list } = describe(registered.allowed);
  const { registry, version, status } = list;
  const closed = permitSubmission(registered.allowed, 'file', today);
  if (isUnreleased(version) && closed !== null) return ['', `${words(closed)}.`];
  const week = lastWeek(today);
  const consent = newConsent(presentBinding(root), NOBODY, list, (weekStart(week) ?? today) - 1, () => true);
  const material = materialOf(root, consent, registered, today);
  const wanted = program === null ? [...material.programs.keys()] : [program];
  const offers = offersOf(registered, recordingsOf(root, wanted), today);
  const offered = unstoppedOf(offers);
  const answers = answersIn(offered).map(({ id }) => id);
  const preview = status === 'preview' ? ' It is a preview: nothing of it can be sent to anybody.' : '';
  return [
    '',
    `${registry} ${version}.${preview} If a group were drawn, its report of ${week} would be:`,
    ...offered.flatMap(({ program: of, group }) => {
      if (group === null) return [];
      const drawn = { registry, program: of, group };
      const { value, stops } = weekReport(material, { week, recipient: NOBODY, drawn });
      const lines = value === null ? [`  nothing: ${allWords(stops)}`] : bodyLines(value);
      return section(`${of}, group ${group}:`, lines);
    }),
    ...(answers.length === 0 ? [] : ['', `Answered alone and at random, once a quarter: ${answers.join(' ')}`]),
    ...section('Refused:', indented(refusedWords(offers))),
    ...(offers.length === 0 ? ['', `It has nothing that could be sent of ${wanted.join(', ')}.`] : []),
  ];
}

export const preview: Command = {
  usage: 'preview [PROGRAM] [--to RECIPIENT]',
  summary: 'show what would be sent, byte for byte, and what is refused and why',
  help: `With consent it draws the week's group once, writes the draw, and shows its report. Without consent it draws
nothing and shows what each group would say. Exit status 1 if there is nothing to submit.

  --to RECIPIENT  stop unless this is the recipient of the consent`,
  run,
};
