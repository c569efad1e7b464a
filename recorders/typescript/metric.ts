/** What every metric has, and the one place where counts are kept. */

export interface MetricOptions {
  /** `program.area.name`, as it is spelled in the store. */
  readonly id: string;
  /** Days that a value stays on the machine. */
  readonly keep: number;
  /** Recorded only in a fleet store. */
  readonly fleet?: boolean;
  /** Flushed after each count, so that it survives what follows. */
  readonly flush?: 'now';
}

export interface Metric {
  readonly id: string;
  readonly keep: number;
  readonly fleet: boolean;
  /** False for a metric that is proposed or expired: it never has a count. */
  readonly live: boolean;
  /**
   * Calls `sink` with what stands between the braces (empty for a field without braces) and the count, for every field
   * that is not zero, in the order in which they were first counted.
   */
  forEach(sink: (label: string, count: number) => void): void;
  /** The same, and forgets the counts: whoever takes them writes them or puts them back. */
  take(sink: (label: string, count: number) => void): void;
  /** Adds a count that was taken and could not be written. */
  putBack(label: string, count: number): void;
}

/** What everything undeclared counts as. */
export const UNKNOWN = 'unknown';

/**
 * Different fields that one metric of kind frames or text keeps apart until a flush; later ones count as the fallback.
 */
export const LIMIT = 1000;

type AfterCount = () => void;
let flushNow: AfterCount = () => {};

/** Lets the recording flush after the metrics that ask for it; metrics themselves know nothing of programs. */
export function onFlushNow(flush: AfterCount): void {
  flushNow = flush;
}

/** Counts by label. `limit` bounds how many different labels are kept apart; further ones count as `fallback`. */
export class Tally implements Metric {
  readonly id: string;
  readonly keep: number;
  readonly fleet: boolean;
  readonly live: boolean = true;
  readonly #now: boolean;
  readonly #limit: number;
  readonly #fallback: string;
  readonly #counts = new Map<string, number>();

  constructor(options: MetricOptions, limit = Infinity, fallback = UNKNOWN) {
    this.id = options.id;
    this.keep = options.keep;
    this.fleet = options.fleet === true;
    this.#now = options.flush === 'now';
    this.#limit = limit;
    this.#fallback = fallback;
  }

  forEach(sink: (label: string, count: number) => void): void {
    for (const [label, count] of [...this.#counts]) sink(label, count);
  }

  take(sink: (label: string, count: number) => void): void {
    const taken = [...this.#counts];
    this.#counts.clear();
    for (const [label, count] of taken) sink(label, count);
  }

  putBack(label: string, count: number): void {
    this.#add(label, count);
  }

  /** Counts `amount`; anything but a positive whole number counts nothing. The caller vouches for the label. */
  protected tally(label: string, amount: number): void {
    if (!Number.isSafeInteger(amount) || amount <= 0) return;
    this.#add(label, amount);
    if (this.#now) flushNow();
  }

  #add(label: string, amount: number): void {
    const full = this.#counts.size >= this.#limit && !this.#counts.has(label);
    const kept = full ? this.#fallback : label;
    this.#counts.set(kept, Math.min(Number.MAX_SAFE_INTEGER, (this.#counts.get(kept) ?? 0) + amount));
  }
}
