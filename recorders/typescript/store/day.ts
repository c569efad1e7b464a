/**
 * Days of the store: UTC, as a number since 1970 and as text. The one place of the recorder that looks at the clock;
 * everything else takes the day from its caller, so that tests can live a year in a second.
 */

/** Days since 1970-01-01 UTC. */
export type Day = number;

const MS_A_DAY = 86_400_000;
/** 9999-12-31; later days have no text and are not recorded. */
export const LAST_DAY: Day = 2_932_896;

const DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

/** `YYYY-MM-DD`. The day must be one from 1970-01-01 to 9999-12-31. */
export function dayText(day: Day): string {
  return new Date(day * MS_A_DAY).toISOString().slice(0, 10);
}

/** The day that this text names, or null: 2027-02-29 names none. */
export function parseDay(text: string): Day | null {
  if (!DATE.test(text)) return null;
  const ms = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(ms) || ms < 0) return null;
  const day = ms / MS_A_DAY;
  return dayText(day) === text ? day : null;
}

/** The day of a moment, now unless told. Outside of the days that can be recorded where the clock is. */
export function today(ms = Date.now()): Day {
  return Math.floor(ms / MS_A_DAY);
}

/** Milliseconds from a moment, now unless told, to the next midnight UTC. */
export function untilMidnight(ms = Date.now()): number {
  return MS_A_DAY - (((ms % MS_A_DAY) + MS_A_DAY) % MS_A_DAY);
}
