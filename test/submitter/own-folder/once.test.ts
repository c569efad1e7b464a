/** A file that is made once: one comes first, all others find it, and a sweep or an error in between loses nothing. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { makeOnce } from '../../../submitter/own-folder/once.ts';
import { replaceFile } from '../../../submitter/own-folder/private-file.ts';
import { contents, temporaryFolder } from '../../scripts/folder.ts';

const test = suite('files that are made once');

const real = { linkSync: fs.linkSync, renameSync: fs.renameSync };
test.after.each(() => {
  Object.assign(fs, real);
  syncBuiltinESMExports();
});

/** Does something before each of these calls. */
function before(name: keyof typeof real, does: (part: string) => void): void {
  const call = real[name];
  fs[name] = (from, to) => {
    does(String(from));
    call(from, to);
  };
  syncBuiltinESMExports();
}

test('the first makes it, for its owner alone; the second finds it as it is', () => {
  const path = join(temporaryFolder(), 'once');
  const umask = process.umask(0);
  assert.is(makeOnce(path, 'first\n'), 'made');
  process.umask(umask);
  assert.is(makeOnce(path, 'second\n'), 'there');
  assert.is(readFileSync(path, 'utf8'), 'first\n');
  assert.is(statSync(path).mode & 0o777, 0o600);
  assert.is(statSync(path).nlink, 1);
  assert.equal([...contents(dirname(path)).keys()], ['once']);
});

test('it is written whole, and on the disk, before it has its name', () => {
  const path = join(temporaryFolder(), 'once');
  const synced: string[] = [];
  const { fsyncSync } = fs;
  fs.fsyncSync = (file) => {
    synced.push(contents(dirname(path)).has('once') ? 'after' : 'before');
    fsyncSync(file);
  };
  syncBuiltinESMExports();
  before('linkSync', (part) => {
    assert.match(part, /\/once\.[0-9a-f]{16}\.part$/);
    assert.is(readFileSync(part, 'utf8'), 'whole\n');
    assert.equal(synced, ['before']);
  });
  assert.is(makeOnce(path, 'whole\n'), 'made');
  assert.equal(synced, ['before', 'after'], 'the file, then its folder');
  fs.fsyncSync = fsyncSync;
});

test('whoever comes in between is the first', () => {
  const path = join(temporaryFolder(), 'once');
  before('linkSync', () => {
    Object.assign(fs, real);
    syncBuiltinESMExports();
    assert.is(makeOnce(path, 'theirs\n'), 'made');
  });
  assert.is(makeOnce(path, 'mine\n'), 'there');
  assert.equal([...contents(dirname(path))], [['once', 'theirs\n']]);
});

test('what stands there is left alone, whatever it is', () => {
  for (const make of [mkdirSync, (path: string) => symlinkSync('nowhere', path)]) {
    const path = join(temporaryFolder(), 'once');
    make(path);
    const had = [...contents(dirname(path))];
    assert.is(makeOnce(path, 'x\n'), 'there');
    assert.equal([...contents(dirname(path))], had);
  }
});

for (const [name, write, left] of [
  ['linkSync', makeOnce, 'made'],
  ['renameSync', replaceFile, undefined],
] as const) {
  test(`a sweep that takes the file before ${name} loses nothing`, () => {
    const path = join(temporaryFolder(), 'file');
    let sweeps = 0;
    before(name, (part) => {
      if (++sweeps < 50) rmSync(part);
    });
    assert.is(write(path, 'x\n'), left);
    assert.is(sweeps, 50);
    assert.equal([...contents(dirname(path))], [['file', 'x\n']]);
  });

  test(`an error of ${name} is thrown, and leaves nothing`, () => {
    const path = join(temporaryFolder(), 'file');
    before(name, () => {
      throw Object.assign(new Error('EIO: no'), { code: 'EIO' });
    });
    assert.throws(() => write(path, 'x\n'), 'EIO: no');
    assert.equal([...contents(dirname(path)).keys()], []);
    assert.throws(() => write(join(path, 'deeper'), 'x\n'), /ENOENT/);
  });
}

test('two that replace one file at once share no file beside it', () => {
  const path = join(temporaryFolder(), 'file');
  writeFileSync(path, 'old\n');
  before('renameSync', () => {
    Object.assign(fs, real);
    syncBuiltinESMExports();
    replaceFile(path, 'theirs\n');
  });
  replaceFile(path, 'mine\n');
  assert.equal([...contents(dirname(path))], [['file', 'mine\n']]);
});

test.run();
