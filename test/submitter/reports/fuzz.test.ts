/** A short run of the fuzzer of reports: ten thousand users, each with their own registry, store and consent. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { fuzz } from '../../../scripts/dev/fuzz/report.ts';
import { SEED } from '../../property.ts';

const test = suite('the fuzzer of reports');

test('every byte that leaves is derivable from the lines of the allowlist', () => {
  assert.ok(fuzz(10_000, SEED) > 1500, 'enough of the users have a report');
});

test.run();
