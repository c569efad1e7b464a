import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const texts = suite('texts');
const lines = (changed: number) =>
  Array.from({ length: 500 }, (_, n) => (n === changed ? 'other' : `line ${n}`)).join('\n');
texts('equal', () => assert.is(lines(300), lines(-1)));
texts.run();
