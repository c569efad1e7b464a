/** The real registry as the sweep sees it: every metric with what is written where, read by another YAML parser. */
import { readFileSync } from 'node:fs';
import { loadTree } from '../../model/source/load.ts';
import { RELEASES, type SourceTree } from '../../model/source/tree.ts';
import { keyPlace, readArea, valueAt, type AreaText, type Keys } from './edit.ts';
import { LADDER, type Name } from './table.ts';

export interface Swept {
  readonly id: string;
  readonly name: string;
  readonly area: AreaText;
  readonly path: Keys;
  readonly kind: string;
  readonly class: Name;
  /** Labels of each dimension, or the values, `unknown` not counted; empty where there are none. */
  readonly sizes: readonly number[];
}

const whole = loadTree('.');

/** Without releases: what an edit asks of the version is the subject of test/model/compare/. */
export const tree: SourceTree = {
  ...whole,
  files: new Map([...whole.files].filter(([file]) => !file.startsWith(`${RELEASES}/`))),
};

const areas = [...tree.files]
  .filter(([file]) => /^registry\/(?!enumerations|approvals)[a-z_]+\/.*\.yaml$/.test(file))
  .map(([file, text]) => readArea(file, text));

/** Where a key of a metric is written, or null. */
export function written(metric: Pick<Swept, 'area' | 'path'>, key: string): Keys | null {
  for (const path of [
    [...metric.path, key],
    ['defaults', key],
  ]) {
    if (valueAt(metric.area, path) !== undefined) return path;
  }
  return null;
}

export const read = (metric: Pick<Swept, 'area' | 'path'>, key: string): unknown => {
  const path = written(metric, key);
  return path === null ? undefined : valueAt(metric.area, path);
};

/** `file:line:column` of the metric's own name. */
export const namePlace = (metric: Swept): string => keyPlace(metric.area, metric.path);

/** Where a finding about a key is expected: at the key, or at the metric's name when it is not written. */
export function keyOrName(metric: Swept, ...keys: readonly [string, ...(string | number)[]]): string {
  const path = written(metric, keys[0]);
  return path === null ? namePlace(metric) : keyPlace(metric.area, [...path, ...keys.slice(1)]);
}

function listSize(from: unknown): number {
  if (Array.isArray(from)) return from.length;
  return readFileSync(`registry/enumerations/${String(from)}.txt`, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#')).length;
}

function sizes(metric: Pick<Swept, 'area' | 'path'>): readonly number[] {
  const labels = read(metric, 'labels');
  if (typeof labels === 'object' && labels !== null) return Object.values(labels).map(listSize);
  const values = read(metric, 'values');
  return values === undefined ? [] : [listSize(values)];
}

function sweptMetrics(area: AreaText): Swept[] {
  const program = area.file.split('/')[1] ?? '';
  const names = Object.keys(valueAt(area, ['metrics']) ?? {});
  return names.map((name) => {
    const base = { area, path: ['metrics', name] };
    const own = String(read(base, 'privacy_class'));
    if (!(own in LADDER)) throw new Error(`${name} has no class`);
    return {
      ...base,
      id: `${program}.${String(valueAt(area, ['area']))}.${name}`,
      name,
      kind: String(read(base, 'kind')),
      class: own as Name,
      sizes: sizes(base),
    };
  });
}

/** Every metric of the real registry. */
export const metrics: readonly Swept[] = areas.flatMap(sweptMetrics);
