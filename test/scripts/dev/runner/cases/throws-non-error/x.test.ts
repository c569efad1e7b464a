import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const odd = suite('odd');
odd('throws a string', () => {
  throw 'boom';
});
odd('throws nothing', () => {
  throw undefined;
});
odd('is fine', () => assert.ok(true));
odd.run();
