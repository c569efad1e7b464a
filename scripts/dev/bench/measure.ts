/** Timing whole processes: the things compared take turns, so that a slow minute of the machine is shared by all. */
import { spawnSync } from 'node:child_process';

export interface Subject {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

export interface Timing {
  readonly name: string;
  /** Milliseconds, sorted. */
  readonly times: readonly number[];
}

/** Runs every subject once unmeasured, then `rounds` times in turns. Throws when one of them fails. */
export function measure(subjects: readonly Subject[], rounds: number): readonly Timing[] {
  const times = new Map(subjects.map(({ name }) => [name, [] as number[]]));
  for (let round = -1; round < rounds; round++) {
    for (const { name, command } of subjects) {
      const took = once(command);
      if (round >= 0) times.get(name)?.push(took);
    }
  }
  return [...times].map(([name, all]) => ({ name, times: all.sort((a, b) => a - b) }));
}

function once([program, ...parameters]: Subject['command']): number {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(program, parameters, { encoding: 'utf8' });
  const took = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) throw new Error(`${program} ${parameters.join(' ')} exited with ${status}: ${stderr}`);
  return took;
}

/** The value below which a share of the sorted times lies (nearest rank). */
export function quantile(times: readonly number[], share: number): number {
  return times[Math.max(0, Math.ceil(times.length * share) - 1)] ?? Number.NaN;
}
