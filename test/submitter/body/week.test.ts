/** Weeks and quarters: the odd years, every day once, and an order that text has too. */
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dayText, LAST_DAY } from '../../../recorders/typescript/store/day.ts';
import { lastWeek, quarterNumber, quarterOf, weekOf, weekStart } from '../../../submitter/body/week.ts';
import { holds } from '../../property.ts';
import { dayOf } from '../material.ts';

const test = suite('weeks');

const WEEKS: readonly (readonly [day: string, week: string, last: string, quarter: string])[] = [
  ['2000-01-01', '1999-W52', '1999-W51', '2000-Q1'],
  ['2000-02-29', '2000-W09', '2000-W08', '2000-Q1'],
  ['2004-12-31', '2004-W53', '2004-W52', '2004-Q4'],
  ['2005-01-01', '2004-W53', '2004-W52', '2005-Q1'],
  ['2008-12-29', '2009-W01', '2008-W52', '2008-Q4'],
  ['2010-01-03', '2009-W53', '2009-W52', '2010-Q1'],
  ['2026-11-22', '2026-W47', '2026-W46', '2026-Q4'],
  ['2026-11-23', '2026-W48', '2026-W47', '2026-Q4'],
  ['2026-12-31', '2026-W53', '2026-W52', '2026-Q4'],
  ['2027-01-03', '2026-W53', '2026-W52', '2027-Q1'],
  ['2027-01-04', '2027-W01', '2026-W53', '2027-Q1'],
  ['2027-06-30', '2027-W26', '2027-W25', '2027-Q2'],
  ['2027-07-01', '2027-W26', '2027-W25', '2027-Q3'],
];

for (const [day, week, last, quarter] of WEEKS) {
  test(`${day} is in ${week}`, () => {
    const at = dayOf(day);
    assert.equal([weekOf(at), lastWeek(at), quarterOf(at)], [week, last, quarter]);
  });
}

for (const text of [
  '2027-W53',
  '2026-W54',
  '2026-W00',
  '2026-W1',
  '2026-W001',
  '2026-w47',
  ' 2026-W47',
  '1969-W52',
  '2026-W47\n',
]) {
  test(`${JSON.stringify(text)} is no week`, () => assert.is(weekStart(text), null));
}

for (const text of ['2026-Q0', '2026-Q5', '26-Q1', '2026-Q1 ', '2026']) {
  test(`${JSON.stringify(text)} is no quarter`, () => assert.is(quarterNumber(text), null));
}

test('a week is seven days from its Monday on, and text orders weeks as days do', () => {
  holds(fc.integer({ min: 7, max: LAST_DAY - 7 }), 20_000, (day) => {
    const week = weekOf(day);
    const monday = weekStart(week);
    assert.ok(monday !== null && monday <= day && day < monday + 7, `${dayText(day)} ${week}`);
    assert.is(new Date((monday ?? 0) * 86_400_000).getUTCDay(), 1);
    assert.ok(week < weekOf(day + 7));
    assert.is(lastWeek(day + 7), week);
    const [now, next] = [quarterOf(day), quarterOf(day + 1)];
    assert.ok(now <= next && (quarterNumber(next) ?? 0) - (quarterNumber(now) ?? 0) <= 1);
  });
});

test.run();
