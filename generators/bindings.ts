/**
 * What the bindings of every language say alike: the documentation of a metric, the order of a label table, the lists
 * that a program's metrics use, and the table of names that stays in the binary.
 */
import { UNKNOWN } from '../model/schema/declaration.ts';
import { encodeLabel } from '../model/registry/fields.ts';
import { parsePattern, type Pattern } from '../model/registry/pattern.ts';
import type { Dimension, Enumeration, Metric, Program, Registry, Text } from '../model/registry/types.ts';
import { sentence } from './page.ts';

export interface TableLabel {
  readonly raw: string;
  /** As it is spelled in fields. */
  readonly encoded: string;
}

/** A list that metrics of a program use, as labels or for frames. */
export interface UsedList {
  readonly name: string;
  readonly doc: string;
  /** In table order; empty where the list only names frames. */
  readonly labels: readonly TableLabel[];
  /** Spelled as in fields, sorted; empty where no frames come from the list. */
  readonly frames: readonly string[];
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Sorted by encoded text, so that a recorder can search, with `unknown` last. */
export function tableOrder(labels: readonly string[]): readonly TableLabel[] {
  const declared = labels.filter((label) => label !== UNKNOWN).map((raw) => ({ raw, encoded: encodeLabel(raw) }));
  return [...declared.sort((a, b) => byText(a.encoded, b.encoded)), { raw: UNKNOWN, encoded: UNKNOWN }];
}

/** The dimensions of a metric; none for kinds without labels. */
export function dimensionsOf(metric: Metric): readonly Dimension[] {
  switch (metric.kind) {
    case 'counter':
      return metric.labels;
    case 'enumeration':
      return [metric.values];
    case 'flag':
    case 'histogram':
    case 'frames':
    case 'text':
      return [];
  }
}

/** The lists that a metric takes labels or frames from. */
export function listsOf(metric: Metric): readonly string[] {
  if (metric.kind === 'frames') return [metric.list];
  return dimensionsOf(metric).flatMap(({ list }) => (list === null ? [] : [list]));
}

/** By name, those lists of the registry that the program's metrics use. */
export function usedLists(registry: Registry, program: Program): readonly UsedList[] {
  const dimensions = program.metrics.flatMap(dimensionsOf);
  const stacks = program.metrics.filter((metric) => metric.kind === 'frames');
  const used = (list: Enumeration): UsedList => {
    const labels = dimensions.find((dimension) => dimension.list === list.name)?.labels;
    const values = stacks.find((metric) => metric.list === list.name)?.values ?? [];
    return {
      name: list.name,
      doc: `${list.summary} (${list.file}).`,
      labels: labels === undefined ? [] : tableOrder(labels),
      frames: values.map(encodeLabel).sort(byText),
    };
  };
  return registry.enumerations.map(used).filter(({ labels, frames }) => labels.length + frames.length > 0);
}

/** What the documentation of a metric says: paragraphs, not yet cut or escaped. */
export function metricDoc(metric: Metric): string {
  const { id, privacy_class, retention, since, file } = metric;
  const facts = `\`${id}\`, ${privacy_class}, kept ${retention} days, since ${since} (${file}).`;
  return [sentence(metric.summary), metric.description, ...standing(metric), facts].join('\n\n');
}

/** A sentence on a metric that is not simply active. */
function standing(metric: Metric): readonly string[] {
  if (metric.status === 'proposed') return ['Proposed: counts nothing yet.'];
  if (metric.status === 'revoked') return ['Revoked: counts nothing.'];
  if (!metric.live) return [`Expired on ${metric.expires}: counts nothing.`];
  return metric.status === 'deprecated' ? ['Deprecated: it will be removed.'] : [];
}

/** The table that `strings BINARY` shows: every id that can be recorded, alone on a line. */
export function nameLines(registry: Registry, program: Program): readonly string[] {
  const ids = program.metrics.filter((metric) => metric.live).map((metric) => metric.id);
  return [`TALLYBOOK-NAMES ${registry.name} ${registry.version}`, ...ids, 'END'];
}

/** The tree of a text metric, neighbouring characters joined. Throws on a pattern that no checked registry holds. */
export function patternOf(metric: Text): Pattern {
  const parsed = parsePattern(metric.pattern);
  if ('error' in parsed) throw new Error(`${metric.id}: pattern ${metric.pattern}: ${parsed.error}`);
  return joined(parsed.pattern);
}

function joined(pattern: Pattern): Pattern {
  switch (pattern.form) {
    case 'literal':
    case 'class':
      return pattern;
    case 'either':
      return { form: 'either', options: pattern.options.map(joined) };
    case 'repeat':
      return { ...pattern, part: joined(pattern.part) };
    case 'sequence': {
      const parts: Pattern[] = [];
      for (const part of pattern.parts.map(joined)) {
        const last = parts.at(-1);
        if (part.form !== 'literal' || last?.form !== 'literal') parts.push(part);
        else parts[parts.length - 1] = { form: 'literal', text: last.text + part.text };
      }
      const [only] = parts;
      return parts.length === 1 && only !== undefined ? only : { form: 'sequence', parts };
    }
  }
}
