/** How each kind is declared in TypeScript: the recorder's function and the properties of its options. */
import { camel } from '../../model/registry/identifiers.ts';
import type { Pattern } from '../../model/registry/pattern.ts';
import type { Dimension, Metric } from '../../model/registry/types.ts';
import { patternOf, tableOrder } from '../bindings.ts';
import type { Value } from './layout.ts';
import { tsString } from './tokens.ts';

export interface Shape {
  readonly callee: string;
  readonly properties: readonly (readonly [key: string, value: Value])[];
  /** Further functions of the recorder that the properties call. */
  readonly uses: readonly string[];
}

const COUNTERS = ['counter', 'labeledCounter', 'labeledCounter2'];

export function shapeOf(metric: Metric): Shape {
  switch (metric.kind) {
    case 'counter': {
      const [first, ...others] = metric.labels.map(labelsOf);
      const labels: Value | undefined = others.length === 0 ? first : { items: [first ?? '', ...others] };
      const callee = COUNTERS[metric.labels.length] ?? '';
      return { callee, properties: labels === undefined ? [] : [['labels', labels]], uses: [] };
    }
    case 'flag':
      return { callee: 'flag', properties: [], uses: [] };
    case 'enumeration':
      return { callee: 'enumeration', properties: [['values', labelsOf(metric.values)]], uses: [] };
    case 'histogram':
      return { callee: 'histogram', properties: [['bounds', { numbers: metric.bounds.map(String) }]], uses: [] };
    case 'frames': {
      const list = `frameLists.${camel(metric.list)}`;
      const properties = [
        ['list', list],
        ['depth', String(metric.depth)],
      ] as const;
      return { callee: 'frames', properties, uses: [] };
    }
    case 'text': {
      const pattern = patternOf(metric);
      return { callee: 'text', properties: [['pattern', patternText(pattern)]], uses: [...functionsOf(pattern)] };
    }
  }
}

function labelsOf(dimension: Dimension): Value {
  if (dimension.list !== null) return `labelLists.${camel(dimension.list)}`;
  return { items: tableOrder(dimension.labels).map(({ encoded }) => tsString(encoded)) };
}

const FUNCTIONS: Readonly<Record<Pattern['form'], string>> = {
  literal: 'literal',
  class: 'oneOf',
  sequence: 'sequence',
  either: 'either',
  repeat: 'repeat',
};

function patternText(pattern: Pattern): string {
  return `${FUNCTIONS[pattern.form]}(${patternParts(pattern).join(', ')})`;
}

function patternParts(pattern: Pattern): readonly string[] {
  switch (pattern.form) {
    case 'literal':
      return [tsString(pattern.text)];
    case 'class':
      return pattern.ranges.map(([low, high]) => `[${tsString(low)}, ${tsString(high)}]`);
    case 'sequence':
      return pattern.parts.map(patternText);
    case 'either':
      return pattern.options.map(patternText);
    case 'repeat':
      return [patternText(pattern.part), String(pattern.min), String(pattern.max)];
  }
}

function functionsOf(pattern: Pattern): ReadonlySet<string> {
  const inner = pattern.form === 'sequence' ? pattern.parts : pattern.form === 'either' ? pattern.options : [];
  const parts = pattern.form === 'repeat' ? [pattern.part] : inner;
  return new Set([FUNCTIONS[pattern.form], ...parts.flatMap((part) => [...functionsOf(part)])]);
}
