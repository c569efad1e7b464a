/** What the caret keeps of a version, and which versions it takes. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { inCaret, isOfSeries, nextSeries, seriesOf } from '../../../submitter/allowlist/series.ts';

const test = suite('series');

test('the caret', () => {
  assert.equal(['0.0.3', '0.1.2', '0.10.0', '1.2.3', '12.0.0'].map(seriesOf), ['0.0', '0.1', '0.10', '1', '12']);
  const pairs = [
    ['0.1.0', '0.1.9'],
    ['1.2.0', '1.10.0'],
    ['1.2.3', '1.2.3'],
    ['0.1.2', '0.1.1'],
    ['0.1.0', '0.10.0'],
    ['1.2.0', '2.2.0'],
    ['1.2.0', '1.1.9'],
  ] as const;
  assert.equal(
    pairs.map(([of, one]) => inCaret(of, one)),
    [true, true, true, false, false, false, false],
  );
});

test('what was generated between two releases is a series of its own', () => {
  assert.equal(['0.0.0', '0.0.1', '0.0.10', '0.10.0'].map(seriesOf), ['0.0.0', '0.0', '0.0', '0.10']);
  assert.is(inCaret('0.0.0', '0.0.1'), false);
  assert.is(inCaret('0.0.1', '0.0.0'), false);
  assert.is(inCaret('0.0.0', '0.0.0'), true);
  const of = (registryVersion: string, series: string): boolean =>
    isOfSeries({ registry: 'demo', registryVersion }, 'demo', series);
  assert.equal(
    [of('0.0.0', '0.0.0'), of('0.0.0', '0.0'), of('0.0.1', '0.0.0'), of('0.0.1', '0.0')],
    [true, false, false, true],
  );
});

test('the next series', () => {
  assert.equal(['0.0.3', '0.1.2', '0.9.0', '1.2.3', '12.0.0'].map(nextSeries), [
    '0.1.0',
    '0.2.0',
    '0.10.0',
    '2.0.0',
    '13.0.0',
  ]);
});

test.run();
