/** Texts of a declared pattern, such as a version. */
import { encode } from './label.ts';
import { LIMIT, Tally, UNKNOWN, type MetricOptions } from './metric.ts';
import { matches, type Pattern } from './pattern.ts';

export class Text extends Tally {
  readonly #pattern: Pattern;

  constructor(options: MetricOptions & { readonly pattern: Pattern }) {
    super(options, LIMIT, UNKNOWN);
    this.#pattern = options.pattern;
  }

  /** Counts one text, or one `unknown` if the pattern does not match all of it. */
  record(text: string): void {
    this.tally(typeof text === 'string' && matches(this.#pattern, text) ? encode(text) : UNKNOWN, 1);
  }
}

export function text(options: MetricOptions & { readonly pattern: Pattern }): Text {
  return new Text(options);
}
