import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const disk = suite('disk');
disk.after(async () => {
  await Promise.reject(new Error('still open'));
});
disk('reads', () => assert.ok(true));
disk.run();
