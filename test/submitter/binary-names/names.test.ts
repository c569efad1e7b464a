/** Names are found the same, however the bytes come. */
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { nameTables, strayNames } from '../../../submitter/binary-names/names.ts';
import { holds } from '../../property.ts';
import { LIVE, tableText } from '../../scripts/tally/registry.ts';

const test = suite('names in a binary');

const TEXTS = [
  tableText(),
  '\0',
  'rustc.secret.thing',
  'text',
  'rustc.ice.total',
  'rustc.ice.none',
  '\n',
  'END\n',
  '\nTALLYBOOK-NAMES x 1\n',
  'rustc.',
  '{',
];

test('pieces of any length give what the whole gives', () => {
  const cases = fc.tuple(
    fc.array(fc.constantFrom(...TEXTS), { maxLength: 30 }).map((texts) => texts.join('')),
    fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 40 }),
  );
  const declared = [{ program: 'rustc', ids: new Set<string>(LIVE) }];
  holds(cases, 500, ([text, lengths]) => {
    const bytes = Buffer.from(text);
    const pieces: Uint8Array[] = [];
    for (let at = 0, i = 0; at < bytes.length; i++) {
      const length = lengths[i % lengths.length] ?? 1;
      pieces.push(bytes.subarray(at, at + length));
      at += length;
    }
    assert.equal(nameTables(pieces), nameTables([bytes]));
    assert.equal(strayNames(pieces, declared, 100), strayNames([bytes], declared, 100));
  });
});

test('a name inside a longer text stays inside it wherever a piece ends', () => {
  const text = Buffer.from(`${'x'.repeat(2000)}rustc.secret.thing${'x'.repeat(2000)}`);
  const declared = [{ program: 'rustc', ids: new Set<string>(LIVE) }];
  for (let end = 1; end < text.length; end++) {
    assert.equal(strayNames([text.subarray(0, end), text.subarray(end)], declared, 9), [], `the piece ends at ${end}`);
  }
});

test('a table that never ends is held for a mebibyte only', () => {
  const begin = Buffer.from('\nTALLYBOOK-NAMES rust-toolchain 0.1.0\n');
  function* pieces(): Iterable<Uint8Array> {
    yield begin;
    for (let i = 0; i < 40; i++) yield Buffer.alloc(1 << 18, 'a');
    yield Buffer.from(tableText());
  }
  const { tables, broken } = nameTables(pieces());
  assert.equal(broken, [{ offset: 1, why: 'it has no line END' }]);
  assert.equal(
    tables.map(({ offset, ids }) => [offset, ids]),
    [[begin.length + 40 * (1 << 18) + 1, [...LIVE]]],
  );
});

test('no more names are kept than asked for', () => {
  const text = Array.from({ length: 5000 }, (_, i) => `rustc.made.up${i}`).join('\0');
  const declared = [{ program: 'rustc', ids: new Set<string>(LIVE) }];
  assert.is(strayNames([Buffer.from(text)], declared, 10).length, 10);
});

test.run();
