/** Histograms over declared bounds. The value itself is never kept. */
import { Tally, type MetricOptions } from './metric.ts';

export class Histogram extends Tally {
  readonly #bounds: readonly number[];

  constructor(options: MetricOptions & { readonly bounds: readonly number[] }) {
    super(options);
    this.#bounds = options.bounds;
  }

  /** Counts one in the bucket of the first bound that is not below `value`; nothing for a value under 0 or NaN. */
  record(value: number): void {
    if (typeof value !== 'number' || !(value >= 0)) return;
    const bound = this.#bounds.find((upper) => upper >= value);
    this.tally(bound === undefined ? `>${this.#bounds.at(-1) ?? 0}` : `<=${bound}`, 1);
  }
}

/** `bounds` are inclusive upper bounds, ascending. */
export function histogram(options: MetricOptions & { readonly bounds: readonly number[] }): Histogram {
  return new Histogram(options);
}
