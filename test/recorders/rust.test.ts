/** The Rust recorder: its own tests, its lints, its style, and what it may contain. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { cargo, RECORDER, rustfmtCheck, workshop } from '../cargo.ts';

const test = suite('rust recorder');
const shop = workshop();
test.after(() => shop.remove());

const sources = readdirSync(join(RECORDER, 'src'))
  .filter((name) => name.endsWith('.rs'))
  .map((name) => ({ name, text: readFileSync(join(RECORDER, 'src', name), 'utf8') }));

test('its own tests and examples pass', async () => {
  const ran = await cargo(shop, RECORDER, 'test', '--locked');
  assert.is(ran.code, 0, `${ran.out}${ran.err}`);
  const passed = [...ran.out.matchAll(/test result: ok\. (\d+) passed; 0 failed; 0 ignored/g)].map(([, count]) =>
    Number(count),
  );
  assert.is(passed.length, 2, ran.out);
  assert.ok(
    passed.every((count) => count >= 5),
    ran.out,
  );
});

test('clippy has nothing to say', async () => {
  const ran = await cargo(shop, RECORDER, 'clippy', '--locked', '--all-targets', '--', '-D', 'warnings');
  assert.is(ran.code, 0, ran.err);
});

test('rustfmt would change nothing', async () => {
  const checked = await rustfmtCheck([join(RECORDER, 'src/lib.rs')]);
  assert.is(checked.out, '');
  assert.is(checked.code, 0, checked.err);
});

test('it uses std only, without unsafe code, I/O, output or anything that panics', () => {
  const root = sources.find(({ name }) => name === 'lib.rs')?.text ?? '';
  assert.match(root, '#![forbid(unsafe_code)]');
  assert.match(root, '#![deny(missing_docs)]');
  const lock = readFileSync(join(RECORDER, 'Cargo.lock'), 'utf8');
  assert.is(lock.match(/\[\[package\]\]/g)?.length, 1, 'the recorder has no dependencies');
  for (const { name, text } of sources) {
    const shipped = text
      .replace(/#\[cfg\(test\)\]\nmod tests \{[^]*$/, '')
      .replace(/^\s*\/\/.*$/gm, '')
      .replace(/const \{\s*assert!\([^;]*?\)\s*\};?/g, '');
    assert.not.match(
      shipped,
      /std::(?:net|fs|io|env|process)\b|print(?:ln)?!|\b(?:panic|assert(?:_eq)?|unreachable|todo)!|\.(?:unwrap|expect)\(/,
      name,
    );
    assert.not.match(shipped, /[\w)]\[[^\]]/, `${name} indexes, which may panic`);
  }
});

test.run();
