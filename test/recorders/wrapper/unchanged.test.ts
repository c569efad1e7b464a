/** Nothing that the wrapper stands before is changed: bytes, status, signals, and when they come. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { workshop } from '../../cargo.ts';
import {
  build,
  counts,
  fakeCompiler,
  JSON_FORMAT,
  launch,
  place,
  realCompiler,
  switchOn,
  type Ended,
} from './setting.ts';

const test = suite('rustc wrapper: unchanged');
const shop = workshop();
test.after(() => shop.remove());

let wrapper = '';
let rustc = '';
test.before(async () => {
  wrapper = await build(shop);
  rustc = await realCompiler();
});

/** Real command lines, with what comes in on standard input. */
const LINES: readonly (readonly [title: string, parameters: readonly string[], input?: string])[] = [
  ['a library', ['good.rs', '--crate-type=lib', '--emit=metadata', ...JSON_FORMAT]],
  ['a program', ['main.rs', ...JSON_FORMAT]],
  ['errors', ['bad.rs', '--crate-type=lib', ...JSON_FORMAT]],
  ['errors for people', ['bad.rs', '--crate-type=lib']],
  ['an error without a code', ['refused.rs', '--crate-type=lib', ...JSON_FORMAT]],
  ['warnings', ['warned.rs', '--crate-type=lib', '--emit=metadata', ...JSON_FORMAT]],
  ['no such file', ['absent.rs', ...JSON_FORMAT]],
  ['a wrong flag', ['good.rs', '--zanzibar']],
  ['standard input', ['-', '--crate-name=zanzibar_crate', '--crate-type=lib', ...JSON_FORMAT], 'pub fn f() {}\n'],
  ['its version', ['-vV']],
  ['a printed value', ['--print=cfg']],
  ["Cargo's question", ['-', '--crate-name', '___', '--print=file-names', '--crate-type', 'bin', '-Wwarnings']],
  ['a list', ['-W', 'help']],
];

const seen = (ended: Ended): readonly unknown[] => [ended.code, ended.signal, ended.out, ended.err];

for (const [title, parameters, input] of LINES) {
  test(`nothing is changed: ${title}`, async () => {
    const start = { folder: place(shop), ...(input === undefined ? {} : { input }) };
    const plain = await launch(rustc, parameters, start);
    const off = await launch(wrapper, [rustc, ...parameters], { ...start, environment: { TALLYBOOK_HOME: '' } });
    assert.equal(seen(off), seen(plain));
    const root = switchOn(start.folder);
    const on = await launch(wrapper, [rustc, ...parameters], { ...start, environment: { TALLYBOOK_HOME: root } });
    assert.equal(seen(on), seen(plain));
    const compiles = !/version|value|question|list/.test(title);
    assert.is(counts(root).get('invocation.total'), compiles ? 1 : undefined);
  });
}

test('lines go on before the compiler has ended', async () => {
  const folder = place(shop);
  const root = switchOn(folder);
  const body = 'echo \'{"$message_type":"artifact"}\' >&2; printf "half a line" >&2; read answer; echo " $answer" >&2';
  const compiler = fakeCompiler(folder, 'rustc', body);
  let heard = '';
  const ended = await launch(wrapper, [compiler, 'a.rs', ...JSON_FORMAT], {
    folder,
    environment: { TALLYBOOK_HOME: root },
    heard: (part, child) => {
      heard += part.toString();
      if (heard.endsWith('half a line')) child.stdin?.end('and the rest\n');
    },
  });
  assert.is(ended.err, '{"$message_type":"artifact"}\nhalf a line and the rest\n');
});

test('whatever stands on standard error goes through', async () => {
  const folder = place(shop);
  const root = switchOn(folder);
  const deep = `{"$message_type":"diagnostic","level":${'['.repeat(300_000)}`;
  const hostile = Buffer.concat([
    Buffer.alloc(5 << 20, 'x'),
    Buffer.from(`\n${deep}\n`),
    Buffer.from([0xff, 0xfe, 0, 0x0a]),
    Buffer.from('query stack during panic:\nthread \'rustc\' panicked at compiler/rustc_abi/src/x.rs\n{"level"'),
  ]);
  writeFileSync(join(folder, 'hostile'), hostile);
  const compiler = fakeCompiler(folder, 'rustc', 'cat hostile >&2; exit 1');
  const ended = await launch(wrapper, [compiler, 'a.rs', ...JSON_FORMAT], {
    folder,
    environment: { TALLYBOOK_HOME: root },
  });
  assert.is(ended.bytes.compare(hostile), 0);
  assert.is(ended.code, 1);
  assert.is(counts(root).get('invocation.outcome{error}'), 1);
  assert.is(counts(root).get('ice.total'), undefined);
});

for (const [signal, field] of [
  ['KILL', 'signal_kill'],
  ['SEGV', 'signal_segv'],
  ['ABRT', 'signal_abort'],
  ['TERM', 'signal_other'],
  ['PIPE', 'signal_other'],
] as const) {
  test(`it dies as the compiler does: ${signal}`, async () => {
    const folder = place(shop);
    const root = switchOn(folder);
    const compiler = fakeCompiler(folder, 'rustc', `kill -${signal} $$; sleep 9`);
    const ended = await launch(wrapper, [compiler, 'a.rs'], { folder, environment: { TALLYBOOK_HOME: root } });
    assert.is(ended.signal, `SIG${signal}`);
    assert.is(counts(root).get(`invocation.outcome{${field}}`), 1);
  });
}

for (const signal of ['TERM', 'INT', 'HUP'] as const) {
  test(`the compiler hears of it: ${signal}`, async () => {
    const folder = place(shop);
    const root = switchOn(folder);
    const body = `trap 'echo heard >&2; exit 7' ${signal}; echo ready >&2; for _ in $(seq 200); do sleep 0.05; done`;
    const compiler = fakeCompiler(folder, 'rustc', body);
    const ended = await launch(wrapper, [compiler, 'a.rs'], {
      folder,
      environment: { TALLYBOOK_HOME: root },
      heard: (part, child) => {
        if (part.includes('ready')) child.kill(`SIG${signal}`);
      },
    });
    assert.is(ended.err, 'ready\nheard\n');
    assert.is(ended.code, 7);
    assert.is(counts(root).get('invocation.total'), 1);
  });
}

test('where recording is off it becomes the compiler', async () => {
  const folder = place(shop);
  const compiler = fakeCompiler(folder, 'rustc', 'echo $$ >&2; read answer');
  let own: number | undefined;
  const ended = await launch(wrapper, [compiler, 'a.rs'], {
    folder,
    environment: { TALLYBOOK_HOME: join(folder, 'absent') },
    heard: (_part, child) => {
      own = child.pid;
      child.stdin?.end('\n');
    },
  });
  assert.is(ended.err, `${own}\n`);
  assert.is(existsSync(join(folder, 'absent')), false);
});

test('a compiler that is missing is said to be, with recording on or off', async () => {
  const folder = place(shop);
  const root = switchOn(folder);
  const missing = join(folder, 'nowhere/rustc');
  const hint = 'check RUSTC, RUSTC_WORKSPACE_WRAPPER and TALLYBOOK_CHAIN_WRAPPER';
  for (const TALLYBOOK_HOME of ['', root]) {
    const ended = await launch(wrapper, [missing, 'a.rs'], { folder, environment: { TALLYBOOK_HOME } });
    assert.is(ended.err, `tallybook-rustc-wrapper: ${missing} was not found; ${hint}\n`);
    assert.is(ended.code, 127);
    const refused = await launch(wrapper, [join(folder, 'good.rs'), 'a.rs'], {
      folder,
      environment: { TALLYBOOK_HOME },
    });
    assert.is(refused.err, `tallybook-rustc-wrapper: ${join(folder, 'good.rs')} may not be started; ${hint}\n`);
    assert.is(refused.code, 126);
  }
  assert.is(counts(root).get('invocation.outcome{spawn_failed}'), 2);
  const bare = await launch(wrapper, [], { folder });
  assert.is(bare.code, 127);
});

test.run();
