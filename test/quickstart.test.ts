/**
 * The README's way to record a build, with our programs and by hand, exactly as it is printed there, in an empty home.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { HOME, run } from './command.ts';
import { blocks } from './documents/markdown.ts';

/** The wrapper is compiled. */
export const timeLimit = 180;

const test = suite('quick start');
const home = mkdtempSync(join(tmpdir(), 'tallybook home-'));
test.after(() => rmSync(home, { recursive: true, force: true }));

const shown = blocks(readFileSync(join(HOME, 'README.md'), 'utf8')).filter(({ language }) => language === 'shell');
const [ours = '', byHand = ''] = shown.map(({ text }) => text);
const store = join(home, '.local/state/tallybook');

/** The home is empty but for the toolchain, and the network is not asked. */
function shell(script: string, folder: string) {
  const { TALLYBOOK_HOME: _store, XDG_STATE_HOME: _state, RUSTC_WRAPPER: _wrapper, ...rest } = process.env;
  const environment = {
    ...rest,
    HOME: home,
    RUSTUP_HOME: process.env['RUSTUP_HOME'] ?? join(homedir(), '.rustup'),
    CARGO_HOME: process.env['CARGO_HOME'] ?? join(homedir(), '.cargo'),
    CARGO_INSTALL_ROOT: home,
    CARGO_TARGET_DIR: join(home, 'target'),
    CARGO_NET_OFFLINE: 'true',
    // Compiling the wrapper takes half as long, and how fast it is does not matter here.
    CARGO_PROFILE_RELEASE_OPT_LEVEL: '0',
    PATH: `${join(home, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`,
  };
  return run(
    'env',
    ['-i', ...Object.entries(environment).map(([key, value]) => `${key}=${value}`), 'bash', '-euc', script],
    { folder },
  );
}

test('three lines record a build', async () => {
  assert.is(ours.trimEnd().split('\n').length, 3);
  const { code, out, err } = await shell(ours, HOME);
  assert.is(code, 0, `${out}${err}`);
  assert.match(out, /^rustc\.invocation\.total\n +1\b/m, out);
  const off = await shell('npm run -s tally -- off rustc --delete', HOME);
  assert.is(off.code, 0, off.err);
  assert.not.ok(existsSync(join(store, 'rustc')));
});

test('the same by hand, twice, and beside a store that is in use', async () => {
  mkdirSync(join(store, 'rustc'), { recursive: true });
  writeFileSync(join(store, 'rustc/on'), '# tallybook on 1\n');
  const temporary = join(home, 'a place');
  mkdirSync(temporary);
  for (const again of [false, true]) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const { code, out, err } = await shell(`export TMPDIR='${temporary}'\n${byHand}`, HOME);
    assert.is(code, 0, `${again ? 'again: ' : ''}${out}${err}`);
    assert.match(out, /^# \+ rust-toolchain \d+\.\d+\.\d+$/m);
    assert.match(out, /^rustc\.config\.edition\{2021\} 1$/m);
    assert.match(out, /^(?:until-[^:]*:)?rustc\.invocation\.total 1$/m);
    assert.equal(readdirSync(temporary), []);
  }
  assert.equal(readdirSync(join(store, 'rustc')), ['on']);
});

test.run();
