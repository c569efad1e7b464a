/** The README's numbers of lines to read, held to what `npm run lines` counts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { HOME, succeed } from './command.ts';

const README = readFileSync(join(HOME, 'README.md'), 'utf8');

/** A row of the table: a name, the files, the lines, and whatever else is counted. */
const ROW = /^ *(\S.*?) +[\d,]+ +([\d,]+)(?: +[\d,]+)*$/gm;

const test = suite('lines in the README');

/** Where README says how long a row of the table is: the number behind these words, before `lines` or `are its own`. */
const CLOSURES: readonly (readonly [row: string, words: string])[] = [
  ['decides', '**What decides**'],
  ['records, looks, deletes', '**What records, looks and deletes**'],
  ['tally', '**All of `tally`**'],
  ['tally-send', '**What sends**'],
  ['of them in no other program', 'lines, of which'],
];

test('there is as much to read as it says, to one in twenty', async () => {
  const { out } = await succeed('npm', ['run', '-s', 'lines']);
  const rows = new Map([...out.matchAll(ROW)].map(([, name = '', lines = '']) => [name, lines]));
  for (const [row, words] of CLOSURES) {
    const [, after = ''] = README.split(words);
    const said = Number(/ ([\d,]+)\s+(?:lines|are its own)/.exec(after)?.[1]?.replace(',', ''));
    const real = Number(rows.get(row)?.replace(',', ''));
    assert.ok(Math.abs(said / real - 1) < 0.05, `${row}: README says ${said} lines, and there are ${real}\n${out}`);
  }
});

test.run();
