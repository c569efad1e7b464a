/** Bytes as a report or an answer: closed keys, every one a text, and everything that is wrong is said at once. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readReport } from '../../../submitter/body/shape.ts';
import { ANSWER, body, good, GOOD } from '../adversarial/reports.ts';
import { refusals } from '../refusal.ts';

const test = suite('the shape of a body');

test('a report and an answer are read, whatever their texts say', () => {
  const odd = { ...GOOD, group: '', registry: 'x y', values: {}, week: 'now' };
  for (const value of [GOOD, ANSWER, odd]) assert.equal(readReport(good(value)), { value, stops: [] });
});

const TEXT = JSON.stringify(GOOD);
const REPORT_KEYS = 'it may have format, group, registry, series, values, week only';
const ANSWER_KEYS = 'it may have format, metric, quarter, registry, series, value only';
const format = (value: string): string =>
  `report/format: \`format\` of the report is \`${value}\`; ` +
  'it can be `tallybook report 1` or `tallybook answer 1`';
const notObject = (value: string): string => `body/not-object: the body is \`${value}\` and not an object`;
const without = (value: object, ...keys: readonly string[]): object =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));

const REFUSED: Readonly<Record<string, readonly [bytes: Uint8Array, ...why: readonly string[]]>> = {
  'no JSON': [body('{'), 'body/json: the body is not JSON'],
  null: [body('null'), notObject('null')],
  'a list': [body('[]'), notObject('[]')],
  'a text': [body('"x"'), notObject('x')],
  'a number': [body('1'), notObject('1')],
  'an empty object': [body('{}'), 'report/missing-key: the report has no `format`'],
  'no format': [good(without(GOOD, 'format')), 'report/missing-key: the report has no `format`'],
  'another format': [good({ ...GOOD, format: 'tallybook report 2' }), format('tallybook report 2')],
  'an inherited format': [good({ ...GOOD, format: 'toString' }), format('toString')],
  'a format that is a number': [good({ ...GOOD, format: 1 }), format('1')],
  'a key twice': [
    body(TEXT.replace('"group"', '"group":"x","group"')),
    'report/twice: `group` stands twice in the report',
  ],
  'a key twice, and a byte more': [
    Buffer.concat([body(TEXT.replace('"group"', '"group":"x","group"')), Buffer.from('\n')]),
    'body/length: the body has 1025 bytes; every body has 1024',
  ],
  'a key that is spelled with an escape': [
    body(TEXT.replace('"group"', '"gro\\u0075p"')),
    'body/spelling: the body is not spelled in the one way: ' +
      'keys sorted, each once, no white space but the spaces at the end',
  ],
  'two keys missing': [
    good(without(GOOD, 'group', 'week')),
    'report/missing-key: the report has no `group`',
    'report/missing-key: the report has no `week`',
  ],
  'the keys of an answer in a report': [
    good({ ...ANSWER, format: GOOD.format }),
    'report/missing-key: the report has no `group`',
    'report/missing-key: the report has no `values`',
    'report/missing-key: the report has no `week`',
    `report/unknown-key: the report has \`metric\`; ${REPORT_KEYS}`,
    `report/unknown-key: the report has \`quarter\`; ${REPORT_KEYS}`,
    `report/unknown-key: the report has \`value\`; ${REPORT_KEYS}`,
  ],
  'the week of a report in an answer': [
    good({ ...ANSWER, week: '2026-W47' }),
    `report/unknown-key: the report has \`week\`; ${ANSWER_KEYS}`,
  ],
  'values of every wrong type': [
    good({ ...GOOD, group: null, series: 0.1, week: ['2026-W47'], registry: true }),
    'report/not-text: `group` of the report is `null` and not a text',
    'report/not-text: `registry` of the report is `true` and not a text',
    'report/not-text: `series` of the report is `0.1` and not a text',
    'report/not-text: `week` of the report is `["2026-W47"]` and not a text',
  ],
  'values that are a list': [
    good({ ...GOOD, values: ['0'] }),
    'report/not-values: `values` of the report is `["0"]` and not an object',
  ],
  'values that are null': [
    good({ ...GOOD, values: null }),
    'report/not-values: `values` of the report is `null` and not an object',
  ],
  'values that are a text': [
    good({ ...GOOD, values: '0' }),
    'report/not-values: `values` of the report is `0` and not an object',
  ],
};

for (const [name, [bytes, ...why]] of Object.entries(REFUSED)) {
  test(name, () => {
    const { value, stops } = readReport(bytes);
    assert.is(value, null);
    assert.equal(refusals(stops), why);
  });
}

test.run();
