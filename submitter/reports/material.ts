/**
 * All that reports are made of, read from the store: what was recorded, the registry, the consent. Reads only, and
 * decides nothing.
 */
import type { Day } from '../../recorders/typescript/store/day.ts';
import { readOn } from '../../recorders/typescript/store/on.ts';
import { programFolder } from '../../recorders/typescript/store/place.ts';
import { programs, readProgram } from '../../recorders/typescript/store/read.ts';
import type { Consent } from '../consent/consent.ts';
import { presentBinding } from '../own-folder/own-folder.ts';
import type { Registered } from '../registries/registered.ts';
import type { Recorded, Recording } from './recorded.ts';
import type { Material } from './report.ts';

export function materialOf(root: string, consent: Consent, registered: Registered, today: Day): Material {
  return {
    recipient: consent.recipient,
    here: presentBinding(root),
    consents: [consent],
    registries: new Map([[registered.name, registered]]),
    programs: recordedPrograms(root, today),
    today,
  };
}

/** Every program of the store, with its counts. */
export const recordedPrograms = (root: string, today: Day): ReadonlyMap<string, Recorded> =>
  new Map(
    programs(root).map((program) => [
      program,
      { ...recordingOf(root, program), counts: readProgram(root, program, today).value },
    ]),
  );

/** Whether each of these programs is recorded, all of the store unless told. */
export const recordingsOf = (root: string, of = programs(root)): ReadonlyMap<string, Recording> =>
  new Map(of.map((program) => [program, recordingOf(root, program)]));

/** Whether a program is recorded, and what of it is not, by its `on` file. */
export function recordingOf(root: string, program: string): Recording {
  const on = readOn(programFolder(root, program));
  if (on.state === 'off') return { state: 'off', denied: [] };
  return { state: on.on.fleet === null ? 'on' : 'fleet', denied: on.on.deny };
}
