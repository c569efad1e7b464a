/** Which metrics are reported together: the groups of a program, from its metrics. Pure; judges nothing. */
import type { Group, Metric } from './types.ts';

/** The groups of a program with the metrics that are reported in each. */
export function groupsWith(
  program: string,
  groups: readonly Omit<Group, 'program' | 'metrics'>[],
  own: readonly Metric[],
): readonly Group[] {
  return groups.map(({ name, summary, open }) => {
    const metrics = own.filter(({ privacy_class, submit }) => privacy_class === 'coarse' && submit?.group === name);
    return { program, name, summary, open, metrics };
  });
}
