/**
 * What the template of the TypeScript bindings prints: every value is already a valid token. Decides nothing about
 * metrics.
 */
import { camel, pascal } from '../../model/registry/identifiers.ts';
import type { Metric, Program, Registry } from '../../model/registry/types.ts';
import { areasOf, type Area } from '../areas.ts';
import { metricDoc, nameLines, usedLists, type UsedList } from '../bindings.ts';
import { headerLines, sentence } from '../page.ts';
import { layImport, layProperty, type Value } from './layout.ts';
import { shapeOf } from './shape.ts';
import { tsDoc, tsString } from './tokens.ts';

interface ListView {
  readonly doc: readonly string[];
  readonly key: string;
  readonly type: string;
  readonly lines: readonly string[];
}

interface MetricView {
  readonly doc: readonly string[];
  readonly name: string;
  readonly callee: string;
  readonly lines: readonly string[];
}

export interface ProgramView {
  readonly header: readonly string[];
  readonly doc: readonly string[];
  readonly imports: readonly string[];
  readonly labelLists: readonly ListView[];
  readonly frameLists: readonly ListView[];
  readonly areas: readonly {
    readonly doc: readonly string[];
    readonly name: string;
    readonly metrics: readonly MetricView[];
  }[];
  /** The lines of the program's own properties. */
  readonly program: readonly string[];
  /** Lines of a template literal. Ids and registry names hold nothing that it would have to escape. */
  readonly names: readonly string[];
}

const RECORDER = "'tallybook/recorder'";

export function programView(registry: Registry, program: Program): ProgramView {
  const used = usedLists(registry, program);
  const properties: readonly (readonly [string, Value])[] = [
    ['name', tsString(program.name)],
    ['registry', tsString(registry.name)],
    ['version', tsString(registry.version)],
  ];
  return {
    header: headerLines(`registry/${program.name}/`, 'typescript'),
    doc: tsDoc(sentence(`Metrics of ${program.name}: ${program.summary}`), 0),
    imports: layImport(imported(program), RECORDER),
    labelLists: used
      .filter((list) => list.labels.length > 0)
      .map((list) =>
        listView(
          list,
          list.labels.map((l) => l.encoded),
        ),
      ),
    frameLists: used.filter((list) => list.frames.length > 0).map((list) => listView(list, list.frames)),
    areas: areasOf(program).map(areaView),
    program: properties.flatMap(([key, value]) => layProperty(key, value, 2)),
    names: nameLines(registry, program),
  };
}

/** What the file takes from the recorder, sorted. */
function imported(program: Program): readonly string[] {
  const names = program.metrics.flatMap((metric) => {
    const { callee, uses } = shapeOf(metric);
    return [metric.live ? callee : 'off', ...uses];
  });
  return [...new Set(['defineProgram', ...names])].sort();
}

function listView(list: UsedList, values: readonly string[]): ListView {
  const key = camel(list.name);
  return {
    doc: tsDoc(list.doc, 2),
    key,
    type: pascal(list.name),
    lines: layProperty(key, { items: values.map(tsString) }, 2),
  };
}

function areaView(area: Area): ProgramView['areas'][number] {
  return {
    doc: tsDoc(`Declared in ${area.file}.`, 2),
    name: camel(area.name),
    metrics: area.metrics.map(metricView),
  };
}

function metricView(metric: Metric): MetricView {
  const shape = shapeOf(metric);
  const properties: readonly (readonly [string, Value])[] = [
    ['id', tsString(metric.id)],
    ['keep', String(metric.retention)],
    ...(metric.privacy_class === 'fleet' ? [['fleet', 'true'] as const] : []),
    ...(metric.flush_now ? [['flush', "'now'"] as const] : []),
    ...shape.properties,
  ];
  return {
    doc: tsDoc(metricDoc(metric), 4),
    name: camel(metric.name),
    callee: metric.live ? shape.callee : `off.${shape.callee}`,
    lines: properties.flatMap(([key, value]) => layProperty(key, value, 6)),
  };
}
