/** Stops in words, by a table of rows. Decides nothing. */
import type { Row } from './row.ts';
import type { Stop } from './stop.ts';

export interface Words {
  /** The reason in a sentence without a full stop. */
  readonly sentence: (stop: Stop) => string;
  /** The reason and what its owner can do, without a full stop. */
  readonly words: (stop: Stop) => string;
  /** All of them in one clause. */
  readonly allWords: (stops: readonly Stop[]) => string;
}

/** `stop` gave the facts that the row of its id takes. */
export function wordsBy(rows: object): Words {
  const table = rows as Readonly<Record<string, Row<readonly unknown[]>>>;
  const said = ({ id, facts }: Stop): readonly string[] => [table[id]?.(...facts) ?? id].flat();
  const words = (stop: Stop): string => said(stop).join('; ');
  return { sentence: (stop) => said(stop)[0] ?? '', words, allWords: (stops) => stops.map(words).join('; ') };
}
