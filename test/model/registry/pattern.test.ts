/**
 * Finite patterns: their size is the number of derivations, what they match is what a regular expression matches,
 * nothing infinite gets in.
 */
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parsePattern, patternSize, type Pattern } from '../../../model/registry/pattern.ts';
import { holds } from '../../property.ts';

const patterns = suite('pattern');

/** Every text of a pattern, once for each derivation. */
function derivations(pattern: Pattern): string[] {
  switch (pattern.form) {
    case 'literal':
      return [pattern.text];
    case 'class':
      return pattern.ranges.flatMap(([from, to]) =>
        Array.from({ length: to.charCodeAt(0) - from.charCodeAt(0) + 1 }, (_, i) =>
          String.fromCharCode(from.charCodeAt(0) + i),
        ),
      );
    case 'sequence':
      return pattern.parts.reduce<string[]>(
        (heads, part) => heads.flatMap((head) => derivations(part).map((tail) => head + tail)),
        [''],
      );
    case 'either':
      return pattern.options.flatMap(derivations);
    case 'repeat':
      return Array.from({ length: pattern.max - pattern.min + 1 }, (_, i) =>
        derivations({ form: 'sequence', parts: Array.from({ length: pattern.min + i }, () => pattern.part) }),
      ).flat();
  }
}

const atom = fc.constantFrom('a', 'b', '-', '[ab]', '[a-c]', '[0-9]', '\\.', '(a|b)', '(ab|c|)', '(a?b)');
const piece = fc.tuple(atom, fc.constantFrom('', '?', '{2}', '{0,2}', '{1,2}')).map(([part, repeat]) => part + repeat);
const source = fc
  .array(
    fc.array(piece, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
    { minLength: 1, maxLength: 2 },
  )
  .map((options) => options.join('|'));

patterns('the size is the number of derivations, and each of them matches', () => {
  holds(source, 300, (text) => {
    const parsed = parsePattern(text);
    assert.ok('pattern' in parsed, text);
    if (!('pattern' in parsed) || patternSize(parsed.pattern) > 3000) return;
    const all = derivations(parsed.pattern);
    assert.is(patternSize(parsed.pattern), all.length, text);
    const expression = new RegExp(`^(?:${text})$`);
    for (const one of all) assert.ok(expression.test(one), `${text} should match ${one}`);
  });
});

patterns('no text is parsed into something infinite, and nothing throws', () => {
  holds(fc.stringMatching(/^[ab.*+?()[\]{}|\\^$0-9,-]{0,20}$/), 5000, (text) => {
    const parsed = parsePattern(text);
    if ('error' in parsed) assert.ok(parsed.offset >= 0 && parsed.offset <= text.length, text);
    else assert.ok(patternSize(parsed.pattern) >= 0, text);
  });
});

patterns('a size beyond counting is infinite, never NaN', () => {
  const parsed = parsePattern('((((((([a-z]{64}){64}){64}){64}){64}){64}){64}){64}');
  assert.ok('pattern' in parsed);
  if ('pattern' in parsed) assert.is(patternSize(parsed.pattern), Infinity);
});

patterns.run();
