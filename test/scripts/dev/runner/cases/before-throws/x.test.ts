import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const disk = suite('disk');
disk.before(() => {
  throw new Error('no disk');
});
disk('reads', () => assert.ok(true));
disk('writes', () => assert.ok(true));
disk.run();
