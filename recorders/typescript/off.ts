/**
 * The same constructors for metrics that are proposed or expired: the calls stay, the counts do not. Each returns the
 * type of its counterpart, so a metric that goes live changes no caller.
 */
import { Counter, LabeledCounter, LabeledCounter2 } from './counter.ts';
import { Enumeration } from './enumeration.ts';
import { Flag } from './flag.ts';
import { Frames } from './frames.ts';
import { Histogram, LabeledHistogram } from './histogram.ts';
import type { MetricOptions } from './metric.ts';
import type { Pattern } from './pattern.ts';
import { Text } from './text.ts';

class OffCounter extends Counter {
  override readonly live = false;
  override increment(): void {}
  override add(): void {}
}

class OffLabeledCounter<L extends string> extends LabeledCounter<L> {
  override readonly live = false;
  override increment(): void {}
  override add(): void {}
  override incrementAny(): void {}
}

class OffLabeledCounter2<A extends string, B extends string> extends LabeledCounter2<A, B> {
  override readonly live = false;
  override increment(): void {}
  override add(): void {}
  override incrementAny(): void {}
}

class OffFlag extends Flag {
  override readonly live = false;
  override record(): void {}
}

class OffEnumeration<L extends string> extends Enumeration<L> {
  override readonly live = false;
  override record(): void {}
  override recordAny(): void {}
}

class OffHistogram extends Histogram {
  override readonly live = false;
  override record(): void {}
}

class OffLabeledHistogram<L extends string> extends LabeledHistogram<L> {
  override readonly live = false;
  override record(): void {}
  override recordAny(): void {}
}

class OffFrames extends Frames {
  override readonly live = false;
  override record(): void {}
}

class OffText extends Text {
  override readonly live = false;
  override record(): void {}
}

export const counter = (options: MetricOptions): Counter => new OffCounter(options);

export const labeledCounter = <const L extends string>(
  options: MetricOptions & { readonly labels: readonly L[] },
): LabeledCounter<L> => new OffLabeledCounter(options);

export const labeledCounter2 = <const A extends string, const B extends string>(
  options: MetricOptions & { readonly labels: readonly [readonly A[], readonly B[]] },
): LabeledCounter2<A, B> => new OffLabeledCounter2(options);

export const flag = (options: MetricOptions): Flag => new OffFlag(options);

export const enumeration = <const L extends string>(
  options: MetricOptions & { readonly values: readonly L[] },
): Enumeration<L> => new OffEnumeration(options);

export const histogram = (options: MetricOptions & { readonly bounds: readonly number[] }): Histogram =>
  new OffHistogram(options);

export const labeledHistogram = <const L extends string>(
  options: MetricOptions & { readonly bounds: readonly number[]; readonly labels: readonly L[] },
): LabeledHistogram<L> => new OffLabeledHistogram(options);

export const frames = (options: ConstructorParameters<typeof Frames>[0]): Frames => new OffFrames(options);

export const text = (options: MetricOptions & { readonly pattern: Pattern }): Text => new OffText(options);
