/** Patterns whose language is finite. There is no parser here: bindings hold the tree. */

export type Pattern =
  | { readonly form: 'literal'; readonly text: string }
  | { readonly form: 'one_of'; readonly ranges: readonly (readonly [string, string])[] }
  | { readonly form: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly form: 'either'; readonly options: readonly Pattern[] }
  | { readonly form: 'repeat'; readonly part: Pattern; readonly min: number; readonly max: number };

/** This text. */
export const literal = (text: string): Pattern => ({ form: 'literal', text });

/** One character in one of these inclusive ranges. */
export const oneOf = (...ranges: readonly (readonly [string, string])[]): Pattern => ({ form: 'one_of', ranges });

/** One after the other. */
export const sequence = (...parts: readonly Pattern[]): Pattern => ({ form: 'sequence', parts });

/** Any one of these. */
export const either = (...options: readonly Pattern[]): Pattern => ({ form: 'either', options });

/** The same pattern from `min` to `max` times. */
export const repeat = (part: Pattern, min: number, max: number): Pattern => ({ form: 'repeat', part, min, max });

/**
 * Whether all of the text matches. Text longer than every text of the pattern is refused before it is looked at;
 * otherwise the cost is polynomial in its length, since places are walked as a set.
 */
export function matches(pattern: Pattern, text: string): boolean {
  return text.length <= longest(pattern) && advance(pattern, text, new Set([0])).has(text.length);
}

function longest(pattern: Pattern): number {
  switch (pattern.form) {
    case 'literal':
      return pattern.text.length;
    case 'one_of':
      return 1;
    case 'sequence':
      return pattern.parts.reduce((sum, part) => sum + longest(part), 0);
    case 'either':
      return Math.max(0, ...pattern.options.map(longest));
    case 'repeat':
      return pattern.max === 0 ? 0 : longest(pattern.part) * pattern.max;
  }
}

/** Where matching may stand after a pattern, given where it may stand before. */
type Places = ReadonlySet<number>;

function advance(pattern: Pattern, text: string, from: Places): Places {
  switch (pattern.form) {
    case 'literal':
      return new Set([...from].filter((at) => text.startsWith(pattern.text, at)).map((at) => at + pattern.text.length));
    case 'one_of':
      return new Set([...from].filter((at) => within(pattern.ranges, text[at])).map((at) => at + 1));
    case 'sequence':
      return pattern.parts.reduce((places, part) => advance(part, text, places), from);
    case 'either':
      return new Set(pattern.options.flatMap((option) => [...advance(option, text, from)]));
    case 'repeat':
      return repeated(pattern.part, pattern.min, pattern.max, text, from);
  }
}

/** Ends as soon as another round would change nothing, which is after at most as many rounds as the text has places. */
function repeated(part: Pattern, min: number, max: number, text: string, from: Places): Places {
  const reached = new Set<number>(min === 0 ? from : []);
  let places = from;
  for (let round = 1; round <= max; round++) {
    const next = advance(part, text, places);
    const settled = next.size === places.size && [...next].every((at) => places.has(at));
    places = next;
    if (round >= min || settled) for (const at of places) reached.add(at);
    if (settled) break;
  }
  return reached;
}

function within(ranges: readonly (readonly [string, string])[], c: string | undefined): boolean {
  return c !== undefined && ranges.some(([low, high]) => low <= c && c <= high);
}
