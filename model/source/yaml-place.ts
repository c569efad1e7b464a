/**
 * Where every key and value of a YAML document stands, from the parser's events. Costs one walk; made only for files
 * with problems.
 */
import {
  EVENT_ALIAS,
  EVENT_DOCUMENT,
  EVENT_MAPPING,
  EVENT_POP,
  EVENT_SCALAR,
  EVENT_SEQUENCE,
  getScalarValue,
  type Event,
} from 'js-yaml';
import type { Path, Span } from '../findings/problem.ts';

export interface Located {
  readonly key: Span | null;
  readonly value: Span;
}

const pointer = (path: Path): string => path.map((part) => `/${String(part)}`).join('');

/**
 * The place of every node of a document, by path. Keys hold no control characters, so `/` in a key is the only
 * ambiguity, and harmless.
 */
export function locateAll(text: string, events: readonly Event[]): Map<string, Located> {
  const index = new Map<string, Located>();
  let at = events.findIndex((event) => event.type !== EVENT_DOCUMENT);
  const visit = (path: string, key: Span | null): void => {
    const event = events[at++];
    if (event === undefined || event.type === EVENT_POP || event.type === EVENT_DOCUMENT || event.type === EVENT_ALIAS)
      return;
    index.set(path, { key, value: spanOf(text, event, key) });
    if (event.type === EVENT_SEQUENCE) {
      for (let i = 0; events[at] !== undefined && events[at]?.type !== EVENT_POP; i++) visit(`${path}/${i}`, null);
      at++;
    } else if (event.type === EVENT_MAPPING) {
      while (events[at] !== undefined && events[at]?.type !== EVENT_POP) {
        const keyEvent = events[at++];
        if (keyEvent?.type !== EVENT_SCALAR) continue;
        const name = keyEvent.valueStart < 0 ? '' : getScalarValue(text, keyEvent);
        visit(`${path}/${name}`, spanOf(text, keyEvent, key));
      }
      at++;
    }
  };
  if (at >= 0) visit('', null);
  return index;
}

const QUOTES = new Set(['"', "'"]);

function spanOf(text: string, event: Extract<Event, { type: 2 | 3 | 4 }>, key: Span | null): Span {
  if (event.type !== EVENT_SCALAR) return { offset: event.start, length: 1 };
  if (event.valueStart < 0) return key ?? { offset: 0, length: 1 };
  const quoted = QUOTES.has(text[event.valueStart - 1] ?? '') && event.style !== 1;
  const offset = quoted ? event.valueStart - 1 : event.valueStart;
  return { offset, length: Math.max(1, event.valueEnd - offset + (quoted ? 1 : 0)) };
}

/** The key or value at a path, or the nearest enclosing one that is there. */
export function nearest(index: Map<string, Located>, path: Path, part: 'key' | 'value'): Span | null {
  for (let length = path.length; length >= 0; length--) {
    const found = index.get(pointer(path.slice(0, length)));
    if (found === undefined) continue;
    const exact = length === path.length;
    return exact && part === 'value' ? found.value : (found.key ?? found.value);
  }
  return null;
}
