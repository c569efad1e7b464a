/** The report of a week: its exact bytes, and each reason for which nothing is sent. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { BODY_BYTES, readBody } from '../../../submitter/body/text.ts';
import type { Draw } from '../../../submitter/reports/draw.ts';
import { choicesFor, weekReport, type Material } from '../../../submitter/reports/report.ts';
import { allWords } from '../../../submitter/stops/words.ts';
import { coarse, counter } from '../../metric.ts';
import { registryWith, sampleRegistry } from '../../sample.ts';
import { consentTo, counted, material, on, registered } from '../material.ts';
import { CRASHES, DEMO, SAMPLE, UNSENT, WEEKLY } from './unsent.ts';

const test = suite('reports');

const body = (text: string): string => `${text.padEnd(BODY_BYTES - 1)}\n`;
const textOf = (of: Material, draw: Draw): string => {
  const { value, stops } = weekReport(of, draw);
  return value === null ? `! ${allWords(stops)}` : Buffer.from(value.bytes).toString('latin1');
};

const EXPECTED = body(
  '{"format":"tallybook report 1","group":"crashes","registry":"sample","series":"0.1",' +
    '"values":{"demo.crash.again":"false",' +
    '"demo.crash.total":"2-4"},"week":"2026-W46"}',
);

test('a report is these bytes and no others', () => {
  assert.is(textOf(material(SAMPLE, '2026-11-22', { demo: DEMO }), CRASHES), EXPECTED);
  const earlier = registered({ ...sampleRegistry, as_of: '2026-11-16' });
  assert.is(textOf(material(earlier, '2026-11-16', { demo: DEMO }), CRASHES), EXPECTED);
});

test('a used week without counts holds every field', () => {
  const used = on(counted('2026-11-11', {}));
  assert.is(
    textOf(material(SAMPLE, '2026-11-22', { second: used }), WEEKLY),
    body(
      '{"format":"tallybook report 1","group":"weekly","registry":"sample",' +
        '"series":"0.1",' +
        '"values":{"second.main.channel":"unknown","second.main.runs":"0"},"week":"2026-W46"}',
    ),
  );
});

for (const [what, of, draw, why] of UNSENT) {
  test(`nothing is sent: ${what}`, () => {
    assert.is(textOf(of, draw), `! ${why}`);
  });
}

test('only groups that were agreed to before the week began are drawn from', () => {
  const of = (day: string, today: string) =>
    choicesFor(material(SAMPLE, today, {}, { consents: [consentTo(SAMPLE, day)] })).length;
  assert.equal(
    [
      of('2026-11-08', '2026-11-16'),
      of('2026-11-08', '2026-11-15'),
      of('2026-11-09', '2026-11-22'),
      of('2026-11-09', '2026-11-23'),
    ],
    [2, 0, 0, 2],
  );
});

test('a report needs every day of its week: the last day on which they are all kept, and the day after', () => {
  const keeping = (retention: number): string => {
    const total = counter('demo.crash.total', { ...coarse('crashes', 'sum', [0, 1, 2, 5]), retention });
    return textOf(material(registered(registryWith(total)), '2026-11-22', { demo: DEMO }), CRASHES);
  };
  assert.is(keeping(14), EXPECTED);
  assert.is(keeping(13), '! demo.crash.total is kept for 13 days, so the first days of the week are gone');
});

test('a body is read as it was written', () => {
  const { value } = weekReport(material(SAMPLE, '2026-11-22', { demo: DEMO }), CRASHES);
  assert.equal(readBody(value?.bytes ?? new Uint8Array()), { value: value?.said, stop: null });
});

test.run();
