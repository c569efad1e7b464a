/**
 * Whether the week or the quarter of a report is one that can be spoken of on a day: a week that is over, a quarter
 * that has begun, and neither so long ago that every value of it has died. Pure.
 */
import { dayText, type Day } from '../../recorders/typescript/store/day.ts';
import { stop, type Stop } from '../stops/stop.ts';
import { DAYS_A_WEEK, quarterStart, weekStart } from './week.ts';

/** Days that a draw and an answer are kept, from the first day of their week or quarter. */
export const DRAWN_DAYS = 400;

/** Null if a report on `week` may leave on `today`, with values that were kept for `keep` days. */
export function weekStop(week: string, keep: number, today: Day): Stop | null {
  const start = weekStart(week);
  if (start === null) return stop('period/none', 'week', week);
  const after = start + DAYS_A_WEEK;
  if (after > today) return stop('period/not-over', 'week', week, dayText(today));
  return goneStop('week', week, after - 1 + keep, today);
}

/** The same of an answer, which is drawn within its quarter. */
export function quarterStop(quarter: string, keep: number, today: Day): Stop | null {
  const start = quarterStart(quarter);
  const after = quarterStart(quarter, 1);
  if (start === null || after === null) return stop('period/none', 'quarter', quarter);
  if (start > today) return stop('period/future', 'quarter', quarter, dayText(today));
  return goneStop('quarter', quarter, after - 1 + keep, today);
}

const goneStop = (key: string, period: string, dies: Day, today: Day): Stop | null =>
  today < dies ? null : stop('period/gone', key, period, dayText(dies));
