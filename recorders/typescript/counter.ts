/** Counters without labels, with one dimension, and with two. */
import { Labels } from './label.ts';
import { Tally, type MetricOptions } from './metric.ts';

export class Counter extends Tally {
  /** Counts one. */
  increment(): void {
    this.tally('', 1);
  }

  /** Counts `amount`, a positive whole number; anything else counts nothing. */
  add(amount: number): void {
    this.tally('', amount);
  }
}

export class LabeledCounter<L extends string> extends Tally {
  readonly #labels: Labels;

  constructor(options: MetricOptions & { readonly labels: readonly L[] }) {
    super(options);
    this.#labels = new Labels(options.labels);
  }

  /** Counts one under this label. */
  increment(label: L): void {
    this.tally(this.#labels.declared(label), 1);
  }

  /** Counts `amount`, a positive whole number, under this label. */
  add(label: L, amount: number): void {
    this.tally(this.#labels.declared(label), amount);
  }

  /** Counts one under a label that is only known as text (not percent-encoded); anything unlisted is `unknown`. */
  incrementAny(label: string): void {
    this.tally(this.#labels.fromText(label), 1);
  }
}

export class LabeledCounter2<A extends string, B extends string> extends Tally {
  readonly #first: Labels;
  readonly #second: Labels;

  constructor(options: MetricOptions & { readonly labels: readonly [readonly A[], readonly B[]] }) {
    super(options);
    this.#first = new Labels(options.labels[0]);
    this.#second = new Labels(options.labels[1]);
  }

  /** Counts one under this pair of labels. */
  increment(first: A, second: B): void {
    this.add(first, second, 1);
  }

  /** Counts `amount`, a positive whole number, under this pair of labels. */
  add(first: A, second: B, amount: number): void {
    this.tally(`${this.#first.declared(first)},${this.#second.declared(second)}`, amount);
  }

  /** Counts one under labels that are only known as text (not percent-encoded); anything unlisted is `unknown`. */
  incrementAny(first: string, second: string): void {
    this.tally(`${this.#first.fromText(first)},${this.#second.fromText(second)}`, 1);
  }
}

export function counter(options: MetricOptions): Counter {
  return new Counter(options);
}

/** `labels` are spelled as in fields, `unknown` among them. */
export function labeledCounter<const L extends string>(
  options: MetricOptions & { readonly labels: readonly L[] },
): LabeledCounter<L> {
  return new LabeledCounter(options);
}

/** The dimensions in declared order, each spelled as in fields, `unknown` among them. */
export function labeledCounter2<const A extends string, const B extends string>(
  options: MetricOptions & { readonly labels: readonly [readonly A[], readonly B[]] },
): LabeledCounter2<A, B> {
  return new LabeledCounter2(options);
}
