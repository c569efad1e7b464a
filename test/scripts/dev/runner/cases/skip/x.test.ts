import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const two = suite('two');
two('first', () => assert.ok(true));
two.skip('second', () => assert.ok(false));
two.run();
