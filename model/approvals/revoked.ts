/**
 * Takes what was revoked out of use: such a metric stays declared, so that old values can still be named, and is
 * recorded nowhere and off the allowlist, like one that expired. Decides nothing about who may revoke.
 */
import { deepFreeze } from '../registry/freeze.ts';
import type { Metric, Registry } from '../registry/types.ts';

/**
 * The registry with these metrics revoked; the same one if there are none. A group closes with any of its metrics,
 * since what a report holds never changes within a series.
 */
export function withoutRevoked(registry: Registry, revoked: ReadonlySet<string>): Registry {
  if (revoked.size === 0) return registry;
  const now = (metric: Metric): Metric =>
    revoked.has(metric.id) ? { ...metric, status: 'revoked', live: false } : metric;
  const metrics = new Map(registry.metrics.map((metric) => [metric.id, now(metric)]));
  const same = (all: readonly Metric[]): readonly Metric[] => all.map((metric) => metrics.get(metric.id) ?? metric);
  return deepFreeze({
    ...registry,
    metrics: same(registry.metrics),
    programs: registry.programs.map((program) => ({
      ...program,
      metrics: same(program.metrics),
      groups: program.groups.map((group) => ({
        ...group,
        open: group.open && !group.metrics.some(({ id }) => revoked.has(id)),
        metrics: same(group.metrics),
      })),
    })),
  });
}
