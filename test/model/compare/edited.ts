/** Registries with one thing changed; everything else is shared, so that thousands of them cost little. */
import { groupsWith } from '../../../model/registry/groups.ts';
import type { Metric, Registry } from '../../../model/registry/types.ts';

/** The registry with these metrics, in programs and groups as they say. */
export function withMetrics(registry: Registry, metrics: readonly Metric[]): Registry {
  const sorted = [...metrics].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const programs = registry.programs.map((program) => {
    const own = sorted.filter((metric) => metric.program === program.name);
    return { ...program, metrics: own, groups: groupsWith(program.name, program.groups, own) };
  });
  return { ...registry, programs, metrics: sorted };
}

/** The registry with one metric changed, or without it. */
export function withMetric(registry: Registry, id: string, after: Metric | null): Registry {
  const others = registry.metrics.filter((metric) => metric.id !== id);
  return withMetrics(registry, after === null ? others : [...others, after]);
}

/** The registry with a group, as `program/name`, open or closed. */
export function withOpen(registry: Registry, group: string, open: boolean): Registry {
  const programs = registry.programs.map((program) => ({
    ...program,
    groups: program.groups.map((one) => (`${one.program}/${one.name}` === group ? { ...one, open } : one)),
  }));
  return { ...registry, programs };
}
