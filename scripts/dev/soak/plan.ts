/**
 * What a host is told to count, and what may then be read: after the flushes it began and those it acknowledged. A
 * flush that was acknowledged is on the disk; one that was begun may be; nothing else can.
 */
import type { Draw } from './soak.ts';

/** A sum for each field. */
export type Counts = ReadonlyMap<string, number>;

export interface Plan {
  /** The steps of `recorders/rust/examples/count.rs`. */
  readonly words: readonly string[];
  /** What is counted in all before the nth flush: the first row is nothing, before any. */
  readonly before: readonly Counts[];
}

const FIELDS: Readonly<Record<string, string>> = {
  total: 'demo.run.total',
  'label.a': 'demo.run.label{a}',
  'label.b': 'demo.run.label{b}',
  short: 'demo.run.short',
};

/** So many flushes, a few counts before each; now and then a flush with nothing to say. */
export function plan(draw: Draw, flushes: number): Plan {
  const words: string[] = [];
  const before: Counts[] = [new Map()];
  let sum = new Map<string, number>();
  for (let flush = 0; flush < flushes; flush++) {
    for (const [word, field] of Object.entries(FIELDS)) {
      const amount = draw(4);
      if (amount === 0) continue;
      words.push(`${word}=${amount}`);
      sum.set(field, (sum.get(field) ?? 0) + amount);
    }
    words.push('flush');
    before.push(sum);
    sum = new Map(sum);
  }
  return { words, before };
}

/** What must be and what can be read of a host that printed this. */
export function bounds({ before }: Plan, printed: string): { readonly least: Counts; readonly most: Counts } {
  let begun = 0;
  let acknowledged = 0;
  for (const line of printed.split('\n').slice(0, -1)) {
    if (line.startsWith('begun ')) begun += 1;
    if (line.startsWith('acknowledged ')) acknowledged = begun;
  }
  return { least: before[acknowledged] ?? new Map(), most: before[begun] ?? new Map() };
}

/** Adds counts up, field by field. */
export function total(all: readonly Counts[]): Counts {
  const sums = new Map<string, number>();
  for (const counts of all) for (const [field, count] of counts) sums.set(field, (sums.get(field) ?? 0) + count);
  return sums;
}

/** Where `read` is below the least or above the most that may be; one sentence for each field. */
export function outside(what: string, read: Counts, least: Counts, most: Counts): readonly string[] {
  return [...new Set([...read.keys(), ...least.keys(), ...most.keys()])].sort().flatMap((field) => {
    const [found, low, high] = [read, least, most].map((counts) => counts.get(field) ?? 0);
    if (found === undefined || low === undefined || high === undefined || (low <= found && found <= high)) return [];
    return [`${what}: ${field} reads ${found}, acknowledged ${low}, begun ${high}`];
  });
}
