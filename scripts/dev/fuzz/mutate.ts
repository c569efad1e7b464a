/** Files that were sound until something happened to them: what may happen, and to what. */
import fc from 'fast-check';
import { crc32 } from 'node:zlib';

const WORDS = [
  '\n',
  '\n\n',
  ' ',
  '#',
  '# + r 0.1.0\n',
  '\n# + demo-registry 0.1.0\n',
  '# = 0 7ea76f2c\n',
  '# = 1 00000000\n',
  '# tallybook day 1\n',
  '# tallybook day 2\n',
  '# tallybook day ',
  '# demo 1.95.0-stable day 2026-11-22 dies 2027-01-10\n',
  '# demo 1.95.0-stable day 2026-11-23 dies 2027-01-10\n',
  '# demo 1.95.0-stable day 2026-02-29 dies 2027-01-10\n',
  '# replaces 0123456789abcdef\n',
  '# dropped 3\n',
  '# dropped 9007199254740993\n',
  'demo.run.total 1\n',
  'demo.run.label{a,b%20} 9007199254740991\n',
  'demo.run.total 9007199254740992\n',
  'other.run.total 1\n',
  '%',
  '{',
  '}',
  '|',
  '0',
  '9',
  '\r',
  '\0',
  '\u00ff',
  'deny *\n',
  'fleet a\n',
  'job a\n',
  'experiment a\n',
  'toolchain a b\n',
  'inode 7\n',
  'path /\n',
];

/** One thing that happens to a text; places are shares of its length. */
interface Mutation {
  readonly what: 'flip' | 'delete' | 'insert' | 'repeat' | 'move' | 'cut' | 'long' | 'drop';
  readonly at: number;
  readonly length: number;
  readonly word: number;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  what: fc.constantFrom('flip', 'delete', 'insert', 'repeat', 'move', 'cut', 'insert', 'long', 'drop'),
  at: fc.nat(4095),
  length: fc.nat(40),
  word: fc.nat(255),
});

/** What happens to a sound file, and whether the sums are put right afterwards, so that it is not found out by them. */
export const mutations = fc.record({
  base: fc.nat(15),
  steps: fc.array(mutation, { maxLength: 5 }),
  rightSums: fc.boolean(),
});

export type Mutations = typeof mutations extends fc.Arbitrary<infer T> ? T : never;

export function mutated(bases: readonly string[], { base, steps, rightSums }: Mutations): string {
  let text = bases[base % bases.length] ?? '';
  for (const step of steps) text = applyMutation(text, step);
  return rightSums ? withRightSums(text) : text;
}

function applyMutation(text: string, { what, at, length, word }: Mutation): string {
  const place = at % (text.length + 1);
  const head = text.slice(0, place);
  const tail = text.slice(place);
  switch (what) {
    case 'flip':
      return head + String.fromCharCode(word) + tail.slice(1);
    case 'delete':
      return head + tail.slice(length);
    case 'insert':
      return head + (WORDS[word % WORDS.length] ?? '') + tail;
    case 'repeat':
      return head + tail.slice(0, length) + tail;
    case 'move':
      return tail.slice(0, length) + head + tail.slice(length);
    case 'cut':
      return head;
    case 'drop':
      return text.slice(0, text.lastIndexOf('\n', place - 1) + 1) + tail.slice(tail.indexOf('\n') + 1);
    case 'long':
      return word < 8 ? head + 'x'.repeat(16_380 + word) + tail : text;
  }
}

/** Sums and numbers of lines put right, wherever a block has an end. */
function withRightSums(text: string): string {
  return text.replace(/(# \+ [^\n]*\n(?:[^#\n][^\n]*\n)*)# = \d+ [0-9a-f]{8}\n/g, (_, body: string) => {
    const sum = crc32(Buffer.from(body, 'latin1')).toString(16).padStart(8, '0');
    return `${body}# = ${body.split('\n').length - 2} ${sum}\n`;
  });
}
