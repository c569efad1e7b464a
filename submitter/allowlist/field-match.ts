/**
 * Whether a field of a store is one that a line with frames, names or a text stands for, as
 * generators/allowlist/FORMAT.md says; and if not, what is wrong with it. Pure.
 */
import { stop, type Stop } from '../stops/stop.ts';
import { decodeLabel, isLabel, type FieldLine } from './line.ts';
import { matches, parsePattern } from './pattern.ts';

const IDENTIFIER = /^[A-Za-z0-9_]{1,40}$/;

/**
 * Null if the line takes the field. `labels` are those of the line's `set` line; `frameNames` is how many names may
 * follow one of them in a frame.
 */
export function mismatch(
  { id, domain }: FieldLine,
  field: string,
  labels: ReadonlySet<string>,
  frameNames: number,
): Stop | null {
  if (domain === null) return null;
  if (!field.startsWith(`${id}{`) || !field.endsWith('}')) return stop('field/spelling', field);
  const inner = field.slice(id.length + 1, -1);
  if (domain.form === 'text') {
    return inner === 'unknown' || isText(domain.pattern, inner) ? null : stop('field/text', field, domain.pattern);
  }
  const frames = inner.split(';');
  if (frames.length > domain.depth) return stop('field/depth', field, frames.length, domain.depth);
  const isKnown = (frame: string): boolean =>
    domain.form === 'names' ? labels.has(frame) : isFrame(frame, labels, frameNames);
  const odd = frames.findIndex((frame) => frame !== '_' && !isKnown(frame));
  return odd === -1 ? null : stop('field/frame', field, frames[odd], odd + 1, domain.form, domain.list);
}

function isText(pattern: string, label: string): boolean {
  const parsed = isLabel(label) ? parsePattern(decodeLabel(pattern)) : null;
  return parsed !== null && matches(parsed, decodeLabel(label));
}

/** A label of the set, then 1 to so many names. */
function isFrame(frame: string, crates: ReadonlySet<string>, frameNames: number): boolean {
  let rest = frame;
  for (let n = 1; n <= frameNames; n++) {
    const cut = rest.lastIndexOf('::');
    if (cut === -1 || !IDENTIFIER.test(rest.slice(cut + 2))) return false;
    rest = rest.slice(0, cut);
    if (crates.has(rest)) return true;
  }
  return false;
}
