/**
 * What `tally status` says of leaving: what ever could, what was agreed to, what was sent; and a reminder of compiler
 * crashes that somebody may want to know of. Only looks.
 */
import { add } from '../../recorders/typescript/store/block.ts';
import { dayText, type Day } from '../../recorders/typescript/store/day.ts';
import { look } from '../../recorders/typescript/store/regular.ts';
import { programs, readProgram } from '../../recorders/typescript/store/read.ts';
import type { Allowlist } from '../../submitter/allowlist/list.ts';
import { isUnreleased, seriesOf } from '../../submitter/allowlist/series.ts';
import { lastWeek, quarterOf } from '../../submitter/body/week.ts';
import { consentGate, readConsent } from '../../submitter/consent/gate.ts';
import { answersIn, offersOf, unstoppedOf, type Offer } from '../../submitter/consent/offers.ts';
import { markedOf, outboxFolder, sent, sentFolder, waiting } from '../../submitter/outbox/body-file.ts';
import { consentFile } from '../../submitter/own-folder/own-folder.ts';
import { describe, permitMetric } from '../../submitter/permit.ts';
import { addedRegistries } from '../../submitter/registries/registries.ts';
import { registeredIn, type Registered } from '../../submitter/registries/registered.ts';
import { brokenDraws, readAnswers } from '../../submitter/reports/drawn.ts';
import { recordingsOf } from '../../submitter/reports/material.ts';
import { stop } from '../../submitter/stops/stop.ts';
import { allWords, words } from '../../submitter/stops/tally-words.ts';
import { asSentence, notYetWords } from './body-words.ts';
import { counted, type Surroundings } from './command.ts';
import type { Part } from './status-part.ts';

const part = (...lines: readonly string[]): Part => ({ lines, isOdd: false });
const oddPart = (...lines: readonly string[]): Part => ({ lines, isOdd: true });

/** In order: what could leave, what was agreed to, what was sent, what was not reported. */
export function leavingParts(root: string, at: Surroundings): readonly Part[] {
  const isAdded = addedRegistries(root).length > 0;
  const kept = (...paths: readonly string[]): boolean => isAdded || paths.some((path) => look(path) !== null);
  return [
    couldPart(root, at),
    ...(kept(consentFile(root)) ? [consentPart(root, at)] : []),
    ...drawParts(root, at),
    ...(kept(outboxFolder(root), sentFolder(root)) ? [sentPart(root)] : []),
    ...crashParts(root, at),
  ];
}

function couldPart(root: string, { today }: Surroundings): Part {
  const all = registeredIn(root);
  if (all.value === null) {
    const [broken] = all.stops;
    // Its own part says what is wrong with a registry.
    if (broken.id === 'registry/broken') return oddPart('Nothing can leave while a registry does not hold.');
    return oddPart(asSentence(words(broken)));
  }
  const recordings = recordingsOf(root);
  if (all.value.length === 0) return part(asSentence(words(stop('registry/none'))));
  const lines = all.value.flatMap((registered) => {
    const { list, withheld } = describe(registered.allowed);
    const early = notYetWords(list, today);
    const offered = unstoppedOf(offersOf(registered, recordings, today));
    const shown = ticketMetrics(registered, [...recordings.keys()], today).length;
    return [
      `Could ever leave by ${list.registry} ${list.version}, and only by your hand:`,
      ...(early === null ? [] : [`  ${early}`]),
      `  in a ticket: ${shown === 0 ? 'nothing' : `totals of ${counted(shown, 'metric')} (tally ticket)`}`,
      `  in reports: ${reportWords(list, offered)}`,
      ...(withheld.length === 0 ? [] : [`  withheld: ${withheld.join(' ')}`]),
    ];
  });
  return part(...lines);
}

/** The metrics of these programs of which a ticket may show something, whether anything is recorded of them or not. */
export function ticketMetrics(
  { allowed, catalogues }: Registered,
  of: readonly string[],
  today: Day,
): readonly string[] {
  const ids = of.flatMap((program) => (catalogues.get(program)?.metrics ?? []).map(({ id }) => id));
  return ids.filter((id) => permitMetric(allowed, 'ticket', id, today).permitted);
}

/** What reports may hold, of an active registry now and of a preview one day. */
function reportWords({ status, version }: Allowlist, offered: readonly Offer[]): string {
  if (isUnreleased(version)) return 'nothing, since it was generated between two releases';
  const groups = offered.flatMap(({ program, group }) => (group === null ? [] : [`${program}/${group}`]));
  const answers = answersIn(offered).map(({ id }) => id);
  const parts = [
    ...(groups.length === 0 ? [] : [`one group a week of ${groups.join(', ')}`]),
    ...(answers.length === 0 ? [] : [`one random answer a quarter about each of ${answers.join(', ')}`]),
  ];
  if (parts.length === 0) return 'nothing';
  const once = status === 'preview' ? 'nothing, since it is a preview; once it is active, ' : '';
  return once + parts.join('; ');
}

function consentPart(root: string, { env, today }: Surroundings): Part {
  const read = readConsent(root);
  if (read.value === null) return oddPart(allWords(read.stops));
  const consent = read.value.said;
  if (consent === null) return part('No consent was given: no report can be sent.');
  const { recipient, day, registry, version } = consent;
  const [stopping] = consentGate(consent, { root, env, today }).stops;
  return part(
    `On ${dayText(day)} you agreed to reports of ${registry} ${seriesOf(version)} to ${recipient} ` +
      `(${consentFile(root)}).`,
    stopping === undefined
      ? '  It holds. `tally consent show` lists it, `tally consent revoke` takes it back.'
      : `  Nothing is sent: ${words(stopping)}.`,
  );
}

/** The draws and answers that do not hold, each of which stops what needs it now. */
function drawParts(root: string, { today }: Surroundings): readonly Part[] {
  const answers = readAnswers(root, quarterOf(today));
  const broken = [
    ...brokenDraws(root, lastWeek(today)),
    ...answers.stops,
    ...(answers.value?.broken ?? []).map(({ stop: one }) => one),
  ];
  return broken.map((one) => oddPart(asSentence(words(one))));
}

function sentPart(root: string): Part {
  const [gone, waits] = [sent(root), waiting(root)];
  const begun = waits.filter(({ mark }) => mark !== null).length;
  const last = gone
    .flatMap((letter) => markedOf(letter)?.day ?? [])
    .sort()
    .at(-1);
  const files = (head: string, n: number): readonly string[] =>
    n === 0 ? [] : [`${head}: ${counted(n, 'file')} (tally log).`];
  const none = `Nothing ${begun === 0 ? 'has left' : 'is known to have arrived'}, as far as is kept (tally log).`;
  const many = `Sent: ${counted(gone.length, 'file')}${last === undefined ? '' : `, the last on ${last}`} (tally log).`;
  return part(
    gone.length === 0 ? none : many,
    ...files('May have arrived', begun),
    ...files('Waiting to be sent', waits.length - begun),
  );
}

/** Crashes that were counted in the days that are kept, with the command that makes a ticket of them. */
function crashParts(root: string, { today }: Surroundings): readonly Part[] {
  return programs(root).flatMap((program) => {
    const crashes = readProgram(root, program, today).value.flatMap(({ day, counts }) => {
      const count = counts.get(`${program}.ice.total`);
      return count === undefined ? [] : [{ day, count }];
    });
    const total = crashes.reduce((sum, { count }) => add(sum, count), 0);
    if (total === 0) return [];
    const from = dayText(Math.min(...crashes.map(({ day }) => day)));
    const often = total === 1 ? 'once' : `${total} times`;
    return part(
      `${program} crashed with an internal compiler error ${often} since ${from}.`,
      `  If you did not report that: tally ticket ${program} --area ice`,
    );
  });
}
