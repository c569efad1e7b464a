/** Enumerations: one value of a closed set at a time. */
import { Labels } from './label.ts';
import { Tally, type MetricOptions } from './metric.ts';

export class Enumeration<L extends string> extends Tally {
  readonly #values: Labels;

  constructor(options: MetricOptions & { readonly values: readonly L[] }) {
    super(options);
    this.#values = new Labels(options.values);
  }

  /** Counts one of this value. */
  record(value: L): void {
    this.tally(this.#values.declared(value), 1);
  }

  /** Counts one of a value that is only known as text (not percent-encoded); anything unlisted is `unknown`. */
  recordAny(value: string): void {
    this.tally(this.#values.fromText(value), 1);
  }
}

/** `values` are spelled as in fields, `unknown` among them. */
export function enumeration<const L extends string>(
  options: MetricOptions & { readonly values: readonly L[] },
): Enumeration<L> {
  return new Enumeration(options);
}
