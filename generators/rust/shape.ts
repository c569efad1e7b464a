/** How each kind is declared in Rust: the recorder's type, its parameters and the arguments of its constructor. */
import type { Pattern } from '../../model/registry/pattern.ts';
import type { Dimension, Metric } from '../../model/registry/types.ts';
import { dimensionsOf, patternOf } from '../bindings.ts';
import type { Argument } from './layout.ts';
import { inlineType, listStatic, listType, rustByte, rustString } from './tokens.ts';

export interface Shape {
  /** The recorder's type, such as `LabeledCounter`. */
  readonly type: string;
  /** Its parameters, without the one that says when to flush. */
  readonly parameters: readonly string[];
  /** What the constructor takes after the `Meta`. */
  readonly parts: readonly Argument[];
  /** Further names of the recorder that the arguments use. */
  readonly uses: readonly string[];
}

const COUNTERS = ['Counter', 'LabeledCounter', 'LabeledCounter2'];

/** `lists` is the module of the shared lists. */
export function shapeOf(metric: Metric, lists: string): Shape {
  const plain = { parameters: [], parts: [], uses: [] };
  const dimensions = dimensionsOf(metric);
  const types = dimensions.map((dimension) => dimensionType(metric, dimension, lists));
  const size = dimensions.reduce((product, { labels }) => product * labels.length, 1);
  switch (metric.kind) {
    case 'counter': {
      const type = COUNTERS[types.length] ?? '';
      return { ...plain, type, parameters: types.length === 0 ? [] : [...types, String(size)] };
    }
    case 'flag':
      return { ...plain, type: 'Flag' };
    case 'enumeration':
      return { ...plain, type: 'Enumeration', parameters: [...types, String(size)] };
    case 'histogram': {
      const parameters = [String(metric.bounds.length + 1)];
      return { ...plain, type: 'Histogram', parameters, parts: [{ items: metric.bounds.map(String) }] };
    }
    case 'frames': {
      const parts = [`${lists}::${listStatic(metric.list)}`, String(metric.depth)];
      return { type: 'Frames', parameters: [], parts, uses: [] };
    }
    case 'text':
      return { type: 'Text', parameters: [], parts: [`&${patternText(patternOf(metric))}`], uses: ['Pattern'] };
  }
}

/** The type of a dimension's labels, as the metric's own module sees it. */
function dimensionType(metric: Metric, dimension: Dimension, lists: string): string {
  if (dimension.list !== null) return `${lists}::${listType(dimension.list)}`;
  return inlineType(metric.name, dimension.name, dimensionsOf(metric).length);
}

const rangePair = ([low, high]: readonly [string, string]): string => `(${rustByte(low)}, ${rustByte(high)})`;

function patternText(pattern: Pattern): string {
  switch (pattern.form) {
    case 'literal':
      return `Pattern::Literal(${rustString(pattern.text)})`;
    case 'class':
      return `Pattern::Class(&[${pattern.ranges.map(rangePair).join(', ')}])`;
    case 'sequence':
      return `Pattern::Sequence(&[${pattern.parts.map(patternText).join(', ')}])`;
    case 'either':
      return `Pattern::Either(&[${pattern.options.map(patternText).join(', ')}])`;
    case 'repeat':
      return `Pattern::Repeat { of: &${patternText(pattern.part)}, min: ${pattern.min}, max: ${pattern.max} }`;
  }
}
