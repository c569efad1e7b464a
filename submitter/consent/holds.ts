/**
 * Why a consent that was given does not hold now. Nothing may be built, drawn or shown as a report before all of it was
 * asked for. Pure.
 */
import { type Day, dayText } from '../../recorders/typescript/store/day.ts';
import type { SubmitLine } from '../allowlist/line.ts';
import type { Allowlist } from '../allowlist/list.ts';
import { compareVersions, inCaret, seriesOf } from '../allowlist/series.ts';
import type { Binding } from '../own-folder/own-folder.ts';
import { stop, type Stop } from '../stops/stop.ts';
import type { Consent } from './consent.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment forbids. It can only reduce: nothing in it allows anything. */
export function environmentStop(env: Environment): Stop | null {
  if ((env['CI'] ?? '') !== '') return stop('environment/forbids', 'CI');
  const track = env['DO_NOT_TRACK'] ?? '';
  return track === '' || track === '0' ? null : stop('environment/forbids', 'DO_NOT_TRACK');
}

export interface Now {
  /** What `_tally/` is now. */
  readonly here: Binding;
  readonly recipient: string;
  readonly allowlist: Allowlist;
  readonly today: Day;
}

/** Why the record as a whole does not hold, or null. */
export function consentStop(consent: Consent, { here, recipient, allowlist, today }: Now): Stop | null {
  for (const part of ['path', 'inode', 'born'] as const) {
    const was = consent[part];
    if (was !== null && was !== here[part]) return stop('consent/other-store', part, was, here[part], recipient);
  }
  if (consent.recipient !== recipient) return stop('consent/other-recipient', consent.recipient, recipient);
  const { registry, version, limits } = allowlist;
  if (consent.registry !== registry) return stop('consent/other-registry', consent.registry, registry, recipient);
  if (!inCaret(consent.version, version)) return versionStop(consent, version, recipient);
  if (today < consent.day) return stop('consent/clock', dayText(consent.day), dayText(today));
  const hasAnswers = consent.agreed.some(({ line }) => line.group === null);
  if (hasAnswers && limits.epsilonAYear > consent.epsilonAYear) {
    return stop('consent/larger-budget', consent.epsilonAYear, limits.epsilonAYear, recipient);
  }
  for (const { program, reporters } of consent.reporters) {
    const now = allowlist.programs.find(({ name }) => name === program)?.reporters ?? 0;
    if (now < reporters) return stop('consent/fewer-reports', program, reporters, now, recipient);
  }
  return null;
}

function versionStop({ registry, version }: Consent, now: string, recipient: string): Stop {
  const series = seriesOf(version);
  if (series === seriesOf(now) && compareVersions(now, version) < 0) {
    return stop('consent/older', registry, version, now);
  }
  return stop('consent/other-series', registry, version, series, now, recipient);
}

/** Why these lines, which make one report or one answer, are not what was agreed to; null if they say no more. */
export function linesStop(agreed: readonly SubmitLine[], now: readonly SubmitLine[]): Stop | null {
  const gone = agreed.find(({ id }) => !now.some((line) => line.id === id));
  if (gone !== undefined) return stop('line/gone', gone.id);
  for (const line of now) {
    const was = agreed.find(({ id }) => id === line.id);
    if (was === undefined) return stop('line/new', line.id);
    const changed = changeOf(was, line);
    if (changed !== null) return stop('line/changed', line.id, changed);
  }
  return null;
}

/** What of a line is not as it was agreed to, in words; null where it says no more. */
function changeOf(was: SubmitLine, now: SubmitLine): string | null {
  if (was.values.join('|') !== now.values.join('|')) return 'other values';
  if (was.reduce !== now.reduce) return 'another `reduce`';
  if (was.epsilon !== now.epsilon) return 'another epsilon';
  if (was.asks !== now.asks || was.means !== now.means) return 'other words';
  return now.keep > was.keep || (now.beyond ?? Infinity) > (was.beyond ?? Infinity) ? 'a longer `keep`' : null;
}
