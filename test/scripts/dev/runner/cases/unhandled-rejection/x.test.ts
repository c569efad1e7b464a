import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const loose = suite('loose');
loose('forgets a promise', () => {
  void Promise.reject(new Error('nobody waits'));
});
loose('does not', () => assert.ok(true));
loose.run();
