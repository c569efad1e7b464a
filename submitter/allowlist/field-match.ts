/**
 * Whether a field of a store is one that a line with frames, names or a text stands for, as
 * generators/allowlist/FORMAT.md says; and if not, what is wrong with it. Pure.
 */
import { decodeLabel, isLabel, type FieldLine } from './line.ts';
import { textMatcher } from './text-match.ts';
import { shown } from '../stops/refusals.ts';

const MOST_NAMES = 8;
const IDENTIFIER = /^[A-Za-z0-9_]{1,40}$/;

/** Null if the line takes the field; else why not, as the end of a sentence. `labels` are those of the line's `set` line. */
export function mismatch(line: FieldLine, field: string, labels: ReadonlySet<string>): string | null {
  const { id, domain } = line;
  if (domain === null) return field === line.field ? null : 'is another field';
  if (!field.startsWith(`${id}{`) || !field.endsWith('}')) return 'is not spelled as a field with braces';
  const said = field.slice(id.length + 1, -1);
  if (domain.form === 'text') {
    if (said === 'unknown') return null;
    const matches = isLabel(said) && textMatcher(decodeLabel(domain.pattern))(decodeLabel(said));
    return matches ? null : `has a text that does not match ${shown(domain.pattern)}`;
  }
  const frames = said.split(';');
  if (frames.length > domain.depth) return `has ${frames.length} frames; its line takes ${domain.depth}`;
  const isKnown = domain.form === 'names' ? (frame: string) => labels.has(frame) : isFrameOf(labels);
  const odd = frames.findIndex((frame) => frame !== '_' && !isKnown(frame));
  if (odd === -1) return null;
  const what = domain.form === 'names' ? 'no name' : 'no path in a crate';
  return `has ${shown(frames[odd])} as frame ${odd + 1}, which is ${what} of ${shown(domain.list)}`;
}

/** A label of the set, then 1 to 8 names. */
function isFrameOf(crates: ReadonlySet<string>): (frame: string) => boolean {
  return (frame) => {
    let rest = frame;
    for (let n = 1; n <= MOST_NAMES; n++) {
      const cut = rest.lastIndexOf('::');
      if (cut === -1 || !IDENTIFIER.test(rest.slice(cut + 2))) return false;
      rest = rest.slice(0, cut);
      if (crates.has(rest)) return true;
    }
    return false;
  };
}
