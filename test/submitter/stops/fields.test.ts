/** What differs from case to case in the sentences of a field: the body, hostile names, forms, kinds of values. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { named } from '../../../submitter/stops/fields.ts';
import { stop, type Stop } from '../../../submitter/stops/stop.ts';
import { refusal } from '../refusal.ts';

const test = suite('stops of fields');

test('a field is quoted as it can be printed, and all of a report is the body', () => {
  assert.equal(['body', 'a.b.c{body}', 'a.b.c\u001b[31m'].map(named), [
    'the body',
    '`a.b.c{body}`',
    '`a.b.c\\u{1b}[31m`',
  ]);
});

const COUNT = 'a whole number from 0 to 9007199254740991';

const CASES: readonly (readonly [stop: Stop, text: string])[] = [
  [
    stop('field/frame', 'a.b.c{x}', 'x', 1, 'queries'),
    'field/frame: `a.b.c{x}` has `x` as frame 1, which is not a name of `queries`',
  ],
  [
    stop('field/frame', 'a.b.c{x}', undefined, 2, 'crates'),
    'field/frame: `a.b.c{x}` has `undefined` as frame 2, which is not a name of `crates`',
  ],
  [
    stop('field/withheld', 'a.b.c', '*', 'withheld:7'),
    "field/withheld: `a.b.c` is withheld by `*` in withheld:7; `tally release '*'` allows it again",
  ],
  [stop('value/not-count', 'a.b.c', '1'), `value/not-count: the value of \`a.b.c\` is the text \`1\` and not ${COUNT}`],
  [stop('value/not-count', 'a.b.c', -0), `value/not-count: the value of \`a.b.c\` is \`-0\` and not ${COUNT}`],
  [
    stop('value/not-listed', 'a.b.c', '2\n', ['0', '1+']),
    'value/not-listed: the value of `a.b.c` is `2\\u{a}`; its line takes `0`, `1+`',
  ],
  [
    stop('value/not-text', 'a.b.c', null, ['0', '1+']),
    'value/not-text: the value of `a.b.c` is `null` and not a text; its line takes `0`, `1+`',
  ],
  [
    stop('status/unsigned', 'body', 'sample 1.0.0', 0, 2),
    'status/unsigned: the body may not leave: sample 1.0.0 is active and has 0 of 2 signatures by pinned keys; ' +
      '`tally keys` says whose signatures count',
  ],
  [
    stop('day/none', 'body', Number.NaN),
    "day/none: the body may not leave: `NaN` is not a day; set this machine's clock right",
  ],
];

for (const [of, text] of CASES) test(text.slice(0, 60), () => assert.is(refusal(of), text));

test.run();
