/** Hosts as processes of their own: however they end, their counts are there, and nothing about them has changed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { today } from '../../../recorders/typescript/store/day.ts';
import { HOME, run, type Printed } from '../../command.ts';
import { inStore, names, readLines, turnOn, type Stored } from '../store/stored.ts';

const test = suite('hosts that record');

const folder = mkdtempSync(join(tmpdir(), 'tallybook-host-'));
const HOST = join(folder, 'host.mjs');

/** One file without a loader: a loader listens and starts slowly, and would be the host's. */
test.before(async () => {
  await build({
    absWorkingDir: HOME,
    entryPoints: ['test/recorders/typescript/host.ts'],
    bundle: true,
    outfile: HOST,
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
  });
});
test.after(() => rmSync(folder, { recursive: true, force: true }));

const host = ({ root }: Stored, steps: readonly string[]): Promise<Printed> =>
  run(process.execPath, [HOST, ...steps], { environment: { TALLYBOOK_HOME: root } });

/** Counts by field without day and version. */
const counts = (stored: Stored): string[] =>
  readLines(stored, today()).map((line) => line.replace(/^\S+ 1\.95\.0-stable demo\.run\./, ''));

interface Row {
  readonly what: string;
  readonly steps: readonly string[];
  readonly counts: readonly string[];
  readonly out?: string;
}

const ROWS: readonly Row[] = [
  { what: 'a host that ends', steps: ['total=3'], counts: ['total 3'] },
  { what: 'a host that exits with a code', steps: ['total=3', 'exit=7', 'total=90'], counts: ['total 3'] },
  { what: 'an exception nobody caught', steps: ['total=3', 'throw'], counts: ['total 3'] },
  { what: 'a promise nobody caught', steps: ['total=3', 'reject'], counts: ['total 3'] },
  {
    what: 'flushes are answered',
    steps: ['on', 'total=1', 'flush', 'total=2'],
    counts: ['total 3'],
    out: 'true\ntrue\n',
  },
  { what: 'what is flushed at once is there', steps: ['now=1', 'now=1', 'stop', 'total=5'], counts: ['now 2'] },
  { what: 'a worker', steps: ['total=1', 'worker', 'total=2'], counts: ['total 3'] },
  { what: 'a worker that exits', steps: ['total=1', 'worker', 'total=2', 'exit=3'], counts: ['total 3'] },
  { what: 'a worker that throws', steps: ['total=1', 'worker', 'total=2', 'throw'], counts: ['total 3'] },
  { what: 'a host that counts nothing', steps: [], counts: [] },
  {
    what: 'a host that listens as much as it may, beside one listener of Node',
    steps: ['listeners=9', 'total=1'],
    counts: ['total 1'],
  },
  { what: 'a host without a limit of listeners', steps: ['unlimited', 'stop', 'limit'], counts: [], out: '0\n' },
];

for (const { what, steps, counts: expected, out } of ROWS) {
  test(`${what}: recorded, and the same to whoever looks at it as when recording is off`, () =>
    inStore(async (stored) => {
      turnOn(stored);
      const on = await host(stored, steps);
      assert.equal(counts(stored), expected);
      assert.is.not(names(stored).length, 0, 'a program that was used says so');
      rmSync(stored.root, { recursive: true });
      const off = await host(stored, steps);
      assert.is(on.code, off.code);
      assert.is(on.err, off.err);
      if (out === undefined) assert.is(on.out, off.out);
      else assert.is(on.out, out);
    }));
}

test('off: no listener, no change of the limit, and the answers say so', () =>
  inStore(async (stored) => {
    const { out } = await host(stored, ['on', 'total=1', 'flush', 'limit', 'stop']);
    assert.is(out, 'false\nfalse\n10\n');
  }));

test('on: the limit of listeners is one more while it is recorded', () =>
  inStore(async (stored) => {
    turnOn(stored);
    const { out, err } = await host(stored, ['limit', 'stop', 'limit']);
    assert.is(out, '11\n10\n');
    assert.is(err, '');
  }));

test('thirty at once: nothing is lost and nothing is left', () =>
  inStore(async (stored) => {
    turnOn(stored);
    const ended = await Promise.all(Array.from({ length: 30 }, () => host(stored, ['total=1', 'flush', 'total=1'])));
    assert.ok(ended.every(({ code, err }) => code === 0 && err === ''));
    assert.equal(counts(stored), ['total 60']);
    assert.equal(
      names(stored).map((name) => name.slice(-17)),
      ['.0000000000000000'],
    );
    assert.is(names(stored).filter((name) => name.endsWith('.part')).length, 0);
  }));

test.run();
