/**
 * What `tally status` says of leaving: what ever could, what was agreed to, what was sent; and a reminder of compiler
 * crashes that somebody may want to know of. Only looks.
 */
import { dayText, type Day } from '../../recorders/typescript/store/day.ts';
import { programs, readProgram } from '../../recorders/typescript/store/read.ts';
import { add } from '../../recorders/typescript/store/block.ts';
import { seriesOf } from '../../submitter/allowlist/series.ts';
import type { Consent } from '../../submitter/consent/consent.ts';
import { withholding, type Allowed } from '../../submitter/allowlist/allowed.ts';
import { sent, waiting } from '../../submitter/outbox/outbox.ts';
import { addedRegistries } from '../../submitter/registries/registries.ts';
import { readWithheld } from '../../submitter/consent/withheld.ts';
import { Refusal } from '../terminal/refusal.ts';
import { counted, type Surroundings } from './command.ts';
import { consentFile, givenConsent } from './own-folder.ts';
import { leavings, offers, type Offer } from './offers.ts';
import { holding } from './material.ts';

/** What one part of the output says, and whether somebody should look at it. */
export interface Part {
  readonly lines: readonly string[];
  readonly isOdd: boolean;
}

/** In order: what could leave, what was agreed to, what was sent, what was not reported. */
export function leavingParts(root: string, at: Surroundings): readonly Part[] {
  if (addedRegistries(root).length === 0) {
    const lines = ['No registry was added, so nothing can leave. `tally add DIR` adds one.'];
    return [{ lines, isOdd: false }, ...crashParts(root, at)];
  }
  return [couldPart(root, at), consentPart(root, at), sentPart(root), ...crashParts(root, at)];
}

/** A file that does not hold is a line here, so that the rest of the status is seen. */
function orOdd(part: () => Part): Part {
  try {
    return part();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { lines: [error.message], isOdd: true };
  }
}

function couldPart(root: string, { today }: Surroundings): Part {
  const withheld = readWithheld(root).findings.map(
    ({ file, line, message }) => `  ${file}:${line}: ${message}; put that right, or remove the file`,
  );
  if (withheld.length > 0)
    return { lines: ['The list of what is withheld does not hold, so nothing can leave:', ...withheld], isOdd: true };
  return orOdd(() => {
    const there = addedRegistries(root).every(({ left }) => left !== null) ? leavings(root) : [];
    if (there.length === 0) return { lines: ['Nothing can leave while a registry does not hold.'], isOdd: true };
    const lines = there.flatMap((leaving) => {
      const { list, withheld: globs } = leaving.allowed;
      const { offered } = offers(leaving, programs(root), today);
      return [
        `Could ever leave by ${list.registry} ${list.version}, and only by your hand:`,
        `  in a ticket: ${ticketWords(leaving.allowed, programs(root), today)}`,
        `  in reports: ${reportWords(leaving.allowed, offered)}`,
        ...(globs.length === 0 ? [] : [`  withheld: ${globs.map(({ glob }) => glob).join(' ')}`]),
      ];
    });
    return { lines, isOdd: false };
  });
}

/** How many metrics of these programs a ticket may show something of. */
function ticketWords(allowed: Allowed, of: readonly string[], today: Day): string {
  const ids = [...allowed.exact.values(), ...allowed.patterns.values()].flatMap(({ line, stands }) => {
    if (line.section !== 'ticket' || !stands || line.until <= dayText(today)) return [];
    return withholding(allowed, line, line.field) === null && of.includes(line.id.split('.')[0] ?? '') ? [line.id] : [];
  });
  const n = new Set(ids).size;
  return n === 0 ? 'nothing' : `totals of ${counted(n, 'metric')} (tally ticket)`;
}

/** What reports may hold, of an active registry now and of a preview one day. */
function reportWords(allowed: Allowed, offered: readonly Offer[]): string {
  const groups = offered.flatMap(({ program, group }) => (group === null ? [] : [`${program}/${group}`]));
  const answers = offered.flatMap(({ group, lines }) => (group === null ? lines.map(({ id }) => id) : []));
  const parts = [
    ...(groups.length === 0 ? [] : [`one group a week of ${groups.join(', ')}`]),
    ...(answers.length === 0 ? [] : [`one random answer a quarter about each of ${answers.join(', ')}`]),
  ];
  if (parts.length === 0) return 'nothing';
  return allowed.list.status === 'preview'
    ? `nothing, since it is a preview; once it is active, ${parts.join('; ')}`
    : parts.join('; ');
}

function consentPart(root: string, at: Surroundings): Part {
  return orOdd(() => {
    const consent = givenConsent(root);
    if (consent === null) return { lines: ['No consent was given: no report can be sent.'], isOdd: false };
    const { recipient, day, registry, version } = consent;
    const lines = [
      `On ${dayText(day)} you agreed to reports of ${registry} ${seriesOf(version)} to ${recipient} (${consentFile(root)}).`,
      `  ${stopWords(root, consent, at)}`,
    ];
    return { lines, isOdd: false };
  });
}

function stopWords(root: string, consent: Consent, at: Surroundings): string {
  try {
    holding(root, consent, null, at);
    return 'It holds. `tally consent show` lists it, `tally consent revoke` takes it back.';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return `Nothing is sent: ${error.message}.`;
  }
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
      : `${counted(gone.length, 'body').replace('bodys', 'bodies')} left, the last on ${last}`;
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
