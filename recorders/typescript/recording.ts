/** Beginning and ending a recording: which programs of this process are recorded, and that they flush as it ends. */
import { onEndings } from './ending.ts';
import { onFlushNow } from './metric.ts';
import { counted, type Program, Session } from './session.ts';
import { today } from './store/day.ts';
import { storeRoot } from './store/place.ts';

export type { Metrics, Program } from './session.ts';

export interface Recording {
  /** Whether the owner of this machine records this program; it was looked up when recording started. */
  readonly isOn: boolean;
  /** Every field that was counted and not yet written, spelled as in the store, sorted. For tests and viewers. */
  counts(): readonly (readonly [field: string, count: number])[];
  /** Writes what was counted since the last flush. Whether all of it was written; false where recording is off. */
  flush(): boolean;
  /** Flushes and ends the recording. Not needed before the process exits. */
  stop(): void;
}

interface Started {
  readonly session: Session;
  recordings: number;
}

const started = new Map<Program, Started>();
let endEndings: (() => void) | null = null;

/** A program as its bindings describe it. */
export function defineProgram(program: Program): Program {
  return program;
}

/**
 * Starts recording a program. `version` is what the host calls itself, such as `1.95.0` or `1.97.0-nightly`; what is
 * no release is written as `dev`. Counts made before are not lost: metrics count from the moment they are loaded.
 *
 * Off unless the owner of this machine said otherwise: that costs one look at the disk, and nothing else is done. On,
 * the process flushes as it exits, as an exception that nobody caught ends it, every ten minutes and just before
 * midnight UTC. Worker threads record by themselves; one that is terminated loses what it counted since its last
 * flush.
 */
export function start(program: Program, version: string): Recording {
  const isOn = begin(program, version);
  let stopped = !isOn;
  return {
    isOn,
    counts: () => counted(program),
    flush: () => !stopped && flushOne(program),
    stop: () => {
      if (stopped) return;
      stopped = true;
      end(program);
    },
  };
}

/** Flushes every program that is recorded. Whether all was written; false if none is. */
export function flush(): boolean {
  return [...started.keys()].map(flushOne).every(Boolean) && started.size > 0;
}

onFlushNow(flush);

function begin(program: Program, version: string): boolean {
  try {
    const known = started.get(program);
    if (known !== undefined) {
      known.recordings++;
      return true;
    }
    const session = Session.open(program, storeRoot(process.env, process.platform), version);
    if (session === null) return false;
    started.set(program, { session, recordings: 1 });
    endEndings ??= onEndings(flushDue);
    return true;
  } catch {
    return false;
  }
}

function end(program: Program): void {
  flushOne(program);
  const known = started.get(program);
  if (known === undefined || --known.recordings > 0) return;
  started.delete(program);
  if (started.size > 0) return;
  endEndings?.();
  endEndings = null;
}

function flushOne(program: Program): boolean {
  try {
    return started.get(program)?.session.flush(today()) === true;
  } catch {
    return false;
  }
}

function flushDue(): void {
  for (const { session } of started.values()) {
    try {
      session.flushIfDue(today());
    } catch {
      // Nothing a recorder meets may change its host.
    }
  }
}
