/** The Rust recorder: its own tests, its lints, its style, and what it may contain. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { cargo, RECORDER, rustfmtCheck, workshop } from '../cargo.ts';

const test = suite('rust recorder');
const shop = workshop();
test.after(() => shop.remove());

interface Source {
  /** Below `src`. */
  readonly name: string;
  readonly text: string;
}

/** What is only compiled for tests. */
const TRIAL = /^store\/trial\//;

const sources: readonly Source[] = readdirSync(join(RECORDER, 'src'), { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.rs') && !TRIAL.test(name))
  .sort()
  .map((name) => ({ name, text: readFileSync(join(RECORDER, 'src', name), 'utf8') }));

/** A source without tests, comments and checks that are made while compiling. */
const shipped = (text: string): string =>
  text
    .replace(/#\[cfg\(test\)\]\nmod tests \{[^]*$/, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/const \{\s*assert!\([^;]*?\)\s*\};?/g, '');

/** What a source must not contain, where it may all the same, and what to say. */
const ABSENT: readonly (readonly [pattern: RegExp, except: RegExp | null, said: string])[] = [
  [/\bunsafe\b(?!_code)/, null, 'unsafe code'],
  [/\b(?:net|TcpStream|TcpListener|UdpSocket|UnixStream|UnixListener|UnixDatagram)\b/, null, 'the network'],
  [/\bfs\b|\bFile\b|\bOpenOptions\b/, /^store\//, 'files outside src/store'],
  [/\bio::|\bio\b/, /^store\//, 'input and output outside src/store'],
  [/\benv\b/, /^store\/place\.rs$/, 'the environment outside place.rs'],
  [/\bprocess::(?!id\b)(?!\{)|\bprocess::\{|\bCommand\b/, null, 'processes'],
  [/\bprint(?:ln)?!|\beprint(?:ln)?!|\bdbg!|\bstd(?:out|err|in)\b/, null, 'output'],
  [/\b(?:panic|(?:debug_)?assert(?:_eq|_ne)?|unreachable|todo|unimplemented)!/, null, 'a panic'],
  [/\.(?:unwrap|expect|unwrap_err|expect_err)\(/, null, 'a panic'],
  [/[\w)]\[[^\]]/, null, 'an index, which may panic'],
  [/\.(?:create_dir|create_dir_all|set_len|sync_all|sync_data)\(|\bcreate_dir/, null, 'a call that no recorder makes'],
];

const faults = ({ name, text }: Source): readonly string[] =>
  ABSENT.filter(([pattern, except]) => except?.test(name) !== true && pattern.test(shipped(text))).map(
    ([, , said]) => `${name}: ${said}`,
  );

test('its own tests and examples pass', async () => {
  const ran = await cargo(shop, RECORDER, 'test', '--locked');
  assert.is(ran.code, 0, `${ran.out}${ran.err}`);
  const passed = [...ran.out.matchAll(/test result: ok\. (\d+) passed; 0 failed; 0 ignored/g)].map(([, count]) =>
    Number(count),
  );
  const enough = passed.filter((count) => count >= 5);
  assert.is(enough.length, 3, `unit, process and documentation tests: ${ran.out}`);
});

test('clippy has nothing to say', async () => {
  const ran = await cargo(shop, RECORDER, 'clippy', '--locked', '--all-targets', '--', '-D', 'warnings');
  assert.is(ran.code, 0, ran.err);
});

test('rustfmt would change nothing', async () => {
  const roots = ['src/lib.rs', 'examples/count.rs', 'examples/fork.rs', 'tests/host.rs', 'tests/locks.rs'];
  const checked = await rustfmtCheck(roots.map((path) => join(RECORDER, path)));
  assert.is(checked.out, '');
  assert.is(checked.code, 0, checked.err);
});

test('it uses std only, and files, environment and nothing else where it may', () => {
  const root = sources.find(({ name }) => name === 'lib.rs')?.text ?? '';
  assert.match(root, '#![forbid(unsafe_code)]');
  assert.match(root, '#![deny(missing_docs)]');
  const lock = readFileSync(join(RECORDER, 'Cargo.lock'), 'utf8');
  assert.is(lock.match(/\[\[package\]\]/g)?.length, 1, 'the recorder has no dependencies');
  assert.ok(sources.length > 25, 'the sources were not found');
  assert.is(sources.flatMap(faults).join('\n'), '');
});

/** A line in some source, and what must be said of it. */
const SNIPPETS: readonly (readonly [name: string, text: string, said: string])[] = [
  ['store/place.rs', 'use std::env::var_os;', ''],
  ['store/on.rs', 'use std::env::var_os;', 'store/on.rs: the environment outside place.rs'],
  ['store/on.rs', 'use std::fs::File;', ''],
  ['cells.rs', 'use std::fs::read;', 'cells.rs: files outside src/store'],
  ['cells.rs', 'use std::{fs, time};', 'cells.rs: files outside src/store'],
  ['cells.rs', 'use std::io::Read;', 'cells.rs: input and output outside src/store'],
  ['store/on.rs', 'std::net::TcpStream::connect(x)', 'store/on.rs: the network'],
  ['store/on.rs', 'std::process::exit(1)', 'store/on.rs: processes'],
  ['store/on.rs', 'use std::process::{exit};', 'store/on.rs: processes'],
  ['recording.rs', 'process::id()', ''],
  ['store/on.rs', 'writeln!(std::io::stderr(), "x")', 'store/on.rs: output'],
  ['store/on.rs', 'eprintln!("x")', 'store/on.rs: output'],
  ['store/on.rs', 'x.unwrap()', 'store/on.rs: a panic'],
  ['store/on.rs', 'x.unwrap_or(0)', ''],
  ['store/on.rs', 'debug_assert!(x)', 'store/on.rs: a panic'],
  ['store/on.rs', 'x[0]', 'store/on.rs: an index, which may panic'],
  ['store/on.rs', 'std::fs::create_dir_all(x)', 'store/on.rs: a call that no recorder makes'],
  ['store/on.rs', 'unsafe { x() }', 'store/on.rs: unsafe code'],
];

test('each of these rules can fail', () => {
  for (const [name, text, said] of SNIPPETS) assert.is(faults({ name, text }).join('\n'), said, text);
});

test.run();
