/** A stop as a value, and the two forms of an outcome: what was asked for, or at least one stop. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { given, stop, stopped } from '../../../submitter/stops/stop.ts';

const test = suite('stops as values');

test('a stop is its id and its facts, in order', () => {
  assert.equal(stop('consent/none'), { id: 'consent/none', facts: [] });
  assert.equal(stop('field/over', 'a.b.c', '2027-01-01'), { id: 'field/over', facts: ['a.b.c', '2027-01-01'] });
});

test('what was given has no stops, whatever it is', () => {
  for (const value of [{ a: 1 }, [], 'x', '', 0, false]) assert.equal(given(value), { value, stops: [] });
});

test('what was stopped has no value, and every stop in order', () => {
  const [first, second, third] = [stop('consent/none'), stop('body/json'), stop('body/ascii')] as const;
  assert.equal(stopped(first), { value: null, stops: [first] });
  assert.equal(stopped(first, second, third), { value: null, stops: [first, second, third] });
});

test.run();
