import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const sums = suite('sums');
sums('one and one', () => assert.is(1 + 1, 3));
sums('two and two', () => assert.is(2 + 2, 4));
sums.run();
