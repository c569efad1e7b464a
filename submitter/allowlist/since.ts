/**
 * Which counts a line takes: those that were recorded under its own `since` or a later version of the registry. What
 * an earlier version counted was declared otherwise then, or was declared to go nowhere. Counts of no release (0.0.0)
 * are compared with nothing: only a list of no release takes them at all. Pure.
 */
import type { Line } from './line.ts';
import { compareVersions, isUnreleased } from './series.ts';

interface Counted {
  readonly registryVersion: string;
}

export interface Taking {
  /** Whether any line takes what was counted under this version. */
  readonly any: (counted: Counted) => boolean;
  /** Whether the lines of a metric do; where there are none, nothing limits it here, and `permit` refuses it. */
  readonly metric: (counted: Counted, id: string) => boolean;
}

/** Of the lines of one metric the latest `since` holds for all of them. Linear. */
export function takingOf(lines: readonly { readonly line: Line }[]): Taking {
  const since = new Map<string, string>();
  for (const { line } of lines) {
    if (line.section === 'set') continue;
    const other = since.get(line.id);
    if (other === undefined || compareVersions(other, line.since) < 0) since.set(line.id, line.since);
  }
  const isTaken = ({ registryVersion }: Counted, from: string | undefined): boolean =>
    from === undefined || isUnreleased(registryVersion) || compareVersions(registryVersion, from) >= 0;
  return {
    any: (counted) => [...since.values()].some((from) => isTaken(counted, from)),
    metric: (counted, id) => isTaken(counted, since.get(id)),
  };
}
