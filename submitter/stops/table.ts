/**
 * Every reason why something does not leave, once: its id, its sentence, and what its owner can do. Those who decide give a
 * `Stop` (stop.ts), an id with facts; those who print ask words.ts; nobody compares words.
 */
import { FIELD_STOPS } from './fields.ts';
import { REPORT_STOPS } from './reports.ts';
import { SENDING_STOPS } from './sending.ts';

export const STOPS = { ...FIELD_STOPS, ...REPORT_STOPS, ...SENDING_STOPS };

export type StopId = keyof typeof STOPS;
export type Facts<Id extends StopId> = Parameters<(typeof STOPS)[Id]>;
