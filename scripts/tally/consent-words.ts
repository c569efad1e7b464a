/**
 * What is printed before somebody is asked to agree, and of what they agreed to. Pure text: what would leave, how
 * often, to whom, what it tells besides, and how to undo it.
 */
import { dayText, type Day } from '../../recorders/typescript/store/day.ts';
import { visible } from '../../model/findings/visible.ts';
import type { SubmitLine, Words } from '../../submitter/allowlist/line.ts';
import { decodeWords } from '../../submitter/allowlist/lines.ts';
import { groupLines, loneLines } from '../../submitter/allowlist/lookup.ts';
import { choicesOf, type Consent } from '../../submitter/consent/consent.ts';
import { seriesOf } from '../../submitter/allowlist/series.ts';
import { answersIn, type Offer } from '../../submitter/consent/offers.ts';
import { describe } from '../../submitter/permit.ts';
import type { Registered } from '../../submitter/registries/registered.ts';
import { indented, section } from './body-words.ts';
import { counted } from './command.ts';

interface Around {
  /** A consent that this one would replace. */
  readonly before: Consent | null;
  readonly today: Day;
  readonly registered: Registered;
}

/** The whole list, up to the question. */
export function consentQuestion(
  { recipient, registry, version }: Consent,
  offered: readonly Offer[],
  refused: readonly string[],
  { before, today, registered }: Around,
): readonly string[] {
  return [
    'You are about to agree that reports may be sent, each by a command of yours, to',
    `  ${recipient}`,
    `They are of ${registry} ${version}. ` +
      `This holds for later ${seriesOf(version)} versions too, which can say no more.`,
    ...groupsWords(offered),
    ...answersWords(offered, registered),
    ...section('Not part of it:', indented(refused)),
    '',
    'What it tells besides:',
    '  that a report comes at all says that the program was used in that week',
    // By min-entropy; see GOVERNANCE.md.
    "  a report that is one of n makes anybody's chance of guessing who sent it up to n times as large,",
    '  and a person in a rare cell may still stand out',
    '  the recipient sees your network address and when the report comes',
    '  no report holds an id, so what was sent cannot be found and deleted for you later',
    '',
    `Nothing counted up to and on ${dayText(today)} may be sent. Nothing is ever sent by itself.`,
    ...(before === null
      ? []
      : [`This takes the place of what you agreed to on ${dayText(before.day)} for ${before.recipient}.`]),
    'To take it back: tally consent revoke',
    '',
  ];
}

function groupsWords(offered: readonly Offer[]): readonly string[] {
  const groups = offered.filter(({ group }) => group !== null);
  const share =
    groups.length === 1
      ? 'This group is reported once a week'
      : `Each week one of these ${groups.length} groups is drawn and reported`;
  return section(
    `${share}, whole, with one value for each line:`,
    groups.flatMap(({ program, group, reporters, lines }) => [
      `  ${program}, group ${group}: ${sizeWords(lines, reporters)}`,
      ...lines.flatMap(lineWords),
    ]),
  );
}

function answersWords(offered: readonly Offer[], registered: Registered): readonly string[] {
  const { epsilonAYear } = describe(registered.allowed).list.limits;
  return section(
    'Each quarter one answer to each of these may be sent alone, drawn once at random around the truth:',
    answersIn(offered).flatMap((line) => [...lineWords(line), `      ${noiseWords(line, epsilonAYear)}`]),
  );
}

function sizeWords(lines: readonly SubmitLine[], reporters: number): string {
  const ways = lines.reduce((product, { values }) => product * values.length, 1);
  return `one of ${counted(ways, 'report')}; about ${reporters} are expected a week`;
}

/** A metric by what the signed list says alone: a catalogue is signed by nobody. */
function lineWords({ id, values, reduce, keep, beyond, asks, means }: SubmitLine): readonly string[] {
  const there = beyond === null ? 'without limit' : `for ${beyond} days`;
  return [
    `    ${id}`,
    ...ownWords({ asks, means }),
    `      ${REDUCED[reduce] ?? reduce}: ${values.join(' | ')}  (kept here for ${keep} days, there ${there})`,
  ];
}

/** What the list asks, and says that it means: as declared, on lines of their own whatever was declared. */
const ownWords = ({ asks, means }: Words): readonly string[] =>
  [`asks: ${decodeWords(asks)}`, `means: ${decodeWords(means)}`].flatMap((text) => wrapped(visible(text)));

const WIDEST = 100;

/** In lines that are broken between words. */
function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  let line = '     ';
  for (const word of text.split(' ')) {
    if (line.length + word.length >= WIDEST && line.trim() !== '') {
      lines.push(line);
      line = '       ';
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}

const REDUCED: Readonly<Record<string, string>> = {
  sum: 'how often',
  days: 'on how many days',
  max: 'at most',
  median: 'in the middle',
  any: 'ever',
  all: 'always',
  mode: 'most often',
};

/** How often the answer is the truth. */
function noiseWords({ values, epsilon }: SubmitLine, aYear: number): string {
  const e = Math.exp(epsilon ?? 0);
  const share = Math.floor((e / (e + values.length - 1)) * 100);
  return `the truth in ${share} of 100 cases, else another value (epsilon ${epsilon ?? 0} of ${aYear} a year)`;
}

/** What somebody agreed to, from the record. */
export function agreedWords(given: Consent): readonly string[] {
  const { recipient, registry, version, day, agreed } = given;
  const answers = loneLines(agreed);
  return [
    `On ${dayText(day)} you agreed that reports of ${registry} ${version}, ` +
      `and of later ${seriesOf(version)} versions, may be sent to`,
    `  ${recipient}`,
    ...choicesOf(given).flatMap((choice) => [
      `${choice.program}, group ${choice.group}`,
      ...groupLines(agreed, choice).flatMap(valueWords),
    ]),
    ...(answers.length === 0 ? [] : ['once a quarter, randomised', ...answers.flatMap(valueWords)]),
  ];
}

const valueWords = ({ id, values, asks, means }: SubmitLine): readonly string[] => [
  `  ${id}: ${values.join(' | ')}`,
  ...ownWords({ asks, means }),
];
