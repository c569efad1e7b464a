/** What differs from case to case in the sentences of a report: where a field belongs, keys, hostile values. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Home } from '../../../submitter/stops/reports.ts';
import { stop, type Stop } from '../../../submitter/stops/stop.ts';
import { refusal } from '../refusal.ts';

const test = suite('stops of reports');

const HOMES: readonly (readonly [home: Home, text: string])[] = [
  [{ group: 'weekly', program: 'second' }, 'it belongs to the group `weekly` of second'],
  [{ sink: 'submit' }, 'it is answered alone'],
  [{ sink: 'ticket' }, 'it has ticket lines'],
  [{ sink: 'fleet' }, 'it has fleet lines'],
  [{ sink: null, registry: 'sample 0.1.0' }, 'it has no line in sample 0.1.0'],
];

for (const [home, text] of HOMES) {
  test(`another field: ${text}`, () => {
    const whole = `group/other-field: \`a.b.c\` is not a field of the group \`crashes\`; ${text}`;
    assert.is(refusal(stop('group/other-field', 'a.b.c', 'crashes', home)), whole);
  });
}

const CASES: readonly (readonly [stop: Stop, text: string])[] = [
  [stop('body/not-object', []), 'body/not-object: the body is `[]` and not an object'],
  [stop('report/format', 1, ['a', 'b']), 'report/format: `format` of the report is `1`; it can be `a` or `b`'],
  [
    stop('report/unknown-key', 'a\nb', ['format', 'week']),
    'report/unknown-key: the report has `a\\u{a}b`; it may have format, week only',
  ],
  [
    stop('report/other', 'series', '\u001b[2J', '0.1'),
    'report/other: `series` of the report is `\\u{1b}[2J`; the allowlist is of 0.1',
  ],
  [
    stop('group/unknown', 'x'.repeat(200), 'sample 0.1.0'),
    `group/unknown: \`group\` of the report is \`${'x'.repeat(120)}...\`; sample 0.1.0 has no open group of that name`,
  ],
];

for (const [of, text] of CASES) test(text.slice(0, 60), () => assert.is(refusal(of), text));

test.run();
