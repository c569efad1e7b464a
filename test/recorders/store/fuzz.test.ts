/** A short run of the fuzzer: ten thousand broken files, read by two readers. */
import { suite } from 'uvu';
import { fuzz } from '../../../scripts/dev/fuzz/store.ts';
import { SEED } from '../../property.ts';

const test = suite('the fuzzer of stores');

test('two readers agree on broken files', () => fuzz(10_000, SEED));

test.run();
