/**
 * The names in a binary: the tables that bindings keep there, and texts elsewhere that look like names of metrics.
 * Reads pieces of bytes in order and keeps at most a line or a table of them, so the size of the binary does not
 * matter. It finds what stands there in plain text and nothing that is packed or put together when the program runs.
 */
import { byKey } from '../../recorders/typescript/store/order.ts';
import { latin1 } from '../bytes.ts';
import { ID, LIST, NAME, VERSION, whole } from '../allowlist/line.ts';

/** What begins a table; a line feed stands before it. */
const BEGIN = '\nTALLYBOOK-NAMES ';
const HEAD = whole(`(${LIST}) (${VERSION})`);
const WHOLE_ID = whole(ID);

/** No table of a sound registry is larger: it would hold 10,000 ids. */
const MAX_TABLE = 1 << 20;

/** What two pieces share, so that a name that lies across them is seen whole. */
const OVERLAP = 512;

export interface NameTable {
  /** Where it begins in the binary, in bytes. */
  readonly offset: number;
  readonly registry: string;
  readonly version: string;
  readonly ids: readonly string[];
}

/** A place that begins like a table and does not go on like one. */
export interface BrokenTable {
  readonly offset: number;
  readonly why: string;
}

export interface Tables {
  readonly tables: readonly NameTable[];
  readonly broken: readonly BrokenTable[];
}

/** Every table, in order. */
export function nameTables(pieces: Iterable<Uint8Array>): Tables {
  const tables: NameTable[] = [];
  const broken: BrokenTable[] = [];
  let kept = '';
  let start = 0;
  const take = (isLast: boolean): void => {
    for (;;) {
      const begin = kept.indexOf(BEGIN);
      if (begin === -1) return cut(Math.max(0, kept.length - BEGIN.length + 1));
      if (begin > 0) cut(begin);
      const end = kept.indexOf('\nEND\n');
      if (end === -1 && !isLast && kept.length < MAX_TABLE) return;
      const read = readTable(end === -1 ? null : kept.slice(BEGIN.length, end + 1), start + 1);
      if ('why' in read) broken.push(read);
      else tables.push(read);
      cut('why' in read ? BEGIN.length : end + '\nEND'.length);
    }
  };
  const cut = (length: number): void => {
    kept = kept.slice(length);
    start += length;
  };
  for (const piece of pieces) {
    kept += latin1(piece);
    take(false);
  }
  take(true);
  return { tables, broken };
}

function readTable(text: string | null, offset: number): NameTable | BrokenTable {
  if (text === null || text.length > MAX_TABLE) return { offset, why: 'it has no line END' };
  const [head = '', ...ids] = text.slice(0, -1).split('\n');
  const [, registry, version] = HEAD.exec(head) ?? [];
  if (registry === undefined || version === undefined) return { offset, why: 'its first line names no registry' };
  const odd = ids.find((id) => !WHOLE_ID.test(id));
  if (odd !== undefined) return { offset, why: `it has the line \`${odd.slice(0, 80)}\`, which is no name` };
  return { offset, registry, version, ids };
}

/** What is declared of a program, to tell its names from others. */
export interface DeclaredNames {
  readonly program: string;
  readonly ids: ReadonlySet<string>;
}

/** A name that is not declared, and where it stands first. */
export interface StrayName {
  readonly name: string;
  readonly offset: number;
}

/**
 * Texts that look like ids of these programs and are not declared, by name; at most `limit` of them. Two things are
 * looked for: a printable text that is exactly `program.area.name`, alone or with `{` behind it, and `program.area.`
 * with a declared area inside a longer text. Compilers put texts one behind the other, so what begins with a declared
 * name and runs on is taken for that name and another text, unless it stands alone and goes on with `_`.
 */
export function strayNames(
  pieces: Iterable<Uint8Array>,
  programs: readonly DeclaredNames[],
  limit: number,
): readonly StrayName[] {
  const found = new Map<string, number>();
  const finders = programs.map(finder);
  let kept = '';
  let start = 0;
  let from = 0;
  const look = (until: number): void => {
    for (const find of finders) {
      for (const { name, offset } of find(kept, from, until)) {
        if (!found.has(name) && found.size < limit) found.set(name, start + offset);
      }
    }
  };
  for (const piece of pieces) {
    kept += latin1(piece);
    const until = Math.max(from, kept.length - OVERLAP);
    look(until);
    // One character before the place to go on from: it tells whether a text begins there.
    const cut = Math.max(0, until - 1);
    kept = kept.slice(cut);
    start += cut;
    from = until - cut;
  }
  look(kept.length);
  return [...found].sort(byKey).map(([name, offset]) => ({ name, offset }));
}

/** Finds names of one program that begin at `from` or after it and before `until`. */
type Find = (text: string, from: number, until: number) => Iterable<StrayName>;

const PRINTABLE = /[ -~]/;

function finder({ program, ids }: DeclaredNames): Find {
  const areas = new Set([...ids].map((id) => id.split('.')[1] ?? ''));
  const shape = new RegExp(`${program}\\.(${NAME})\\.(${NAME})`, 'y');
  return function* (text, from, until) {
    const begin = `${program}.`;
    for (let at = text.indexOf(begin, from); at !== -1 && at < until; at = text.indexOf(begin, at + 1)) {
      shape.lastIndex = at;
      const [name, area] = shape.exec(text) ?? [];
      if (name === undefined || area === undefined || ids.has(name)) continue;
      const after = text[at + name.length] ?? '';
      const alone = !PRINTABLE.test(text[at - 1] ?? '') && (!PRINTABLE.test(after) || after === '{');
      if (!alone && !areas.has(area)) continue;
      const declared = longestIn(name, ids);
      if (declared === 0 || (alone && name[declared] === '_')) yield { name: name.slice(0, 120), offset: at };
    }
  };
}

/** How long the longest of these is that the name begins with; 0 for none. */
function longestIn(name: string, ids: ReadonlySet<string>): number {
  let length = name.length;
  while (length > 0 && !ids.has(name.slice(0, length))) length--;
  return length;
}
