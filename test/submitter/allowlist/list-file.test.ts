/** The files of lists: what each may hold, and where what is wrong with one is said. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readLists } from '../../../submitter/allowlist/list-file.ts';
import { readLines } from '../../../submitter/allowlist/lines.ts';
import { listFiles, setLines } from '../../list.ts';

const test = suite('files of lists');

const LISTS = { calls: ['fold', 'typeck'], paths: ['a::b'] };

/** What is said of these files beside the `set` lines of the two lists. */
function said(files: ReadonlyMap<string, Uint8Array>, lists = LISTS): readonly string[] {
  const wrong: string[] = [];
  const say = (line: number, message: string, list?: string): void =>
    void wrong.push(`${list === undefined ? '' : `${list} `}${line}: ${message}`);
  const lines = readLines(
    setLines(lists).map((text, i) => ({ number: 9 + i, text })),
    say,
  );
  const read = readLists(lines, files, say);
  if (wrong.length === 0) assert.equal([...read], Object.entries(lists));
  return wrong;
}

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const SUM = 'calls 0: it does not have the sum of its set line';

test('the files that the lines name are read', () => assert.equal(said(listFiles(LISTS)), []));

test('a file that is not there is said with its line, and one too many by its name', () => {
  assert.equal(said(listFiles({ paths: LISTS.paths })), ['9: there is no `lists/calls.txt` beside it']);
  assert.equal(said(listFiles({ ...LISTS, more: ['x'] })), ['more 0: no set line of the allowlist names it']);
});

/** What stands in the file of the first list, and what is said of it before its sum. */
const FILES: readonly (readonly [text: string, said: readonly string[]])[] = [
  ['fold\ntypecl\n', []],
  ['typeck\nfold\n', ['calls 2: it stands after `typeck`']],
  ['fold\nfold\n', ['calls 2: `fold` stands twice']],
  ['fold\ntype ck\n', ['calls 2: it is no name in the one spelling of a label']],
  [
    'fold\ntypeck',
    ['calls 2: the last line does not end', 'calls 0: its set line says that it has 2 names, and it has 1'],
  ],
  ['fold\n', ['calls 0: its set line says that it has 2 names, and it has 1']],
  ['', ['calls 0: it has no names', 'calls 0: its set line says that it has 2 names, and it has 0']],
];

for (const [text, before] of FILES) {
  test(`${JSON.stringify(text)} is not the file of the list`, () =>
    assert.equal(said(new Map([...listFiles(LISTS), ['calls', bytes(text)]])), [...before, SUM]));
}

test('a list without names is none, whatever its line says', () => {
  assert.equal(said(listFiles({ ...LISTS, calls: [] }), { ...LISTS, calls: [] }), ['calls 0: it has no names']);
});

test.run();
