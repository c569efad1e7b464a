/** The static bound in whole numbers, at its very edges, against a table made by hand and against the cap in bits. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { groupBits, groupCap } from '../../../model/registry/bits.ts';
import { allowedAnswers, groupAnswers } from '../../../model/disclosure/bound.ts';
import { coarse, counter, enumeration, flag, frames, histogram, inline, text } from '../../metric.ts';
import { holds } from '../../property.ts';
import { realRegistry } from '../../real.ts';
import { samplePolicy } from '../../sample-policy.ts';

const test = suite('disclosure: bound');
const policyAt = (assumed: number) => ({ ...samplePolicy, reporters: { assumed } });

/** Reports, open groups, things that one report may say: cells of 20, at most 8 bits. */
const ALLOWED: readonly (readonly [reports: number, groups: number, allowed: bigint])[] = [
  [1000, 1, 32n],
  [1000, 2, 16n],
  [1000, 3, 16n],
  [1000, 0, 32n],
  [640, 1, 32n],
  [639, 1, 16n],
  [1280, 2, 32n],
  [1279, 2, 16n],
  [40, 1, 2n],
  [39, 1, 1n],
  [1, 1, 1n],
  [5120, 1, 256n],
  [5119, 1, 128n],
  [1_000_000_000, 1, 256n],
];

for (const [reports, groups, allowed] of ALLOWED)
  test(`${reports} reports and ${groups} open groups`, () =>
    assert.is(allowedAnswers(policyAt(reports), groups), allowed));

test('is the cap in bits that the checker knows, for any reports and groups', () => {
  const reports = fc.oneof(
    fc.integer({ min: 1, max: 1_000_000 }),
    fc.integer({ min: 0, max: 9 }).map((b) => 20 * 2 ** b),
  );
  holds(fc.tuple(reports, fc.integer({ min: 0, max: 12 })), 2000, ([n, groups]) => {
    const people = n * Math.max(1, groups);
    assert.is(allowedAnswers(policyAt(n), groups), 2n ** BigInt(groupCap(policyAt(n), groups)));
    assert.is(allowedAnswers(policyAt(people), groups), 2n ** BigInt(groupCap(policyAt(people), groups)));
  });
});

const codes = { name: 'codes', values: ['a', 'b'] };
const SAID = [
  ['nothing', [], 1n],
  ['a flag', [flag('demo.a.b', coarse('g', 'any'))], 2n],
  ['levels', [counter('demo.a.b', coarse('g', 'sum', [0, 1, 2]))], 3n],
  ['levels of a histogram', [histogram('demo.a.b', 'ms', [1, 2, 3], coarse('g', 'max', [0, 2]))], 2n],
  ['values and unknown', [enumeration('demo.a.b', inline('v', 'x', 'y'), coarse('g', 'mode'))], 3n],
  ['a text', [text('demo.a.b', '[a-z]{8}', 26 ** 8, coarse('g', 'mode'))], 208_827_064_577n],
  ['an exact count', [flag('demo.a.b', coarse('g', 'any')), counter('demo.a.c', coarse('g', 'sum'))], null],
  ['a stack', [frames('demo.a.b', codes, 2, coarse('g', 'mode'))], null],
  ['a metric that is not reported', [flag('demo.a.b')], null],
] as const;

for (const [name, metrics, said] of SAID)
  test(`what a group of ${name} can say`, () => assert.is(groupAnswers({ metrics }), said));

test('every group of the real registry says 2^bits things', () => {
  const groups = realRegistry.programs.flatMap((program) => program.groups);
  assert.ok(groups.length >= 4);
  for (const group of groups) assert.ok(Math.abs(Math.log2(Number(groupAnswers(group))) - groupBits(group)) < 1e-9);
});

test.run();
