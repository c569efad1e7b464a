/** The draws of the disclosure test: the same for ever, apart from one another, and of the shape they are named for. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { below, binomial, logNormal, normal, poisson, random, type Random } from '../../../model/disclosure/random.ts';

const test = suite('disclosure: random');

const take = (source: Random, count: number): readonly number[] => Array.from({ length: count }, () => source.next());
const draws = (draw: (source: Random) => number, count = 20_000): readonly number[] => {
  const source = random(1, 'draws');
  return Array.from({ length: count }, () => draw(source));
};
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const variance = (values: readonly number[]): number => {
  const middle = mean(values);
  return mean(values.map((value) => (value - middle) ** 2));
};

test('a seed and names give one stream for ever', () => {
  const words = take(random(20_261_122, 'crates'), 4).map((value) => value * 2 ** 32);
  assert.equal(words, [978_841_453, 1_346_530_258, 3_169_192_111, 4_230_113_394]);
});

test('another seed, another name and another order of names give other streams', () => {
  const streams = [
    random(1, 'a', 'b'),
    random(2, 'a', 'b'),
    random(1, 'b', 'a'),
    random(1, 'a'),
    random(1, 'a,b'),
    random(1, 'a', 1),
    random(1, 'a', '1'),
  ];
  assert.is(new Set(streams.map((source) => source.next())).size, streams.length);
});

test('draws fill the unit interval evenly', () => {
  const counts = Array.from({ length: 20 }, () => 0);
  for (const place of draws((source) => below(source, 20))) counts[place] = (counts[place] ?? 0) + 1;
  // Chi-squared with 19 degrees of freedom passes 43.8 once in a thousand.
  assert.ok(counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0) < 43.8, counts.join());
});

const SHAPES: readonly (readonly [name: string, draw: (source: Random) => number, mean: number, variance: number])[] = [
  ['normal', normal, 0, 1],
  ['log-normal, as its logarithm', (source) => Math.log(logNormal(source, 70, 0.5)), Math.log(70), 0.25],
  ['Poisson of 2', (source) => poisson(source, 2), 2, 2],
  ['Poisson of 29', (source) => poisson(source, 29), 29, 29],
  ['Poisson of 400', (source) => poisson(source, 400), 400, 400],
  ['Poisson of 0', (source) => poisson(source, 0), 0, 0],
  ['binomial', (source) => binomial(source, 7, 0.25), 1.75, 1.3125],
];

for (const [name, draw, middle, spread] of SHAPES) {
  test(name, () => {
    const values = draws(draw);
    const far = Math.sqrt(spread / values.length) * 4;
    assert.ok(Math.abs(mean(values) - middle) <= far, `mean ${mean(values)}`);
    assert.ok(Math.abs(variance(values) - spread) <= spread * 0.05, `variance ${variance(values)}`);
  });
}

test.run();
