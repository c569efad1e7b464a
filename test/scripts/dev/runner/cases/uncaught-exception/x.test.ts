import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const loose = suite('loose');
loose('throws from a timer', () => {
  setTimeout(() => {
    throw new Error('from a timer');
  });
  return new Promise(() => undefined);
});
loose('does not', () => assert.ok(true));
loose.run();
