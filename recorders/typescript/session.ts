/**
 * One program that is recorded: from counts in memory to blocks in its folder. The day comes from the caller. Nothing
 * here throws, prints or waits, whatever the disk does; what could not be written stays in memory.
 */
import type { Metric } from './metric.ts';
import { blockText } from './store/block.ts';
import { type Day, LAST_DAY } from './store/day.ts';
import { namesIn } from './store/folder.ts';
import { matcher } from './store/glob.ts';
import { LONGEST, programVersion } from './store/name.ts';
import { type Making, NumberedFiles } from './store/numbered.ts';
import { type On, readOn } from './store/on.ts';
import { byKey } from './store/order.ts';
import { isProgram, programFolder } from './store/place.ts';
import { removeOverCap, sweep } from './store/sweep.ts';

/** Metrics by area and name, as bindings declare them. Those that are off are in it too: they never have a count. */
export type Metrics = Readonly<Record<string, Readonly<Record<string, Metric>>>>;

/** One program, as its bindings describe it. */
export interface Program {
  /** The first part of its ids. */
  readonly name: string;
  /** The registry's name and version. */
  readonly registry: string;
  readonly version: string;
  readonly metrics: Metrics;
}

/** A count on its way to the disk. */
interface Taken {
  readonly metric: Metric;
  readonly label: string;
  readonly field: string;
  readonly count: number;
}

export class Session {
  readonly #program: Program;
  readonly #root: string;
  readonly #folder: string;
  readonly #version: string;
  readonly #process = process.pid;
  readonly #files = new Map<number, NumberedFiles>();
  /** The `on` that counts are made under; empty while there is none. */
  #seen: string;

  private constructor(program: Program, root: string, version: string, seen: string) {
    this.#program = program;
    this.#root = root;
    this.#folder = programFolder(root, program.name);
    this.#version = programVersion(version);
    this.#seen = seen;
  }

  /** Null where recording is off; that costs one look at the disk. */
  static open(program: Program, root: string | null, version: string): Session | null {
    if (root === null || !isProgram(program.name)) return null;
    const state = readOn(programFolder(root, program.name));
    return state.state === 'on' ? new Session(program, root, version, state.seen) : null;
  }

  /** Writes what was counted since the last flush, and that the program was used. Whether all of it was written. */
  flush(day: Day): boolean {
    if (process.pid !== this.#process || day < 0 || day + LONGEST > LAST_DAY) return false;
    const on = this.#on();
    if (on === null) return false;
    const metrics = this.#recorded(on.fleet !== null);
    const taken = this.#take(new Set(metrics), on.deny);
    const [longest, ...others] = retentions(metrics);
    let written = true;
    for (const keep of longest === undefined ? [] : [longest, ...others]) {
      const counts = taken.filter(({ metric }) => metric.keep === keep);
      if (keep !== longest && counts.length === 0) continue;
      const appended = this.#file(keep).append(day, this.#block(counts));
      if (appended === 'written') continue;
      written = false;
      if (appended !== 'unwritten') continue;
      for (const { metric, label, count } of counts) metric.putBack(label, count);
    }
    return written;
  }

  /** The same, only if there is something to say: a count, or that the program was used on this day. */
  flushIfDue(day: Day): void {
    const used = [...this.#files.values()].some(({ written }) => written === day);
    if (!used || counted(this.#program).length > 0) this.flush(day);
  }

  /**
   * What `on` says now; null if this flush writes nothing. If it is not the one seen before, what was counted is
   * dropped; while it cannot be looked at, nothing is known and the counts are kept.
   */
  #on(): On | null {
    const state = readOn(this.#folder);
    const seen = state.state === 'on' ? state.seen : '';
    if (state.state === 'on' && seen === this.#seen) return state.on;
    if (state.state === 'off' && state.why === 'unreadable') return null;
    this.#seen = seen;
    this.#files.clear();
    for (const metric of metricsOf(this.#program)) metric.take(() => {});
    return null;
  }

  #recorded(fleet: boolean): readonly Metric[] {
    return metricsOf(this.#program).filter(
      ({ live, keep, fleet: only }) =>
        live && Number.isInteger(keep) && keep >= 1 && keep <= LONGEST && (fleet || !only),
    );
  }

  /** Takes the counts of every metric; those that are not recorded, or denied, are gone by that. */
  #take(recorded: ReadonlySet<Metric>, deny: readonly string[]): readonly Taken[] {
    const taken: Taken[] = [];
    const denied = deny.map(matcher);
    for (const metric of metricsOf(this.#program)) {
      const kept = recorded.has(metric);
      metric.take((label, count) => {
        const field = fieldOf(metric, label);
        if (kept && !denied.some((matches) => matches(field))) taken.push({ metric, label, field, count });
      });
    }
    return taken;
  }

  #block(counts: readonly Taken[]): string {
    const { registry, version } = this.#program;
    return blockText(
      registry,
      version,
      counts.map(({ field, count }) => [field, count] as const),
    );
  }

  #file(keep: number): NumberedFiles {
    const open = this.#files.get(keep);
    if (open !== undefined) return open;
    const making: Making = (shared, today) => this.#making(shared, today);
    const file = new NumberedFiles(this.#folder, this.#program.name, this.#version, keep, making);
    this.#files.set(keep, file);
    return file;
  }

  /** The first file of a day, version and retention sweeps; any other only keeps the folder from growing too large. */
  #making(shared: string, today: Day): () => void {
    const first = !namesIn(this.#folder).some((name) => name.startsWith(shared));
    return () => {
      if (first) sweep(this.#root, this.#program.name, today);
      else removeOverCap(this.#folder);
    };
  }
}

/** Every field that is not zero, spelled as in the store, sorted by field. */
export function counted(program: Program): readonly (readonly [field: string, count: number])[] {
  const all: [string, number][] = [];
  for (const metric of metricsOf(program)) {
    metric.forEach((label, count) => all.push([fieldOf(metric, label), count]));
  }
  return all.sort(byKey);
}

const metricsOf = ({ metrics }: Program): readonly Metric[] =>
  Object.values(metrics).flatMap((area) => Object.values(area));

const fieldOf = ({ id }: Metric, label: string): string => (label === '' ? id : `${id}{${label}}`);

/** The longest first: its file says that the program was used. */
const retentions = (metrics: readonly Metric[]): readonly number[] =>
  [...new Set(metrics.map(({ keep }) => keep))].sort((a, b) => b - a);
