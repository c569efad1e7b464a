/**
 * The two pictures of the page, as inline SVG without scripts, styles or sizes of the screen: bars by day, and a bar
 * beside a number. Every number in them stands in a table too. Pure.
 */
import { dayText, parseDay } from '../../../recorders/typescript/store/day.ts';
import { html, type Html } from './html.ts';

/**
 * Days between the first and the last that are all drawn; a store whose days lie further apart is drawn without gaps.
 */
const LONGEST_AXIS = 400;
const HEIGHT = 100;
/** Of a day's place, a bar takes this much. */
const STEP = 10;
const BAR = 8;
/** What is not nothing is seen. */
const LEAST = 2;

/** The days of the axis: every one between the first and the last, if that can be drawn. */
export function axisOf(days: readonly string[]): readonly string[] {
  const sorted = [...new Set(days)].sort();
  const [first, last] = [parseDay(sorted[0] ?? ''), parseDay(sorted.at(-1) ?? '')];
  if (first === null || last === null || last - first >= LONGEST_AXIS) return sorted;
  return Array.from({ length: last - first + 1 }, (_, i) => dayText(first + i));
}

/** At least 1, so that it can be divided by. */
export function mostOf(counts: Iterable<number>): number {
  let most = 1;
  for (const count of counts) most = Math.max(most, count);
  return most;
}

const rounded = (n: number): string => `${Math.round(n * 10) / 10}`;

/** A bar for each day that has a count. */
export function dayBars(axis: readonly string[], counts: ReadonlyMap<string, number>, label: string): Html {
  const most = mostOf(counts.values());
  const bars = axis.map((day, i) => {
    const count = counts.get(day);
    if (count === undefined) return null;
    const high = Math.max(LEAST, (HEIGHT * count) / most);
    const size = html`y="${rounded(HEIGHT - high)}" width="${BAR}" height="${rounded(high)}"`;
    return html`<rect x="${i * STEP + 1}" ${size}><title>${day}: ${count}</title></rect>`;
  });
  const box = html`viewBox="0 0 ${Math.max(axis.length, 1) * STEP} ${HEIGHT}" preserveAspectRatio="none"`;
  return html`<svg class="days" role="img" aria-label="${label}" width="${axis.length * 14}" height="56" ${box}>
${bars}</svg>`;
}

/** A bar beside a number that says the same. */
export function shareBar(share: number): Html {
  const bar = html`<rect width="${rounded(Math.max(0.5, share * 100))}%" height="8"></rect>`;
  return html`<svg aria-hidden="true" width="100%" height="8">${bar}</svg>`;
}
