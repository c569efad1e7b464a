/** The lines of a body with their words: which belong together, and what is said of those that do not. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { decodeWords, linesOf, readLines } from '../../../submitter/allowlist/lines.ts';

const test = suite('lines and their words');

const SUBMIT = 'submit a.b.c values=false|true reduce=any group=g class=coarse keep=1d until=2027-11-01 since=0.1.0';
const TICKET = 'ticket a.b.d values=count class=ticket keep=1d until=2027-11-01 since=0.1.0';
const ASKS = 'asks a.b.c Is it?';
const MEANS = 'means a.b.c It is.';

/** Lines from the fifth of a file on, how many lines each that holds has, and what is said. */
const CASES: readonly (readonly [lines: readonly string[], read: readonly number[], said: readonly string[]])[] = [
  [[], [], []],
  [[SUBMIT, ASKS, MEANS, TICKET], [3, 1], []],
  [[TICKET], [1], []],
  [[SUBMIT, ASKS, TICKET], [2, 1], ['5: no `means` line of a.b.c stands right behind it']],
  [
    [SUBMIT, MEANS],
    [2],
    ['6: it is not the `asks` line of a.b.c', '5: no `means` line of a.b.c stands right behind it'],
  ],
  [[SUBMIT, ASKS, MEANS, MEANS], [3], ['8: it does not stand right behind its submit line']],
  [[TICKET, ASKS, MEANS], [1], [6, 7].map((n) => `${n}: it does not stand right behind its submit line`)],
  [[SUBMIT, `${ASKS}%FF`, MEANS], [3], ['6: its text is not UTF-8']],
  [[SUBMIT, `asks a.b.c ${'x'.repeat(4000)}`, MEANS], [3], []],
  [[SUBMIT, `asks a.b.c ${'%F0%9F%98%80'.repeat(4000)}`, MEANS], [3], []],
  [[SUBMIT, ASKS, `means a.b.c ${'x'.repeat(4001)}`], [3], ['7: its text is longer than 4000 characters']],
  [[SUBMIT, ASKS, `means a.b.c ${'x'.repeat(20_000_000)}`], [3], ['7: its text is longer than 4000 characters']],
  // Of a line that is none the words are not asked for.
  [['submit a.b.c', ASKS, MEANS, TICKET], [1], ['5: it does not read like a submit line']],
];

for (const [lines, read, said] of CASES) {
  test(`${lines.map((line) => line.split(' ', 1)[0]).join(', ')}: ${said.join('; ')}`, () => {
    const wrong: string[] = [];
    const found = readLines(
      lines.map((text, i) => ({ number: 5 + i, text })),
      (line, message) => void wrong.push(`${line}: ${message}`),
    );
    assert.equal(wrong, said);
    assert.equal(
      found.map((one) => linesOf(one).length),
      read,
    );
  });
}

test('words are decoded as UTF-8', () => {
  assert.is(decodeWords('5 %25 caf%C3%A9 %E2%80%9Cso%E2%80%9D'), '5 % caf\u00e9 \u201cso\u201d');
  assert.is(decodeWords('%EF%BB%BF%0A'), '\ufeff\n');
});

test.run();
