/**
 * `tally diff`: what changed in the registry's allowlist since its lines were agreed to. Reads and changes nothing
 * else.
 */
import { dayText, type Day } from '../../recorders/typescript/store/day.ts';
import { byKey } from '../../recorders/typescript/store/order.ts';
import { linesStop } from '../../submitter/consent/holds.ts';
import { programOf, type SubmitLine } from '../../submitter/allowlist/line.ts';
import { linesOf } from '../../submitter/allowlist/lines.ts';
import { answerLines, groupLines, loneLines } from '../../submitter/allowlist/lookup.ts';
import { choicesOf, type Agreed, type Consent } from '../../submitter/consent/consent.ts';
import { consentGate, readConsent } from '../../submitter/consent/gate.ts';
import { describe, permitMetric, type Allowed } from '../../submitter/permit.ts';
import { registeredIn, type Registered } from '../../submitter/registries/registered.ts';
import { stop, type Stop } from '../../submitter/stops/stop.ts';
import { allWords, words } from '../../submitter/stops/tally-words.ts';
import type { Allowlist } from '../../submitter/allowlist/list.ts';
import { print } from '../terminal/print.ts';
import { Refusal } from '../terminal/refusal.ts';
import type { Command, Surroundings } from './command.ts';
import { place } from './place.ts';
import { unstopped } from './unstopped.ts';

function run(_words: unknown, _options: unknown, at: Surroundings): number {
  const { root } = place(at);
  const consent = unstopped(readConsent(root)).said;
  if (consent === null) {
    print('No consent was given, so there is nothing to compare with.\n');
    return 0;
  }
  const { registry, version } = consent;
  const registered = unstopped(registeredIn(root)).find(({ name }) => name === registry);
  if (registered === undefined) throw new Refusal(words(stop('registry/gone', registry)));
  const allowlist = describe(registered.allowed).list;
  const [broken] = consentGate(consent, { root, env: at.env, today: at.today }).stops;
  const changes = changedLines(consent, allowlist);
  const closed = closedWords(consent, registered, at.today);
  const lines = [
    `Agreed to on ${dayText(consent.day)}: ${registry} ${version}. Now there is ${allowlist.version}.`,
    ...(changes.length === 0
      ? ['The submit lines of the programs you agreed to are the same, and so are their words.']
      : changes),
    ...closed,
    `The consent ${broken ? `does not hold: ${words(broken)}` : `holds ${closed.length === 0 ? ALL : REST}`}.`,
  ];
  print(`${lines.join('\n')}\n`);
  return broken === undefined && closed.length === 0 ? 0 : 1;
}

const ALL = 'for what you agreed to and for nothing more';
const REST = 'otherwise, for what you agreed to and for nothing more';

interface Listed {
  readonly id: string;
  readonly text: string;
}

/** Lines that went and lines that came, as in a diff, of the programs that were agreed to; by id. */
function changedLines({ agreed }: Consent, allowlist: Allowlist): readonly string[] {
  const programs = new Set(agreed.map(({ line }) => programOf(line.id)));
  const before = agreed.flatMap(listed);
  const now = allowlist.lines.flatMap(({ text, line }) =>
    line.section === 'submit' && programs.has(programOf(line.id)) ? listed({ text, line }) : [],
  );
  const missing = (mark: string, some: readonly Listed[], others: readonly Listed[]): readonly [string, string][] =>
    some
      .filter(({ text }) => !others.some((other) => other.text === text))
      .map(({ id, text }) => [id, `${mark} ${text}`]);
  return [...missing('-', before, now), ...missing('+', now, before)].sort(byKey).map(([, text]) => text);
}

/** A submit line and the two lines of its words, each of which may change alone. */
const listed = ({ text, line }: Pick<Agreed, 'text' | 'line'>): readonly Listed[] =>
  linesOf({ text }).map((one) => ({ id: line.id, text: one }));

/** A sentence for each group or answer of which nothing is sent any more. */
function closedWords(consent: Consent, { allowed }: Registered, today: Day): readonly string[] {
  const { lines } = describe(allowed).list;
  const stopsOf = (before: readonly SubmitLine[], now: readonly SubmitLine[]): readonly Stop[] => {
    const changed = linesStop(before, now);
    return changed === null ? ownStops(allowed, before, today) : [changed];
  };
  const groups = choicesOf(consent).flatMap((choice) => {
    const stops = stopsOf(groupLines(consent.agreed, choice), groupLines(lines, choice));
    return stops.length === 0
      ? []
      : [`Nothing is sent of ${choice.program}, group ${choice.group}: ${allWords(stops)}.`];
  });
  const answers = loneLines(consent.agreed).flatMap((line) => {
    const stops = stopsOf([line], answerLines(lines, line.id));
    return stops.length === 0 ? [] : [`Nothing is sent about ${line.id}: ${allWords(stops)}.`];
  });
  return [...groups, ...answers];
}

/** What holds back single lines: deleted in the copy, withheld or over. What holds back the whole list is said once. */
const OWN: ReadonlySet<string> = new Set(['field/deleted', 'field/withheld', 'field/over']);

function ownStops(allowed: Allowed, [first]: readonly SubmitLine[], today: Day): readonly Stop[] {
  const verdict = first === undefined ? null : permitMetric(allowed, 'submit', first.id, today);
  return verdict === null || verdict.permitted ? [] : verdict.stops.filter(({ id }) => OWN.has(id));
}

export const diff: Command = {
  usage: 'diff',
  summary: 'show what changed in the allowlist since you agreed to it',
  help: `
Compares the submit lines of the consent, and their words, with those of the registry now: - for a line that went, +
for one that came, which is not part of the consent. Exit status 1 if something that was agreed to is not sent any
more.`,
  run,
};
