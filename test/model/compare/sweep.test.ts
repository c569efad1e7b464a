/**
 * Every way to change one field of every metric of the real registry, compared with the table of versions as it is
 * written down by hand: which way it goes, what it asks for, what becomes of consent, and what its inverse is.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compare, requiredVersion, type Comparison } from '../../../model/compare/compare.ts';
import type { Change } from '../../../model/compare/change.ts';
import type { Metric, Registry } from '../../../model/registry/types.ts';
import { realRegistry } from '../../real.ts';
import { beside, metricEdits, textMetric, type Edited } from './edits.ts';
import { withMetric, withMetrics, withOpen } from './edited.ts';
import { CLASS_ROWS, LADDER, METRIC_ROWS, type Asked, type MetricEdit, type Way } from './table.ts';

const sweep = suite('compare sweep');

const CONSENT: Readonly<Record<Asked, string>> = { patch: 'kept', minor: 'shown', major: 'void' };
const INVERSE: Readonly<Record<Way, Way>> = {
  further: 'narrower',
  narrower: 'further',
  incomparable: 'incomparable',
  neutral: 'neutral',
};
const ASKED = ['none', 'patch', 'minor', 'major'];
const stronger = (a: string, b: string): string => (ASKED.indexOf(a) > ASKED.indexOf(b) ? a : b);

/** The real registry has no pattern; the sweep needs every kind. */
const base: Registry =
  textMetric === undefined
    ? realRegistry
    : withMetrics(realRegistry, [...realRegistry.metrics, { ...textMetric, id: 'rustc.host.named', program: 'rustc' }]);
const isReported = ({ privacy_class }: Metric): boolean => privacy_class === 'noised' || privacy_class === 'coarse';
const open = new Set(
  base.programs.flatMap(({ groups }) => groups.filter((one) => one.open).map((one) => `${one.program}/${one.name}`)),
);

/** The open group that a metric is reported in. */
function openGroup({ privacy_class, live, program, submit }: Metric): string | null {
  const group = `${program}/${submit?.group ?? ''}`;
  return privacy_class === 'coarse' && live && open.has(group) ? group : null;
}

const one = (comparison: Comparison, id: string, field: string): Change => {
  const found = comparison.changes.filter(({ subject, field: key }) => subject.name === id && key === field);
  assert.is(found.length, 1, `${id}: ${found.length} changes of ${field}`);
  return found[0] as Change;
};

/** The changes of a comparison, and the same with before and after swapped. */
const shape = ({ changes }: Comparison, turn: (way: Way) => Way): string =>
  changes
    .map(({ subject, field, direction }) => `${subject.kind} ${subject.name} ${field} ${turn(direction)}`)
    .join('\n');

let edits = 0;

interface Expected {
  readonly id: string;
  readonly field: string;
  readonly way: Way;
  readonly asked: Asked;
  /** The open group that cannot go on, if any. */
  readonly group: string | null;
}

/** Compares both ways, and once more with the group that the edit touches closed. */
function expect(after: Registry, { id, field, way, asked, group }: Expected): void {
  edits += 1;
  const comparison = compare(base, after);
  const found = one(comparison, id, field);
  const words = `${id} ${field}`;
  assert.is(`${found.direction} ${found.bump} ${found.consent}`, `${way} ${asked} ${CONSENT[asked]}`, words);
  assert.is(found.closes.join(), group ?? '', `${words}: groups that close`);
  assert.is(comparison.bump, group === null ? asked : 'major', `${words}: in all`);
  const back = compare(after, base);
  assert.is(
    shape(back, (direction) => direction),
    shape(comparison, (direction) => INVERSE[direction]),
    words,
  );
  if (group === null) return;
  const closed = compare(base, withOpen(after, group, false));
  assert.is(closed.bump, stronger(asked, 'minor'), `${words}, with ${group} closed`);
  assert.is(closed.closes.join(), group);
}

const fieldOf = (edit: MetricEdit): string => edit.split(' ')[0] ?? '';

function expected(metric: Metric, { edit, after }: Edited): Expected {
  const [way, unreported, reported, touches] = METRIC_ROWS[edit];
  const asked = isReported(after ?? metric) ? reported : unreported;
  return { id: metric.id, field: fieldOf(edit), way, asked, group: touches === undefined ? null : openGroup(metric) };
}

const seen = new Set<MetricEdit>();
for (const metric of base.metrics) {
  sweep(`${metric.id}: every edit of every field`, () => {
    for (const edited of metricEdits(metric, base.as_of)) {
      seen.add(edited.edit);
      const after = withMetric(base, metric.id, edited.after);
      if (/^status (?:proposed|revoked)|^live/.test(edited.edit)) expectHidden(metric, edited, after);
      else if (edited.edit === 'declared gone') expectGone(metric, after);
      else expect(after, expected(metric, edited));
    }
    for (const name of LADDER.filter((other) => other !== metric.privacy_class)) {
      const [way, asked] = CLASS_ROWS[`${metric.privacy_class} ${name}`] ?? ['neutral', 'patch'];
      const after = withMetric(base, metric.id, { ...metric, privacy_class: name });
      expect(after, { id: metric.id, field: 'privacy_class', way, asked, group: openGroup(metric) });
    }
    const added = beside(metric);
    seen.add('declared new');
    const asked = isReported(metric) ? 'major' : 'minor';
    expect(withMetrics(base, [...base.metrics, added]), {
      id: added.id,
      field: 'declared',
      way: 'further',
      asked,
      group: openGroup(metric),
    });
  });
}

/** What is no longer recorded says so in `live` as well; a status that hides it is what asks for more than the day. */
function expectHidden(metric: Metric, edited: Edited, after: Registry): void {
  edits += 1;
  const [way, minor] = METRIC_ROWS[edited.edit];
  const comparison = compare(base, after);
  const found = one(comparison, metric.id, 'live');
  const group = openGroup(metric);
  assert.is(`${found.direction} ${found.bump} ${found.closes.join()}`, `${way} ${minor} ${group ?? ''}`);
  if (edited.edit !== 'live expired') {
    const status = one(comparison, metric.id, 'status');
    assert.is(`${status.direction} ${status.bump}`, `${way} ${minor}`);
  }
  assert.is(comparison.bump, group === null ? 'minor' : 'major');
  const back = compare(after, base);
  assert.is(back.bump, isReported(metric) ? 'major' : 'minor', `${metric.id}: recorded again`);
  if (group !== null) assert.is(compare(base, withOpen(after, group, false)).bump, 'minor');
}

function expectGone(metric: Metric, after: Registry): void {
  expect(after, expected(metric, { edit: 'declared gone', after: null }));
  assert.is(compare(base, after).breaks.join(), metric.id);
}

/** What callers of the bindings notice. */
const BREAKING: readonly MetricEdit[] = [
  'kind other',
  'labels a label less',
  'labels another label',
  'labels a dimension more',
  'labels a dimension less',
  'labels dimensions swapped',
  'labels a dimension renamed',
  'labels from another list',
  'values a value less',
  'values another value',
  'unit other',
  'list other',
  'declared gone',
];

sweep('bindings break for what their callers notice, and for nothing else', () => {
  for (const metric of base.metrics) {
    for (const edited of metricEdits(metric, base.as_of)) {
      const { breaks } = compare(base, withMetric(base, metric.id, edited.after));
      assert.is(breaks.join(), BREAKING.includes(edited.edit) ? metric.id : '', `${metric.id}: ${edited.edit}`);
    }
  }
});

sweep('every row of the table was tried, thousands of times in all', () => {
  const untried = Object.keys(METRIC_ROWS).filter((edit) => !seen.has(edit as MetricEdit));
  assert.is(untried.join(', '), '');
  assert.ok(edits > 2500, `${edits} edits`);
});

sweep('the registry and itself: nothing changed', () => {
  const { changes, bump, consent, required, tooSmall } = compare(base, base);
  assert.equal(
    { changes, bump, consent, required, tooSmall },
    { changes: [], bump: 'none', consent: 'kept', required: base.version, tooSmall: false },
  );
});

/** Version, and the lowest next one for none, patch, minor and major. */
const VERSIONS = [
  ['0.0.0', '0.0.0', '0.0.1', '0.0.1', '0.1.0'],
  ['0.1.0', '0.1.0', '0.1.1', '0.1.1', '0.2.0'],
  ['0.9.9', '0.9.9', '0.9.10', '0.9.10', '0.10.0'],
  ['1.0.0', '1.0.0', '1.0.1', '1.1.0', '2.0.0'],
  ['1.2.3', '1.2.3', '1.2.4', '1.3.0', '2.0.0'],
  ['10.20.30', '10.20.30', '10.20.31', '10.21.0', '11.0.0'],
] as const;

for (const [version, ...wanted] of VERSIONS) {
  sweep(`after ${version}`, () => {
    const found = (['none', 'patch', 'minor', 'major'] as const).map((bump) => requiredVersion(version, bump));
    assert.is(found.join(), wanted.join());
  });
}

sweep.run();
