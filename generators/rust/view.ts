/**
 * What the template of the Rust bindings prints: every value is a valid token already. Decides nothing about metrics.
 */
import { rustModule, rustStatic, rustVariant } from '../../model/registry/identifiers.ts';
import type { Metric, Program, Registry } from '../../model/registry/types.ts';
import { areasOf, type Area } from '../areas.ts';
import { dimensionsOf, metricDoc, nameLines, tableOrder, usedLists } from '../bindings.ts';
import type { TableLabel, UsedList } from '../bindings.ts';
import { headerLines, sentence } from '../page.ts';
import { layStatic, pack, type Laid } from './layout.ts';
import { shapeOf, type Shape } from './shape.ts';
import { inlineType, listStatic, listsModule, listType, rustDoc, rustString } from './tokens.ts';

interface LabelEnum {
  readonly doc: readonly string[];
  readonly name: string;
  readonly variants: readonly { readonly name: string; readonly label: string }[];
}

/** A shared list: an enum of labels, or names that frames come from; the other one's lines are empty. */
interface SharedList extends LabelEnum {
  readonly values: readonly string[];
}

interface MetricView extends Laid {
  readonly doc: readonly string[];
  readonly enums: readonly LabelEnum[];
}

interface AreaView {
  readonly doc: readonly string[];
  readonly module: string;
  readonly uses: readonly string[];
  readonly metrics: readonly MetricView[];
}

export interface ProgramView {
  readonly header: readonly string[];
  readonly doc: readonly string[];
  readonly module: string;
  readonly lists: readonly SharedList[];
  readonly areas: readonly AreaView[];
  readonly program: { readonly name: string; readonly registry: string; readonly version: string };
  readonly recorded: readonly string[];
  /** Lines of a plain string literal. Ids and registry names hold nothing that a literal would have to escape. */
  readonly names: readonly string[];
}

export function programView(registry: Registry, program: Program): ProgramView {
  const areas = areasOf(program);
  const lists = listsModule(areas.map(({ name }) => name));
  const live = program.metrics.filter((metric) => metric.live);
  return {
    header: headerLines(`registry/${program.name}/`, 'rust'),
    doc: rustDoc(sentence(`Metrics of ${program.name}: ${program.summary}`), '//!', 0),
    module: lists,
    lists: usedLists(registry, program).flatMap(sharedLists),
    areas: areas.map((area) => areaView(area, lists)),
    program: {
      name: rustString(program.name),
      registry: rustString(registry.name),
      version: rustString(registry.version),
    },
    recorded: live.map((metric) => `${rustModule(metric.area)}::${rustStatic(metric.name)}`),
    names: nameLines(registry, program),
  };
}

function labelEnum(name: string, doc: string, labels: readonly TableLabel[]): LabelEnum {
  const variants = labels.map(({ raw, encoded }) => ({ name: rustVariant(raw), label: rustString(encoded) }));
  return { doc: rustDoc(doc, '///', 8), name, variants };
}

function sharedLists(list: UsedList): readonly SharedList[] {
  const labels = { ...labelEnum(listType(list.name), list.doc, list.labels), values: [] };
  const values = list.frames.map(rustString);
  const frames = { doc: rustDoc(list.doc, '///', 4), name: listStatic(list.name), variants: [], values };
  return [labels, frames].filter((shared) => shared.variants.length + shared.values.length > 0);
}

function areaView(area: Area, lists: string): AreaView {
  const shapes = area.metrics.map((metric) => shapeOf(metric, lists));
  const usesLists = shapes.some((shape) => [...shape.parameters, ...shape.parts].some((part) => isIn(part, lists)));
  return {
    doc: rustDoc(`Declared in ${area.file}.`, '///', 0),
    module: rustModule(area.name),
    uses: [...(usesLists ? [`use super::${lists};`] : []), ...recorderUse(area, shapes)],
    metrics: area.metrics.map((metric) => metricView(metric, lists)),
  };
}

const isIn = (part: unknown, module: string): boolean => typeof part === 'string' && part.startsWith(`${module}::`);

/** The names that an area takes from the recorder, in rustfmt's order: modules before types. */
function recorderUse(area: Area, shapes: readonly Shape[]): readonly string[] {
  const types = area.metrics.flatMap((metric, i) => (metric.live ? [shapes[i]?.type ?? ''] : []));
  const names = [...new Set(['Meta', ...types, ...shapes.flatMap((shape) => shape.uses)])].sort();
  const all = area.metrics.every((metric) => metric.live) ? names : ['off', ...names];
  const line = `use tallybook::{${all.join(', ')}};`;
  if (all.length === 1) return [`use tallybook::${all.join()};`];
  return line.length <= 96 ? [line] : ['use tallybook::{', ...pack(all, 92).map((text) => `    ${text}`), '};'];
}

function metricView(metric: Metric, lists: string): MetricView {
  const shape = shapeOf(metric, lists);
  const parameters = [...shape.parameters, ...(metric.flush_now ? ['true'] : [])];
  const type = metric.live ? shape.type : `off::${shape.type}`;
  const meta = { callee: metric.privacy_class === 'fleet' ? 'Meta::fleet' : 'Meta::new', parts: metaParts(metric) };
  const laid = layStatic(
    {
      name: rustStatic(metric.name),
      type: parameters.length === 0 ? type : `${type}<${parameters.join(', ')}>`,
      callee: `${type}::new`,
      parts: [meta, ...shape.parts],
    },
    4,
  );
  // rustfmt lays out a nested pattern by rules that are not followed here.
  return {
    ...laid,
    skip: laid.skip || metric.kind === 'text',
    doc: rustDoc(metricDoc(metric), '///', 4),
    enums: inlineEnums(metric),
  };
}

const metaParts = (metric: Metric): readonly string[] => [rustString(metric.id), String(metric.retention)];

function inlineEnums(metric: Metric): readonly LabelEnum[] {
  const dimensions = dimensionsOf(metric);
  return dimensions
    .filter((dimension) => dimension.list === null)
    .map(({ name, labels }) => {
      const doc = `Values of \`${name}\` of \`${metric.id}\`.`;
      return labelEnum(inlineType(metric.name, name, dimensions.length), doc, tableOrder(labels));
    });
}
