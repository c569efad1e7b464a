import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const exits = suite('exits');
exits('calls exit', () => process.exit(0));
exits('calls exit and hides it', () => {
  try {
    process.exit();
  } catch {
    assert.ok(true);
  }
});
exits('does not', () => assert.ok(true));
exits.run();
