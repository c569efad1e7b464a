/** What a group says, and may say, by hand: nothing of it is read from the model. */
import { metrics, read, type Swept } from './metrics.ts';

interface SubmitText {
  readonly group?: string;
  readonly levels?: readonly number[];
}

export const submitOf = (metric: Swept): SubmitText => read(metric, 'submit') ?? {};
const program = (metric: Swept): string => metric.id.split('.')[0] ?? '';

function bitsOf(metric: Swept): number {
  if (metric.kind === 'flag') return 1;
  return Math.log2(metric.kind === 'enumeration' ? (metric.sizes[0] ?? 0) + 1 : (submitOf(metric).levels?.length ?? 1));
}

/** The bits of a metric's group when this metric says so many. */
export function groupBits(metric: Swept, said: number): number {
  const others = metrics.filter(
    (other) =>
      other !== metric &&
      other.class === 'coarse' &&
      program(other) === program(metric) &&
      submitOf(other).group === submitOf(metric).group,
  );
  return others.reduce((sum, other) => sum + bitsOf(other), said);
}

/** min(8, floor(log2(1000 / (20 G)))): 4 bits for the two open groups of rustc, 5 for the one of ripgrep. */
export const cap = (metric: Swept): number => (program(metric) === 'rustc' ? 4 : 5);
