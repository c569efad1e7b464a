/** A program's metrics by area: what every output that has a section for each area begins with. */
import type { Metric, Program } from '../model/registry/types.ts';

export interface Area {
  readonly name: string;
  /** The declaring file. */
  readonly file: string;
  readonly metrics: readonly Metric[];
}

/** The program's areas by name, each with its metrics by id. One pass. */
export function areasOf(program: Program): readonly Area[] {
  const areas = new Map<string, Metric[]>();
  for (const metric of program.metrics) {
    const area = areas.get(metric.area);
    if (area === undefined) areas.set(metric.area, [metric]);
    else area.push(metric);
  }
  return [...areas].map(([name, metrics]) => ({ name, file: metrics[0]?.file ?? '', metrics }));
}
