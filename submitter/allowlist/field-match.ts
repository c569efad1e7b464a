/**
 * Whether a field of a store is one that a line with names or a text stands for, as
 * generators/allowlist/FORMAT.md says; and if not, what is wrong with it. Pure.
 */
import { stop, type Stop } from '../stops/stop.ts';
import { decodeLabel, isLabel, type FieldLine } from './line.ts';
import { matches, parsePattern } from './pattern.ts';

/** Null if the line takes the field. `names` are those of the list that the line refers to. */
export function mismatch({ id, domain }: FieldLine, field: string, names: ReadonlySet<string>): Stop | null {
  if (domain === null) return null;
  if (!field.startsWith(`${id}{`) || !field.endsWith('}')) return stop('field/spelling', field);
  const inner = field.slice(id.length + 1, -1);
  if (domain.form === 'text') {
    return inner === 'unknown' || isText(domain.pattern, inner) ? null : stop('field/text', field, domain.pattern);
  }
  const frames = inner.split(';');
  if (frames.length > domain.depth) return stop('field/depth', field, frames.length, domain.depth);
  const odd = frames.findIndex((frame) => frame !== '_' && !names.has(frame));
  return odd === -1 ? null : stop('field/frame', field, frames[odd], odd + 1, domain.list);
}

function isText(pattern: string, label: string): boolean {
  const parsed = isLabel(label) ? parsePattern(decodeLabel(pattern)) : null;
  return parsed !== null && matches(parsed, decodeLabel(label));
}
