/** Patterns are recognised exactly as the registry's own parser does, and match as regular expressions do. */
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parsePattern as parseDeclared } from '../../../model/registry/pattern.ts';
import { matches, parsePattern } from '../../../submitter/allowlist/pattern.ts';
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

const PARTS = [
  'a',
  'b',
  '-',
  '[a-c]',
  '[b-]',
  '(',
  ')',
  '|',
  '?',
  '{2}',
  '{0,2}',
  '{1,3}',
  '\\.',
  '\\-',
  ',',
  '(a|b)',
  '(ab)?',
];

test('texts match as the regular expressions of the language do', () => {
  const sources = fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 7 }).map((parts) => parts.join(''));
  const written = fc
    .array(fc.constantFrom('a', 'b', 'c', '-', '.', ',', '\n'), { maxLength: 6 })
    .map((all) => all.join(''));
  let matched = 0;
  holds(fc.tuple(sources, fc.array(written, { minLength: 10, maxLength: 10 })), 10_000, ([source, all]) => {
    const pattern = parsePattern(source);
    if (pattern === null) return;
    const expression = new RegExp(`^(?:${source})$`);
    for (const text of all) {
      if (matches(pattern, text)) matched++;
      assert.is(matches(pattern, text), expression.test(text), `${source} and ${JSON.stringify(text)}`);
    }
  });
  assert.ok(matched > 300, `only ${matched} texts matched at all`);
});

function isMatch(source: string, text: string): boolean {
  const pattern = parsePattern(source);
  return pattern !== null && matches(pattern, text);
}

test('no pattern makes matching hang', () => {
  const nested = `${'('.repeat(18)}a?${'){64}'.repeat(18)}b`;
  assert.is(isMatch(nested, 'a'.repeat(16_000)), false);
  assert.is(isMatch('(a?){64}a{64}', 'a'.repeat(100)), true);
  assert.is(isMatch('(a|a){64}b', 'a'.repeat(64)), false);
  assert.is(isMatch('a*', 'a'), false);
});

test.run();
