/** How lines are counted, and what `tally-send` consists of: no package, and one file that opens a socket. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { filesOf, linesOf, OWN_TO_SEND, total } from '../scripts/dev/lines.ts';
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
  assert.ok(total(files.filter(({ path }) => OWN_TO_SEND.test(path))).lines < 500);
});

test.run();
