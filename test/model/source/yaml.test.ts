/** Places found by the model's one-pass reader against those of the `yaml` package, which it does not use. */
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isMap, isScalar, isSeq, parseDocument, stringify, type Node } from 'yaml';
import { loadTree } from '../../../model/source/load.ts';
import { parseYaml } from '../../../model/source/yaml.ts';
import type { Path } from '../../../model/findings/problem.ts';
import { holds } from '../../property.ts';

const yaml = suite('yaml');

/**
 * Every key and value of a text with its offset, by the other parser. Block collections begin where their first part
 * does.
 */
function placesByOther(text: string): { path: Path; key: number | null; value: number | null }[] {
  const found: { path: Path; key: number | null; value: number | null }[] = [];
  const start = (node: unknown): number | null =>
    (isScalar(node) || isMap(node) || isSeq(node)) && node.range != null ? node.range[0] : null;
  const visit = (node: Node | null, path: Path, key: number | null): void => {
    const block = isScalar(node) && (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL');
    found.push({ path, key, value: block ? null : start(node) });
    if (isMap(node))
      for (const { key: name, value } of node.items)
        if (isScalar(name)) visit(value as Node | null, [...path, String(name.value)], start(name));
    if (isSeq(node)) node.items.forEach((item, i) => visit(item as Node, [...path, i], null));
  };
  visit(parseDocument(text).contents, [], null);
  return found;
}

function samePlaces(text: string): void {
  const document = parseYaml(text);
  assert.is(document.problems.map(({ message }) => message).join(), '', text);
  for (const { path, key, value } of placesByOther(text)) {
    if (key !== null) assert.is(document.locate(path, 'key')?.offset, key, `key ${path.join('/')} of\n${text}`);
    if (value !== null && value >= 0)
      assert.is(document.locate(path, 'value')?.offset, value, `value ${path.join('/')} of\n${text}`);
  }
}

const name = fc
  .stringMatching(/^[a-z][a-z_]{0,6}$/)
  .filter((word) => !['constructor', 'prototype', 'null', 'true', 'false'].includes(word));
const scalar = fc.oneof(
  fc.stringMatching(/^[ -~]{0,20}$/),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom('a: b', '# no', "it's", 'say "x"', 'über', '日本', 'two\nlines', '1.10'),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.array(tie('value'), { maxLength: 4, minLength: 1 }),
    fc.dictionary(name, tie('value'), { maxKeys: 4, minKeys: 1 }),
  ),
}));

yaml('places agree on generated documents, in block and flow style', () => {
  holds(
    fc.tuple(
      fc.dictionary(name, value, { minKeys: 1, maxKeys: 5 }),
      fc.constantFrom('block', 'flow'),
      fc.constantFrom(0, 80),
    ),
    400,
    ([data, style, lineWidth]) => {
      const text = stringify(data, { collectionStyle: style === 'flow' ? 'flow' : 'block', lineWidth });
      if (!/[&*!]/.test(text)) samePlaces(text);
    },
  );
});

yaml('the same value is read', () => {
  holds(fc.dictionary(name, value, { minKeys: 1, maxKeys: 5 }), 300, (data) => {
    assert.is(JSON.stringify(parseYaml(stringify(data)).value), JSON.stringify(data));
  });
});

for (const [file, text] of loadTree('.').files) {
  if (file.endsWith('.yaml')) yaml(`places agree in ${file}`, () => samePlaces(text));
}

yaml('nothing at all makes the reader throw', () => {
  const piece = fc.constantFrom(
    'a',
    ': ',
    '- ',
    '\n',
    '  ',
    '[',
    ']',
    '{',
    '}',
    '&a ',
    '*a',
    '!t ',
    '<<: ',
    '"',
    "'",
    '|',
    '>',
    '#',
    '?',
    '---\n',
    '%',
    '@',
    '`',
    '\t',
    '\r\n',
    '\u2028',
    '__proto__: ',
    '\\',
    ',',
    '0x1',
    '~',
  );
  holds(fc.array(piece, { maxLength: 30 }), 3000, (pieces) => {
    const text = pieces.join('');
    const document = parseYaml(text);
    for (const { span } of document.problems)
      assert.ok(span.offset >= 0 && span.offset <= text.length, JSON.stringify(text));
  });
});

yaml.run();
