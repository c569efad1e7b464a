/** Sound allowlists to which something happened: what may happen to one, and how often it is not told by the sums. */
import fc from 'fast-check';
import { ACTIVE, RELEASED, sealed, split, UNRELEASED, type Published } from './published.ts';

const TERMS = 'keep=49d until=2027-11-01 since=0.1.0';

/** What may be put in, or in the place of a word: words of the format, near misses, and bytes that it does not have. */
const WORDS = [
  ...['\n', ' ', '#', '\r', '\0', '\u00ff', '{', '}', ',', ';', '|', '<=', '>', '=', '-', '_', '.', '0', '9'],
  ...[
    '# note x\n',
    `# program r reporters=0 basis=assumed open=- catalogue=${'c'.repeat(64)}\n`,
    '== calls ==\n',
    '== other ==\na\n',
  ],
  ...['asks p.a.total How often?\n', 'means p.a.total Counts it.\n', 'submit', 'fleet', 'set', 'asks', 'means'],
  `ticket p.b.zero values=count class=ticket ${TERMS}\n`,
  `ticket p.c.names{x} values=count class=ticket ${TERMS}\n`,
  `fleet q.d.last{a,>3} values=bytes class=fleet ${TERMS}\n`,
  ...[
    '2026-11-23',
    '2026-11-24',
    '2026-11-31',
    '1969-12-31',
    '2027-02-01',
    '0.0.0',
    '0.1.0',
    '2',
    '49d',
    '1d',
    'active',
    'preview',
    'measured',
    '10',
    '10.5',
    '1',
  ],
  ...['names:paths*2', 'names:', 'text:', 'text:(a%7Cb)', 'paths*33', 'calls', 'paths', 'instructions', 'count'],
  ...['|true', '|6+', 'false', 'days', 'any', 'mode', 'one', 'two', 'p.a.total', 'p.b.code', 'p.c.names', 'q.d.calls'],
  ...[
    'r_a::ty\n',
    'r_a::z\n',
    'zz\n',
    'z',
    '%20',
    '%25',
    '%41',
    '%7F',
    '%C3%A9',
    '%7B2%7D',
    '%7B65%7D',
    '(',
    ')?',
    '[',
  ],
];

/** One thing that happens to a text; places are shares of its length. */
const change = fc.record({
  what: fc.constantFrom(
    'flip',
    'delete',
    'insert',
    'like',
    'like',
    'like',
    'like',
    'word',
    'fusion',
    'repeat',
    'move',
    'drop',
  ),
  at: fc.noBias(fc.nat(99_999)),
  word: fc.noBias(fc.nat(9_999)),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** What happens to a sound list, and whether the sums are put right afterwards. */
export const changes = fc.record({
  base: fc.constantFrom(RELEASED, ACTIVE, UNRELEASED),
  steps: fc.array(change, { minLength: 1, maxLength: 3 }),
  rightSums: fc.boolean(),
});
export type Changes = typeof changes extends fc.Arbitrary<infer T> ? T : never;

/** Words that can stand in each other's place. */
const KINDS = [
  ['count', 'ms', 'bytes', 'instructions'],
  ['preview', 'active'],
  ['0.1.0', '1.2.3', '0.0.0'],
  ['assumed', 'measured'],
  ['submit', 'ticket', 'fleet', 'set', 'asks', 'means'],
  ['sum', 'days', 'max', 'median', 'any', 'all', 'mode'],
];

/** A text to which something happened; places are shares of its length. Lines and words are hurt more than bytes. */
function hurt(text: string, { what, at, word }: Change): string {
  const place = at % (text.length + 1);
  const [head, tail] = [text.slice(0, place), text.slice(place)];
  const [before, line, after] = lineAt(text, place);
  const other = WORDS[word % WORDS.length] ?? '';
  switch (what) {
    case 'flip':
      return head + String.fromCharCode(word % 8 === 0 ? word % 256 : 0x20 + (word % 95)) + tail.slice(1);
    case 'delete':
      return head + tail.slice(1 + (word % 3));
    case 'insert':
      return other.endsWith('\n') ? before + other + line + after : head + other + tail;
    case 'repeat':
      return before + line + line + after;
    case 'move':
      return insertLine(before + after, line, word);
    case 'drop':
      return before + after;
    case 'word':
      return head.replace(/[^ \n=|{},]*$/, '') + other + tail.replace(/^[^ \n=|{},]*/, '');
    case 'like':
      return like(head, tail, word);
    case 'fusion':
      return head + tail.replace(/^[^ \n=|{},]*/, other);
  }
}

/** The same with the word at the place replaced by one of its shape: a date by a date, a number by a number. */
function like(head: string, tail: string, at: number): string {
  const [left = ''] = /[^ \n=|{},*]*$/.exec(head) ?? [];
  const [right = ''] = /^[^ \n=|{},*]*/.exec(tail) ?? [];
  const word = left + right;
  const others = KINDS.find((kind) => kind.includes(word)) ?? WORDS.filter((one) => shape(one) === shape(word));
  const other = others[at % others.length] ?? word;
  return head.slice(0, head.length - left.length) + other + tail.slice(right.length);
}

const shape = (word: string): string => word.replace(/[a-z_]+/g, 'a').replace(/[0-9]+/g, '9');

/** What stands before the line of a place, the line, and what stands behind it. */
function lineAt(text: string, place: number): readonly [string, string, string] {
  const from = text.lastIndexOf('\n', place - 1) + 1;
  const end = text.indexOf('\n', place) + 1 || text.length;
  return [text.slice(0, from), text.slice(from, end), text.slice(end)];
}

function insertLine(text: string, line: string, at: number): string {
  const lines = text.split(/(?<=\n)/);
  const place = at % (lines.length + 1);
  return [...lines.slice(0, place), line, ...lines.slice(place)].join('');
}

/** A sound list to which these things happened. */
export function spoilt({ base, steps, rightSums }: Changes): Published {
  const broken = split(steps.reduce((text, step) => hurt(text, step), base));
  return rightSums ? sealed(broken) : broken;
}
