/**
 * `tally diff`: what changed in the registry's allowlist since its lines were agreed to. Reads and changes nothing
 * else.
 */
import { dayText } from '../../recorders/typescript/store/day.ts';
import { byKey } from '../../recorders/typescript/store/order.ts';
import { consentStop, linesStop } from '../../submitter/consent/holds.ts';
import { choicesOf, groupLines, programOf, type Consent } from '../../submitter/consent/consent.ts';
import { print } from '../terminal/print.ts';
import { Refusal } from '../terminal/refusal.ts';
import type { Command, Surroundings } from './command.ts';
import { givenConsent, presentBinding } from './own-folder.ts';
import { leavings, type Leaving } from './offers.ts';
import { place } from './place.ts';

function run(_words: unknown, _options: unknown, at: Surroundings): number {
  const { root } = place(at);
  const consent = givenConsent(root);
  if (consent === null) {
    print('No consent was given, so there is nothing to compare with.\n');
    return 0;
  }
  const { registry, version, recipient } = consent;
  const leaving = leavings(root).find(({ name }) => name === registry);
  if (leaving === undefined) {
    throw new Refusal(`the registry ${registry} is not there any more; \`tally add DIR\` adds it`);
  }
  const { allowlist } = leaving.source;
  const stop = consentStop(consent, { here: presentBinding(root), recipient, allowlist, today: at.today });
  const changes = changedLines(consent, leaving);
  const closed = closedWords(consent, leaving);
  const lines = [
    `Agreed to on ${dayText(consent.day)}: ${registry} ${version}. Now there is ${allowlist.version}.`,
    ...(changes.length === 0 ? ['The submit lines of the programs you agreed to are the same.'] : changes),
    ...closed,
    `The consent ${stop === null ? 'holds for what you agreed to and for nothing more' : `does not hold: ${stop}`}.`,
  ];
  print(`${lines.join('\n')}\n`);
  return stop === null && closed.length === 0 ? 0 : 1;
}

interface Listed {
  readonly id: string;
  readonly text: string;
}

/** Lines that went and lines that came, as in a diff, of the programs that were agreed to; by id. */
function changedLines({ agreed }: Consent, { source }: Leaving): readonly string[] {
  const programs = new Set(agreed.map(({ line }) => programOf(line)));
  const before = agreed.map(({ text, line }) => ({ id: line.id, text }));
  const now = source.allowlist.lines.flatMap(({ text, line }) =>
    line.section === 'submit' && programs.has(programOf(line)) ? [{ id: line.id, text }] : [],
  );
  const missing = (mark: string, some: readonly Listed[], others: readonly Listed[]): readonly [string, string][] =>
    some
      .filter(({ text }) => !others.some((other) => other.text === text))
      .map(({ id, text }) => [id, `${mark} ${text}`]);
  return [...missing('-', before, now), ...missing('+', now, before)].sort(byKey).map(([, text]) => text);
}

/** A sentence for each group or answer of which nothing is sent any more. */
function closedWords(consent: Consent, { source }: Leaving): readonly string[] {
  const { lines } = source.allowlist;
  const groups = choicesOf(consent).flatMap((choice) => {
    const stop = linesStop(groupLines(consent.agreed, choice), groupLines(lines, choice));
    return stop === null ? [] : [`Nothing is sent of ${choice.program}, group ${choice.group}: ${stop}.`];
  });
  const answers = consent.agreed.flatMap(({ line }) => {
    if (line.group !== null) return [];
    const now = lines.flatMap((one) => (one.line.section === 'submit' && one.line.id === line.id ? [one.line] : []));
    const stop = linesStop([line], now);
    return stop === null ? [] : [`Nothing is sent about ${line.id}: ${stop}.`];
  });
  return [...groups, ...answers];
}

export const diff: Command = {
  usage: 'diff',
  summary: 'show what changed in the allowlist since you agreed to it',
  help: `
Compares the submit lines of the consent with those of the registry as it is now: - for a line that went, + for one that
came. What came is not part of the consent. Exit status 1 if something that was agreed to is not sent any more.`,
  run,
};
