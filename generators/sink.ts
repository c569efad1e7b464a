/**
 * Where the values of a metric may go today. The allowlist decides what leaves; this is the one rule by which its lines
 * are made, shared with the outputs that describe it so that they cannot say otherwise.
 */
import type { Metric, Registry } from '../model/registry/types.ts';

/** The sinks that have lines in the allowlist, in the order of its sections. */
export const SINKS = ['submit', 'ticket', 'fleet'] as const;
export type Sink = (typeof SINKS)[number];

/** For each metric its sink, or null: sealed, not live, or a coarse metric of a group that is closed. */
export function sinks(registry: Registry): (metric: Metric) => Sink | null {
  const open = new Set(openGroups(registry));
  return (metric) => {
    const { sink } = registry.policy.classes[metric.privacy_class];
    if (!metric.live || sink === 'none') return null;
    const group = metric.submit?.group ?? null;
    return group === null || open.has(`${metric.program}/${group}`) ? sink : null;
  };
}

const openGroups = (registry: Registry): readonly string[] =>
  registry.programs.flatMap(({ groups }) => groups.filter((group) => group.open).map((g) => `${g.program}/${g.name}`));
