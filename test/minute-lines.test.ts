/** How lines are counted, and what `tally-send` consists of: no package, and one file that opens a socket. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { CLOSURES, closureOf, filesOf, linesOf, OWN_TO_SEND, total } from '../scripts/dev/lines.ts';
import { HOME } from './command.ts';

const test = suite('lines to read');

const TEXTS: readonly (readonly [text: string, lines: number, code: number])[] = [
  ['', 0, 0],
  ['\n  \n\n', 0, 0],
  ['a;\n\nb;\n', 2, 2],
  ['// a\nb; // c\n', 2, 1],
  ['/** a */\nb;\n', 2, 1],
  ['/**\n * a\n\n * b\n */\nc;\n', 5, 1],
  ['a; /* b */\nc;\n', 2, 2],
];

for (const [text, lines, code] of TEXTS) {
  test(JSON.stringify(text), () => assert.equal(linesOf(text), { lines, code }));
}

test('sums', () => assert.equal(total([linesOf('a\n// b\n'), linesOf('c\n')]), { lines: 3, code: 2 }));

test('tally-send has no package in it, and one file of it opens sockets', async () => {
  const files = await filesOf('scripts/tally-send.ts');
  const paths = files.map(({ path }) => path);
  assert.equal(
    paths.filter(
      (path) =>
        !/^(?:scripts\/|model\/findings\/visible\.ts$|submitter\/|recorders\/typescript\/store\/|package\.json$)/.test(
          path,
        ),
    ),
    [],
  );
  const network = /from '(?:node:)?(?:net|tls|https?|http2|dgram|dns)(?:\/promises)?'|\bfetch\(/;
  assert.equal(
    paths.filter((path) => network.test(readFileSync(join(HOME, path), 'utf8'))),
    ['submitter/send.ts'],
  );
  const own = files.filter(({ path }) => OWN_TO_SEND.test(path));
  const bytes = own.reduce((sum, file) => sum + file.bytes, 0);
  assert.ok(bytes > 0 && bytes < 10_800, `${bytes} bytes are in no other program`);
});

/** What may be in a closure, what must not, and the bytes that it may have at most. */
const BOUNDS: readonly (readonly [name: string, may: RegExp, not: RegExp | null, most: number])[] = [
  ['decides', /^submitter\/|^recorders\/typescript\/store\/|^model\/findings\/format\.ts$/, /own-folder|send/, 14_365],
  [
    'records, looks, deletes',
    /^(?!generators\/|scripts\/tally\.ts)/,
    /tally\/page|\/(?:ticket|preview|submit)\.ts$/,
    67_459,
  ],
  ['tally', /^(?:scripts|submitter|recorders|model|generators)\/|^package\.json$/, null, 162_500],
];

for (const [name, may, not, most] of BOUNDS) {
  test(`${name}: what it is, and that it does not grow`, async () => {
    const entry = CLOSURES[name];
    assert.ok(entry !== undefined);
    const { files, bytes } = await closureOf(entry);
    const strange = files.filter(({ path }) => !may.test(path) || not?.test(path) === true);
    assert.equal(
      strange.map(({ path }) => path),
      [],
    );
    assert.ok(bytes > 10_000 && bytes <= most, `${bytes} bytes`);
  });
}

test.run();
