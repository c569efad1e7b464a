import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const sums = suite('sums');
sums('one and one', () => assert.is(1 + 1, 2));
sums('two and two', async () => assert.is(await Promise.resolve(4), 4));
sums.run();
