/** The wrapper round rustc: its own tests and style, what it may contain, and what its README claims. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { cargo, rustfmtCheck, workshop } from '../cargo.ts';
import { WRAPPER } from './wrapper/setting.ts';
import { declaredIds, usedIds } from './wrapper/used.ts';

const test = suite('rustc wrapper');
const shop = workshop();
test.after(() => shop.remove());

const sources = readdirSync(join(WRAPPER, 'src')).map((name) => ({
  name,
  text: readFileSync(join(WRAPPER, 'src', name), 'utf8'),
}));

test('its own tests pass', async () => {
  const ran = await cargo(shop, WRAPPER, 'test', '--locked');
  assert.is(ran.code, 0, `${ran.out}${ran.err}`);
  const passed = Number(/test result: ok\. (\d+) passed; 0 failed; 0 ignored/.exec(ran.out)?.[1]);
  assert.ok(passed >= 40, ran.out);
});

test('clippy has nothing to say', async () => {
  const ran = await cargo(shop, WRAPPER, 'clippy', '--locked', '--all-targets', '--', '-D', 'warnings');
  assert.is(ran.code, 0, ran.err);
});

test('rustfmt would change nothing', async () => {
  const checked = await rustfmtCheck([join(WRAPPER, 'src/main.rs')]);
  assert.is(checked.out, '');
  assert.is(checked.code, 0, checked.err);
});

test('it needs nix and what nix needs, keeps unsafe code in one file, and opens no socket', () => {
  const lock = readFileSync(join(WRAPPER, 'Cargo.lock'), 'utf8');
  const packages = [...lock.matchAll(/^name = "(.+)"$/gm)].map(([, name]) => name);
  assert.equal(packages, ['bitflags', 'cfg-if', 'cfg_aliases', 'libc', 'nix', 'tallybook', 'tallybook-rustc-wrapper']);
  for (const { name, text } of sources) {
    assert.is(name !== 'signals.rs' && /\bunsafe\b(?!_code)/.test(text), false, `${name} has unsafe code`);
    assert.not.match(text, /std::net\b|os::unix::net\b|sys::socket\b/, name);
    assert.ok(text.split('\n').length <= 251, `${name} is too long`);
  }
});

test('the README says of every metric whether it is recorded, as the source has it', () => {
  const used = usedIds(sources.filter(({ name }) => !name.endsWith('_tests.rs')).map(({ text }) => text));
  const expected = declaredIds().map((id) => `${id} ${used.has(id) ? 'yes' : 'no'}`);
  const readme = readFileSync(join(WRAPPER, 'README.md'), 'utf8');
  const table = [...readme.matchAll(/^\| `(rustc\.[\w.]+)` *\| (yes|no)\b/gm)].map(([, id, said]) => `${id} ${said}`);
  assert.ok(used.size > 40 && expected.length > used.size);
  assert.equal(table, expected);
});

test.run();
