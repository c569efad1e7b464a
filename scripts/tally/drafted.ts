/**
 * What could be sent now under a consent, for the commands that show it and write it out. What is drawn is written to
 * the store. Refuses where the consent does not hold, or is not for the recipient that was meant.
 */
import type { Consent } from '../../submitter/consent/consent.ts';
import { consentGate } from '../../submitter/consent/gate.ts';
import { draftsOf, type Drafts } from '../../submitter/reports/drafts.ts';
import { materialOf } from '../../submitter/reports/material.ts';
import { textOption, type Surroundings } from './command.ts';
import { unstopped } from './unstopped.ts';

export function drafted(
  root: string,
  consent: Consent,
  options: Readonly<Record<string, unknown>>,
  { env, today, random }: Surroundings,
): Drafts {
  const asked = { root, env, today, recipient: textOption(options, 'to') };
  return draftsOf(root, materialOf(root, consent, unstopped(consentGate(consent, asked)), today), random);
}
