/** From the submitter's stops to a command's refusal. Decides nothing. */
import type { Present, Stopped } from '../../submitter/stops/stop.ts';
import { words } from '../../submitter/stops/tally-words.ts';
import { Refusal } from '../terminal/refusal.ts';

/** The value; where something stops it, a refusal in the words of the first stop. */
export function unstopped<T extends Present>(asked: Stopped<T>): T {
  const [first] = asked.stops;
  if (asked.value !== null) return asked.value;
  throw new Refusal(first === undefined ? '' : words(first));
}
