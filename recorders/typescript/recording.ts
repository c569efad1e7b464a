/** Beginning and ending a recording. The store will be written from here; bindings and hosts will not notice. */
import { onFlushNow, type Metric } from './metric.ts';

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

export interface Recording {
  /** Every field that is not zero, spelled as in the store, sorted by field. For tests and viewers. */
  counts(): readonly (readonly [field: string, count: number])[];
  /** Writes what was counted since the last flush. Today counts stay in memory and this writes nothing. */
  flush(): void;
  /** Flushes and ends the recording. `process.exit` does not wait for it; call `flush` before. */
  stop(): void;
}

const started = new Set<Program>();

/** A program as its bindings describe it. */
export function defineProgram(program: Program): Program {
  return program;
}

/**
 * Starts recording a program. Counts made before are not lost: metrics count from the moment they are loaded. Today this
 * only notes the program; nothing is read from or written to the machine.
 */
export function start(program: Program): Recording {
  started.add(program);
  return {
    counts: () => counts(program),
    flush: () => append(program),
    stop: () => {
      append(program);
      started.delete(program);
    },
  };
}

/** Flushes every started program. */
export function flush(): void {
  for (const program of started) append(program);
}

onFlushNow(flush);

/** Where one block of a program's counts will be appended to its day file. In this version it does nothing. */
function append(_program: Program): void {}

function counts(program: Program): readonly (readonly [string, number])[] {
  const all: [string, number][] = [];
  for (const metric of Object.values(program.metrics).flatMap((area) => Object.values(area))) {
    metric.forEach((label, count) => all.push([label === '' ? metric.id : `${metric.id}{${label}}`, count]));
  }
  return all.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
