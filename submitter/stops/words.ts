/** Stops in words, for those who print. Decides nothing. */
import type { Row } from './row.ts';
import type { Stop } from './stop.ts';
import { STOPS } from './table.ts';

/** What its row says. `stop` gave the facts that the row of its id takes. */
function said({ id, facts }: Stop): readonly [reason: string, todo?: string] {
  const words = (STOPS[id] as unknown as Row<readonly unknown[]>)(...facts);
  return typeof words === 'string' ? [words] : words;
}

/** The reason in a sentence without a full stop. */
export const sentence = (stop: Stop): string => said(stop)[0];

/** The reason and what its owner can do, without a full stop. */
export const words = (stop: Stop): string => said(stop).join('; ');

/** All of them in one clause. */
export const allWords = (stops: readonly Stop[]): string => stops.map(words).join('; ');
