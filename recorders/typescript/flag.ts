/** Flags: how often something was so, and how often not. */
import { Tally, type MetricOptions } from './metric.ts';

export class Flag extends Tally {
  /** Counts one `true` or `false`. */
  record(value: boolean): void {
    this.tally(value ? 'true' : 'false', 1);
  }
}

export function flag(options: MetricOptions): Flag {
  return new Flag(options);
}
