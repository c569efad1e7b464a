import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const slow = suite('slow');
slow('waits for nothing', () => new Promise(() => undefined));
slow('waits for nothing again', () => new Promise(() => undefined));
slow('does not', () => assert.ok(true));
slow.run();
