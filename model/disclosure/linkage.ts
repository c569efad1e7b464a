/**
 * How often somebody who knows the report of one week picks the same person's report of another: the nearest one, in a
 * distance whose weights were learned from other people. A simple attack, so its figure is a lower bound; the bits of a
 * report are what bounds every attack from above.
 */
import type { Column } from './behaviour.ts';
import { cells, type Cell } from './cells.ts';

/** Which weeks are compared. */
export type Pair = readonly [known: number, sought: number];

/** Linear for levels; by size for values without end, of which a few are far out. */
const compress = (value: number): number => (value > 64 ? 64 + Math.log2(value / 64) : value);

const distance = ({ ordered }: Column, a: number, b: number): number =>
  ordered ? (compress(a) - compress(b)) ** 2 : Number(a !== b);

/** How far from noise a column may be taken to be: a column that never moved in training may still move. */
const FLOOR = 0.01;

/**
 * One weight a column, learned from people whose reports are known to be theirs: the mean distance of different people
 * over that of one person in two weeks (the idea of linear discriminants, one column at a time).
 */
export function weights(columns: readonly Column[], people: number, [known, sought]: Pair): readonly number[] {
  return columns.map((column) => {
    const [a = [], b = []] = [column.weeks[known], column.weeks[sought]];
    let [same, other] = [0, 0];
    for (let i = 0; i < people; i++) {
      same += distance(column, a[i] ?? 0, b[i] ?? 0);
      for (const step of [1, 7, 31]) other += distance(column, a[i] ?? 0, b[(i + step) % people] ?? 0) / 3;
    }
    return other === 0 ? 0 : 1 / (same / other + FLOOR);
  });
}

/**
 * The share of people found at the first guess. Of several that are equally near one is guessed, so each has its part.
 */
export function linkedShare(
  columns: readonly Column[],
  learned: readonly number[],
  people: number,
  [known, sought]: Pair,
): number {
  const candidates = cells(columns, sought, people);
  const placeOf = new Map(candidates.flatMap(({ people }, place) => people.map((person) => [person, place] as const)));
  let found = 0;
  for (const cell of cells(columns, known, people)) {
    const nearest = nearestTo(cell, candidates, columns, learned);
    const among = [...nearest].reduce((sum, place) => sum + (candidates[place]?.people.length ?? 0), 0);
    for (const person of cell.people) if (nearest.has(placeOf.get(person) ?? -1)) found += 1 / among;
  }
  return found / people;
}

function nearestTo(
  { report }: Cell,
  candidates: readonly Cell[],
  columns: readonly Column[],
  learned: readonly number[],
): ReadonlySet<number> {
  let nearest: number[] = [];
  let least = Infinity;
  candidates.forEach((candidate, place) => {
    let far = 0;
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i];
      if (column !== undefined) far += (learned[i] ?? 0) * distance(column, report[i] ?? 0, candidate.report[i] ?? 0);
    }
    if (far > least) return;
    if (far < least) nearest = [];
    least = far;
    nearest.push(place);
  });
  return new Set(nearest);
}

/** Several weeks of one person as one: the mean of what is ordered, the commonest of what is not. */
export function joinWeeks(columns: readonly Column[], spans: readonly (readonly number[])[]): readonly Column[] {
  return columns.map(({ ordered, weeks }) => ({
    ordered,
    weeks: spans.map((span) =>
      (weeks[0] ?? []).map((_, person) => {
        const values = span.map((week) => weeks[week]?.[person] ?? 0);
        return ordered ? values.reduce((sum, value) => sum + value, 0) / values.length : commonest(values);
      }),
    ),
  }));
}

function commonest(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return values.find((value) => counts.get(value) === most) ?? 0;
}
