/** What is withheld: one glob a line, and anything else in the file refuses everything. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parseWithheld, readWithheld, withheldPath, withheldText } from '../../../submitter/consent/withheld.ts';
import { temporaryFolder, write } from '../../scripts/folder.ts';

const test = suite('what is withheld');

const ODD = 'it is not a glob: it holds white space or what is not ASCII';

/** A text, the globs with their lines, and the lines that are none. */
const TEXTS: readonly (readonly [text: string, globs: readonly string[], odd: readonly number[]])[] = [
  ['', [], []],
  ['\n\n', [], []],
  ['a.*\n', ['a.* 1'], []],
  ['a.*', ['a.* 1'], []],
  ['\na.*\n\n*{x}\n', ['a.* 2', '*{x} 4'], []],
  ['a.*\na.*\n', ['a.* 1', 'a.* 2'], []],
  ['!~\n', ['!~ 1'], []],
  ['a b\n', [], [1]],
  ['a.*\n \nb\n c', [], [2, 4]],
  ['a.*\r\n', [], [1]],
  ['a\t\n', [], [1]],
  ['\u00e9\n', [], [1]],
  ['\u007f\n', [], [1]],
  ['\0\n', [], [1]],
];

for (const [text, globs, odd] of TEXTS) {
  test(`${JSON.stringify(text)} withholds ${odd.length === 0 ? globs.length : 'nothing, and refuses'}`, () => {
    const { value, findings } = parseWithheld(text, 'FILE');
    assert.equal(
      findings,
      odd.map((line) => ({ file: 'FILE', line, message: ODD })),
    );
    const expected = globs
      .map((glob) => glob.split(' '))
      .map(([glob, line]) => ({ glob, where: `_tally/withheld:${line}` }));
    assert.equal(value, odd.length === 0 ? expected : null);
  });
}

test('the text of globs is read as these globs', () => {
  const { value } = parseWithheld(withheldText(['a.*', '*{x}']), 'FILE');
  assert.equal(
    value?.map(({ glob }) => glob),
    ['a.*', '*{x}'],
  );
  assert.is(withheldText([]), '');
});

const MOST = 1 << 16;

/** What becomes of the place of the file, and what reading it finds; null for nothing. */
const FILES: Readonly<Record<string, readonly [make: (path: string) => void, message: string | null]>> = {
  'no file': [() => undefined, null],
  'a file': [(path) => writeFileSync(path, 'a.*\n'), null],
  'a link': [
    (path) => {
      writeFileSync(`${path}-elsewhere`, 'a.*\n');
      symlinkSync(`${path}-elsewhere`, path);
    },
    'it is no regular file',
  ],
  'a folder': [(path) => mkdirSync(path), 'it is no regular file'],
  'as many bytes as it may have': [(path) => writeFileSync(path, `${'a'.repeat(MOST - 1)}\n`), null],
  'one byte more': [(path) => writeFileSync(path, `${'a'.repeat(MOST)}\n`), 'it is too large'],
};

for (const [name, [make, message]] of Object.entries(FILES)) {
  test(name, () => {
    const root = temporaryFolder();
    write(root, { '_tally/consent': '' });
    const file = withheldPath(root);
    assert.is(file, join(root, '_tally/withheld'));
    make(file);
    const { value, findings } = readWithheld(root);
    assert.equal(findings, message === null ? [] : [{ file, line: 0, message }]);
    assert.is(value === null, message !== null);
    if (name === 'a file') assert.equal(value, [{ glob: 'a.*', where: '_tally/withheld:1' }]);
  });
}

test.run();
