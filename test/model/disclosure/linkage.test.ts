/** Cells and linkage on reports made by hand, where the right figure can be worked out. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Column } from '../../../model/disclosure/behaviour.ts';
import { cells, shareBelow } from '../../../model/disclosure/cells.ts';
import { joinWeeks, linkedShare, weights, type Pair } from '../../../model/disclosure/linkage.ts';
import { randomised } from '../../../model/disclosure/noised.ts';
import { below, random } from '../../../model/disclosure/random.ts';

const test = suite('disclosure: linkage');
const PAIR: Pair = [0, 1];
const column = (ordered: boolean, ...weeks: readonly (readonly number[])[]): Column => ({ ordered, weeks });
const attack = (columns: readonly Column[], people: number): number =>
  linkedShare(columns, weights(columns, people, PAIR), people, PAIR);
const close = (found: number, expected: number, by = 1e-9): void =>
  assert.ok(Math.abs(found - expected) <= by, `${found} and not ${expected}`);

const PEOPLE = 200;
const counting = Array.from({ length: PEOPLE }, (_, i) => i);
const noise = (name: string, values: number): readonly number[] => {
  const source = random(7, name);
  return counting.map(() => below(source, values));
};

test('a cell is everybody who says the same in every field', () => {
  const columns = [column(true, [0, 0, 1, 1, 2]), column(false, [5, 5, 5, 6, 5])];
  const found = cells(columns, 0, 5);
  assert.equal(
    found.map(({ report, people }) => `${report.join()}: ${people.join()}`),
    ['0,5: 0,1', '1,5: 2', '1,6: 3', '2,5: 4'],
  );
  assert.is(shareBelow(found, 2), 0.6);
  assert.is(shareBelow(found, 3), 1);
  assert.is(shareBelow(found, 1), 0);
  assert.is(shareBelow([], 2), 0);
});

test('an identifier is always found again', () => assert.is(attack([column(false, counting, counting)], PEOPLE), 1));

test('of k values that stay, k people in all are found', () => {
  const four = counting.map((i) => i % 4);
  close(attack([column(false, four, four)], PEOPLE), 4 / PEOPLE);
  close(attack([column(true, four, four)], PEOPLE), 4 / PEOPLE);
});

test('a report that says nothing finds one in all', () => {
  const same = counting.map(() => 3);
  close(attack([column(true, same, same)], PEOPLE), 1 / PEOPLE);
  close(attack([], PEOPLE), 1 / PEOPLE);
});

test('what is drawn anew each week is guessed', () => {
  const found = attack([column(false, noise('a', 4), noise('b', 4))], PEOPLE);
  assert.ok(found < 0.012, `${found}`);
});

test('a near level is nearer than a far one, and no value of a list is', () => {
  const moved = counting.map((i) => 10 * i + (i % 2));
  const tens = counting.map((i) => 10 * i);
  assert.is(attack([column(true, tens.slice(0, 6), moved.slice(0, 6))], 6), 1);
  assert.ok(attack([column(false, tens, moved)], PEOPLE) < 0.6);
});

test('weights are learned: a column of noise does not hide an identifier', () => {
  const columns = [column(true, noise('c', 50), noise('d', 50)), column(false, counting, counting)];
  const [noisy = 0, telling = 0] = weights(columns, PEOPLE, PAIR);
  assert.ok(noisy < 1.5 && telling > 50, `${noisy} and ${telling}`);
  assert.is(
    linkedShare(
      [columns[0], columns[1]].filter((one) => one !== undefined),
      [noisy, telling * 1000],
      PEOPLE,
      PAIR,
    ),
    1,
  );
});

test('a column in which all say the same weighs nothing', () => {
  const same = counting.map(() => 3);
  assert.equal(weights([column(true, same, same)], PEOPLE, PAIR), [0]);
});

test('joined weeks are the mean of levels and the commonest of values', () => {
  const levels = [column(true, [0, 4], [2, 4], [4, 1]), column(false, [1, 2], [1, 3], [9, 3])];
  assert.equal(joinWeeks(levels, [[0, 1, 2], [1]]), [
    {
      ordered: true,
      weeks: [
        [2, 3],
        [2, 4],
      ],
    },
    {
      ordered: false,
      weeks: [
        [1, 3],
        [1, 3],
      ],
    },
  ]);
});

test('noised answers keep to the law of the mechanism', () => {
  for (const [k, epsilon] of [
    [2, 1],
    [8, 1],
    [4, 0.5],
  ] as const) {
    const people = 40_000;
    const { weeks } = randomised(k, epsilon, people, 1, 'law');
    const [a = [], b = []] = weeks;
    const p = Math.exp(epsilon) / (Math.exp(epsilon) + k - 1);
    const alike = a.filter((value, i) => value === b[i]).length / people;
    // Two answers of one truth are alike if both are true, or both the same other value.
    close(alike, p * p + (1 - p) ** 2 / (k - 1), 0.012);
    assert.ok(Math.max(...a) === k - 1 && Math.min(...a) === 0);
  }
});

test.run();
