/** Tokens of both languages, with text that tries to leave the place it is printed in. */
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { proseLines, sentence } from '../../generators/page.ts';
import {
  inlineType,
  listsModule,
  listStatic,
  listType,
  rustByte,
  rustDoc,
  rustString,
} from '../../generators/rust/tokens.ts';
import { tsDoc, tsString } from '../../generators/typescript/tokens.ts';
import { cargo, crateFolder, manifest, workshop, write } from '../cargo.ts';
import { HOSTILE } from '../sample.ts';

const test = suite('tokens');
const shop = workshop();
test.after(() => shop.remove());

/** A failure prints its seed; where `CI` is set the seed is always the same. */
const SEED = (process.env['CI'] ?? '') === '' ? {} : { seed: 20261122 };

const NASTY = [
  HOSTILE,
  '',
  '"',
  "'",
  '\\',
  'ends in \\',
  '*/',
  '/*',
  '//',
  '///',
  '</script>',
  '<!--',
  '\u2028',
  '\u2029',
  '\r\n',
  '\r',
  '\n\n',
  '\t',
  '\0',
  '\u001b[31m',
  '\u202e',
  '\ufeff',
  '\ud800',
  '\u{1f600}',
  '{{x}}',
  '#{y}',
  '${z}',
  '`',
  '```',
  '```\nlet x = ;\n```',
  '~~~',
  '    indented',
  '@deprecated',
  '"#',
  'r#"',
  '\u0085',
  '- a\n- b',
  '# heading',
  '1. one',
  '*',
  '%',
  'é',
];

const piece = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 8 }));
const nasty = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
const texts: readonly string[] = [...NASTY, ...fc.sample(nasty, { numRuns: 300, ...SEED })];

test('a TypeScript string says exactly its text, on one line, with nothing that ends a script', () => {
  const holds = (text: string): void => {
    const token = tsString(text);
    assert.is(runInNewContext(token), text);
    assert.not.match(token, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|<[/!]/u);
    assert.match(token, /^(['"]).*\1$/);
  };
  NASTY.forEach(holds);
  fc.assert(fc.property(nasty, holds), SEED);
});

test('a TypeScript comment ends where it should', () => {
  const holds = (text: string): void => {
    const comment = tsDoc(text, 4).join('\n');
    assert.is(comment.indexOf('*/'), comment.length - 2, comment);
    assert.not.match(comment, /<[/!]|[^\S\n]\n|\r|^ \* @|[\u2028\u2029\u202e]/mu);
    assert.is(runInNewContext(`${comment}\n'after'`), 'after');
  };
  NASTY.forEach(holds);
  fc.assert(fc.property(nasty, holds), SEED);
});

test('quotes are those that need fewer escapes', () => {
  for (const [text, token] of [
    ["it's", '"it\'s"'],
    ['a"b', "'a\"b'"],
    ['\'"', "'\\'\"'"],
    ["''\"", '"\'\'\\""'],
  ] as const)
    assert.is(tsString(text), token);
});

/** Prints every text as the bytes that it is. */
const MAIN = `fn main() {
    for text in TEXTS {
        for byte in text.bytes() {
            print!("{byte:02x}");
        }
        println!();
    }
}
`;

test('Rust strings say exactly their text and Rust comments end at their line', async () => {
  const tokens = texts.map((text) => `    ${rustString(text)},`);
  const documented = texts.map((text, i) => `${rustDoc(text, '///', 0).join('\n')}\npub const D${i}: () = ();`);
  const folder = crateFolder('tokens');
  write(folder, {
    'Cargo.toml': manifest('tokens'),
    'src/main.rs':
      '#![deny(warnings)]\n#![allow(dead_code)]\n' +
      `const TEXTS: &[&str] = &[\n${tokens.join('\n')}\n];\n${documented.join('\n')}\n` +
      MAIN,
  });
  const ran = await cargo(shop, folder, 'run', '--quiet');
  assert.is(ran.code, 0, ran.err);
  assert.is(ran.out, texts.map((text) => `${Buffer.from(text, 'utf8').toString('hex')}\n`).join(''));
});

test('a Rust comment is marked on every line and no line can be seen as code', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      for (const line of rustDoc(text, '///', 4)) assert.match(line, /^\/\/\/(?: [^\s].*)?$/u);
      for (const line of rustDoc(text, '///', 4)) assert.not.match(line, /^\/\/\/ (?:```|~~~)|[\u202a-\u202e\p{Cc}]/u);
    }),
    SEED,
  );
});

test('Rust byte literals', () => {
  assert.is(['a', "'", '\\', '"', ' '].map(rustByte).join(' '), "b'a' b'\\'' b'\\\\' b'\"' b' '");
});

test('Rust names that are taken get an underscore', () => {
  assert.is(inlineType('counter', 'kind', 1), 'Counter_');
  assert.is(inlineType('self', 'kind', 1), 'Self_');
  assert.is(inlineType('error', 'code', 1), 'Error');
  assert.is(inlineType('labeled', 'counter', 2), 'LabeledCounter_');
  assert.is(listsModule(['a', 'b']), 'lists');
  assert.is(listsModule(['a', 'lists']), 'lists_');
  assert.is(`${listType('error-codes')} ${listStatic('error-codes')}`, 'ErrorCodes ERROR_CODES');
});

test('prose is cut between words, never into Markdown, and keeps its author lines', () => {
  const prose = 'one two three - four\n\n  five six seven eight\r\n```rust\nnine\tten\u202e';
  assert.is(
    proseLines(prose, 14).join('\n'),
    'one two three -\nfour\n\nfive six seven\neight\n\\```rust\nnine tenU+202E',
  );
  assert.is(['A fact', 'A fact.', 'A fact?'].map(sentence).join(' '), 'A fact. A fact. A fact?');
});

test.run();
