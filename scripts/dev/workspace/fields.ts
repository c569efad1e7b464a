/** The fields that a list of calls should have counted, and the ways in which one is counted. */

/** Labels by list, as the catalogue has them. */
export type Lists = ReadonlyMap<string, ReadonlySet<string>>;

export class Expected {
  readonly counts = new Map<string, number>();
  readonly lists: Lists;

  constructor(lists: Lists) {
    this.lists = lists;
  }

  add(field: string): void {
    this.counts.set(field, (this.counts.get(field) ?? 0) + 1);
  }

  /** Counts under a label of a list, or `unknown`. */
  listed(metric: string, list: string, label: string): void {
    this.add(`${metric}{${this.lists.get(list)?.has(label) === true ? label : 'unknown'}}`);
  }

  among(metric: string, labels: readonly string[], label: string): void {
    this.add(`${metric}{${labels.includes(label) ? label : 'unknown'}}`);
  }

  bucket(metric: string, bounds: readonly number[], value: number): void {
    const bound = bounds.find((one) => value <= one);
    this.add(`${metric}{${bound === undefined ? `>${bounds.at(-1)}` : `<=${bound}`}}`);
  }
}
