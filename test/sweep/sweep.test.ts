/**
 * Every metric of the real registry, broken in every way that a reviewer would look for: each edit must give exactly
 * the findings that the hand-written table predicts, each once, at the right line and column, and none elsewhere.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { check } from '../../model/check.ts';
import { remembering } from '../remembered.ts';
import { keyPlace, readArea, valueAt, valuePlace, withValue, without, type AreaText, type Keys } from './edit.ts';
import { raises } from './raise.ts';
import { metrics, read, tree, written, type Swept } from './metrics.ts';
import { ALWAYS, BY_KIND, LADDER, ORDER, submitKeys } from './table.ts';
import { widened } from './widen.ts';

const sweep = suite('sweep');
let edits = 0;
const parsed = remembering();

/** Holds of the registry whatever one edit does: nobody has approved anything yet. */
const AWAITED = 'approval/awaited';

/** `rule file:line:column` of everything found when one file has another text. */
function findingsOf(area: AreaText, text: string): readonly string[] {
  edits++;
  const { findings } = check({ files: new Map([...tree.files, [area.file, text]]), problems: [] }, { read: parsed });
  return findings
    .filter(({ rule }) => rule !== AWAITED)
    .map(({ rule, at }) => `${rule} ${at.file}:${at.line}:${at.column}`)
    .sort();
}

function expect(area: AreaText, text: string, predicted: readonly string[], what: string): void {
  assert.is.not(text, area.text, `${what}: the edit changed nothing`);
  assert.is(findingsOf(area, text).join('\n'), [...predicted].sort().join('\n'), what);
}

/** Where a place of the old text is after lines were taken out above it. */
function after(area: AreaText, text: string): (path: Keys, part?: 'key' | 'value') => string {
  const edited = readArea(area.file, text);
  return (path, part = 'key') => (part === 'key' ? keyPlace(edited, path) : valuePlace(edited, path));
}

const needed = (metric: Swept): readonly string[] => [...ALWAYS, ...(BY_KIND[metric.kind] ?? [])];

sweep('the registry as it stands has no findings, but that it awaits approval', () => {
  assert.is(findingsOf({ file: '' } as AreaText, '').length, 1, 'an unexpected file is found');
  assert.is(
    check(tree)
      .findings.map(({ rule }) => rule)
      .join(),
    AWAITED,
  );
});

for (const metric of metrics) {
  sweep(`${metric.id}: every required key dropped`, () => {
    for (const key of needed(metric).filter((key) => valueAt(metric.area, [...metric.path, key]) !== undefined)) {
      const text = without(metric.area, [...metric.path, key]);
      expect(metric.area, text, droppedFindings(metric, key, text), `${metric.id} without ${key}`);
    }
    const submit = read(metric, 'submit');
    for (const key of submit === undefined ? [] : submitKeys(metric.class, metric.kind)) {
      const text = without(metric.area, [...metric.path, 'submit', key]);
      expect(
        metric.area,
        text,
        [`submit/missing-key ${after(metric.area, text)([...metric.path, 'submit'])}`],
        `${metric.id} without submit.${key}`,
      );
    }
  });

  sweep(`${metric.id}: every number past its limit`, () => {
    for (const { what, path, value, predicted } of raises(metric))
      expect(metric.area, withValue(metric.area, path, value), predicted, `${metric.id}: ${what}`);
  });

  sweep(`${metric.id}: every list misnamed`, () => {
    for (const path of listPaths(metric)) {
      expect(
        metric.area,
        withValue(metric.area, path, 'no-such-list'),
        [`enumeration/unknown ${valuePlace(metric.area, path)}`],
        `${metric.id}: ${path.join('.')}`,
      );
    }
  });

  sweep(`${metric.id}: its class widened`, () => {
    for (const to of ORDER.slice(ORDER.indexOf(metric.class) + 1)) {
      const path = written(metric, 'privacy_class') ?? [];
      expect(metric.area, withValue(metric.area, path, to), widened(metric, to), `${metric.id} as ${to}`);
    }
  });
}

/**
 * Dropping a key that the defaults give too leaves the default in force, with its limits; any other leaves it missing.
 */
function droppedFindings(metric: Swept, key: string, text: string): readonly string[] {
  const place = after(metric.area, text);
  const fallback = valueAt(metric.area, ['defaults', key]);
  const row = LADDER[metric.class];
  if (key === 'expires' && fallback !== undefined)
    return String(fallback) > row.lastDay ? [`lifecycle/life-too-long ${place(['defaults', key])}`] : [];
  if (key === 'retention' && fallback !== undefined)
    return Number.parseInt(String(fallback), 10) > row.days
      ? [`privacy/retention-too-long ${place(['defaults', key])}`]
      : [];
  if (fallback !== undefined) return [];
  return [`declaration/missing-key ${place(metric.path)}`];
}

const areas = [...new Map(metrics.map(({ area }) => [area.file, area])).values()];

for (const area of areas) {
  sweep(`${area.file}: every default dropped`, () => {
    for (const key of Object.keys(valueAt(area, ['defaults']) ?? {})) {
      const text = without(area, ['defaults', key]);
      const place = after(area, text);
      const losing = metrics.filter(
        (metric) =>
          metric.area === area && valueAt(area, [...metric.path, key]) === undefined && needed(metric).includes(key),
      );
      expect(
        area,
        text,
        losing.map((metric) => `declaration/missing-key ${place(metric.path)}`),
        `${area.file} without defaults.${key}`,
      );
    }
  });
}

/** A default past every limit is found once for each metric that takes it, where it is written. */
const RAISED_DEFAULTS = [
  ['expires', '2040-01-01', 'lifecycle/life-too-long'],
  ['retention', '50d', 'privacy/retention-too-long'],
  ['since', '9.0.0', 'lifecycle/since-ahead'],
] as const;

for (const area of areas) {
  sweep(`${area.file}: every default past its limit`, () => {
    for (const [key, value, rule] of RAISED_DEFAULTS) {
      const path = ['defaults', key];
      if (valueAt(area, path) === undefined) continue;
      const taking = metrics.filter(
        (metric) => metric.area === area && valueAt(area, [...metric.path, key]) === undefined,
      );
      const predicted = taking.map(() => `${rule} ${keyPlace(area, path)}`);
      expect(area, withValue(area, path, value), predicted, `${area.file}: defaults.${key}`);
    }
  });
}

function listPaths(metric: Swept): readonly Keys[] {
  const labels = read(metric, 'labels');
  const candidates = [
    ...Object.keys(labels ?? {}).map((name) => ['labels', name]),
    ['values'],
    ['frames', 'crates'],
    ['frames', 'names'],
  ];
  return candidates
    .map((keys) => [...metric.path, ...keys])
    .filter((path) => typeof valueAt(metric.area, path) === 'string');
}

sweep.after(() => {
  assert.ok(edits > 15 * metrics.length, `only ${edits} edits for ${metrics.length} metrics`);
});

sweep.run();
