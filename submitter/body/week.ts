/**
 * ISO weeks and quarters of the days of a store. A week runs from Monday to Sunday and belongs to the year of its
 * Thursday. Weeks are spelled `2026-W47`, quarters `2026-Q4`; both compare as text. Knows no clock.
 */
import { type Day, dayText, parseDay } from '../../recorders/typescript/store/day.ts';

export const DAYS_A_WEEK = 7;

const WEEK = /^([0-9]{4})-W([0-9]{2})$/;
const QUARTER = /^([0-9]{4})-Q([1-4])$/;
/** 1970-01-01 was a Thursday. */
const FROM_MONDAY = 3;
const FROM_THURSDAY = 3;

const mondayOf = (day: Day): Day => Math.floor((day + FROM_MONDAY) / DAYS_A_WEEK) * DAYS_A_WEEK - FROM_MONDAY;

const yearOf = (day: Day): string => dayText(day).slice(0, 4);

/** The first Monday of an ISO year: that of the week with 4 January in it. */
const firstMonday = (year: string): Day | null => {
  const fourth = parseDay(`${year}-01-04`);
  return fourth === null ? null : mondayOf(fourth);
};

/** The week that a day is in. */
export function weekOf(day: Day): string {
  const monday = mondayOf(day);
  const year = yearOf(monday + FROM_THURSDAY);
  const week = 1 + (monday - (firstMonday(year) ?? monday)) / DAYS_A_WEEK;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** The last week that was over before this day began. */
export const lastWeek = (today: Day): string => weekOf(today - DAYS_A_WEEK);

/** The Monday of a week, or null if there is no such week: 2026 has 53, 2027 has 52. */
export function weekStart(text: string): Day | null {
  const [, year = '', number = ''] = WEEK.exec(text) ?? [];
  const first = firstMonday(year);
  if (first === null) return null;
  const monday = first + (Number(number) - 1) * DAYS_A_WEEK;
  return monday >= 0 && weekOf(monday) === text ? monday : null;
}

/** The quarter that a day is in. */
export function quarterOf(day: Day): string {
  const month = Number(dayText(day).slice(5, 7));
  return `${yearOf(day)}-Q${Math.ceil(month / MONTHS_A_QUARTER)}`;
}

const MONTHS_A_QUARTER = 3;

/** The first day of a quarter, or of one so many later; null for a text that is none. */
export function quarterStart(quarter: string, later = 0): Day | null {
  const number = (quarterNumber(quarter) ?? NaN) + later;
  const month = String((number % 4) * MONTHS_A_QUARTER + 1).padStart(2, '0');
  return parseDay(`${Math.floor(number / 4)}-${month}-01`);
}

/** Quarters since the year 0, so that they can be counted; null for a text that is none. */
export function quarterNumber(text: string): number | null {
  const [, year, quarter] = QUARTER.exec(text) ?? [];
  return year === undefined ? null : Number(year) * 4 + Number(quarter) - 1;
}
