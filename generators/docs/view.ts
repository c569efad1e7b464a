/**
 * The pages of the reference as views: an index with counts, classes and groups, one page a program, and one page that
 * lists every value of every list once. Templates only arrange what stands here.
 */
import { CLASSES } from '../../model/schema/declaration.ts';
import { encodeLabel } from '../../model/registry/fields.ts';
import type { Metric, Program, Registry } from '../../model/registry/types.ts';
import { areasOf } from '../areas.ts';
import { listsOf } from '../bindings.ts';
import { sinks } from '../sink.ts';
import { bitsOfCap, countRows, noisedRows, shareOfGroup, type CountRow, type NoisedRow } from './amounts.ts';
import { metricView, type MetricView } from './metric-view.ts';
import { code, prose, verbatim } from './tokens.ts';

export interface ProgramView {
  readonly name: string;
  readonly summary: string;
  readonly registry: string;
  readonly areas: readonly { readonly name: string; readonly metrics: readonly MetricView[] }[];
}

export interface ListView {
  readonly name: string;
  readonly summary: string;
  readonly toolchain: string;
  readonly command: string;
  readonly owner: string;
  readonly uses: string;
  readonly values: readonly string[];
}

export interface IndexView {
  readonly registry: string;
  readonly as_of: string;
  readonly reporters: number;
  readonly counts: readonly CountRow[];
  readonly classes: readonly {
    readonly name: string;
    readonly summary: string;
    readonly days: number;
    readonly beyond: number;
    readonly why: string;
  }[];
  readonly groups: readonly {
    readonly program: string;
    readonly name: string;
    readonly open: string;
    readonly says: string;
    readonly visible: string;
    readonly summary: string;
    readonly metrics: string;
  }[];
  readonly noised: readonly NoisedRow[];
  readonly lists: readonly {
    readonly name: string;
    readonly values: number;
    readonly toolchain: string;
    readonly owner: string;
    readonly summary: string;
  }[];
  readonly owners: readonly { readonly name: string; readonly summary: string }[];
  readonly programs: readonly { readonly link: string; readonly summary: string }[];
}

/** `sample 0.1.0 (preview)` */
const registryName = ({ name, version, status }: Registry): string => `${code(name)} ${version} (${status})`;

/** Links to the sections of metrics, from a page beside `programs/`. */
const metricLinks = (metrics: readonly Metric[]): string =>
  metrics.map(({ id, program }) => `[${code(id)}](programs/${program}.md#${id})`).join(', ');

export function programView(program: Program, registry: Registry): ProgramView {
  const sinkOf = sinks(registry);
  return {
    name: program.name,
    summary: prose(program.summary),
    registry: registryName(registry),
    areas: areasOf(program).map(({ name, metrics }) => ({
      name: code(name),
      metrics: metrics.map((metric) => metricView(metric, sinkOf(metric), registry)),
    })),
  };
}

export function listViews(registry: Registry): readonly ListView[] {
  return registry.enumerations.map((list) => ({
    name: list.name,
    summary: prose(list.summary),
    toolchain: prose(list.toolchain),
    command: verbatim(list.command),
    owner: code(list.owner),
    uses: metricLinks(registry.metrics.filter((metric) => listsOf(metric).includes(list.name))),
    values: list.values.map((value) => verbatim(encodeLabel(value))),
  }));
}

export function indexView(registry: Registry): IndexView {
  return {
    registry: registryName(registry),
    as_of: registry.as_of,
    reporters: registry.policy.reporters.assumed,
    counts: registry.programs.flatMap(countRows),
    classes: CLASSES.map((name) => {
      const { summary, why, days, days_beyond } = registry.policy.classes[name];
      return { name: code(name), summary: prose(summary), days, beyond: days_beyond, why: prose(why) };
    }),
    groups: registry.programs.flatMap((program) =>
      program.groups.map((group) => ({
        program: code(program.name),
        name: code(group.name),
        open: group.open ? 'yes' : 'no',
        says: bitsOfCap(group, program, registry),
        visible: shareOfGroup(program, registry),
        summary: prose(group.summary),
        metrics: metricLinks(group.metrics),
      })),
    ),
    noised: noisedRows(registry, (metric) => metricLinks([metric])),
    lists: registry.enumerations.map((list) => ({
      name: `[${list.name}](lists.md#${list.name})`,
      values: list.values.length,
      toolchain: prose(list.toolchain),
      owner: code(list.owner),
      summary: prose(list.summary),
    })),
    owners: registry.teams.map(({ name, summary }) => ({ name: code(name), summary: prose(summary) })),
    programs: registry.programs.map(({ name, summary }) => ({
      link: `[${code(name)}](programs/${name}.md)`,
      summary: prose(summary),
    })),
  };
}
