/** Stores that somebody else filled, readers that leave early, and users who may do little. */
import { execFileSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { contents, temporaryFolder } from '../folder.ts';
import { dayFile, fill, scenario, tally, writeIn, type Step } from './program.ts';

const test = suite('tally in hostile places');

const run = (code: 0 | 1 | 2, ...words: readonly string[]): Step => ({ words, code });
const DAY = 'until-2027-01-11.2026-11-22';

const fifo = (path: string): void => {
  try {
    execFileSync('mkfifo', [path]);
  } catch (cause) {
    throw new Error('this test needs `mkfifo` of coreutils', { cause });
  }
};

test('what is no regular file is not opened', () =>
  scenario('hostile-files', [
    run(0, 'on', 'rustc'),
    (folder) => {
      const store = join(folder, 'store/rustc');
      fifo(join(store, `${DAY}.1.0.0-stable`));
      mkdirSync(join(store, `${DAY}.1.1.0-stable`));
      symlinkSync('/etc/passwd', join(store, `${DAY}.1.2.0-stable`));
      writeFileSync(join(store, `${DAY}.1.3.0-stable`), '\u001b[31mgarbage\n'.repeat(700_000));
      writeFileSync(join(store, `${DAY}.1.4.0-stable`), Buffer.alloc(9 << 20));
      dayFile(folder, 'rustc', `${DAY}.1.5.0-stable`, { 'rustc.ice.total': 7 });
    },
    run(1, 'show'),
    run(1, 'status'),
    run(0, 'clean'),
  ]));

test('keys that are no regular file are not opened', () =>
  scenario('hostile-keys', [
    run(0, 'on', 'rustc'),
    (folder) => fifo(join(folder, 'keys')),
    run(2, 'add', 'generated', '--keys', 'keys'),
    run(2, 'add', 'generated', '--keys', 'store'),
  ]));

test('an `on` that is something else turns nothing on', () =>
  scenario('hostile-on', [
    run(0, 'on', 'rustc'),
    (folder) => {
      rmSync(join(folder, 'store/rustc/on'));
      fifo(join(folder, 'store/rustc/on'));
    },
    run(1, 'status'),
    run(2, 'on', 'rustc'),
    run(0, 'off', 'rustc'),
    (folder) => mkdirSync(join(folder, 'store/rustc/on')),
    run(1, 'status'),
    run(2, 'on', 'rustc'),
    run(2, 'off', 'rustc'),
    (folder) => {
      rmSync(join(folder, 'store/rustc'), { recursive: true });
      mkdirSync(join(folder, 'elsewhere'));
      symlinkSync('../elsewhere', join(folder, 'store/rustc'));
    },
    run(0, 'status'),
    run(2, 'on', 'rustc'),
    run(2, 'off', 'rustc'),
    (folder) => {
      rmSync(join(folder, 'store'), { recursive: true });
      symlinkSync('elsewhere', join(folder, 'store'));
    },
    run(1, 'status'),
    run(2, 'on', 'rustc'),
    (folder) => {
      rmSync(join(folder, 'store'));
      writeIn(folder, 'store', 'a file\n');
    },
    run(1, 'status'),
    run(2, 'on', 'rustc'),
    run(2, 'show', 'rustc'),
    run(0, 'show'),
    run(2, 'verify', 'elsewhere'),
  ]));

for (const umask of ['0000', '0777']) {
  test(`modes are those of STORE.md under umask ${umask}, folders above the store too`, async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o777);
    const environment = { TALLYBOOK_HOME: join(folder, 'state/store') };
    const options = { folder, nobody: true, shell: `umask ${umask}; exec "$@"`, environment };
    const mode = (path: string): string => (lstatSync(join(folder, 'state', path)).mode & 0o777).toString(8);
    const steps = [
      ['on', 'rustc'],
      ['off', 'rustc', 'rustc.a.b'],
      ['off', 'rustc'],
    ];
    for (const words of steps) {
      // oxlint-disable-next-line no-await-in-loop -- each stands on the one before
      const { code, err } = await tally(words, options);
      assert.is(code, 0, err);
    }
    for (const path of ['', 'store', 'store/rustc', 'store/_tally', 'store/_tally/deny'])
      assert.is(mode(path), '700', path);
    const files = ['store/CACHEDIR.TAG', 'store/.gitignore', 'store/_tally/deny/rustc'];
    for (const path of files) assert.is(mode(path), '600', path);
    await tally(['on', 'rustc'], options);
    assert.is(mode('store/rustc/on'), '600');
  });
}

test('a reader that leaves early is no error', async () => {
  const folder = temporaryFolder();
  for (let i = 0; i < 300; i++) {
    const counts = Array.from({ length: 100 }, (_, n): [string, number] => [`rustc.a.b{x${i}_${n}}`, 1]);
    dayFile(folder, 'rustc', `${DAY}.1.${i}.0-stable`, Object.fromEntries(counts));
  }
  for (const words of [['show'], ['export'], ['show', '--format', 'json']]) {
    const shell = '"$@" | head -1; echo "${PIPESTATUS[0]}"';
    // oxlint-disable-next-line no-await-in-loop -- one store
    const { out, err } = await tally(words, { folder, shell });
    assert.is(err, '', words.join(' '));
    assert.match(out, /\n0\n$/);
  }
});

test('a store of somebody else is refused in a sentence', async () => {
  const folder = temporaryFolder();
  await tally(['on', 'rustc'], { folder });
  fill(folder);
  const before = contents(folder);
  chmodSync(join(folder, 'store'), 0o755);
  for (const words of [
    ['on', 'cargo'],
    ['on', 'rustc'],
    ['off', 'rustc'],
    ['off', 'rustc', '--delete'],
    ['off', 'rustc', 'rustc.a.b'],
  ]) {
    // oxlint-disable-next-line no-await-in-loop -- one store
    const { code, err } = await tally(words, { folder, nobody: true });
    assert.is(code, 2, `${words.join(' ')}: ${err}`);
    assert.match(err, /^tally: [^\n]+\n$/);
  }
  chmodSync(join(folder, 'store'), 0o700);
  for (const words of [['status'], ['show'], ['clean'], ['export']]) {
    // oxlint-disable-next-line no-await-in-loop -- one store
    const { err } = await tally(words, { folder, nobody: true });
    assert.not.match(err, 'fault of tally', words.join(' '));
  }
  assert.equal([...contents(folder)], [...before]);
});

test('a disk that is full leaves the `on` that was there', async () => {
  const folder = temporaryFolder();
  await tally(['on', 'rustc'], { folder });
  const before = contents(folder);
  const { code, err } = await tally(['off', 'rustc', 'rustc.a.b'], {
    folder,
    shell: 'ulimit -f 0; trap "" XFSZ; exec "$@"',
  });
  assert.is(code, 2, err);
  assert.match(err, /^tally: cannot write `[^\n]*on`: E[A-Z]+: [^\n]+\n$/);
  assert.equal([...contents(folder)], [...before]);
  assert.equal(readdirSync(join(folder, 'store/rustc')), ['on']);
});

test.run();
