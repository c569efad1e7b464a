import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const disk = suite('disk');
disk.after.each(() => {
  throw new Error('still open');
});
disk('reads', () => assert.ok(true));
disk('writes', () => assert.ok(true));
disk.run();
