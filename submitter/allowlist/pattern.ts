/**
 * Whether a text is a pattern of the small language that FORMAT.md describes. It only recognises; matching is for those
 * who decide. It must not let through what has no end: such a line could say anything.
 */
const MAX_REPEAT = 64;
const MAX_DEPTH = 20;
const LITERAL = /^[A-Za-z0-9 _\-:/#@%&!~"'<>=,;`]$/;
const ESCAPABLE = '.*+?()[]{}|\\^$-';

/** True if `source`, decoded, is a pattern whose language is finite. Linear. */
export function isPattern(source: string): boolean {
  return source !== '' && either(source, 0, 0) === source.length;
}

/** Each of these returns where it stopped, or -1 for a text that is no pattern. */
function either(source: string, from: number, depth: number): number {
  if (depth > MAX_DEPTH) return -1;
  let at = sequence(source, from, depth);
  while (at !== -1 && source[at] === '|') at = sequence(source, at + 1, depth);
  return at;
}

function sequence(source: string, from: number, depth: number): number {
  let at = from;
  while (at !== -1 && at < source.length && source[at] !== '|' && source[at] !== ')') {
    at = repeated(source, one(source, at, depth));
  }
  return at;
}

function one(source: string, at: number, depth: number): number {
  if (source[at] === '[') return characterClass(source, at + 1);
  if (source[at] !== '(') return character(source, at);
  const end = either(source, at + 1, depth + 1);
  return end !== -1 && source[end] === ')' ? end + 1 : -1;
}

function character(source: string, at: number): number {
  const c = source[at] ?? '';
  if (c === '\\') return source[at + 1] !== undefined && ESCAPABLE.includes(source[at + 1] ?? '') ? at + 2 : -1;
  return LITERAL.test(c) ? at + 1 : -1;
}

function characterClass(source: string, from: number): number {
  let at = from;
  while (at !== -1 && source[at] !== ']') {
    const first = at;
    at = character(source, at);
    if (at === -1 || source[at] !== '-' || source[at + 1] === ']') continue;
    const last = at + 1;
    at = character(source, last);
    if (at !== -1 && meant(source, first) > meant(source, last)) return -1;
  }
  return at === -1 || at === from ? -1 : at + 1;
}

const meant = (source: string, at: number): number => source.charCodeAt(source[at] === '\\' ? at + 1 : at);

function repeated(source: string, at: number): number {
  if (at === -1) return -1;
  if (source[at] === '?') return at + 1;
  if (source[at] !== '{') return at;
  const [whole, least, most] = /^\{(\d{1,3})(?:,(\d{1,3}))?\}/.exec(source.slice(at, at + 9)) ?? [];
  if (whole === undefined) return -1;
  const to = Number(most ?? least);
  return to >= Number(least) && to <= MAX_REPEAT ? at + whole.length : -1;
}
