/**
 * Every reason why something does not leave, once: its id, its sentence, and what its owner can do. Those who decide
 * give a `Stop` (stop.ts), an id with facts; those who print ask words.ts, or in `tally` tally-words.ts; nobody
 * compares words.
 */
import { FIELD_STOPS } from './fields.ts';
import type { FILE_STOPS } from './files.ts';
import { REPORT_STOPS } from './reports.ts';
import { SENDING_STOPS } from './sending.ts';

/** All but those of a file that waits. */
export const STOPS = { ...FIELD_STOPS, ...REPORT_STOPS, ...SENDING_STOPS };

type AllStops = typeof STOPS & typeof FILE_STOPS;
export type StopId = keyof AllStops;
export type Facts<Id extends StopId> = Parameters<AllStops[Id]>;
