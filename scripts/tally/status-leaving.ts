/**
 * What `tally status` says of leaving: what ever could, what was agreed to, what was sent; and a reminder of compiler
 * crashes that somebody may want to know of. Only looks.
 */
import { add } from '../../recorders/typescript/store/block.ts';
import { dayText, type Day } from '../../recorders/typescript/store/day.ts';
import { programs, readProgram } from '../../recorders/typescript/store/read.ts';
import { seriesOf } from '../../submitter/allowlist/series.ts';
import { consentGate, readConsent } from '../../submitter/consent/gate.ts';
import { offersOf, type Offer } from '../../submitter/consent/offers.ts';
import { readWithheld } from '../../submitter/consent/withheld.ts';
import { sent, waiting } from '../../submitter/outbox/outbox.ts';
import { consentFile } from '../../submitter/own-folder/own-folder.ts';
import { describe, permitMetric } from '../../submitter/permit.ts';
import { registeredIn, type Registered } from '../../submitter/registries/registered.ts';
import { recordingOf } from '../../submitter/reports/material.ts';
import { allWords, words } from '../../submitter/stops/words.ts';
import { addedRegistries } from '../../submitter/registries/registries.ts';
import { counted, type Surroundings } from './command.ts';
import type { Part } from './status-part.ts';

/** In order: what could leave, what was agreed to, what was sent, what was not reported. */
export function leavingParts(root: string, at: Surroundings): readonly Part[] {
  if (addedRegistries(root).length === 0) {
    const lines = ['No registry was added, so nothing can leave. `tally add DIR` adds one.'];
    return [{ lines, isOdd: false }, ...crashParts(root, at)];
  }
  return [couldPart(root, at), consentPart(root, at), sentPart(root), ...crashParts(root, at)];
}

function couldPart(root: string, { today }: Surroundings): Part {
  const withheld = readWithheld(root).findings.map(
    ({ file, line, message }) => `  ${file}:${line}: ${message}; put that right, or remove the file`,
  );
  if (withheld.length > 0)
    return { lines: ['The list of what is withheld does not hold, so nothing can leave:', ...withheld], isOdd: true };
  const all = registeredIn(root).value;
  if (all === null) return { lines: ['Nothing can leave while a registry does not hold.'], isOdd: true };
  const recordings = new Map(programs(root).map((program) => [program, recordingOf(root, program)]));
  const lines = all.flatMap((registered) => {
    const { list, withheld: globs } = describe(registered.allowed);
    const offered = offersOf(registered, recordings, today).filter(({ stops }) => stops.length === 0);
    return [
      `Could ever leave by ${list.registry} ${list.version}, and only by your hand:`,
      `  in a ticket: ${ticketWords(ticketMetrics(registered, programs(root), today))}`,
      `  in reports: ${reportWords(list.status, offered)}`,
      ...(globs.length === 0 ? [] : [`  withheld: ${globs.join(' ')}`]),
    ];
  });
  return { lines, isOdd: false };
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

const ticketWords = ({ length }: readonly string[]): string =>
  length === 0 ? 'nothing' : `totals of ${counted(length, 'metric')} (tally ticket)`;

/** What reports may hold, of an active registry now and of a preview one day. */
function reportWords(status: string, offered: readonly Offer[]): string {
  const groups = offered.flatMap(({ program, group }) => (group === null ? [] : [`${program}/${group}`]));
  const answers = offered.flatMap(({ group, lines }) => (group === null ? lines.map(({ id }) => id) : []));
  const parts = [
    ...(groups.length === 0 ? [] : [`one group a week of ${groups.join(', ')}`]),
    ...(answers.length === 0 ? [] : [`one random answer a quarter about each of ${answers.join(', ')}`]),
  ];
  if (parts.length === 0) return 'nothing';
  return status === 'preview'
    ? `nothing, since it is a preview; once it is active, ${parts.join('; ')}`
    : parts.join('; ');
}

function consentPart(root: string, { env, today }: Surroundings): Part {
  const read = readConsent(root);
  if (read.value === null) return { lines: [allWords(read.stops)], isOdd: true };
  const consent = read.value.said;
  if (consent === null) return { lines: ['No consent was given: no report can be sent.'], isOdd: false };
  const { recipient, day, registry, version } = consent;
  const [stop] = consentGate(consent, { root, env, today }).stops;
  const lines = [
    `On ${dayText(day)} you agreed to reports of ${registry} ${seriesOf(version)} to ${recipient} (${consentFile(root)}).`,
    stop === undefined
      ? '  It holds. `tally consent show` lists it, `tally consent revoke` takes it back.'
      : `  Nothing is sent: ${words(stop)}.`,
  ];
  return { lines, isOdd: false };
}

function sentPart(root: string): Part {
  const [gone, waits] = [sent(root), waiting(root)];
  const last = gone
    .map(({ marked }) => marked?.day ?? '')
    .sort()
    .at(-1);
  const first =
    gone.length === 0
      ? 'Nothing has left, as far as is kept'
      : `${gone.length === 1 ? '1 body' : `${gone.length} bodies`} left, the last on ${last}`;
  const lines = [
    `${first} (tally log).`,
    ...(waits.length === 0 ? [] : [`${counted(waits.length, 'file')} in the outbox, not sent (tally log).`]),
  ];
  return { lines, isOdd: false };
}

/** Crashes that were counted in the days that are kept, with the command that makes a ticket of them. */
function crashParts(root: string, { today }: Surroundings): readonly Part[] {
  return programs(root).flatMap((program) => {
    const { value } = readProgram(root, program, today);
    const days = value.filter(({ counts }) => counts.has(`${program}.ice.total`));
    const total = days.reduce((sum, { counts }) => add(sum, counts.get(`${program}.ice.total`) ?? 0), 0);
    if (total === 0) return [];
    const from = dayText(Math.min(...days.map(({ day }) => day)));
    const crashes = `${program} crashed with an internal compiler error ${total === 1 ? 'once' : `${total} times`} since ${from}.`;
    const lines = [crashes, `  If you did not report that: tally ticket ${program} --area ice`];
    return [{ lines, isOdd: false }];
  });
}
