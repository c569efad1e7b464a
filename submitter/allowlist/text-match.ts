/**
 * Whether a text is one that a pattern of generators/allowlist/FORMAT.md matches, whole. It follows all places that a
 * part can end at once, so no nesting makes it explode, and it gives up, as no match, on what is absurd even so.
 */
import { isPattern } from './pattern.ts';

type Pattern =
  | { readonly form: 'one'; readonly has: (character: string) => boolean }
  | { readonly form: 'all'; readonly parts: readonly Pattern[] }
  | { readonly form: 'either'; readonly parts: readonly Pattern[] }
  | { readonly form: 'many'; readonly part: Pattern; readonly least: number; readonly most: number };

/** Far above what any pattern needs whose texts can be counted. */
const MOST_STEPS = 1_000_000;

/** Tells which texts match; none if this is no pattern. */
export function textMatcher(source: string): (text: string) => boolean {
  if (!isPattern(source)) return () => false;
  const pattern = either({ source, at: 0 });
  return (text) => {
    const walk = { text, steps: 0 };
    return ends(pattern, new Set([0]), walk).has(text.length) && walk.steps <= MOST_STEPS;
  };
}

interface Walk {
  readonly text: string;
  steps: number;
}

/** Where a part can end that begins at one of these places. */
function ends(pattern: Pattern, from: ReadonlySet<number>, walk: Walk): ReadonlySet<number> {
  walk.steps += from.size;
  if (from.size === 0 || walk.steps > MOST_STEPS) return new Set();
  switch (pattern.form) {
    case 'one':
      return new Set([...from].filter((at) => pattern.has(walk.text.charAt(at))).map((at) => at + 1));
    case 'all':
      return pattern.parts.reduce((places, part) => ends(part, places, walk), from);
    case 'either':
      return new Set(pattern.parts.flatMap((part) => [...ends(part, from, walk)]));
    case 'many': {
      const found = new Set(pattern.least === 0 ? from : []);
      let places = from;
      for (let n = 1; n <= pattern.most && places.size > 0; n++) {
        places = ends(pattern.part, places, walk);
        if (n >= pattern.least) for (const place of places) found.add(place);
      }
      return found;
    }
  }
}

/** What is read, which is known to be a pattern. */
interface Reader {
  readonly source: string;
  at: number;
}

function either(reader: Reader): Pattern {
  const parts = [sequence(reader)];
  while (reader.source[reader.at] === '|') {
    reader.at++;
    parts.push(sequence(reader));
  }
  return { form: 'either', parts };
}

function sequence(reader: Reader): Pattern {
  const parts: Pattern[] = [];
  while (reader.at < reader.source.length && !'|)'.includes(reader.source.charAt(reader.at))) {
    parts.push(repeated(reader, one(reader)));
  }
  return { form: 'all', parts };
}

function one(reader: Reader): Pattern {
  const first = reader.source[reader.at];
  if (first === '[') return characterClass(reader);
  if (first === '(') {
    reader.at++;
    const inner = either(reader);
    reader.at++;
    return inner;
  }
  const meant = character(reader);
  return { form: 'one', has: (c) => c === meant };
}

function character(reader: Reader): string {
  if (reader.source[reader.at] === '\\') reader.at++;
  return reader.source.charAt(reader.at++);
}

function characterClass(reader: Reader): Pattern {
  const ranges: (readonly [string, string])[] = [];
  reader.at++;
  while (reader.source[reader.at] !== ']') {
    const from = character(reader);
    const isRange = reader.source[reader.at] === '-' && reader.source[reader.at + 1] !== ']';
    if (isRange) reader.at++;
    ranges.push([from, isRange ? character(reader) : from]);
  }
  reader.at++;
  return { form: 'one', has: (c) => c !== '' && ranges.some(([from, to]) => from <= c && c <= to) };
}

function repeated(reader: Reader, part: Pattern): Pattern {
  const [whole = '', least = '0', most = least] =
    /^(?:\?|\{(\d+)(?:,(\d+))?\})/.exec(reader.source.slice(reader.at)) ?? [];
  if (whole === '') return part;
  reader.at += whole.length;
  return { form: 'many', part, least: Number(least), most: whole === '?' ? 1 : Number(most) };
}
