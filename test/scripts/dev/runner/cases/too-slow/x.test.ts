import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const slow = suite('slow');
slow('takes a minute', () => new Promise((resolve) => setTimeout(resolve, 60_000)));
slow('does not', () => assert.ok(true));
slow.run();
