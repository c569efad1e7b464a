/** Stops as tests compare them: the id of the row, then the whole of what is printed. */
import type { Stop } from '../../submitter/stops/stop.ts';
import { sentence, words } from '../../submitter/stops/words.ts';

/** `file/died: ...; ...`; null for none. */
export const refusal = (stop: Stop | null): string | null => (stop === null ? null : `${stop.id}: ${words(stop)}`);

export const refusals = (stops: readonly Stop[]): readonly (string | null)[] => stops.map(refusal);

/** What its owner can do; null for nothing. */
export const advice = (stop: Stop): string | null => words(stop).slice(sentence(stop).length + 2) || null;
