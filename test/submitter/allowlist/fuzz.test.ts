/** A short run of the fuzzer of allowlists: ten thousand that were broken at random, read by two readers. */
import { suite } from 'uvu';
import { fuzzAllowlists } from '../../../scripts/dev/fuzz/allowlist.ts';
import { SEED } from '../../property.ts';

const test = suite('the fuzzer of allowlists');

test('two readers agree on broken allowlists', () => fuzzAllowlists(10_000, SEED));

test.run();
