/** How a value from anybody is quoted: printable ASCII, cut short, and what it is can be told. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { quoted, quotedList } from '../../../submitter/stops/row.ts';

const test = suite('rows and quoting');

const CASES: readonly (readonly [value: unknown, text: string])[] = [
  ['', '``'],
  ['a b', '`a b`'],
  ['1', '`1`'],
  [1, '`1`'],
  [-0, '`-0`'],
  [Number.NaN, '`NaN`'],
  [10n, '`10n`'],
  [true, '`true`'],
  [null, '`null`'],
  [undefined, '`undefined`'],
  [['1', 2], '`["1",2]`'],
  [{ a: 1 }, '`{"a":1}`'],
  [() => 1, '`function`'],
  [Symbol('x'), '`symbol`'],
  ['a\nb\u001b[31m', '`a\\u{a}b\\u{1b}[31m`'],
  ['\u00e9\u202e', '`\\u{e9}\\u{202e}`'],
  ['x'.repeat(120), `\`${'x'.repeat(120)}\``],
  ['x'.repeat(121), `\`${'x'.repeat(120)}...\``],
];

for (const [value, text] of CASES) {
  test(`${typeof value} as ${text.slice(0, 40)}`, () => assert.is(quoted(value), text));
}

test('a list is quoted value by value', () => assert.is(quotedList(['a', 1, null]), '`a`, `1`, `null`'));

test.run();
