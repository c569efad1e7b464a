/** Who says the same in one week: a cell is everybody whose report is equal in every field. */
import type { Column } from './behaviour.ts';

export interface Cell {
  /** The report's fields, in the order of the columns. */
  readonly report: readonly number[];
  readonly people: readonly number[];
}

/** The cells of one week. */
export function cells(columns: readonly Column[], week: number, people: number): readonly Cell[] {
  const found = new Map<string, { report: number[]; people: number[] }>();
  for (let person = 0; person < people; person++) {
    const report = columns.map(({ weeks }) => weeks[week]?.[person] ?? 0);
    const key = report.join();
    const cell = found.get(key);
    if (cell === undefined) found.set(key, { report, people: [person] });
    else cell.people.push(person);
  }
  return [...found.values()];
}

/** The share of people in cells that hold fewer than `least`. */
export function shareBelow(found: readonly Cell[], least: number): number {
  const size = (some: readonly Cell[]): number => some.reduce((sum, { people }) => sum + people.length, 0);
  return size(found.filter(({ people }) => people.length < least)) / Math.max(1, size(found));
}
