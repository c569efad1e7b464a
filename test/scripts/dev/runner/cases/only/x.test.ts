import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const two = suite('two');
two('first', () => assert.ok(false, 'must not be hidden'));
two.only('second', () => assert.ok(true));
two.run();
