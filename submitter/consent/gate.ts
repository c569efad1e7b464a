/**
 * What stands between a consent and anything that is drawn, written out or sent under it: the environment, the
 * registry, the consent itself. Preview, submit and tally-send ask here first. Reads `_tally/`; whoever prints makes
 * words of the stops.
 */
import type { Day } from '../../recorders/typescript/store/day.ts';
import { consentFile, keepOwn, MAX_BYTES, presentBinding, readOwn } from '../own-folder/own-folder.ts';
import { describe, permitSubmission } from '../permit.ts';
import { registeredIn, type Registered } from '../registries/registered.ts';
import { given, stop, stopped, type Stop, type Stopped } from '../stops/stop.ts';
import { consentText, parseConsent, type Consent } from './consent.ts';
import { consentStop, environmentStop, type Environment } from './holds.ts';

/** The consent that was given, whether it holds now or not; null if none was. */
export const readConsent = (root: string): Stopped<{ readonly said: Consent | null }> =>
  readOwn(consentFile(root), parseConsent, 'consent/broken');

/** Whether a record would be too large to be read back: then it is not to be asked for, and is not kept. */
export function sizeStop(consent: Consent): Stop | null {
  const bytes = Buffer.byteLength(consentText(consent));
  return bytes > MAX_BYTES ? stop('consent/large', bytes, MAX_BYTES) : null;
}

export function keepConsent(root: string, consent: Consent): Stopped<true> {
  const large = sizeStop(consent);
  return large === null ? keepOwn(root, consentFile(root), consentText(consent)) : stopped(large);
}

export interface Asked {
  readonly root: string;
  readonly env: Environment;
  readonly today: Day;
  /** The recipient that is meant; null for the one of the record. */
  readonly recipient?: string | null;
}

/** The registry that a consent is about, if the consent holds for it today and here. */
export function consentGate(consent: Consent, { root, env, today, recipient = null }: Asked): Stopped<Registered> {
  const environment = environmentStop(env);
  if (environment !== null) return stopped(environment);
  const all = registeredIn(root);
  if (all.value === null) return all;
  const registered = all.value.find(({ name }) => name === consent.registry);
  if (registered === undefined) return stopped(stop('registry/gone', consent.registry));
  const { list } = describe(registered.allowed);
  const now = { here: presentBinding(root), recipient: recipient ?? consent.recipient, allowlist: list, today };
  const broken = consentStop(consent, now) ?? permitSubmission(registered.allowed, 'recipient', today);
  return broken === null ? given(registered) : stopped(broken);
}
