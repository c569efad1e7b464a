/** Histograms over declared bounds, without a dimension and with one. The value itself is never kept. */
import { Labels } from './label.ts';
import { Tally, type MetricOptions } from './metric.ts';

type Bounded = MetricOptions & { readonly bounds: readonly number[] };

export class Histogram extends Tally {
  readonly #bounds: readonly number[];

  constructor(options: Bounded) {
    super(options);
    this.#bounds = options.bounds;
  }

  /** Counts one in the bucket of the first bound that is not below `value`; nothing for a value under 0 or NaN. */
  record(value: number): void {
    const bucket = bucketOf(this.#bounds, value);
    if (bucket !== null) this.tally(bucket, 1);
  }
}

export class LabeledHistogram<L extends string> extends Tally {
  readonly #bounds: readonly number[];
  readonly #labels: Labels;

  constructor(options: Bounded & { readonly labels: readonly L[] }) {
    super(options);
    this.#bounds = options.bounds;
    this.#labels = new Labels(options.labels);
  }

  /** The same under this label. */
  record(label: L, value: number): void {
    this.#count(this.#labels.declared(label), value);
  }

  /** The same under a label that is only known as text (not percent-encoded); anything unlisted is `unknown`. */
  recordAny(label: string, value: number): void {
    this.#count(this.#labels.fromText(label), value);
  }

  #count(label: string, value: number): void {
    const bucket = bucketOf(this.#bounds, value);
    if (bucket !== null) this.tally(`${label},${bucket}`, 1);
  }
}

/** Null for what is in no bucket. */
function bucketOf(bounds: readonly number[], value: number): string | null {
  if (typeof value !== 'number' || !(value >= 0)) return null;
  const bound = bounds.find((upper) => upper >= value);
  return bound === undefined ? `>${bounds.at(-1) ?? 0}` : `<=${bound}`;
}

/** `bounds` are inclusive upper bounds, ascending. */
export function histogram(options: Bounded): Histogram {
  return new Histogram(options);
}

/** The same for each of `labels`, which are spelled as in fields, `unknown` among them. */
export function labeledHistogram<const L extends string>(
  options: Bounded & { readonly labels: readonly L[] },
): LabeledHistogram<L> {
  return new LabeledHistogram(options);
}
