/**
 * YAML text -> plain value, with the place of every key and value. Only the plain part of YAML is taken: mappings,
 * sequences and scalars. Anchors, aliases, tags, merge keys, several documents, duplicate and odd keys are refused
 * where they stand, because a reviewer must be able to read a declaration as it is written. Knows nothing about
 * metrics.
 */
import {
  constructFromEvents,
  EVENT_ALIAS,
  EVENT_DOCUMENT,
  EVENT_MAPPING,
  EVENT_POP,
  EVENT_SCALAR,
  getScalarValue,
  parseEvents,
  YAMLException,
  type Event,
} from 'js-yaml';
import type { Path, Span } from '../findings/problem.ts';
import type { RuleId } from '../findings/rule-ids.ts';
import { locateAll, nearest, type Located } from './yaml-place.ts';

export type YamlRule = Extract<RuleId, `yaml/${string}`>;

export interface YamlProblem {
  readonly rule: YamlRule;
  readonly span: Span;
  readonly message: string;
  readonly help: string;
}

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
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

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
  const problems = refusals(text, events);
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

interface Level {
  readonly keys: Set<string> | null;
  isKey: boolean;
}

/** Every construct that is valid YAML and still refused, in one walk. */
function refusals(text: string, events: readonly Event[]): YamlProblem[] {
  const problems: YamlProblem[] = [];
  const stack: Level[] = [];
  const refuse = (rule: YamlRule, offset: number, length: number, message: string, help: string): void => {
    problems.push({ rule, span: { offset, length }, message, help });
  };
  let documents = 0;
  for (const event of events) {
    const level = stack.at(-1);
    if (event.type === EVENT_POP) {
      stack.pop();
      continue;
    }
    if (event.type === EVENT_DOCUMENT) {
      if (++documents === 2)
        refuse(
          'yaml/several-documents',
          text.search(/^---/m),
          3,
          'this file holds several YAML documents',
          'keep one document in a file',
        );
      stack.push({ keys: null, isKey: false });
      continue;
    }
    const atKey = level?.keys != null && level.isKey;
    if (level?.keys != null) level.isKey = !level.isKey;
    if (event.type === EVENT_ALIAS) {
      refuse(
        'yaml/alias',
        event.anchorStart - 1,
        1 + event.anchorEnd - event.anchorStart,
        'an alias stands for text written elsewhere',
        'write the value out, so that it can be reviewed where it stands',
      );
      continue;
    }
    if (event.anchorStart >= 0)
      refuse(
        'yaml/anchor',
        event.anchorStart - 1,
        1 + event.anchorEnd - event.anchorStart,
        'an anchor marks text for use elsewhere',
        'remove it; shared values belong in `defaults`',
      );
    if (event.tagStart >= 0)
      refuse(
        'yaml/tag',
        event.tagStart,
        event.tagEnd - event.tagStart,
        'a tag changes what the value after it means',
        'remove it; quote the value if it must be a string',
      );
    if (event.type === EVENT_SCALAR) {
      if (atKey && level?.keys != null) refuseKey(text, event, level.keys, refuse);
      continue;
    }
    const offset = event.start;
    if (atKey) refuse('yaml/complex-key', offset, 1, 'a key must be a single word', 'write the key as a plain word');
    stack.push({ keys: event.type === EVENT_MAPPING ? new Set() : null, isKey: event.type === EVENT_MAPPING });
  }
  if (documents === 0) refuse('yaml/empty', 0, 0, 'this file is empty', 'write a declaration, or delete the file');
  return problems;
}

type Refuse = (rule: YamlRule, offset: number, length: number, message: string, help: string) => void;

function refuseKey(
  text: string,
  event: Extract<Event, { type: typeof EVENT_SCALAR }>,
  keys: Set<string>,
  refuse: Refuse,
): void {
  const key = event.fast
    ? text.slice(event.valueStart, event.valueEnd)
    : event.valueStart < 0
      ? ''
      : getScalarValue(text, event);
  const offset = Math.max(0, event.valueStart);
  const length = Math.max(1, event.valueEnd - event.valueStart);
  if (key === '<<')
    refuse(
      'yaml/merge-key',
      offset,
      length,
      'a merge key copies keys from elsewhere',
      'write the keys out, or put them into `defaults`',
    );
  else if (FORBIDDEN_KEYS.has(key))
    refuse('yaml/forbidden-key', offset, length, `\`${key}\` cannot be a key`, 'choose another name');
  else if (keys.has(key))
    refuse(
      'yaml/duplicate-key',
      offset,
      length,
      `\`${shorten(key)}\` is given twice`,
      'keep one of the two; the other would be lost',
    );
  keys.add(key);
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}...` : text);
