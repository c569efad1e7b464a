/** Which weeks and quarters can be spoken of on a day: the first and the last day of each, and the days beside them. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { LAST_DAY } from '../../../recorders/typescript/store/day.ts';
import { quarterStop, weekStop } from '../../../submitter/body/period.ts';
import { dayOf } from '../material.ts';
import { refusal } from '../refusal.ts';

const test = suite('periods of reports');

type Row = readonly [period: string, keep: number, today: string, why: string | null];

const noWeek = (week: string): string => `period/none: \`week\` of the report is \`${week}\`, which does not exist`;
const early = (week: string, day: string): string =>
  `period/not-over: \`week\` of the report is \`${week}\`, which is not over on ${day}; if that is not ` +
  `today, set the clock right`;
const gone = (key: string, period: string, day: string): string =>
  `period/gone: \`${key}\` of the report is \`${period}\`, whose last day died on ${day}`;

/** 2026-W47 is from Monday 16 to Sunday 22 November; 2026 has 53 weeks and 2027 has 52. */
const WEEKS: readonly Row[] = [
  ['2026-W47', 49, '2026-11-15', early('2026-W47', '2026-11-15')],
  ['2026-W47', 49, '2026-11-16', early('2026-W47', '2026-11-16')],
  ['2026-W47', 49, '2026-11-22', early('2026-W47', '2026-11-22')],
  ['2026-W47', 49, '2026-11-23', null],
  ['2026-W47', 49, '2027-01-09', null],
  ['2026-W47', 49, '2027-01-10', gone('week', '2026-W47', '2027-01-10')],
  ['2026-W47', 2, '2026-11-23', null],
  ['2026-W47', 1, '2026-11-23', gone('week', '2026-W47', '2026-11-23')],
  ['2026-W47', 0, '2026-11-23', gone('week', '2026-W47', '2026-11-22')],
  ['2026-W53', 49, '2027-01-03', early('2026-W53', '2027-01-03')],
  ['2026-W53', 49, '2027-01-04', null],
  ['2027-W53', 49, '2028-01-10', noWeek('2027-W53')],
  ['2026-W00', 49, '2026-11-23', noWeek('2026-W00')],
  ['2026-W47 ', 49, '2026-11-23', noWeek('2026-W47 ')],
  ['', 49, '2026-11-23', noWeek('')],
  ['2026-Q4', 49, '2026-11-23', noWeek('2026-Q4')],
];

for (const [week, keep, today, why] of WEEKS) {
  test(`week ${week}, kept ${keep} days, on ${today}: ${why ?? 'can leave'}`, () => {
    assert.is(refusal(weekStop(week, keep, dayOf(today))), why);
  });
}

const noQuarter = (quarter: string): string =>
  `period/none: \`quarter\` of the report is \`${quarter}\`, which does not exist`;
const future = (quarter: string, day: string): string =>
  `period/future: \`quarter\` of the report is \`${quarter}\`, which has not begun on ${day}; if that is ` +
  `not today, set the clock right`;

/** 2026-Q4 is from 1 October to 31 December. */
const QUARTERS: readonly Row[] = [
  ['2026-Q4', 49, '2026-09-30', future('2026-Q4', '2026-09-30')],
  ['2026-Q4', 49, '2026-10-01', null],
  ['2026-Q4', 49, '2027-02-17', null],
  ['2026-Q4', 49, '2027-02-18', gone('quarter', '2026-Q4', '2027-02-18')],
  ['2026-Q4', 0, '2026-12-30', null],
  ['2026-Q4', 0, '2026-12-31', gone('quarter', '2026-Q4', '2026-12-31')],
  ['2027-Q1', 49, '2026-12-31', future('2027-Q1', '2026-12-31')],
  ['2027-Q1', 49, '2027-01-01', null],
  ['2026-Q0', 49, '2026-11-23', noQuarter('2026-Q0')],
  ['2026-Q5', 49, '2026-11-23', noQuarter('2026-Q5')],
  ['2026-W47', 49, '2026-11-23', noQuarter('2026-W47')],
  ['', 49, '2026-11-23', noQuarter('')],
];

for (const [quarter, keep, today, why] of QUARTERS) {
  test(`quarter ${quarter}, kept ${keep} days, on ${today}: ${why ?? 'can leave'}`, () => {
    assert.is(refusal(quarterStop(quarter, keep, dayOf(today))), why);
  });
}

test('the last quarter that has a date is none, since no day ends it', () => {
  assert.is(quarterStop('9999-Q3', 49, LAST_DAY)?.id, 'period/gone');
  assert.is(refusal(quarterStop('9999-Q4', 49, LAST_DAY)), noQuarter('9999-Q4'));
});

test.run();
