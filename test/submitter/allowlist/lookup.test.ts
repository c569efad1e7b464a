/** How a line of an allowlist is looked up by a field. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { idOf } from '../../../submitter/allowlist/lookup.ts';

const test = suite('looking up a field');

test('a metric of a field is what stands before its braces', () => {
  assert.equal(['a.b.c', 'a.b.c{x}', 'a.b.c{x\n}', ''].map(idOf), ['a.b.c', 'a.b.c', 'a.b.c', '']);
});

test.run();
