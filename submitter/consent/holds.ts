/**
 * Why a consent that was given does not hold now. Each reason is a sentence; nothing may be built, drawn or shown as a
 * report before all of them were asked for. Pure.
 */
import { type Day, dayText } from '../../recorders/typescript/store/day.ts';
import type { Allowlist } from '../allowlist/file.ts';
import type { SubmitLine } from '../allowlist/line.ts';
import type { Binding, Consent } from './consent.ts';
import { compareVersions, inCaret, seriesOf } from '../allowlist/series.ts';

/** What the environment forbids. It can only reduce: nothing in it allows anything. */
export function environmentStop(env: Readonly<Record<string, string | undefined>>): string | null {
  if ((env['CI'] ?? '') !== '') return '`CI` is set, so nothing leaves this machine';
  const track = env['DO_NOT_TRACK'] ?? '';
  return track === '' || track === '0' ? null : '`DO_NOT_TRACK` is set, so nothing leaves this machine';
}

export interface Now {
  /** What `_tally/` is now. */
  readonly here: Binding;
  readonly recipient: string;
  readonly allowlist: Allowlist;
  readonly today: Day;
}

/** Why the record as a whole does not hold, or null. */
export function consentStop(consent: Consent, { here, recipient, allowlist, today }: Now): string | null {
  const again = `\`tally consent grant ${recipient}\` asks again`;
  for (const part of ['path', 'inode', 'born'] as const) {
    const was = consent[part];
    if (was !== null && was !== here[part]) {
      return `consent was given in another store: its ${part} was ${was} and is ${here[part] ?? 'not known'}; ${again}`;
    }
  }
  if (consent.recipient !== recipient)
    return `consent was given for ${consent.recipient}, not for ${recipient}; ${again}`;
  const { registry, version } = allowlist;
  if (consent.registry !== registry)
    return `consent was given for the registry ${consent.registry}, not for ${registry}; ${again}`;
  if (!inCaret(consent.version, version)) return versionStop(consent, version, again);
  if (today < consent.day)
    return `consent was given on ${dayText(consent.day)}, and this machine's clock says ${dayText(today)}; set the clock right`;
  for (const { program, reporters } of consent.reporters) {
    const now = allowlist.programs.find(({ name }) => name === program)?.reporters ?? 0;
    if (now < reporters)
      return `consent was given when ${reporters} reports a week were expected for ${program}, now they are ${now}; ${again}`;
  }
  return null;
}

function versionStop({ registry, version }: Consent, now: string, again: string): string {
  if (seriesOf(version) === seriesOf(now) && compareVersions(now, version) < 0) {
    return `consent was given for ${registry} ${version}, and ${now} is older; add the newer one with \`tally add DIR\``;
  }
  return `consent was given for ${registry} ${version} and holds for ${seriesOf(version)}; this is ${now}, which may say more; ${again}`;
}

/** Why these lines, which make one report or one answer, are not what was agreed to; null if they say no more. */
export function linesStop(agreed: readonly SubmitLine[], now: readonly SubmitLine[]): string | null {
  for (const { id } of agreed) {
    if (!now.some((line) => line.id === id)) return `${id} was agreed to with it and has no line in it any more`;
  }
  for (const line of now) {
    const was = agreed.find(({ id }) => id === line.id);
    if (was === undefined) return `${line.id} is in it now and was not agreed to`;
    const changed = TERMS.find(({ differs }) => differs(was, line));
    if (changed !== undefined) return `${line.id} has ${changed.what} than was agreed to`;
  }
  return null;
}

type Differs = (was: SubmitLine, now: SubmitLine) => boolean;

const TERMS: readonly { readonly what: string; readonly differs: Differs }[] = [
  { what: 'other values', differs: (was, now) => was.values.join('|') !== now.values.join('|') },
  { what: 'another `reduce`', differs: (was, now) => was.reduce !== now.reduce },
  { what: 'another epsilon', differs: (was, now) => was.epsilon !== now.epsilon },
  { what: 'a longer `keep`', differs: (was, now) => now.keep > was.keep || (now.beyond ?? 0) > (was.beyond ?? 0) },
];
