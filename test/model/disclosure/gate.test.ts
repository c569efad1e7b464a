/**
 * The verdict: every open group of the real registry passes, and what the ladder forbids fails here too, on its own
 * figures. Registries that no check would let through are made in memory.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { GATE_IDS, judge, subjectName, usedShare, type Failing } from '../../../model/disclosure/gate.ts';
import type { Subject } from '../../../model/disclosure/figures.ts';
import { DEFAULT_SEED, measure } from '../../../model/disclosure/measure.ts';
import type { Metric, Registry } from '../../../model/registry/types.ts';
import { coarse, counter, enumeration, flag, frames, histogram, inline, noised, text } from '../../metric.ts';
import { realRegistry } from '../../real.ts';
import { samplePolicy } from '../../sample-policy.ts';
import { alone, bothOpen } from './registries.ts';

const test = suite('disclosure: gate');

const judged = (registry: Registry): readonly Failing[] => judge(measure(registry, DEFAULT_SEED, 2), registry.policy);
const sentence = ({ check, severity, message, help }: Failing): string => `${severity}[${check}]: ${message}; ${help}`;

test('every open group of the real registry passes, and no closed one would fail', () => {
  const measured = measure(realRegistry);
  assert.is(judge(measured, realRegistry.policy).map(sentence).join('\n'), '');
  const groups = realRegistry.programs.flatMap((program) => program.groups);
  const noisedMetrics = realRegistry.metrics.filter((metric) => metric.privacy_class === 'noised');
  assert.is(measured.subjects.length, groups.length + noisedMetrics.length);
  assert.is(measured.subjects.filter(({ open, epsilon }) => open && epsilon === null).length, 4);
  for (const subject of measured.subjects) {
    for (const figure of [subject.unique, subject.small, subject.linked]) assert.ok(figure >= 0 && figure <= 1);
    assert.ok(subject.linked >= 1 / subject.reporters - 1e-9, subjectName(subject));
  }
});

const OS = enumeration('demo.crash.os', inline('os', 'linux', 'mac', 'windows'), coarse('crashes', 'mode'));
const TIER = enumeration('demo.crash.tier', inline('tier', 'one', 'two', 'three'), coarse('crashes', 'mode'));
const TOTAL = counter('demo.crash.total', coarse('crashes', 'sum', [0, 1, 2, 5]));
const AGAIN = flag('demo.crash.again', coarse('crashes', 'any'));
const SPEED = histogram('demo.search.longest_ms', 'ms', [10, 100], coarse('speed', 'max', [0, 11, 101]));
const values = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => `v${i}`);

/** Registries that pass. */
const CALM: Readonly<Record<string, readonly Metric[]>> = {
  'no metric': [],
  'four levels and a flag': [TOTAL, AGAIN, SPEED],
  'one context field': [OS],
  'a noised answer': [flag('demo.search.uses_config', noised('any', 0.1))],
};
for (const [name, metrics] of Object.entries(CALM))
  test(`${name} passes`, () =>
    assert.is(
      judged(alone(...metrics))
        .map(sentence)
        .join('\n'),
      '',
    ));

/** What fails, and which checks see it. */
const FAILING: Readonly<Record<string, { readonly metrics: readonly Metric[]; readonly checks: string }>> = {
  'an exact count': {
    metrics: [counter('demo.crash.total', coarse('crashes', 'sum'))],
    checks: 'answers unique small-cells dependency',
  },
  'an identifier': {
    metrics: [text('demo.crash.who', '[a-z]{8}', 26 ** 8, coarse('crashes', 'mode'))],
    checks: 'answers unique small-cells linkage dependency linkage-mean',
  },
  'a stack': {
    metrics: [frames('demo.crash.stack', { name: 'queries', values: ['a', 'b'] }, 16, coarse('crashes', 'mode'))],
    checks: 'answers unique small-cells linkage dependency linkage-mean',
  },
  'a second context field': { metrics: [TOTAL, OS, TIER], checks: 'answers small-cells linkage-mean' },
  'a group over the bound': {
    metrics: [
      TOTAL,
      counter('demo.crash.runs', coarse('crashes', 'days', [0, 1, 4])),
      SPEED,
      AGAIN,
      flag('demo.crash.more', coarse('crashes', 'any')),
    ],
    checks: 'answers small-cells',
  },
  'a group at the bound that never changes': {
    metrics: [enumeration('demo.crash.os', inline('os', ...values(31)), coarse('crashes', 'mode'))],
    checks: 'linkage-mean',
  },
  'an answer that is hardly randomised': {
    metrics: [
      flag('demo.search.uses_config', {
        ...noised('any', 0.1),
        submit: { group: null, reduce: 'any', levels: null, epsilon: 3, needs_share: 0.1 },
      }),
    ],
    checks: 'epsilon',
  },
};

for (const [name, { metrics, checks }] of Object.entries(FAILING)) {
  test(`${name} fails`, () => {
    const failing = judged(alone(...metrics));
    assert.is(failing.map(({ check }) => check).join(' '), checks);
    assert.ok(failing.some(({ severity }) => severity === 'error'));
  });
}

test('a closed group that would fail is a note', () => {
  const failing = judged(alone(TOTAL, counter('demo.search.runs', coarse('speed', 'sum'))));
  assert.is(
    failing.map(({ severity, about }) => `${severity} ${about}`).join(', '),
    Array(4).fill('note demo/speed').join(', '),
  );
  assert.match(failing[0]?.message ?? '', 'closed `demo/speed` can say any number of different things;');
});

test('a closed group has no part in the mean of a program', () => {
  const steady = enumeration('demo.search.os', inline('os', ...values(31)), coarse('speed', 'mode'));
  const { subjects, programs } = measure(alone(TOTAL, steady), DEFAULT_SEED, 2);
  assert.is(programs[0]?.linkedMean, subjects[0]?.linked);
  assert.ok((subjects[1]?.linked ?? 0) > 0.03);
});

test('two groups share the reporters, and what both together give away is told', () => {
  const { subjects, programs } = measure(bothOpen(alone(TOTAL, AGAIN, SPEED)), DEFAULT_SEED, 2);
  assert.equal(
    subjects.map(({ reporters, allowed }) => `${reporters} ${allowed}`),
    ['500 16', '500 16'],
  );
  const [demo] = programs;
  const linked = subjects.map((subject) => subject.linked);
  assert.is(demo?.linkedMean, ((linked[0] ?? 0) + (linked[1] ?? 0)) / 2);
  assert.ok((demo?.linkedJoined ?? 0) > Math.max(...linked));
  for (const { linked, linkedJoined } of subjects) assert.ok((linkedJoined ?? 0) > linked);
});

test('a metric that is added moves no figure of another group', () => {
  const before = measure(alone(TOTAL, SPEED), DEFAULT_SEED, 2).subjects;
  const after = measure(alone(TOTAL, SPEED, AGAIN), DEFAULT_SEED, 2).subjects;
  assert.equal(after[1], before[1]);
  assert.not.equal(after[0], before[0]);
});

test('a seed gives the same figures, another one others', () => {
  const figures = (seed: number) => measure(alone(TOTAL), seed, 2).subjects;
  assert.equal(figures(1), figures(1));
  assert.not.equal(figures(1), figures(2));
});

const SUBJECT: Subject = {
  program: 'demo',
  name: 'crashes',
  open: true,
  epsilon: null,
  reporters: 500,
  openGroups: 2,
  answers: 16n,
  allowed: 16n,
  unique: 0.01,
  small: 0.1,
  linked: 0.05,
  linkedJoined: 0.9,
  advantage: 0.01,
};

/** What is wrong with the subject once this is changed. */
const SENTENCES: readonly (readonly [Partial<Subject>, string])[] = [
  [{}, ''],
  [
    { answers: 17n },
    'error[answers]: `demo/crashes` can say 17 different things; 1000 reporters and 2 open groups allow 16; ' +
      'use fewer levels or values, or move a metric to another group',
  ],
  [
    { answers: null, openGroups: 1, allowed: 32n },
    'error[answers]: `demo/crashes` can say any number of different things; ' +
      '1000 reporters and 1 open group allow 32; use fewer levels or values, or move a metric to another group',
  ],
  [
    { unique: 0.0101 },
    'error[unique]: 1.01 % of those who report `demo/crashes` say what nobody else says; at most 1 % may; ' +
      'use fewer levels or values, and wider ones where few people are',
  ],
  [
    { small: 0.1001 },
    'note[small-cells]: 10.01 % of those who report `demo/crashes` are in a cell of fewer than 20, ' +
      'which is never published; use wider levels or fewer metrics if these people are who the question is about',
  ],
  [
    { linked: 0.0501 },
    'error[linkage]: 5.01 % of the reports of `demo/crashes` are matched with their owner’s next one at the ' +
      'first guess; at most 5 % may be; drop what stays the same from week to week: context, settings, identifiers',
  ],
  [
    { advantage: 0.0101 },
    'error[dependency]: after a quiet week a report of `demo/crashes` gives away a dependency 1.01 points more ' +
      'often than popularity does; at most 1.00 may be; ' +
      'use fewer levels, or count days on which it happened and not how often',
  ],
  [
    { name: 'demo.a.b', epsilon: 1.5, allowed: null, advantage: null },
    'error[epsilon]: `demo.a.b` answers with epsilon 1.5; the policy allows 1; ' +
      'lower its `epsilon`, and see whether its question can still be answered',
  ],
  [
    { open: false, unique: 0.5 },
    'note[unique]: 50.00 % of those who report closed `demo/crashes` say what nobody else says; at most 1 % may; ' +
      'use fewer levels or values, and wider ones where few people are',
  ],
];

for (const [change, expected] of SENTENCES) {
  test(`limits are inclusive, and what passes one is told: ${JSON.stringify(Object.keys(change))}`, () => {
    const measured = { seed: 1, trials: 2, subjects: [{ ...SUBJECT, ...change }], programs: [] };
    assert.is(judge(measured, samplePolicy).map(sentence).join('\n'), expected);
  });
}

test('the mean over open groups has a limit of its own', () => {
  const figures = { program: 'demo', openGroups: 2, linkedMean: 0.01, linkedJoined: 0.9 };
  const at = (linkedMean: number | null) =>
    judge({ seed: 1, trials: 2, subjects: [], programs: [{ ...figures, linkedMean }] }, samplePolicy).map(sentence);
  assert.equal(at(0.01), []);
  assert.equal(at(null), []);
  assert.equal(at(0.0101), [
    'error[linkage-mean]: over the open groups of `demo`, ' +
      '1.01 % of the reports are matched with their owner’s next one at the first guess; ' +
      'on average at most 1 % may be; close the group that is matched most often, ' +
      'or drop what stays the same from week to week in it',
  ]);
});

test('a figure is told as a part of its limit', () => {
  const parts = GATE_IDS.map((id) => usedShare(id, SUBJECT, samplePolicy));
  assert.equal(parts, [1, null, 1, 1, 1, 1]);
});

test.run();
