/**
 * How much of an allowlist globs hold back, for words: only a line counts of which a glob takes a field that there can
 * be, a misspelt glob never. For patterns too it walks the glob with every name and text that the line can have, all
 * at once; where that would be too much work, a line that it may hold back counts. Pure; it decides nothing, permit.ts
 * does.
 */
import { matcher } from '../../recorders/typescript/store/glob.ts';
import { decodeLabel, isLabel, type FieldLine } from './line.ts';
import type { Allowlist } from './list.ts';
import { endsOf, parsePattern, type Places } from './pattern.ts';
import { withholding } from './withholding.ts';

/** How many looks at a place of a glob are left, for all lines together; below 0 when it is over. */
export interface Work {
  left: number;
}

/** Many times what the lists of a compiler need. */
const MOST_WORK = 2_000_000;

/** How many lines of the list these globs hold back, some in part. */
export function heldBack({ lines, lists }: Allowlist, globs: readonly string[], work = { left: MOST_WORK }): number {
  const withheld = globs.map((glob) => ({ glob, where: '', takes: matcher(glob) }));
  const isHeld = ({ line }: Allowlist['lines'][number]): boolean => {
    if (line.section === 'set') return false;
    if (line.section === 'submit' || line.domain === null) {
      return withholding({ withheld }, line, line.section === 'submit' ? line.id : line.field) !== undefined;
    }
    return globs.some((glob) => takesAny(glob, line, lists, work));
  };
  return lines.filter(isHeld).length;
}

/** Whether a glob takes any field of a pattern; true too where it may, and no work is left to tell. */
function takesAny(glob: string, { id, domain }: FieldLine, lists: Allowlist['lists'], work: Work): boolean {
  const start = after(glob, new Set([0]), `${id}{`, { left: Infinity });
  if (domain === null || start.size === 0) return false;
  if (work.left < 0) return true;
  const taken =
    domain.form === 'names'
      ? takesStack(glob, start, ['_', ...(lists.get(domain.list) ?? [])], domain.depth, work)
      : takesText(glob, start, domain.pattern, work);
  return taken || work.left < 0;
}

function takesText(glob: string, start: Places, text: string, work: Work): boolean {
  const pattern = parsePattern(decodeLabel(text));
  const next = (at: number, has: (c: string) => boolean): readonly number[] => {
    if (work.left < 0) return [];
    work.left -= SPELLED.size;
    return [...SPELLED].flatMap(([c, spelled]) => (has(c) ? [...after(glob, new Set([at]), spelled, work)] : []));
  };
  const ends = pattern === null ? [] : endsOf(pattern, start, next);
  return ends === null || isTaken(glob, new Set([...ends, ...after(glob, start, 'unknown', work)]), work);
}

function takesStack(glob: string, start: Places, frames: readonly string[], depth: number, work: Work): boolean {
  let places = start;
  const seen = new Set<string>();
  // Where it came before, it comes to nothing new.
  for (let n = 0; n < depth && !seen.has([...places].join()) && work.left >= 0; n++) {
    seen.add([...places].join());
    const from = places;
    const ends = new Set(frames.flatMap((frame) => [...after(glob, from, frame, work)]));
    if (isTaken(glob, ends, work)) return true;
    places = after(glob, ends, ';', work);
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

const isTaken = (glob: string, ends: Places, work: Work): boolean =>
  [...after(glob, ends, '}', work)].some((at) => /^\**$/.test(glob.slice(at)));

/** The places in a glob at which it can stand after a text, from any of these places; none once no work is left. */
function after(glob: string, from: Places, text: string, work: Work): Places {
  let places = from;
  for (const c of text) {
    const next = new Set<number>();
    for (let at of places) {
      if (work.left < 0) return new Set();
      work.left--;
      for (; glob[at] === '*'; at++, work.left--) next.add(at);
      if (glob[at] === c) next.add(at + 1);
    }
    places = next;
  }
  return places;
}
