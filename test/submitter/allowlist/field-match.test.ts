/** Which fields a line with names or a text takes, to the last frame and letter, and why it takes no other. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { mismatch } from '../../../submitter/allowlist/field-match.ts';
import { parseLine, type FieldLine } from '../../../submitter/allowlist/line.ts';
import { refusal } from '../refusal.ts';

const test = suite('matching a field');

function lineOf(field: string): FieldLine {
  const line = parseLine(`ticket ${field} values=count class=ticket keep=49d until=2027-11-01 since=0.1.0`);
  if (typeof line === 'string' || line.section !== 'ticket') throw new Error(String(line));
  return line;
}

const LISTED = new Set(['one', 'two::part']);
const NAMES = lineOf('a.b.c{names:queries*2}');
const TEXT = lineOf('a.b.c{text:v[0-9]%7B1%2C2%7D}');

const TAKEN: readonly (readonly [line: FieldLine, fields: readonly string[]])[] = [
  [NAMES, ['a.b.c{_}', 'a.b.c{one}', 'a.b.c{two::part;one}', 'a.b.c{_;_}']],
  [TEXT, ['a.b.c{v1}', 'a.b.c{v12}', 'a.b.c{unknown}']],
];

for (const [line, fields] of TAKEN) {
  for (const field of fields) {
    test(`${line.field} takes ${field}`, () => assert.is(mismatch(line, field, LISTED), null));
  }
}

const name = (field: string, at: string, number: number): string =>
  `field/frame: \`${field}\` has \`${at}\` as frame ${number}, which is not a name of \`queries\``;
const spelling = (field: string): string => `field/spelling: \`${field}\` is not spelled as a field with braces`;
const text = (field: string): string => `field/text: \`${field}\` has a text that does not match \`v[0-9]%7B1%2C2%7D\``;

const REFUSED: readonly (readonly [line: FieldLine, field: string, why: string])[] = [
  [NAMES, 'a.b.c', spelling('a.b.c')],
  [NAMES, 'a.b.c{_', spelling('a.b.c{_')],
  [NAMES, 'a.b.c_}', spelling('a.b.c_}')],
  [NAMES, 'a.b.cc{_}', spelling('a.b.cc{_}')],
  [NAMES, 'a.b.c{}', name('a.b.c{}', '', 1)],
  [NAMES, 'a.b.c{__}', name('a.b.c{__}', '__', 1)],
  [NAMES, 'a.b.c{_;}', name('a.b.c{_;}', '', 2)],
  [NAMES, 'a.b.c{two}', name('a.b.c{two}', 'two', 1)],
  [NAMES, 'a.b.c{two::part::f}', name('a.b.c{two::part::f}', 'two::part::f', 1)],
  [NAMES, 'a.b.c{one;one;one}', 'field/depth: `a.b.c{one;one;one}` has 3 frames; its line takes 2'],
  [NAMES, 'a.b.c{one::f}', name('a.b.c{one::f}', 'one::f', 1)],
  [NAMES, 'a.b.c{one;six}', name('a.b.c{one;six}', 'six', 2)],
  [NAMES, 'a.b.c{One}', name('a.b.c{One}', 'One', 1)],
  [TEXT, 'a.b.c', spelling('a.b.c')],
  [TEXT, 'a.b.c{}', text('a.b.c{}')],
  [TEXT, 'a.b.c{v}', text('a.b.c{v}')],
  [TEXT, 'a.b.c{v123}', text('a.b.c{v123}')],
  [TEXT, 'a.b.c{Unknown}', text('a.b.c{Unknown}')],
  [TEXT, 'a.b.c{v%31}', text('a.b.c{v%31}')],
];

for (const [line, field, why] of REFUSED) {
  test(`${line.field} does not take ${field}`, () => assert.is(refusal(mismatch(line, field, LISTED)), why));
}

test('a line of one field is not asked here: permit looks it up', () => {
  assert.is(mismatch(lineOf('a.b.c{x}'), 'anything', new Set()), null);
});

test('without names only `_` is a frame', () => {
  assert.is(mismatch(NAMES, 'a.b.c{_}', new Set()), null);
  assert.is(mismatch(NAMES, 'a.b.c{one}', new Set())?.id, 'field/frame');
});

test.run();
