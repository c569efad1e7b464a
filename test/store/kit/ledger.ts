/**
 * What one driver was told to count, and what may then be read: at least what it acknowledged, at most what it began to
 * write. A flush that was acknowledged is on the disk; one that was begun may be; nothing else can.
 */
import { added } from './reader.ts';

/** A sum for each field. */
export type Counts = ReadonlyMap<string, number>;

/** How a flush ended, as a driver says it; `end` for the one that a program makes as it ends. */
export const ENDS = ['written', 'kept', 'dropped', 'failed'] as const;
export type End = (typeof ENDS)[number];

export class Ledger {
  readonly least = new Map<string, number>();
  readonly most = new Map<string, number>();
  /** Counted since the last flush began; and what flushes began with that were not acknowledged and may be kept. */
  #fresh = new Map<string, number>();
  #waiting = new Map<string, number>();

  count(field: string, amount: number): void {
    add(this.#fresh, new Map([[field, amount]]));
  }

  begun(): void {
    add(this.most, this.#fresh);
    add(this.#waiting, this.#fresh);
    this.#fresh = new Map();
  }

  ended(end: End): void {
    if (end === 'written') add(this.least, this.#waiting);
    if (end !== 'kept') this.#waiting = new Map();
  }
}

function add(to: Map<string, number>, counts: Counts): void {
  for (const [field, count] of counts) to.set(field, added(to.get(field) ?? 0, count));
}

/** Adds counts up, field by field. */
export function total(all: readonly Counts[]): Counts {
  const sums = new Map<string, number>();
  for (const counts of all) add(sums, counts);
  return sums;
}

/** Where `read` is below the least or above the most that may be; one sentence for each field. */
export function outside(read: Counts, least: Counts, most: Counts): readonly string[] {
  return [...new Set([...read.keys(), ...least.keys(), ...most.keys()])].sort().flatMap((field) => {
    const [found = 0, low = 0, high = 0] = [read, least, most].map((counts) => counts.get(field) ?? 0);
    if (low <= found && found <= high) return [];
    return [`${field} reads ${found}, ${low === high ? `not ${low}` : `acknowledged ${low}, begun ${high}`}`];
  });
}

/** The same where nothing is uncertain. */
export const differs = (read: Counts, exact: Counts): readonly string[] => outside(read, exact, exact);

/** The same for drivers that were killed, suspended or crowded. */
export const beyond = (read: Counts, all: readonly Ledger[]): readonly string[] =>
  outside(read, total(all.map(({ least }) => least)), total(all.map(({ most }) => most)));
