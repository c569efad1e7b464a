/**
 * YAML text -> plain value, with the place of every key and value. Only the plain part of YAML is taken: mappings,
 * sequences and scalars. Anchors, aliases, tags, merge keys, several documents, duplicate and odd keys are refused
 * where they stand, because a reviewer must be able to read a declaration as it is written. Knows nothing about
 * metrics.
 */
import { constructFromEvents, parseEvents, YAMLException, type Event } from 'js-yaml';
import type { Path, Span } from '../findings/problem.ts';
import { locateAll, nearest, type Located } from './yaml-place.ts';
import { yamlRefusals, type YamlProblem } from './yaml-refusals.ts';

export interface YamlDocument {
  /** Undefined when the text has problems. */
  readonly value: unknown;
  readonly problems: readonly YamlProblem[];
  /** Where a key or value stands, or the nearest enclosing one; null in a text that does not parse. */
  locate(path: Path, part: 'key' | 'value'): Span | null;
}

/** A file of the source tree with its parsed form; each is null where there is none: not YAML, or not readable. */
export interface PlacedFile {
  readonly text: string | null;
  readonly document: YamlDocument | null;
}

const MAX_DEPTH = 20;

/**
 * Parses one document. Cost: one pass over the text and one over its events; places are computed on the first `locate`.
 */
export function parseYaml(text: string): YamlDocument {
  let events: Event[];
  try {
    events = parseEvents(text, { maxDepth: MAX_DEPTH });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { value: undefined, problems: [syntaxProblem(error)], locate: () => null };
  }
  const problems = yamlRefusals(text, events);
  const locate = locator(text);
  if (problems.length > 0) return { value: undefined, problems, locate };
  try {
    const [value] = constructFromEvents(events, { source: text, maxAliases: 0 });
    return { value, problems, locate };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { value: undefined, problems: [syntaxProblem(error)], locate };
  }
}

/**
 * Parses again on the first use: keeping the events of every file for the few that have problems would fill the memory.
 */
function locator(text: string): YamlDocument['locate'] {
  let index: Map<string, Located> | null = null;
  return (path, part) => nearest((index ??= locateAll(text, parseEvents(text, { maxDepth: MAX_DEPTH }))), path, part);
}

function syntaxProblem(error: YAMLException): YamlProblem {
  const reason = error.reason ?? 'this is not YAML';
  const span = { offset: error.mark?.position ?? 0, length: 1 };
  if (/nesting|depth/i.test(reason)) {
    return {
      rule: 'yaml/too-deep',
      span,
      message: `this is nested more than ${MAX_DEPTH} levels deep`,
      help: 'a declaration needs no more than 5 levels; flatten it',
    };
  }
  return {
    rule: 'yaml/syntax',
    span,
    message: `this is not valid YAML: ${reason}`,
    help: 'fix the syntax; nothing else in this file was checked',
  };
}
