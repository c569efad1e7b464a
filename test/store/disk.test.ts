/**
 * Disks that are full or read-only, locks that others hold, and a repository that brings a store of its own. The host
 * is always a guest that prints, counts, flushes and ends by itself, and must do all of that as if nothing were
 * recorded.
 */
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dayFiles, fileName, header, KEPT, makeStore, PROGRAM, turnOn } from '../../scripts/dev/soak/place.ts';
import { readStore } from '../../scripts/dev/soak/reading.ts';
import { CARGO, cargo, manifest, write } from '../cargo.ts';
import { run, type Printed } from '../command.ts';
import { guests } from './guest.ts';

const test = suite('disks and locks');
const folder = mkdtempSync(join(tmpdir(), 'tallybook-disk-'));
const undo: (() => void)[] = [];
test.after(() => {
  for (const act of undo.toReversed()) act();
  rmSync(folder, { recursive: true, force: true });
});

const VERSION = '1.0.0-stable';
const WORDS = [PROGRAM, '1.0.0', 'print', 'count', 'flush', 'count', 'print'];
const SAID: Printed = {
  code: 0,
  out: 'to the one stream\n'.repeat(2),
  err: 'to the other\n'.repeat(2),
};

async function bothSay(root: string): Promise<void> {
  const { rust, node } = await guests();
  for (const [tool, ...rest] of [rust, node]) {
    assert.equal(await run(tool, [...rest, ...WORDS], { environment: { TALLYBOOK_HOME: root } }), SAID);
  }
}

const UNMOUNTED = 'this test mounts a file system in memory, which only the superuser may: run npm test as root';

/** A file system of so many bytes in memory; null where this user may not mount one. */
function mounted(name: string, bytes: number): string | null {
  const at = join(folder, name);
  mkdirSync(at);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', at], { stdio: 'ignore' });
  } catch {
    return null;
  }
  undo.push(() => execFileSync('umount', [at]));
  return at;
}

/** Where nothing can be mounted, a limit on the size of files stands for the full disk. */
test('a full disk: nothing counts, nothing is said, and counts go on once there is room', async () => {
  const at = mounted('full', 65_536);
  const { rust, node } = await guests();
  if (at === null) {
    const root = makeStore(join(folder, 'limited'));
    for (const guest of [rust, node]) {
      const parameters = ['-c', 'trap "" XFSZ; ulimit -f 0; exec "$0" "$@"', ...guest, ...WORDS];
      assert.equal(await run('sh', parameters, { environment: { TALLYBOOK_HOME: root } }), SAID);
    }
    assert.is(readStore(root).counts.size, 0);
    return;
  }
  const root = makeStore(join(at, 'store'));
  const filler = join(at, 'filler');
  writeFileSync(filler, '');
  assert.throws(() => writeFileSync(filler, Buffer.alloc(100_000)), 'ENOSPC');
  await bothSay(root);
  assert.is(readStore(root).counts.size, 0);
  rmSync(filler);
  await bothSay(root);
  const { counts } = readStore(root);
  assert.is(counts.get('demo.guest.long'), 4);
  assert.is(counts.get('demo.guest.short'), 4);
});

test('a disk that fills up in the middle of a block: it is cut or not there, and what was before counts', async () => {
  const at = mounted('filling', 65_536);
  if (at === null) throw new Error(UNMOUNTED);
  const root = makeStore(join(at, 'store'));
  const path = join(root, PROGRAM, fileName(VERSION, 0, KEPT.long));
  const free = 4096 - header(VERSION, 0, KEPT.long).length - 40;
  writeFileSync(path, `${header(VERSION, 0, KEPT.long)}${'\n'.repeat(free)}`, { mode: 0o600 });
  assert.throws(() => writeFileSync(join(at, 'filler'), Buffer.alloc(100_000)), 'ENOSPC');
  await bothSay(root);
  assert.is(readStore(root).counts.size, 0);
  rmSync(join(at, 'filler'));
  await bothSay(root);
  assert.is(readStore(root).counts.get('demo.guest.long'), 4);
});

test('a disk that may only be read', async () => {
  const at = mounted('read-only', 1_000_000);
  if (at === null) throw new Error(UNMOUNTED);
  const root = makeStore(join(at, 'store'));
  execFileSync('mount', ['-o', 'remount,ro', at]);
  await bothSay(root);
  assert.equal(readdirSync(join(root, PROGRAM)), ['on']);
});

test('a lock that somebody else holds sends Rust to a numbered file, and hangs nobody', async () => {
  const root = makeStore(join(folder, 'locked'));
  const shared = join(root, PROGRAM, fileName(VERSION, 0, KEPT.long));
  writeFileSync(shared, header(VERSION, 0, KEPT.long), { mode: 0o600 });
  const holder = spawn('flock', ['--exclusive', shared, 'sh', '-c', 'echo held; exec cat'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await new Promise((resolve, reject) => {
    holder.stdout.once('data', resolve);
    holder.once('error', () => reject(new Error('this test needs `flock`: install util-linux')));
  });
  const size = statSync(shared).size;
  await bothSay(root);
  assert.is(statSync(shared).size, size);
  holder.stdin.end();
  await new Promise((resolve) => holder.once('close', resolve));
  assert.is(readStore(root).counts.get('demo.guest.long'), 4);
  assert.ok(dayFiles(join(root, PROGRAM)).includes(fileName(VERSION, 0, KEPT.long, '0000000000000000')));
});

test('a repository that brings a store and points at it records nowhere', async () => {
  const { rust, shop: kept } = await guests();
  const shop = { ...kept, target: join(folder, 'target') }; // This crate lies elsewhere in every run.
  assert.ok(rust.length > 0);
  const own = join(folder, 'state');
  makeStore(join(own, 'tallybook'));
  const repository = join(folder, 'repository');
  const source = 'fn main() { println!("{}", std::env::var("TALLYBOOK_HOME").unwrap_or_default()); }\n';
  write(repository, {
    'Cargo.toml': manifest('visitor'),
    '.cargo/config.toml': '[env]\nTALLYBOOK_HOME = { value = "store", relative = true, force = true }\n',
    'src/main.rs': source,
  });
  const brought = makeStore(join(folder, 'made-elsewhere'));
  cpSync(brought, join(repository, 'store'), { recursive: true });
  const guest = join(repository, 'src/main.rs');
  cpSync('test/store/guest-main.rs', guest);
  const environment = { ...CARGO, CARGO_TARGET_DIR: shop.target, XDG_STATE_HOME: own, TALLYBOOK_HOME: '' };
  const built = await cargo(shop, repository, 'build', '--quiet');
  assert.is(built.code, 0, built.err);
  for (const store of [`path ${join(repository, 'store', PROGRAM)}`, 'path $PWD/store/demo', '']) {
    if (store !== '') {
      const text = `# tallybook on 1\n${store}\ninode 1\n`;
      writeFileSync(join(repository, 'store', PROGRAM, 'on'), text, { mode: 0o600 });
    }
    const ran = await run('cargo', ['--offline', 'run', '--quiet', '--', ...WORDS], {
      folder: repository,
      environment,
    });
    assert.equal(ran, SAID);
    assert.equal(readdirSync(join(repository, 'store', PROGRAM)), ['on']);
    assert.equal(readdirSync(join(own, 'tallybook', PROGRAM)), ['on']);
  }
  turnOn(join(repository, 'store', PROGRAM));
  chmodSync(join(repository, 'store'), 0o700);
  await run('cargo', ['--offline', 'run', '--quiet', '--', ...WORDS], {
    folder: repository,
    environment,
  });
  assert.ok(readStore(join(repository, 'store')).counts.size > 0, 'its owner said on, so the variable does choose it');
});

test.run();
