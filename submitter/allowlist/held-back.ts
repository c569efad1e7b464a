/**
 * How much of an allowlist globs hold back, for words: only a line counts of which a glob takes a field that there can
 * be, a misspelt glob never. Exact for patterns too: it walks the glob with every name and text that the line can
 * have, all at once. Pure; it decides nothing, permit.ts does.
 */
import { matcher } from '../../recorders/typescript/store/glob.ts';
import { decodeLabel, isLabel, type FieldLine } from './line.ts';
import type { Allowlist } from './list.ts';
import { endsOf, parsePattern, type Places } from './pattern.ts';
import { withholding } from './withholding.ts';

/** How many lines of the list these globs hold back, some in part. */
export function heldBack({ lines, lists }: Allowlist, globs: readonly string[]): number {
  const withheld = globs.map((glob) => ({ glob, where: '', takes: matcher(glob) }));
  const isHeld = ({ line }: Allowlist['lines'][number]): boolean => {
    if (line.section === 'set') return false;
    if (line.section === 'submit' || line.domain === null) {
      return withholding({ withheld }, line, line.section === 'submit' ? line.id : line.field) !== undefined;
    }
    return globs.some((glob) => takesAny(glob, line, lists));
  };
  return lines.filter(isHeld).length;
}

/** Whether a glob takes any field of a pattern. */
function takesAny(glob: string, { id, domain }: FieldLine, lists: Allowlist['lists']): boolean {
  const start = after(glob, new Set([0]), `${id}{`);
  if (domain === null) return false;
  if (domain.form === 'names') return takesStack(glob, start, ['_', ...(lists.get(domain.list) ?? [])], domain.depth);
  const pattern = parsePattern(decodeLabel(domain.pattern));
  const ends =
    pattern === null
      ? []
      : endsOf(pattern, start, (at, has) =>
          [...SPELLED].flatMap(([c, spelled]) => (has(c) ? [...after(glob, new Set([at]), spelled)] : [])),
        );
  return isTaken(glob, new Set([...ends, ...after(glob, start, 'unknown')]));
}

function takesStack(glob: string, start: Places, frames: readonly string[], depth: number): boolean {
  let places = start;
  const seen = new Set<string>();
  // Where it came before, it comes to nothing new.
  for (let n = 0; n < depth && !seen.has([...places].join()); n++) {
    seen.add([...places].join());
    const from = places;
    const ends = new Set(frames.flatMap((frame) => [...after(glob, from, frame)]));
    if (isTaken(glob, ends)) return true;
    places = after(glob, ends, ';');
  }
  return false;
}

/** Every character of a label, and how it is spelled there. */
const SPELLED: ReadonlyMap<string, string> = new Map(
  Array.from({ length: 95 }, (_, i) => {
    const c = String.fromCharCode(i + 32);
    return [c, isLabel(c) ? c : `%${(i + 32).toString(16).toUpperCase()}`];
  }),
);

const isTaken = (glob: string, ends: Places): boolean =>
  [...after(glob, ends, '}')].some((at) => /^\**$/.test(glob.slice(at)));

/** The places in a glob at which it can stand after a text, from any of these places. */
function after(glob: string, from: Places, text: string): Places {
  let places = from;
  for (const c of text) {
    const next = new Set<number>();
    for (let at of places) {
      for (; glob[at] === '*'; at++) next.add(at);
      if (glob[at] === c) next.add(at + 1);
    }
    places = next;
  }
  return places;
}
