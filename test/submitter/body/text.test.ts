/** The bytes of a body: one length, one spelling, and nothing else is read as one. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { bodyBytes, BODY_BYTES, canonicalText, fits, readBody } from '../../../submitter/body/text.ts';
import { good, GOOD } from '../adversarial/reports.ts';
import { refusal } from '../refusal.ts';

const test = suite('the bytes of a body');

const body = (text: string): string => `${text.padEnd(BODY_BYTES - 1)}\n`;
const SOUND = Buffer.from(good()).toString('latin1');

/** One byte changed, and why it is no body any more. */
const BROKEN: readonly (readonly [what: string, broken: string, why: string])[] = [
  ['short', SOUND.slice(1), 'body/length: the body has 1023 bytes; every body has 1024'],
  ['long', ` ${SOUND}`, 'body/length: the body has 1025 bytes; every body has 1024'],
  ['no line feed', `${SOUND.slice(0, -1)} `, 'body/line-feed: the body does not end with a line feed'],
  ['a tab', `${SOUND.slice(0, -2)}\t\n`, 'body/ascii: the body holds a byte that is not printable ASCII'],
  ['no JSON', body('{'), 'body/json: the body is not JSON'],
  ...[
    ' {}',
    '{"b":1,"a":1}',
    '{"a":1,"a":1}',
    '{"a": 1}',
    '{"a":1e400}',
    '{"a":1.0}',
    '{"\\u0061":1}',
    '{"a":-0}',
    '{"a":"\\/"}',
  ].map(
    (text) =>
      [
        text,
        body(text),
        'body/spelling: the body is not spelled in the one way: keys sorted, each once, no white space ' +
          'but the spaces at the end',
      ] as const,
  ),
];

for (const [what, broken, why] of BROKEN) {
  test(`no body: ${what}`, () => {
    const { value, stop } = readBody(Buffer.from(broken, 'latin1'));
    assert.equal([value, refusal(stop)], [null, why]);
  });
}

test('a value is one body, and that body is read as the value', () => {
  const bytes = bodyBytes(GOOD);
  assert.is(bytes?.length, BODY_BYTES);
  assert.equal(readBody(bytes ?? new Uint8Array()), { value: GOOD, stop: null });
});

test('canonical text: keys sorted at every depth, lists in their order, no white space', () => {
  assert.is(canonicalText({ b: [2, { d: null, c: 'x y' }], a: true }), '{"a":true,"b":[2,{"c":"x y","d":null}]}');
});

test('the longest text that fits leaves room for the line feed', () => {
  assert.equal(
    [BODY_BYTES - 2, BODY_BYTES - 1, BODY_BYTES].map((length) => fits('x'.repeat(length))),
    [true, true, false],
  );
  const room = BODY_BYTES - 1 - canonicalText({ ...GOOD, group: '' }).length;
  assert.is(bodyBytes({ ...GOOD, group: 'x'.repeat(room) })?.length, BODY_BYTES);
  assert.is(bodyBytes({ ...GOOD, group: 'x'.repeat(room + 1) }), null);
});

test('text that is not printable ASCII is not a body', () => {
  assert.is(bodyBytes({ ...GOOD, group: '\u00e9' }), null);
  assert.is(bodyBytes({ ...GOOD, group: 'a\nb' })?.length, BODY_BYTES, 'a line feed is spelled as an escape');
});

test.run();
