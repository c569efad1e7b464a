/** Blocks on their way to the disk: writes that end early, files that may not be written to, modes. */
import fs, { rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { counted } from '../../../recorders/typescript/session.ts';
import { begin, inStore, names, readLines, TODAY, turnOn } from './stored.ts';

const test = suite('appending');

/** Writes of at most so many bytes until `use` is done. */
function shortWrites<T>(most: number, use: () => T): T {
  const { writeSync } = fs;
  fs.writeSync = ((fd: number, bytes: Uint8Array) => writeSync(fd, bytes, 0, Math.min(most, bytes.length))) as never;
  syncBuiltinESMExports();
  try {
    return use();
  } finally {
    fs.writeSync = writeSync;
    syncBuiltinESMExports();
  }
}

for (const most of [0, 1, 17, 80, 125]) {
  test(`a write of ${most} bytes counts nothing, and all is counted at the next`, () =>
    inStore((stored) => {
      turnOn(stored);
      const { run, program, flush } = begin(stored);
      run.total.add(3);
      run.short.add(5);
      const before = counted(program);
      assert.not(shortWrites(most, flush));
      assert.equal(counted(program), before);
      assert.is(names(stored).length, 2, 'what was made stays, since others may have opened it');
      assert.equal(
        readLines(stored, TODAY).filter((line) => line.startsWith('2026')),
        [],
      );
      run.total.increment();
      assert.ok(flush());
      assert.equal(
        readLines(stored, TODAY).filter((line) => line.startsWith('2026')),
        ['2026-11-22 1.95.0-stable demo.run.short 5', '2026-11-22 1.95.0-stable demo.run.total 4'],
      );
    }));
}

test('a block without its last LF is ended by the next one, so its counts are not kept', () =>
  inStore((stored) => {
    turnOn(stored);
    const { run, program, flush } = begin(stored);
    run.short.add(5);
    run.total.add(3);
    assert.not(shortWrites(126, flush));
    assert.equal(counted(program), []);
    assert.is(readLines(stored, TODAY).filter((line) => line.startsWith('2026')).length, 0);
    run.short.increment();
    run.total.increment();
    assert.ok(flush());
    assert.equal(readLines(stored, TODAY), [
      '2026-11-22 1.95.0-stable demo.run.short 6',
      '2026-11-22 1.95.0-stable demo.run.total 4',
    ]);
  }));

test('a link that took the place of a file is not followed', () =>
  inStore((stored) => {
    turnOn(stored);
    const { run, flush } = begin(stored);
    assert.ok(flush());
    const [first = ''] = names(stored);
    writeFileSync(`${stored.root}/elsewhere`, '');
    rmSync(`${stored.folder}/${first}`);
    symlinkSync('../elsewhere', `${stored.folder}/${first}`);
    run.total.increment();
    assert.ok(flush());
    assert.is(statSync(`${stored.root}/elsewhere`).size, 0);
  }));

for (const umask of [0, 0o777]) {
  test(`files have mode 0600 under umask ${umask.toString(8)}`, () =>
    inStore((stored) => {
      turnOn(stored);
      const before = process.umask(umask);
      try {
        const { run, flush } = begin(stored);
        run.short.increment();
        assert.ok(flush());
      } finally {
        process.umask(before);
      }
      assert.equal(
        names(stored).map((name) => statSync(`${stored.folder}/${name}`).mode & 0o777),
        [0o600, 0o600],
      );
    }));
}

test.run();
