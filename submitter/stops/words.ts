/** Stops in words, for those who print. Decides nothing. */
import type { Row } from './row.ts';
import type { Stop } from './stop.ts';
import { STOPS } from './table.ts';

/** `stop` gave the facts that the row of its id takes. */
const rowOf = ({ id }: Stop): Row<readonly unknown[]> => STOPS[id] as unknown as Row<readonly unknown[]>;

/** The reason in a sentence without a full stop. */
export const sentence = (stop: Stop): string => rowOf(stop).says(...stop.facts);

/** What its owner can do, as a clause; null for nothing. */
export const advice = (stop: Stop): string | null => rowOf(stop).todo?.(...stop.facts) ?? null;

/** Both, without a full stop. */
export const words = (stop: Stop): string => [sentence(stop), advice(stop)].filter((part) => part !== null).join('; ');

/** All of them in one clause. */
export const allWords = (stops: readonly Stop[]): string => stops.map(words).join('; ');
