/** What the wrapper records of real compilations, and that no text of theirs is anywhere in the store. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { workshop } from '../../cargo.ts';
import {
  build,
  counts,
  fakeCompiler,
  filesBelow,
  JSON_FORMAT,
  launch,
  place,
  realCompiler,
  switchOn,
  type Ended,
} from './setting.ts';

const test = suite('rustc wrapper: recorded');
const shop = workshop();
test.after(() => shop.remove());

let wrapper = '';
let rustc = '';
test.before(async () => {
  wrapper = await build(shop);
  rustc = await realCompiler();
});

test('an internal compiler error is recognised, and goes through as it is', async () => {
  const folder = place(shop);
  const root = switchOn(folder);
  const parameters = ['bad.rs', '--crate-type=lib', '-Ztreat-err-as-bug=1', '-Cincremental=inc', ...JSON_FORMAT];
  const environment = { RUSTC_BOOTSTRAP: '1', RUST_BACKTRACE: '1', RUSTC_ICE: '0' };
  const plain = await launch(rustc, parameters, { folder, environment });
  const on = await launch(wrapper, [rustc, ...parameters], {
    folder,
    environment: { ...environment, TALLYBOOK_HOME: root },
  });
  const steady = (ended: Ended): string => ended.err.replaceAll(/^thread 'rustc' \(\d+\)/gm, 'thread');
  assert.is(plain.code, 101);
  assert.is(on.code, 101);
  assert.is(steady(on), steady(plain));
  const found = counts(root);
  for (const field of ['total', 'incremental', 'compiler_crate{rustc_errors}']) {
    assert.is(found.get(`ice.${field}`), 1, field);
  }
  assert.is(found.get('invocation.outcome{ice}'), 1);
  assert.is(found.get('diagnostics.level{ice}'), 1);
  assert.is(found.get('ice.panic_site{rustc_errors}'), 1);
  const [stack = ''] = [...found.keys()].filter((field) => field.startsWith('ice.frames{'));
  assert.match(stack, /^ice\.frames\{(?:_|rustc_[a-z_]+)(?:;(?:_|rustc_[a-z_]+))*\}$/);
  assert.match(stack, /;rustc_resolve[;}]/);
});

test('runs of failures, and crashes that are gone, are counted when they end', async () => {
  const folder = place(shop);
  const root = switchOn(folder);
  const parameters = [
    '--crate-name=zanzibar_crate',
    '--crate-type=lib',
    '--emit=metadata',
    '-Cmetadata=1f',
    ...JSON_FORMAT,
  ];
  const environment = { TALLYBOOK_HOME: root, RUSTC_BOOTSTRAP: '1', RUSTC_ICE: '0' };
  const compile = (more: readonly string[]): Promise<Ended> =>
    launch(wrapper, [rustc, 'lib.rs', ...parameters, ...more], { folder, environment });
  const write = (text: string): void => writeFileSync(join(folder, 'lib.rs'), text);
  write('pub fn f() -> u8 { "text" }');
  await compile([]);
  await compile([]);
  await compile(['-Ztreat-err-as-bug=1']);
  assert.is(counts(root).get('ice.vanished'), undefined);
  write('pub fn f() -> u8 { 1 }');
  await compile([]);
  assert.is(counts(root).get('ice.vanished'), 1);
  assert.is(counts(root).get('diagnostics.error_code_streak{E0308,2-3}'), 1);
  const notes = [...filesBelow(join(root, '_rustc-wrapper')).keys()].map((path) => path.replace(/^[\d-]+\//, ''));
  assert.is(notes.filter((name) => name.startsWith('u-')).length, 0, 'a unit that compiles is forgotten');
});

test('no name, path or message is anywhere below the root of the store', async () => {
  const folder = place(shop);
  const root = switchOn(folder);
  mkdirSync(join(folder, 'zanzibar_folder'));
  for (const name of ['bad.rs', 'refused.rs', 'warned.rs', 'main.rs']) {
    const parameters = [name, '--crate-name=zanzibar_crate', '--out-dir=zanzibar_folder', '--cfg=zanzibar_cfg'];
    const environment = { TALLYBOOK_HOME: root, RUSTC_BOOTSTRAP: '1', RUST_BACKTRACE: '1', RUSTC_ICE: '0' };
    await launch(wrapper, [rustc, ...parameters, ...JSON_FORMAT], { folder, environment });
    await launch(wrapper, [rustc, ...parameters, ...JSON_FORMAT, '-Ztreat-err-as-bug=1'], { folder, environment });
  }
  const files = filesBelow(root);
  assert.ok(
    [...files.keys()].some((path) => path.startsWith('rustc/until-')),
    'something was recorded',
  );
  assert.ok(
    [...files.keys()].some((path) => /^_rustc-wrapper\/[\d-]+\/u-[0-9a-f]{16}$/.test(path)),
    'a unit is noted',
  );
  for (const [path, bytes] of files) {
    if (path === 'rustc/on') continue;
    for (const secret of ['zanzibar', folder, 'bad.rs', 'lib.rs', rustc]) {
      assert.not.match(path, secret);
      assert.is(bytes.includes(secret), false, `${path} holds ${secret}`);
    }
  }
});

test('a store that does not hold makes nothing', async () => {
  const folder = place(shop);
  const root = switchOn(folder, ['deny rustc.*', 'nonsense']);
  await launch(wrapper, [rustc, 'bad.rs', ...JSON_FORMAT], { folder, environment: { TALLYBOOK_HOME: root } });
  assert.equal([...filesBelow(root).keys()], ['rustc/on']);
});

test('a chained program gets the whole command line, and clippy is told from rustc', async () => {
  const folder = place(shop);
  const root = switchOn(folder);
  const chained = fakeCompiler(folder, 'chained', 'echo "chained: $*"');
  const compiler = fakeCompiler(folder, 'rustc', 'echo "rustc: $*"');
  const clippy = fakeCompiler(folder, 'clippy-driver', 'echo "clippy: $*"');
  const environment = { TALLYBOOK_HOME: root };
  const parameters = ['a.rs', '--edition=2021'];
  const through = await launch(wrapper, [compiler, ...parameters], {
    folder,
    environment: { ...environment, TALLYBOOK_CHAIN_WRAPPER: chained },
  });
  assert.is(through.out, `chained: ${compiler} a.rs --edition=2021\n`);
  const linted = await launch(wrapper, [clippy, compiler, ...parameters], { folder, environment });
  assert.is(linted.out, `clippy: ${compiler} a.rs --edition=2021\n`);
  assert.is(counts(root).get('invocation.driver{rustc}'), 1);
  assert.is(counts(root).get('invocation.driver{clippy}'), 1);
  assert.is(counts(root).get('config.edition{2021}'), 2);
});

test('Cargo builds through it, and only what is compiled counts', async () => {
  const folder = place(shop);
  const root = switchOn(folder);
  const files = {
    'Cargo.toml': '[package]\nname = "zanzibar_crate"\nversion = "0.0.0"\nedition = "2021"\n\n[workspace]\n',
    'build.rs': 'fn main() { println!("cargo::rerun-if-changed=build.rs"); }\n',
    'src/main.rs': 'fn main() {}\n',
  };
  mkdirSync(join(folder, 'src'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const environment = { TALLYBOOK_HOME: root, RUSTC_WRAPPER: wrapper, CARGO_TARGET_DIR: join(folder, 'target') };
  for (const _again of [1, 2]) {
    const built = await launch('cargo', ['--offline', 'build', '--quiet'], { folder, environment });
    assert.is(built.code, 0, built.err);
  }
  const found = counts(root);
  assert.is(found.get('invocation.total'), 2);
  assert.is(found.get('invocation.kind{build_script}'), 1);
  assert.is(found.get('invocation.kind{build}'), 1);
  assert.is(found.get('invocation.origin{workspace}'), 2);
  assert.is(found.get('config.incremental{true}'), 2);
  rmSync(join(folder, 'target'), { recursive: true });
});

test.run();
