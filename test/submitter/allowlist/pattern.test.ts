/** Patterns are recognised exactly as the registry's own parser does, whatever the text. */
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parsePattern as parseDeclared } from '../../../model/registry/pattern.ts';
import { parsePattern } from '../../../submitter/allowlist/pattern.ts';
import { holds } from '../../property.ts';

const test = suite('allowlist patterns');

const PIECES = [
  'a',
  'Z',
  '-',
  '[a-z]',
  '[',
  ']',
  '(',
  ')',
  '|',
  '?',
  '{2}',
  '{1,3}',
  '{3,1}',
  '{,2}',
  '{65}',
  '\\.',
  '\\',
  '.',
  '*',
  '+',
  '^',
  '$',
  '[^a]',
  '[z-a]',
  '[]',
  '[a-]',
  '[-a]',
  ' ',
];

const isPattern = (text: string): boolean => parsePattern(text) !== null;

test('says what the parser of the registry says', () => {
  const texts = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
  holds(texts, 20_000, (text) => {
    assert.is(isPattern(text), 'pattern' in parseDeclared(text), JSON.stringify(text));
  });
});

test('no nesting makes it fail', () => {
  assert.is(isPattern('('.repeat(100_000)), false);
  assert.is(isPattern(`${'('.repeat(15)}a${')'.repeat(15)}`), true);
  assert.is(isPattern(''), false);
});

test.run();
