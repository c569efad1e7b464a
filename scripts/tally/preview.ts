/**
 * `tally preview`: what would be sent, byte for byte, and every reason for which something would not. Without consent it
 * shows what each group would say if it were drawn, and draws nothing. Sends and writes out nothing.
 */
import { programs } from '../../recorders/typescript/store/read.ts';
import { programOf } from '../../submitter/allowlist/line.ts';
import { lastWeek, weekStart } from '../../submitter/body/week.ts';
import { choiceText, newConsent, type Consent } from '../../submitter/consent/consent.ts';
import { consentGate, readConsent } from '../../submitter/consent/gate.ts';
import { environmentStop } from '../../submitter/consent/holds.ts';
import { offersOf, offerWords } from '../../submitter/consent/offers.ts';
import { presentBinding } from '../../submitter/own-folder/own-folder.ts';
import { describe } from '../../submitter/permit.ts';
import { registeredIn, type Registered } from '../../submitter/registries/registered.ts';
import { draftsOf, type Drafts } from '../../submitter/reports/drafts.ts';
import { materialOf } from '../../submitter/reports/material.ts';
import { weekReport } from '../../submitter/reports/report.ts';
import { allWords, sentence } from '../../submitter/stops/words.ts';
import { print } from '../terminal/print.ts';
import { bytesWords, noReportWords, valueLines } from './body-words.ts';
import { textOption, type Command, type Surroundings } from './command.ts';
import { place } from './place.ts';
import { wantedPrograms } from './asked.ts';
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
  const { env, today, random } = at;
  const registered = unstopped(consentGate(consent, { root, env, today, recipient: textOption(options, 'to') }));
  const drafts = unstopped(draftsOf(root, materialOf(root, consent, registered, today), random));
  const { lines, isSendable } = draftWords(consent, drafts, program ?? null);
  print(`${lines.join('\n')}\n`);
  return isSendable ? 0 : 1;
}

/** The draw, the report and the answers, and whether anything of it can be submitted. */
function draftWords(
  { recipient }: Consent,
  { week, report, answers }: Drafts,
  program: string | null,
): { readonly lines: readonly string[]; readonly isSendable: boolean } {
  const isMeant = (of: string): boolean => program === null || of === program;
  const meant = answers.filter(({ metric }) => isMeant(programOf(metric)));
  const lines = [
    `To ${recipient}, for the week ${week} (UTC):`,
    '',
    ...(report !== null && !isMeant(report.drawn.program)
      ? [`${choiceText(report.drawn)} was drawn, so nothing of ${program} is reported in this week.`]
      : reportLines(week, report)),
    ...meant.flatMap(({ metric, body: { value, stops } }) =>
      value === null
        ? ['', `No answer about ${metric}: ${allWords(stops)}.`]
        : [
            '',
            'The answer of this quarter, drawn around the truth once:',
            ...valueLines(value.said),
            ...inBytes(value.bytes),
          ],
    ),
  ];
  const isReported = report !== null && report.body.value !== null && isMeant(report.drawn.program);
  const isSendable = isReported || meant.some(({ body }) => body.value !== null);
  const next = isSendable
    ? 'Nothing was sent. `tally submit` writes these bytes to a file.'
    : 'There is nothing to submit.';
  return { lines: [...lines, '', next], isSendable };
}

const inBytes = (bytes: Uint8Array): readonly string[] => ['in these bytes:', ...bytesWords(bytes)];

function reportLines(week: string, report: Drafts['report']): readonly string[] {
  if (report === null || report.body.value === null) return [noReportWords(week, report)];
  const { said, bytes } = report.body.value;
  return [
    `Drawn: ${choiceText(report.drawn)}. The draw is written, so looking again changes nothing. It says`,
    ...valueLines(said),
    ...inBytes(bytes),
  ];
}

/** What each group would have said of the last week, had it been agreed to before that and drawn. */
function unconsented(root: string, program: string | null, at: Surroundings): number {
  const all = unstopped(registeredIn(root));
  const forbidden = environmentStop(at.env);
  const besides = forbidden === null ? '' : ` Besides, ${sentence(forbidden)}.`;
  const head = `No consent was given, so nothing is drawn and nothing can be sent.${besides}`;
  const none = all.length === 0 ? ['No registry was added, so nothing could be: `tally add DIR` adds one.'] : [];
  print(`${[head, ...none, ...all.flatMap((registered) => asIf(root, registered, program, at))].join('\n')}\n`);
  return 0;
}

function asIf(
  root: string,
  registered: Registered,
  program: string | null,
  { today }: Surroundings,
): readonly string[] {
  const { list } = describe(registered.allowed);
  const wanted = program === null ? programs(root) : [program];
  const week = lastWeek(today);
  const consent = newConsent(presentBinding(root), NOBODY, list, (weekStart(week) ?? today) - 1, () => true);
  const material = materialOf(root, consent, registered, today);
  const recordings = new Map([...material.programs].filter(([name]) => wanted.includes(name)));
  const offers = offersOf(registered, recordings, today);
  const status = list.status === 'preview' ? ' It is a preview: nothing of it can be sent to anybody.' : '';
  const lines = [
    '',
    `${list.registry} ${list.version}.${status} If a group were drawn, its report of ${week} would be:`,
  ];
  for (const { program: of, group } of offers.filter(({ stops }) => stops.length === 0)) {
    if (group === null) continue;
    const drawn = { registry: list.registry, program: of, group };
    const { value, stops } = weekReport(material, { week, recipient: NOBODY, drawn });
    lines.push('', `${of}, group ${group}:`);
    lines.push(
      ...(value === null ? [`  nothing: ${allWords(stops)}`] : [...valueLines(value.said), ...bytesWords(value.bytes)]),
    );
  }
  const answers = offers.flatMap(({ group, lines: [line], stops }) =>
    group === null && stops.length === 0 && line !== undefined ? [line.id] : [],
  );
  if (answers.length > 0) lines.push('', `Answered alone and at random, once a quarter: ${answers.join(' ')}`);
  const refused = offers.filter(({ stops }) => stops.length > 0);
  if (refused.length > 0)
    lines.push('', 'Refused:', ...refused.map((offer) => `  ${offerWords(offer)}: ${allWords(offer.stops)}`));
  if (offers.length === 0) lines.push('', `It has nothing that could be sent of ${wanted.join(', ')}.`);
  return lines;
}

export const preview: Command = {
  usage: 'preview [PROGRAM] [--to RECIPIENT]',
  summary: 'show what would be sent, byte for byte, and what is refused and why',
  help: `With consent: draws the week's group if that was not done, writes the draw, and shows the report of it. Looking again
draws nothing. Without consent it draws nothing and shows what each group would say.

PROGRAM shows only what is of it. Exit status 1 if there is nothing that could be submitted.

  --to RECIPIENT  stop unless this is the recipient of the consent`,
  run,
};
