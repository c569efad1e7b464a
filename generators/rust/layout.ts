/**
 * Lays out one `pub static` as rustfmt's default style does, so that generated bindings pass `rustfmt --check` without
 * being run through it. What rustfmt would leave alone or break in a way that is not followed here is marked to be
 * skipped.
 */

/** An argument: plain text, a call that may be opened, or an array that may be filled. */
export type Argument =
  | string
  | { readonly callee: string; readonly parts: readonly string[] }
  | { readonly items: readonly string[] };

export interface Static {
  readonly name: string;
  readonly type: string;
  readonly callee: string;
  readonly parts: readonly Argument[];
}

export interface Laid {
  /** Whether the item needs `#[rustfmt::skip]`. */
  readonly skip: boolean;
  /** Indented from the item's own column. */
  readonly lines: readonly string[];
}

const PAGE = 100;
/** The widest that the arguments of a call, or the items of an array, may be on one line. */
const SMALL = 60;
/** Items up to this wide are filled, several a line; wider ones stand alone. */
const SHORT_ITEM = 10;
/** A head wider than this may have its type broken. */
const HEAD = 97;
const STEP = '    ';

/** `indent` is the column of the item, which the lines do not include. */
export function layStatic(item: Static, indent: number): Laid {
  const head = `pub static ${item.name}: ${item.type} =`;
  const flat = item.parts.map(flatten).join(', ');
  const call = `${item.callee}(${flat});`;
  if (flat.length <= SMALL) {
    if (indent + head.length + 1 + call.length <= PAGE) return { skip: false, lines: [`${head} ${call}`] };
    if (indent + STEP.length + call.length <= PAGE)
      return { skip: indent + head.length > HEAD, lines: [head, STEP + call] };
  }
  const lines = open(item, head, indent);
  // A lone call, or one too wide for a line, may break in several ways, each by a margin of a column or two.
  const calls = item.parts.filter((part) => typeof part === 'object' && 'callee' in part && wide(part.parts));
  const skip = item.parts.length === 1 || calls.length > 0 || indent + head.length > HEAD;
  return { skip, lines };
}

/** One argument a line. */
function open(item: Static, head: string, indent: number): readonly string[] {
  const callee = `${item.callee}(`;
  const same = indent + head.length + 1 + callee.length <= PAGE;
  const step = same ? STEP : STEP + STEP;
  const inner = item.parts.flatMap((part) => inside(part, indent + step.length)).map((line) => step + line);
  return same ? [`${head} ${callee}`, ...inner, ');'] : [head, STEP + callee, ...inner, `${STEP});`];
}

function inside(part: Argument, indent: number): readonly string[] {
  if (typeof part === 'string' || 'callee' in part || !wide(part.items)) return [`${flatten(part)},`];
  return ['&[', ...fill(part.items, PAGE - 1 - indent - STEP.length).map((line) => STEP + line), '],'];
}

/** Comma-separated items, as many a line as fit into `width`, or one a line if any of them is long. */
export function fill(items: readonly string[], width: number): readonly string[] {
  if (items.some((item) => item.length > SHORT_ITEM)) return items.map((item) => `${item},`);
  return pack(items, width);
}

/** The same, whatever their length. */
export function pack(items: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (last === undefined || last.length + item.length + 2 > width) lines.push(`${item},`);
    else lines[lines.length - 1] = `${last} ${item},`;
  }
  return lines;
}

const wide = (parts: readonly string[]): boolean => parts.join(', ').length > SMALL;

function flatten(part: Argument): string {
  if (typeof part === 'string') return part;
  return 'callee' in part ? `${part.callee}(${part.parts.join(', ')})` : `&[${part.items.join(', ')}]`;
}
