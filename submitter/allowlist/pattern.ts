/**
 * The small pattern language that generators/allowlist/FORMAT.md describes: a source to what follows a text, and
 * whether a text is one that it matches, whole. What has no end is no pattern: such a line could say anything. Pure.
 */
const MAX_REPEAT = 64;
const MAX_DEPTH = 20;
const LITERAL = /^[A-Za-z0-9 _\-:/#@%&!~"'<>=,;`]$/;
const ESCAPABLE = '.*+?()[]{}|\\^$-';

/** Far above what any pattern needs whose texts can be counted. */
const MOST_STEPS = 100_000;

export type Places = ReadonlySet<number>;

/** Where what is walked over can go on from a place by one character that `has` takes. */
export type Next = (at: number, has: (c: string) => boolean) => readonly number[];

interface Walk {
  readonly next: Next;
  steps: number;
}

/** Where it can end that begins at one of these places. */
export type Pattern = (from: Places, walk: Walk) => Places;

/**
 * Where the pattern can end that begins at a place. It follows all places at once at which a part can end, so that no
 * nesting makes it explode, and gives up, with null, on what is absurd even so.
 */
export function endsOf(pattern: Pattern, from: Places, next: Next): Places | null {
  const walk = { next, steps: 0 };
  const ends = pattern(from, walk);
  return walk.steps <= MOST_STEPS ? ends : null;
}

/** Whether the pattern matches all of the text; what it gives up on does not match. */
export const matches = (pattern: Pattern, text: string): boolean =>
  endsOf(pattern, new Set([0]), (at, has) => (has(text.charAt(at)) ? [at + 1] : []))?.has(text.length) === true;

/** A part whose steps are counted: for each place as many as it looks at there. */
const counted =
  (part: Pattern, looks = 1): Pattern =>
  (from, walk) => {
    walk.steps += from.size * looks;
    return from.size === 0 || walk.steps > MOST_STEPS ? new Set() : part(from, walk);
  };

const one = (ranges: readonly (readonly [from: string, to: string])[]): Pattern =>
  counted((from, { next }) => {
    const has = (c: string): boolean => c !== '' && ranges.some(([low, high]) => low <= c && c <= high);
    return new Set([...from].flatMap((at) => next(at, has)));
  }, ranges.length);

const many = (part: Pattern, least: number, most: number): Pattern =>
  counted((from, walk) => {
    const found = new Set(least === 0 ? from : []);
    let places = from;
    for (let n = 1; n <= most && places.size > 0; n++) {
      places = part(places, walk);
      if (n >= least) for (const place of places) found.add(place);
    }
    return found;
  });

/** The pattern that a decoded source is, or null for what is none of the language. Linear. */
export function parsePattern(source: string): Pattern | null {
  const reader = { source, at: 0, depth: 0 };
  const pattern = source === '' ? null : either(reader);
  return reader.at === source.length ? pattern : null;
}

interface Reader {
  readonly source: string;
  at: number;
  depth: number;
}

/** Whether this text is next; it is then read. */
function takes(reader: Reader, text: string): boolean {
  if (!reader.source.startsWith(text, reader.at)) return false;
  reader.at += text.length;
  return true;
}

function either(reader: Reader): Pattern | null {
  const parts: Pattern[] = [];
  do {
    const part = sequence(reader);
    if (part === null) return null;
    parts.push(part);
  } while (takes(reader, '|'));
  return counted((from, walk) => new Set(parts.flatMap((part) => [...part(from, walk)])));
}

function sequence(reader: Reader): Pattern | null {
  const parts: Pattern[] = [];
  while (reader.at < reader.source.length && !'|)'.includes(reader.source.charAt(reader.at))) {
    const part = repeated(reader, single(reader));
    if (part === null) return null;
    parts.push(part);
  }
  return counted((from, walk) => parts.reduce((places, part) => part(places, walk), from));
}

function single(reader: Reader): Pattern | null {
  if (takes(reader, '[')) return characterClass(reader);
  if (takes(reader, '(')) return group(reader);
  const c = character(reader);
  return c === null ? null : one([[c, c]]);
}

function group(reader: Reader): Pattern | null {
  if (++reader.depth > MAX_DEPTH) return null;
  const inner = either(reader);
  reader.depth--;
  return takes(reader, ')') ? inner : null;
}

function character(reader: Reader): string | null {
  const isEscaped = takes(reader, '\\');
  const c = reader.source.charAt(reader.at);
  if (!(isEscaped ? c !== '' && ESCAPABLE.includes(c) : LITERAL.test(c))) return null;
  reader.at++;
  return c;
}

function characterClass(reader: Reader): Pattern | null {
  const ranges: (readonly [string, string])[] = [];
  while (!takes(reader, ']')) {
    const from = character(reader);
    const isRange = reader.source[reader.at] === '-' && reader.source[reader.at + 1] !== ']';
    if (isRange) reader.at++;
    const to = isRange ? character(reader) : from;
    if (from === null || to === null || from > to) return null;
    ranges.push([from, to]);
  }
  return ranges.length === 0 ? null : one(ranges);
}

function repeated(reader: Reader, part: Pattern | null): Pattern | null {
  if (part === null) return null;
  if (takes(reader, '?')) return many(part, 0, 1);
  if (reader.source[reader.at] !== '{') return part;
  const [whole, least, most = least] =
    /^\{(\d{1,3})(?:,(\d{1,3}))?\}/.exec(reader.source.slice(reader.at, reader.at + 9)) ?? [];
  if (whole === undefined || Number(most) < Number(least) || Number(most) > MAX_REPEAT) return null;
  reader.at += whole.length;
  return many(part, Number(least), Number(most));
}
