/**
 * What a metric can show: each figure against the mechanism itself, drawn person by person, and against a registry in
 * which the right number of reporters is known.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { explain } from '../../../model/explain/explain.ts';
import { groupReporters, REPORTER_COUNTS, sharesText, smallestShare } from '../../../model/registry/utility.ts';
import { coarseShare, noisedShare } from '../../../model/registry/visible-share.ts';
import { sampleRegistry } from '../../sample.ts';
import { bothOpen } from '../disclosure/registries.ts';
import { realRegistry } from '../../real.ts';

const test = suite('utility');

const byId = (id: string) => {
  const found = sampleRegistry.metrics.find((metric) => metric.id === id);
  if (found === undefined) throw new Error(`the sample has no ${id}`);
  return found;
};

/**
 * A generator of its own (mulberry32), so that the test is the same everywhere and shares nothing with what it tests.
 */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), 1 | state);
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
    return ((word ^ (word >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How many of `people` answer the value sought, each by the definition of k-ary randomised response. */
function answered(people: number, k: number, epsilon: number, share: number, draw: () => number): number {
  const truth = Math.exp(epsilon) / (Math.exp(epsilon) + k - 1);
  let count = 0;
  for (let person = 0; person < people; person++) {
    const sought = draw() < share;
    if (draw() < truth) count += Number(sought);
    else if (!sought) count += Number(Math.floor(draw() * (k - 1)) === 0); // one of the k - 1 others
  }
  return count;
}

const MECHANISMS = [
  [1000, 2, 1],
  [2000, 2, 0.5],
  [2000, 8, 1],
  [1000, 16, 1],
] as const;

for (const [people, k, epsilon] of MECHANISMS) {
  const who = `${people} people, ${k} answers, epsilon ${epsilon}`;
  test(`${who}: the share is found 19 times in 20, and none is once in 20`, () => {
    const draw = generator(20_261_122);
    const q = 1 / (Math.exp(epsilon) + k - 1);
    const threshold = people * q + 1.6448536 * Math.sqrt(people * q * (1 - q));
    const found = (share: number): number => {
      let hits = 0;
      for (let trial = 0; trial < 2000; trial++)
        if (answered(people, k, epsilon, share, draw) > threshold) hits += 1 / 2000;
      return hits;
    };
    const [power, alarms] = [found(noisedShare(people, k, epsilon)), found(0)];
    assert.ok(Math.abs(power - 0.95) < 0.02, `found ${power}`);
    assert.ok(Math.abs(alarms - 0.05) < 0.02, `false alarms ${alarms}`);
  });
}

for (const people of [500, 1000, 10_000]) {
  test(`${people} plain reports: the share reaches a cell of 20 nineteen times in twenty`, () => {
    const draw = generator(people);
    const share = coarseShare(people, 20);
    let shown = 0;
    for (let trial = 0; trial < 2000; trial++) {
      let count = 0;
      for (let person = 0; person < people; person++) if (draw() < share) count++;
      if (count >= 20) shown += 1 / 2000;
    }
    assert.ok(Math.abs(shown - 0.95) < 0.02, `shown ${shown}`);
  });
}

test('a coarse metric is seen by the reporters of its group', () => {
  const coarse = byId('demo.crash.total');
  assert.equal(smallestShare(coarse, sampleRegistry)?.now, { reporters: 1000, share: coarseShare(1000, 20) });
  assert.equal(smallestShare(coarse, bothOpen(sampleRegistry))?.now, { reporters: 500, share: coarseShare(500, 20) });
  assert.is(groupReporters('demo', bothOpen(sampleRegistry)), 500);
});

test('a metric of a closed group is judged beside the groups that are open', () =>
  assert.is(smallestShare(byId('demo.search.longest_ms'), sampleRegistry)?.now.reporters, 1000));

test('a noised metric is seen by everybody, by its answers and epsilon', () => {
  const noised = smallestShare(byId('demo.search.engine'), bothOpen(sampleRegistry));
  assert.equal(noised?.now, { reporters: 1000, share: noisedShare(1000, 4, 1) });
  assert.equal(
    noised?.at,
    REPORTER_COUNTS.map((reporters) => ({ reporters, share: noisedShare(reporters, 4, 1) })),
  );
});

test('what is not reported shows nothing', () => {
  for (const metric of realRegistry.metrics) {
    const isReported = ['coarse', 'noised'].includes(metric.privacy_class);
    assert.is(smallestShare(metric, realRegistry) !== null, isReported, metric.id);
  }
});

test('more reporters never see less', () => {
  for (const metric of realRegistry.metrics) {
    const shares = smallestShare(metric, realRegistry)?.at.map(({ share }) => share) ?? [];
    assert.equal(
      shares,
      shares.toSorted((a, b) => b - a),
      metric.id,
    );
  }
});

test('explain says it of a metric, and nothing of one that is not reported', () => {
  const lines = (id: string): readonly string[] => {
    const found = explain(id, sampleRegistry);
    const text = 'text' in found ? found.text.replace(/\n {4,}/g, ' ') : '';
    return text.split('\n').filter((line) => /^ {2}(can|could) see /.test(line));
  };
  assert.equal(lines('demo.crash.total'), [
    '  can see      shares from 2.8 % of 1,000 reporters',
    '  could see    28 % of 100, 2.8 % of 1,000, 1.4 % of 2,000, 0.28 % of 10,000, 0.028 % of 100,000, ' +
      '0.0028 % of 1,000,000 reporters',
  ]);
  assert.equal(lines('demo.search.uses_config'), [
    '  can see      shares from 10 % of 1,000 reporters',
    '  could see    33 % of 100, 10 % of 1,000, 7.2 % of 2,000, 3.2 % of 10,000, 1 % of 100,000, ' +
      '0.32 % of 1,000,000 reporters',
  ]);
  assert.equal(lines('demo.crash.backtrace'), []);
});

test('in words', () => {
  const coarse = smallestShare(byId('demo.crash.total'), sampleRegistry)?.at ?? [];
  assert.is(
    sharesText(coarse),
    '28 % of 100, 2.8 % of 1,000, 1.4 % of 2,000, 0.28 % of 10,000, 0.028 % of 100,000, 0.0028 % of 1,000,000',
  );
  assert.is(
    sharesText([
      { reporters: 333.3, share: 0.104 },
      { reporters: 100, share: Infinity },
    ]),
    '10 % of 333, none of 100',
  );
  assert.is(sharesText([]), '');
});

test.run();
