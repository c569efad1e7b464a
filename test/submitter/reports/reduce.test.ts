/** Each way to reduce the days of a week to one value. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { SubmitLine } from '../../../submitter/allowlist/line.ts';
import { reduced } from '../../../submitter/reports/reduce.ts';
import { submitLine } from '../../list.ts';
import type { Counted } from '../material.ts';

const test = suite('reducing');

const lineOf = (values: string, reduce: string): SubmitLine =>
  submitLine(
    `submit p.a.m values=${values} reduce=${reduce} group=g class=coarse keep=49d/30d until=2027-11-01 since=0.1.0`,
  );

const BOUNDS = [10, 100, 1000];
const MOST = Number.MAX_SAFE_INTEGER;

/** What days of counts of `p.a.m` come to; the keys are what stands between the braces, '' for none. */
const REDUCED: readonly (readonly [values: string, reduce: string, days: readonly Counted[], said: string])[] = [
  ['0|1|2-4|5+', 'sum', [], '0'],
  ['0|1|2-4|5+', 'sum', [{ other: 7 }], '0'],
  ['0|1|2-4|5+', 'sum', [{ '': 1 }], '1'],
  ['0|1|2-4|5+', 'sum', [{ '': 1 }, { '': 1 }], '2-4'],
  ['0|1|2-4|5+', 'sum', [{ '': 4 }], '2-4'],
  ['0|1|2-4|5+', 'sum', [{ '': 4 }, {}, { '': 1 }], '5+'],
  ['0|1|2-4|5+', 'sum', [{ '': MOST }, { '': MOST }], '5+'],
  ['0|1|2-4|5+', 'days', [{ '': 100 }], '1'],
  ['0|1|2-4|5+', 'days', [{ '': 100 }, {}, { '': 1 }], '2-4'],
  ['0-10|11-100|101+', 'max', [], '0-10'],
  ['0-10|11-100|101+', 'max', [{ '<=10': 9 }], '0-10'],
  ['0-10|11-100|101+', 'max', [{ '<=10': 9 }, { '<=100': 1 }], '11-100'],
  ['0-10|11-100|101+', 'max', [{ '<=1000': 1, '<=10': 9 }], '101+'],
  ['0-10|11-100|101+', 'max', [{ '>1000': 1 }], '101+'],
  ['0-10|11-100|101+', 'max', [{ '<=55': 1 }], '0-10'],
  ['0-10|11-100|101+', 'median', [], '0-10'],
  ['0-10|11-100|101+', 'median', [{ '<=10': 1, '<=100': 1 }], '0-10'],
  ['0-10|11-100|101+', 'median', [{ '<=10': 1, '<=100': 2 }], '11-100'],
  ['0-10|11-100|101+', 'median', [{ '<=10': 2 }, { '<=100': 1 }, { '>1000': 4 }], '101+'],
  ['0-10|11-100|101+', 'median', [{ '<=10': MOST, '<=100': MOST, '>1000': MOST }], '11-100'],
  ['0-1000|1001+', 'max', [{ '<=1000': 1 }], '0-1000'],
  ['0-1000|1001+', 'max', [{ '>1000': 1 }], '1001+'],
  ['false|true', 'any', [], 'false'],
  ['false|true', 'any', [{ false: 3 }], 'false'],
  ['false|true', 'any', [{ false: 3 }, { true: 1 }], 'true'],
  ['false|true', 'all', [], 'false'],
  ['false|true', 'all', [{ true: 3 }], 'true'],
  ['false|true', 'all', [{ false: 1 }, { true: 3 }], 'false'],
  ['stable|beta|unknown', 'mode', [], 'unknown'],
  ['stable|beta|unknown', 'mode', [{ nightly: 4 }], 'unknown'],
  ['stable|beta|unknown', 'mode', [{ beta: 2 }, { stable: 1 }], 'beta'],
  ['stable|beta|unknown', 'mode', [{ beta: 2 }, { stable: 2 }], 'stable'],
  ['stable|beta|unknown', 'mode', [{ unknown: 2, beta: 2 }], 'beta'],
  ['stable|beta|unknown', 'mode', [{ unknown: 3, beta: 2 }], 'unknown'],
];

for (const [values, reduce, days, said] of REDUCED) {
  test(`${reduce} of ${JSON.stringify(days)} among ${values} is ${said}`, () => {
    const counts = days.map(
      (day) => new Map(Object.entries(day).map(([key, n]) => [key === '' ? 'p.a.m' : `p.a.m{${key}}`, n])),
    );
    assert.is(reduced(lineOf(values, reduce), counts, BOUNDS), said);
  });
}

test('a level that begins within a bucket, or a histogram without bounds, says nothing', () => {
  assert.is(reduced(lineOf('0-50|51+', 'max'), [], BOUNDS), null);
  assert.is(reduced(lineOf('0-10|11+', 'median'), [], null), null);
});

test.run();
