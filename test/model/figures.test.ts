/** Numbers that can be known otherwise: shares from published tables, bits by counting, days by hand. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { bits, groupBits, groupCap, openGroupLimit } from '../../model/registry/bits.ts';
import { addDays, addMonths, isDay } from '../../model/registry/calendar.ts';
import { check } from '../../model/check.ts';
import { encodeLabel, fieldCount, fieldLabels, levelLabels } from '../../model/registry/fields.ts';
import { camel, pascal, rustVariant } from '../../model/registry/identifiers.ts';
import { loadTree } from '../../model/source/load.ts';
import { nearestWord } from '../../model/findings/nearest.ts';
import { coarseShare, noisedShare } from '../../model/registry/visible-share.ts';
import { sampleRegistry } from '../sample.ts';

const figures = suite('figures');

/**
 * Reporters, then the smallest visible share: plain cells of 20; yes or no at epsilon 2, 1, 0.5; 8, 16 and 64 answers
 * at epsilon 1.
 */
const SHARES: readonly (readonly [number, ...(string | null)[]])[] = [
  [100, '28', '16', '33', '66', '67', null, null],
  [1000, '2.8', '4.7', '10', '21', '19', '27', '59'],
  [2000, '1.4', '3.3', '7.2', '15', '13', '19', '39'],
  [10_000, '0.28', '1.4', '3.2', '6.5', '5.8', '8.1', '16'],
  [100_000, '0.03', '0.45', '1.0', '2.1', '1.8', '2.5', '5.0'],
  [1_000_000, '0.003', '0.14', '0.32', '0.65', '0.57', '0.79', '1.6'],
];

/** A share in per cent, with as many digits as the published figure has. */
const rounded = (share: number, as: string | null): string | null =>
  share === Infinity ? null : (share * 100).toFixed(as?.split('.')[1]?.length ?? 0);

for (const [reporters, ...expected] of SHARES) {
  figures(`the smallest visible shares at ${reporters} reporters`, () => {
    const noised = [
      [2, 2],
      [2, 1],
      [2, 0.5],
      [8, 1],
      [16, 1],
      [64, 1],
    ].map(([k = 2, epsilon = 1]) => noisedShare(reporters, k, epsilon));
    const shares = [coarseShare(reporters, 20), ...noised];
    assert.equal(
      shares.map((share, i) => rounded(share, expected[i] ?? null)),
      expected,
    );
  });
}

/**
 * Yes or no at epsilon 1, drawn here by the mechanism's definition: the share that is called visible is found 95 times
 * in 100.
 */
figures('a visible share is found by simulation', () => {
  const share = noisedShare(1000, 2, 1);
  const truth = Math.E / (Math.E + 1);
  const seen = trials(share, truth, 4000);
  const false_ = trials(0, truth, 4000);
  assert.ok(Math.abs(seen - 0.95) < 0.02, `found in ${seen}`);
  assert.ok(Math.abs(false_ - 0.05) < 0.02, `false alarms in ${false_}`);
});

/** A generator of its own, so that the test is the same everywhere. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function trials(share: number, truth: number, count: number): number {
  const random = generator(20_261_122);
  const threshold = 1000 * (1 - truth) + 1.6448536 * Math.sqrt(1000 * truth * (1 - truth));
  let found = 0;
  for (let trial = 0; trial < count; trial++) {
    let yes = 0;
    for (let person = 0; person < 1000; person++) if (random() < share ? random() < truth : random() >= truth) yes++;
    if (yes > threshold) found++;
  }
  return found / count;
}

const { policy, programs } = sampleRegistry;

figures('the cap of a group', () => {
  const at = (reporters: number, groups: number): number =>
    groupCap({ ...policy, reporters: { assumed: reporters } }, groups);
  assert.is(
    [at(1000, 2), at(1000, 1), at(320, 1), at(5120, 1), at(100_000, 1), at(19, 1), at(1000, 0)].join(' '),
    '4 5 4 8 8 0 5',
  );
  assert.is(
    [999, 1000, 499].map((assumed) => openGroupLimit({ ...policy, reporters: { assumed } })).join(' '),
    '1 2 0',
  );
});

figures('bits are log2 of what can be said, counted for every field of the sample', () => {
  for (const metric of programs.flatMap((program) => program.metrics)) {
    const said = bits(metric);
    if (metric.kind === 'frames') assert.ok(said.exact && said.bits > 10);
    else if (metric.submit === null && metric.kind !== 'text')
      assert.is(said.bits, Math.log2(fieldLabels(metric).length), metric.id);
    else if (metric.submit?.epsilon != null) assert.ok(said.bits < 1.45, metric.id);
  }
  for (const group of programs.flatMap((program) => program.groups)) {
    assert.is(
      groupBits(group),
      group.metrics.reduce((sum, metric) => sum + bits(metric).bits, 0),
    );
  }
});

figures('frames: one of two names in stacks of at most three', () => {
  const stack = sampleRegistry.metrics.find((metric) => metric.kind === 'frames');
  assert.ok(stack !== undefined);
  if (stack?.kind !== 'frames') return;
  const small = bits({ ...stack, values: ['a', 'b'], depth: 3 });
  assert.ok(Math.abs(small.bits - Math.log2(3 + 9 + 27)) < 1e-9, `${small.bits}`);
  assert.is(bits({ ...stack, values: ['a', '_'], depth: 1 }).bits, 1);
  const deepest = bits({ ...stack, values: Array.from({ length: 70 }, (_, n) => `a${n}`), depth: 32 });
  assert.ok(Math.abs(deepest.bits - Math.log2((71 ** 33 - 71) / 70)) < 1e-9, `${deepest.bits}`);
});

figures('fieldCount counts what fieldLabels lists, in the whole real registry', () => {
  const metrics = check(loadTree('.')).value?.metrics ?? [];
  assert.ok(metrics.length > 40);
  for (const metric of metrics)
    if (metric.kind !== 'text') assert.is(fieldCount(metric), fieldLabels(metric).length, metric.id);
});

const TABLE: readonly (readonly [string, unknown, unknown])[] = [
  ['levels', levelLabels([0, 1, 2, 5]).join('|'), '0|1|2-4|5+'],
  ['levels of two', levelLabels([0, 1]).join('|'), '0|1+'],
  ['encoding', encodeLabel('a %{},;|=<>b'), 'a%20%25%7B%7D%2C%3B%7C%3D%3C%3Eb'],
  ['a leap day', isDay('2028-02-29'), true],
  ['no leap day', isDay('2027-02-29'), false],
  ['month 13', isDay('2027-13-01'), false],
  ['another form', isDay('2027-1-01'), false],
  ['days over a year', addDays('2026-12-31', 1), '2027-01-01'],
  ['ninety days', addDays('2026-11-22', 90), '2027-02-20'],
  ['a month from the 31st', addMonths('2026-08-31', 6), '2027-02-28'],
  ['a year from a leap day', addMonths('2028-02-29', 12), '2029-02-28'],
  ['a lint', pascal('clippy::needless_return'), 'ClippyNeedlessReturn'],
  ['a list', pascal('error-codes'), 'ErrorCodes'],
  ['a property', camel('error_code'), 'errorCode'],
  ['an error code', rustVariant('E0502'), 'E0502'],
  ['a range', rustVariant('2-3'), 'N2To3'],
  ['an open range', rustVariant('10+'), 'N10Plus'],
  ['a bound', rustVariant('<=10'), 'LessEqual10'],
  ['nothing but signs', rustVariant('_'), 'Blank'],
  ['a keyword', rustVariant('self'), 'Self_'],
  ['a near word', nearestWord('toatl', ['total', 'other']), 'total'],
  ['no near word', nearestWord('zebra', ['total', 'other']), null],
];

for (const [what, made, expected] of TABLE) figures(what, () => assert.is(made, expected));

figures.run();
