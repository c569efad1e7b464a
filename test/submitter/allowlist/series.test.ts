/** What the caret keeps of a version, and which versions it takes. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { inCaret, seriesOf } from '../../../submitter/allowlist/series.ts';

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

test.run();
