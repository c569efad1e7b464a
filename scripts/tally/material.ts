/**
 * All that a report is made of, read from the store: what was recorded, the registries, the consent; and why nothing may
 * be made of it, asked before anything is drawn or built.
 */
import { dayText, type Day } from '../../recorders/typescript/store/day.ts';
import { readOn } from '../../recorders/typescript/store/on.ts';
import { programFolder } from '../../recorders/typescript/store/place.ts';
import { programs, readProgram } from '../../recorders/typescript/store/read.ts';
import { consentStop, environmentStop } from '../../submitter/consent/holds.ts';
import type { Consent } from '../../submitter/consent/consent.ts';
import type { Recorded } from '../../submitter/reports/recorded.ts';
import type { Material } from '../../submitter/reports/report.ts';
import { Refusal } from '../terminal/refusal.ts';
import type { Surroundings } from './command.ts';
import { presentBinding } from './own-folder.ts';
import { leavings, type Leaving } from './offers.ts';

export interface Asked {
  readonly root: string;
  readonly consent: Consent;
  readonly leaving: Leaving;
  readonly today: Day;
}

export function materialOf({ root, consent, leaving, today }: Asked): Material {
  return {
    recipient: consent.recipient,
    here: presentBinding(root),
    consents: [consent],
    registries: new Map([[leaving.name, { allowed: leaving.allowed, catalogues: leaving.source.catalogues }]]),
    programs: new Map(programs(root).map((program) => [program, recordedOf(root, program, today)])),
    today,
  };
}

function recordedOf(root: string, program: string, today: Day): Recorded {
  const on = readOn(programFolder(root, program));
  const state = on.state === 'off' ? 'off' : on.on.fleet === null ? 'on' : 'fleet';
  const denied = on.state === 'on' ? on.on.deny : [];
  return { state, denied, counts: readProgram(root, program, today).value };
}

/**
 * The registry that a consent is about, if the consent holds for it today and here. Refuses otherwise, each case with a
 * sentence of its own. `recipient` is the one that is meant; null for the one of the record.
 */
export function holding(root: string, consent: Consent, recipient: string | null, at: Surroundings): Leaving {
  const environment = environmentStop(at.env);
  if (environment !== null) throw new Refusal(environment);
  const leaving = leavings(root).find(({ name }) => name === consent.registry);
  if (leaving === undefined) {
    throw new Refusal(
      `consent was given for the registry ${consent.registry}, which is not there any more; \`tally add DIR\` adds it`,
    );
  }
  const { source } = leaving;
  const { allowlist } = source;
  const stop = consentStop(consent, {
    here: presentBinding(root),
    recipient: recipient ?? consent.recipient,
    allowlist,
    today: at.today,
  });
  if (stop !== null) throw new Refusal(stop);
  const name = `${allowlist.registry} ${allowlist.version}`;
  if (allowlist.status === 'preview') throw new Refusal(`${name} is a preview: nothing of it can be sent to anybody`);
  if (allowlist.submitUntil <= dayText(at.today)) {
    throw new Refusal(
      `the submit lines of ${name} expired on ${allowlist.submitUntil}, so nothing of it can be sent; add a newer version with \`tally add DIR\``,
    );
  }
  return leaving;
}
