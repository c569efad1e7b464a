/**
 * A recorder opens no socket: the kernel says so of a run, and the linker of what a program that depends on nothing
 * else could call at all.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { makeStore, PROGRAM, turnOn } from '../../scripts/dev/soak/place.ts';
import { readStore } from '../../scripts/dev/soak/reading.ts';
import { cargo, copied } from '../cargo.ts';
import { HOME, run, succeed } from '../command.ts';
import { guests } from './guest.ts';

const test = suite('no network');
const folder = mkdtempSync(join(tmpdir(), 'tallybook-network-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));

/** Every line that strace has of calls of these kinds, without those about processes that ended. */
async function calls(
  kinds: string,
  command: readonly string[],
  environment: Record<string, string>,
): Promise<string[]> {
  const log = join(folder, 'strace.log');
  await succeed('strace', ['-f', '-qq', '-e', `trace=${kinds}`, '-e', 'signal=none', '-o', log, ...command], {
    environment,
  });
  return readFileSync(log, 'latin1')
    .split('\n')
    .filter((line) => /^\d+ +[a-z]/.test(line));
}

test('a program that records makes no network call', async () => {
  const { rust } = await guests();
  const root = makeStore(join(folder, 'store'));
  const command = [...rust, PROGRAM, '1.0.0', 'count', 'flush', 'count'];
  assert.equal(await calls('%network', command, { TALLYBOOK_HOME: root }), []);
  assert.is(readStore(root).counts.get('demo.guest.long'), 2);
});

test('strace does see a network call where there is one', async () => {
  const script = "require('node:net').createServer().listen(0, '127.0.0.1', function () { this.close(); })";
  const seen = await calls('%network', [process.execPath, '-e', script], {});
  assert.ok(
    seen.some((line) => line.includes('AF_INET')),
    seen.join('\n'),
  );
});

test('off costs one look, at the one file that could turn it on', async () => {
  const { rust } = await guests();
  const root = join(folder, 'nowhere');
  const seen = await calls('%file', [...rust, PROGRAM, '1.0.0', 'count', 'flush', 'count'], { TALLYBOOK_HOME: root });
  const about = seen.filter((line) => line.includes(root));
  assert.is(about.length, 1, about.join('\n'));
  assert.match(about[0] ?? '', join(root, PROGRAM, 'on'));
});

/** What a program that opens a connection has to call. */
const SOCKETS =
  /\b(socket(?:pair)?|connect|bind|listen|accept4?|getaddrinfo|gethostbyname\w*|send(?:to|msg)?|recv(?:from|msg)?)\b/;

test('a program that depends on the recorder alone cannot call the network', async () => {
  const { rust } = await guests();
  const { out } = await succeed('nm', ['--dynamic', '--undefined-only', rust[0]]);
  const names = out.split('\n').map((line) => line.trim().split(/[ @]+/)[1] ?? '');
  assert.ok(names.includes('write') || names.includes('write64'), 'nm found no call at all');
  assert.equal(
    names.filter((name) => SOCKETS.test(name)),
    [],
  );
});

/** The wrapper in debug, built beside the guests; where it is. */
async function wrapper(): Promise<string> {
  const { shop } = await guests();
  const { code, err } = await cargo(shop, join(HOME, 'recorders/rustc-wrapper'), 'build', '--quiet', '--locked');
  if (code !== 0) throw new Error(`cargo could not build the wrapper:\n${err}`);
  return copied(shop, 'tallybook-rustc-wrapper');
}

test('the wrapper around a compiler makes no network call, nor does what it starts', async () => {
  const root = join(folder, 'wrapped');
  mkdirSync(join(root, 'rustc'), { recursive: true });
  turnOn(join(root, 'rustc'));
  const source = join(folder, 'source.rs');
  writeFileSync(source, 'pub fn f() -> u8 { 300 }\n');
  const log = join(folder, 'wrapper.log');
  const parameters = ['-qq', '-e', 'trace=%network,execve', '-e', 'signal=none', '-o', log];
  const rustc = [await wrapper(), 'rustc', '--crate-type', 'lib', '--emit', 'metadata', '--out-dir', folder, source];
  const traced = async (...more: string[]): Promise<string[]> => {
    await run('strace', [...more, ...parameters, ...rustc], { environment: { TALLYBOOK_HOME: root } });
    return readFileSync(log, 'latin1').split('\n').filter(Boolean);
  };
  const own = await traced();
  assert.ok(
    own.some((line) => line.startsWith('execve(')),
    own.join('\n'),
  );
  assert.equal(
    own.filter((line) => !line.startsWith('execve(')),
    [],
  );
  const all = await traced('-f');
  assert.ok(all.filter((line) => line.includes('execve(')).length >= 2, 'the compiler was not started');
  assert.equal(
    all.filter((line) => /AF_INET6?\b|\bconnect\(/.test(line)),
    [],
  );
  assert.ok(readdirSync(join(root, 'rustc')).length > 1, 'nothing was recorded');
});

test.run();
