/** Days as text (`yyyy-mm-dd`, UTC). Days compare as text; nothing here reads the clock. */

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_A_DAY = 86_400_000;

const time = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const text = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Whether the text names a day that exists: `2027-02-29` does not. */
export function isDay(day: string): boolean {
  if (!DAY.test(day)) return false;
  const ms = time(day);
  return !Number.isNaN(ms) && text(ms) === day;
}

/** The day so many days later. */
export function addDays(day: string, days: number): string {
  return text(time(day) + days * MS_A_DAY);
}

/**
 * The same day of the month so many months later, or that month's last day: 31 January + 1 month is 28 or 29 February.
 */
export function addMonths(day: string, months: number): string {
  const date = new Date(time(day));
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate();
  return text(first + (Math.min(date.getUTCDate(), last) - 1) * MS_A_DAY);
}
