/**
 * Patterns of the kind `text`: literals, character classes, groups with `|`, `?`, `{n}` and `{m,n}`. Such a language is
 * always finite, so its size can be held to a class's label limit. Everything that would make it infinite (`.`, `*`,
 * `+`, negated classes, open ranges) is refused with its position. The size counts derivations: an ambiguous pattern
 * counts some texts twice, so the size is an upper bound, and it bounds the work of matching too.
 */

/** A parsed pattern. `classes` holds inclusive ranges of characters. */
export type Pattern =
  | { readonly form: 'literal'; readonly text: string }
  | { readonly form: 'class'; readonly ranges: readonly (readonly [string, string])[] }
  | { readonly form: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly form: 'either'; readonly options: readonly Pattern[] }
  | { readonly form: 'repeat'; readonly part: Pattern; readonly min: number; readonly max: number };

export type ParsedPattern = { readonly pattern: Pattern } | { readonly error: string; readonly offset: number };

const MAX_REPEAT = 64;
const LITERAL = /[A-Za-z0-9 _\-:/#@%&!~"'<>=,;`]/;
const ESCAPABLE = '.*+?()[]{}|\\^$-';
const REFUSED: Readonly<Record<string, string>> = {
  '.': '`.` matches anything; list the characters in a class, or write `\\.` for a full stop',
  '*': '`*` has no end; write {0,n} with the largest n that makes sense',
  '+': '`+` has no end; write {1,n} with the largest n that makes sense',
  '^': '`^` is not needed: a pattern always matches the whole text',
  $: '`$` is not needed: a pattern always matches the whole text',
};

class PatternError extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** Parses a pattern, or says what is wrong with it and at which character. */
export function parsePattern(source: string): ParsedPattern {
  const reader = { source, at: 0, depth: 0 };
  try {
    const pattern = readEither(reader);
    if (reader.at < source.length) throw new PatternError('`)` closes nothing', reader.at);
    return { pattern };
  } catch (error) {
    if (error instanceof PatternError) return { error: error.message, offset: error.offset };
    throw error;
  }
}

/** The number of texts a pattern can match, at most; may be Infinity for absurd nesting, never NaN. */
export function patternSize(pattern: Pattern): number {
  switch (pattern.form) {
    case 'literal':
      return 1;
    case 'class':
      return pattern.ranges.reduce((sum, [from, to]) => sum + to.charCodeAt(0) - from.charCodeAt(0) + 1, 0);
    case 'sequence':
      return pattern.parts.reduce((product, part) => product * patternSize(part), 1);
    case 'either':
      return pattern.options.reduce((sum, option) => sum + patternSize(option), 0);
    case 'repeat': {
      const size = patternSize(pattern.part);
      let total = 0;
      for (let n = pattern.min; n <= pattern.max; n++) total += size ** n;
      return total;
    }
  }
}

interface Reader {
  readonly source: string;
  at: number;
  depth: number;
}

function readEither(reader: Reader): Pattern {
  if (++reader.depth > 20) throw new PatternError('groups are nested too deeply', reader.at);
  const options = [readSequence(reader)];
  while (reader.source[reader.at] === '|') {
    reader.at++;
    options.push(readSequence(reader));
  }
  reader.depth--;
  const [only] = options;
  return options.length === 1 && only !== undefined ? only : { form: 'either', options };
}

function readSequence(reader: Reader): Pattern {
  const parts: Pattern[] = [];
  for (;;) {
    const c = reader.source[reader.at];
    if (c === undefined || c === '|' || c === ')') break;
    parts.push(readRepeat(reader, readOne(reader, c)));
  }
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { form: 'sequence', parts };
}

function readOne(reader: Reader, c: string): Pattern {
  const start = reader.at;
  if (c === '[') return readClass(reader);
  if (c === '(') {
    reader.at++;
    const inner = readEither(reader);
    if (reader.source[reader.at] !== ')') throw new PatternError('`(` is never closed', start);
    reader.at++;
    return inner;
  }
  return { form: 'literal', text: readCharacter(reader, c) };
}

function readCharacter(reader: Reader, c: string): string {
  const start = reader.at++;
  if (c === '\\') {
    const escaped = reader.source[reader.at++];
    if (escaped === undefined || !ESCAPABLE.includes(escaped))
      throw new PatternError('`\\` may only stand before one of . * + ? ( ) [ ] { } | \\ ^ $ -', start);
    return escaped;
  }
  if (LITERAL.test(c)) return c;
  throw new PatternError(REFUSED[c] ?? `\`${c}\` cannot stand here`, start);
}

function readClass(reader: Reader): Pattern {
  const start = reader.at++;
  if (reader.source[reader.at] === '^')
    throw new PatternError('a negated class has no list to review; list what is allowed', start);
  const ranges: [string, string][] = [];
  for (;;) {
    const c = reader.source[reader.at];
    if (c === undefined) throw new PatternError('`[` is never closed', start);
    if (c === ']') break;
    const from = readCharacter(reader, c);
    const next = reader.source[reader.at + 1];
    if (reader.source[reader.at] !== '-' || next === undefined || next === ']') {
      ranges.push([from, from]);
      continue;
    }
    reader.at++;
    const to = readCharacter(reader, next);
    if (to < from) throw new PatternError(`the range ${from}-${to} runs backwards`, start);
    ranges.push([from, to]);
  }
  reader.at++;
  if (ranges.length === 0) throw new PatternError('an empty class matches nothing', start);
  return { form: 'class', ranges };
}

function readRepeat(reader: Reader, part: Pattern): Pattern {
  const rest = reader.source.slice(reader.at);
  if (rest.startsWith('?')) {
    reader.at++;
    return { form: 'repeat', part, min: 0, max: 1 };
  }
  if (!rest.startsWith('{')) return part;
  const match = /^\{(\d{1,3})(?:,(\d{1,3}))?\}/.exec(rest);
  if (match === null) throw new PatternError('a repeat is written {n} or {m,n}, both numbers given', reader.at);
  const min = Number(match[1]);
  const max = Number(match[2] ?? match[1]);
  if (max < min || max > MAX_REPEAT)
    throw new PatternError(`a repeat goes from the smaller number to the larger, at most ${MAX_REPEAT}`, reader.at);
  reader.at += match[0].length;
  return { form: 'repeat', part, min, max };
}
