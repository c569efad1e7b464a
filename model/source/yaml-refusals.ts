/**
 * What is valid YAML and still refused: anchors, aliases, tags, merge keys, several documents, duplicate and odd keys.
 * One walk over the parser's events; knows nothing about metrics.
 */
import {
  EVENT_ALIAS,
  EVENT_DOCUMENT,
  EVENT_MAPPING,
  EVENT_POP,
  EVENT_SCALAR,
  getScalarValue,
  type Event,
} from 'js-yaml';
import type { Span } from '../findings/problem.ts';
import type { RuleId } from '../findings/rule-ids.ts';

export type YamlRule = Extract<RuleId, `yaml/${string}`>;

export interface YamlProblem {
  readonly rule: YamlRule;
  readonly span: Span;
  readonly message: string;
  readonly help: string;
}

const WORDS = {
  'yaml/alias': {
    message: 'an alias stands for text written elsewhere',
    help: 'write the value out, so that it can be reviewed where it stands',
  },
  'yaml/anchor': {
    message: 'an anchor marks text for use elsewhere',
    help: 'remove it; shared values belong in `defaults`',
  },
  'yaml/tag': {
    message: 'a tag changes what the value after it means',
    help: 'remove it; quote the value if it must be a string',
  },
  'yaml/merge-key': {
    message: 'a merge key copies keys from elsewhere',
    help: 'write the keys out, or put them into `defaults`',
  },
  'yaml/complex-key': { message: 'a key must be a single word', help: 'write the key as a plain word' },
  'yaml/several-documents': {
    message: 'this file holds several YAML documents',
    help: 'keep one document in a file',
  },
  'yaml/empty': { message: 'this file is empty', help: 'write a declaration, or delete the file' },
} as const;

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** A document, mapping or sequence that is not closed yet. */
interface Level {
  /** The keys so far; null for what is not a mapping. */
  readonly keys: Set<string> | null;
  isKey: boolean;
}

interface Walk {
  readonly text: string;
  readonly problems: YamlProblem[];
  readonly stack: Level[];
  documents: number;
}

/** Everything refused in one text, in the order of the text. */
export function yamlRefusals(text: string, events: readonly Event[]): YamlProblem[] {
  const walk: Walk = { text, problems: [], stack: [], documents: 0 };
  for (const event of events) {
    if (event.type === EVENT_POP) walk.stack.pop();
    else if (event.type === EVENT_DOCUMENT) openDocument(walk);
    else visitNode(walk, event);
  }
  if (walk.documents === 0) refuse(walk, 'yaml/empty', 0, 0);
  return walk.problems;
}

function refuse({ problems }: Walk, rule: keyof typeof WORDS, offset: number, length: number): void {
  problems.push({ rule, span: { offset, length }, ...WORDS[rule] });
}

function openDocument(walk: Walk): void {
  if (++walk.documents === 2) refuse(walk, 'yaml/several-documents', walk.text.search(/^---/m), 3);
  walk.stack.push({ keys: null, isKey: false });
}

type Node = Exclude<Event, { type: typeof EVENT_POP | typeof EVENT_DOCUMENT }>;

function visitNode(walk: Walk, event: Node): void {
  const keys = keysHere(walk);
  if (event.type === EVENT_ALIAS)
    return refuse(walk, 'yaml/alias', event.anchorStart - 1, 1 + event.anchorEnd - event.anchorStart);
  if (event.anchorStart >= 0)
    refuse(walk, 'yaml/anchor', event.anchorStart - 1, 1 + event.anchorEnd - event.anchorStart);
  if (event.tagStart >= 0) refuse(walk, 'yaml/tag', event.tagStart, event.tagEnd - event.tagStart);
  if (event.type === EVENT_SCALAR) {
    if (keys !== null) checkKey(walk, event, keys);
    return;
  }
  if (keys !== null) refuse(walk, 'yaml/complex-key', event.start, 1);
  const isMapping = event.type === EVENT_MAPPING;
  walk.stack.push({ keys: isMapping ? new Set() : null, isKey: isMapping });
}

/** The keys of the mapping in which the next node is a key; null where it is a value or an item. */
function keysHere({ stack }: Walk): Set<string> | null {
  const level = stack.at(-1);
  if (level === undefined || level.keys === null) return null;
  level.isKey = !level.isKey;
  return level.isKey ? null : level.keys;
}

function checkKey(walk: Walk, event: Extract<Event, { type: typeof EVENT_SCALAR }>, keys: Set<string>): void {
  const { text, problems } = walk;
  const isEmpty = event.valueStart < 0;
  const plain = event.fast ? text.slice(event.valueStart, event.valueEnd) : null;
  const key = plain ?? (isEmpty ? '' : getScalarValue(text, event));
  const offset = Math.max(0, event.valueStart);
  const span = { offset, length: Math.max(1, event.valueEnd - event.valueStart) };
  if (key === '<<') refuse(walk, 'yaml/merge-key', span.offset, span.length);
  else if (FORBIDDEN_KEYS.has(key))
    problems.push({
      rule: 'yaml/forbidden-key',
      span,
      message: `\`${key}\` cannot be a key`,
      help: 'choose another name',
    });
  else if (keys.has(key))
    problems.push({
      rule: 'yaml/duplicate-key',
      span,
      message: `\`${shorten(key)}\` is given twice`,
      help: 'keep one of the two; the other would be lost',
    });
  keys.add(key);
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}...` : text);
