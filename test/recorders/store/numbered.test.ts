/**
 * The numbered files of processes without locks: which number a block goes to, how many files there are, and what
 * becomes of a block whose file was folded under the hands of its writer.
 */
import fs, {
  appendFileSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { counted, Session } from '../../../recorders/typescript/session.ts';
import { blockText, headerText } from '../../../recorders/typescript/store/block.ts';
import { foldDays } from '../../../recorders/typescript/store/fold.ts';
import { parseName } from '../../../recorders/typescript/store/name.ts';
import { begin, demo, inStore, names, readLines, TODAY, turnOn, type Stored } from './stored.ts';

const test = suite('numbered files');

const SHARED = 'until-2027-01-10.2026-11-22.1.95.0-stable';
const NAME = parseName(SHARED);
if (NAME === null) throw new Error(`${SHARED} is no name`);
const HEADER = headerText('demo', NAME);
const BLOCK = blockText('demo-registry', '0.1.0', [['demo.run.total', 1]]);
const FULL = 512 * 1024;

const own = (n: number): string => n.toString(16).padStart(16, '0');
const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);

/** A number that a file has while it is folded. */
const DRAWN = 'fedcba9876543210';

/** Files of the day by what stands behind the shared name, and the sum after two flushes beside them. */
const BESIDE: Readonly<Record<string, readonly [files: Readonly<Record<string, string>>, sum: number]>> = {
  nothing: [{}, 2],
  'an empty shared file': [{ '': '' }, 2],
  'a shared file': [{ '': HEADER + BLOCK }, 3],
  'a file that is being folded': [{ [`.${DRAWN}`]: HEADER + BLOCK }, 3],
  'a file that was folded': [{ '': `${HEADER}# replaces ${DRAWN}\n${BLOCK}`, [`.${DRAWN}`]: HEADER + BLOCK }, 3],
};

for (const [what, [files, sum]] of Object.entries(BESIDE)) {
  test(`beside ${what} the block goes to ${own(0)}`, () =>
    inStore((stored) => {
      turnOn(stored);
      for (const [name, text] of Object.entries(files)) writeFileSync(`${stored.folder}/${SHARED}${name}`, text);
      const { run, flush } = begin(stored);
      for (let flushes = 0; flushes < 2; flushes++) {
        run.total.increment();
        assert.ok(flush());
      }
      const beside = Object.keys(files).map((name) => `${SHARED}${name}`);
      assert.equal(
        names(stored).filter((name) => !beside.includes(name)),
        [`${SHARED}.${own(0)}`],
      );
      for (const [name, text] of Object.entries(files))
        assert.is(readFileSync(`${stored.folder}/${SHARED}${name}`, 'latin1'), text);
      assert.equal(readLines(stored, TODAY), [`2026-11-22 1.95.0-stable demo.run.total ${sum}`]);
    }));
}

for (const [size, number] of [
  [FULL - 1, 0],
  [FULL, 1],
] as const) {
  test(`beside a file of ${size} bytes the block goes to ${own(number)}`, () =>
    inStore((stored) => {
      turnOn(stored);
      const first = `${stored.folder}/${SHARED}.${own(0)}`;
      writeFileSync(first, HEADER);
      truncateSync(first, size);
      assert.ok(begin(stored).flush());
      assert.is(names(stored).at(-1), `${SHARED}.${own(number)}`);
      assert.is(statSync(first).size > size, number === 0);
    }));
}

test('if all sixteen are full, nothing is written, and the counts are kept', () =>
  inStore((stored) => {
    turnOn(stored);
    for (const n of upTo(16)) {
      writeFileSync(`${stored.folder}/${SHARED}.${own(n)}`, HEADER);
      truncateSync(`${stored.folder}/${SHARED}.${own(n)}`, FULL);
    }
    const { run, program, flush } = begin(stored);
    run.total.add(3);
    assert.not(flush());
    assert.equal(counted(program), [['demo.run.total', 3]]);
    assert.is(names(stored).length, 16);
    rmSync(`${stored.folder}/${SHARED}.${own(7)}`);
    assert.ok(flush());
    assert.ok(readLines(stored, TODAY).includes('2026-11-22 1.95.0-stable demo.run.total 3'));
  }));

/** Does something around one call of the file system while `use` runs, the first time that it is called so. */
function around<T>(
  call: 'openSync' | 'writeSync',
  isMeant: (args: readonly unknown[]) => boolean,
  { before = () => {}, after = () => {} }: { before?: () => void; after?: () => void },
  use: () => T,
): T {
  const real = fs[call] as (...args: readonly unknown[]) => unknown;
  let done = false;
  fs[call] = ((...args: readonly unknown[]) => {
    if (done || !isMeant(args)) return real(...args);
    done = true;
    before();
    const result = real(...args);
    after();
    return result;
  }) as never;
  syncBuiltinESMExports();
  try {
    return use();
  } finally {
    fs[call] = real as never;
    syncBuiltinESMExports();
    assert.ok(done, `${call} was not called`);
  }
}

test('if somebody else makes the file first, theirs is taken', () =>
  inStore((stored) => {
    turnOn(stored);
    const { run, flush } = begin(stored);
    run.total.add(2);
    const isMaking = ([path, flags]: readonly unknown[]): boolean =>
      String(path).includes('/until-') && (Number(flags) & fs.constants.O_EXCL) !== 0;
    const before = (): void => writeFileSync(`${stored.folder}/${SHARED}.${own(0)}`, HEADER + BLOCK);
    assert.ok(around('openSync', isMaking, { before }, flush));
    assert.equal(names(stored), [`${SHARED}.${own(0)}`]);
    assert.equal(readLines(stored, TODAY), ['2026-11-22 1.95.0-stable demo.run.total 3']);
  }));

/** What others do to the file of a process that sleeps at its write, and the sum that is there after. */
const ASLEEP: Readonly<
  Record<string, { when: 'before' | 'after'; others: (stored: Stored, file: string) => void; sum: number }>
> = {
  'folded before the write': { when: 'before', others: (stored) => fold(stored), sum: 1 },
  'folded after the write': { when: 'after', others: (stored) => fold(stored), sum: 3 },
  'removed before the write': { when: 'before', others: (_, file) => rmSync(file), sum: 0 },
  'removed and made again': {
    when: 'before',
    others: (_, file) => {
      rmSync(file);
      writeFileSync(file, HEADER + BLOCK);
    },
    sum: 1,
  },
  'renamed before the write': { when: 'before', others: (_, file) => away(file), sum: 3 },
  'renamed after the write': { when: 'after', others: (_, file) => away(file), sum: 3 },
};

const away = (file: string): void => renameSync(file, file.replace(own(0), DRAWN));

/** As somebody does whose clock is two days ahead. */
const fold = ({ folder }: Stored): void => foldDays(folder, 'demo', TODAY + 2);

for (const [what, { when, others, sum }] of Object.entries(ASLEEP)) {
  test(`${what}: the flush has failed, the counts are dropped, and nothing is doubled`, () =>
    inStore((stored) => {
      turnOn(stored);
      const file = `${stored.folder}/${SHARED}.${own(0)}`;
      const { run, program, flush } = begin(stored);
      run.total.increment();
      assert.ok(flush());
      run.total.add(2);
      assert.not(around('writeSync', () => true, { [when]: () => others(stored, file) }, flush));
      assert.equal(counted(program), []);
      const read = (more: number): readonly string[] =>
        more === 0 ? [] : [`2026-11-22 1.95.0-stable demo.run.total ${more}`];
      assert.equal(readLines(stored, TODAY), read(sum));
      run.total.add(4);
      assert.ok(flush(), 'the next one goes where it counts');
      assert.equal(readLines(stored, TODAY), read(sum + 4));
    }));
}

test('ten thousand flushes of as many processes: nothing is lost, and sixteen files a retention are enough', () =>
  inStore((stored) => {
    turnOn(stored);
    for (let process = 0; process < 10_000; process++) {
      const { run, program } = demo();
      const session = Session.open(program, stored.root, '1.95.0');
      run.total.add(2);
      run.label.increment('a');
      run.short.increment();
      assert.ok(session?.flush(TODAY));
    }
    for (const shared of [SHARED, 'until-2026-12-06.2026-11-22.1.95.0-stable']) {
      const files = names(stored).filter((name) => name.startsWith(`${shared}.`));
      assert.ok(files.length > 1 && files.length <= 16, `${files.length} files`);
    }
    const sums = ['label{a} 10000', 'short 10000', 'total 20000'];
    const lines = sums.map((sum) => `2026-11-22 1.95.0-stable demo.run.${sum}`);
    assert.equal(readLines(stored, TODAY), lines);
    foldDays(stored.folder, 'demo', TODAY + 2);
    assert.is(names(stored).length, 2);
    assert.equal(readLines(stored, TODAY), lines);
  }));

test('a file with something cut in it is gone on with', () =>
  inStore((stored) => {
    turnOn(stored);
    const { run, flush } = begin(stored);
    run.total.increment();
    assert.ok(flush());
    appendFileSync(`${stored.folder}/${SHARED}.${own(0)}`, BLOCK.slice(0, -9));
    run.total.increment();
    assert.ok(flush());
    assert.ok(existsSync(`${stored.folder}/${SHARED}.${own(0)}`));
    assert.is(names(stored).length, 1);
    assert.is(readLines(stored, TODAY)[0], '2026-11-22 1.95.0-stable demo.run.total 2');
  }));

test.run();
