/** Registries for the disclosure test, some of which no check would let through: the sample's first program alone. */
import type { Metric, Registry } from '../../../model/registry/types.ts';
import { registryOf } from '../../sample.ts';

/** One program with these metrics; `crashes` is its open group and `speed` its closed one. */
export function alone(...metrics: readonly Metric[]): Registry {
  const registry = registryOf(metrics);
  return { ...registry, programs: registry.programs.filter(({ name }) => name === 'demo') };
}

/** The same with both groups open. */
export function bothOpen(registry: Registry): Registry {
  const programs = registry.programs.map((program) => ({
    ...program,
    groups: program.groups.map((group) => ({ ...group, open: true })),
  }));
  return { ...registry, programs };
}
