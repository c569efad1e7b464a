/** What a user deleted of a metric stays deleted in the next list, however that spells it. One row a case. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { staysDeleted } from '../../../submitter/allowlist/deleted.ts';
import { keyOf } from '../../../submitter/allowlist/consistency.ts';
import { parseLine } from '../../../submitter/allowlist/line.ts';
import type { Allowlist, NumberedLine } from '../../../submitter/allowlist/list.ts';
import { list as published } from '../adversarial/registry.ts';

const test = suite('what stays deleted');

const TERMS = 'keep=49d until=2027-11-01 since=0.1.0';
const COARSE = `reduce=sum group=g class=coarse keep=49d/30d until=2027-11-01 since=0.1.0`;

/** A line by its key: `set x`, `submit ID`, or a field of tickets. */
function line(key: string, i: number): NumberedLine {
  const text = key.startsWith('set ')
    ? `${key} names=1 sha256=${'0'.repeat(64)}`
    : key.startsWith('submit ')
      ? `${key} values=0|1+ ${COARSE}`
      : `ticket ${key} values=count class=ticket ${TERMS}`;
  const read = parseLine(text);
  if (typeof read === 'string') throw new Error(`${text}: ${read}`);
  return { number: i, text, line: read.section === 'submit' ? { ...read, asks: 'a', means: 'm' } : read };
}

const lines = (keys: string): readonly NumberedLine[] => (keys === '' ? [] : keys.split(' & ')).map(line);
const listOf = (keys: string): Allowlist => ({ ...published(), lines: lines(keys) });

/** What was listed, what of it the copy has left, what is listed now, and what of that stays deleted. */
const CASES: readonly (readonly [name: string, was: string, left: string, now: string, deleted: string])[] = [
  ['nothing was deleted, and all is new', 'p.a.x{a}', 'p.a.x{a}', 'p.a.x{a} & p.a.x{b} & p.a.z', ''],
  ['the same line', 'p.a.x & p.a.y', 'p.a.y', 'p.a.x & p.a.y', 'p.a.x'],
  [
    'a label more beside one that was deleted',
    'p.a.x{a} & p.a.x{b}',
    'p.a.x{b}',
    'p.a.x{a} & p.a.x{b} & p.a.x{c}',
    'p.a.x{a}',
  ],
  [
    'a label more where all were deleted',
    'p.a.x{a} & p.a.y',
    'p.a.y',
    'p.a.x{a} & p.a.x{c} & p.a.y',
    'p.a.x{a} & p.a.x{c}',
  ],
  ['a label renamed', 'p.a.x{a} & p.a.x{b}', 'p.a.x{b}', 'p.a.x{b} & p.a.x{c}', 'p.a.x{c}'],
  ['another depth', 'p.a.x{names:l*32} & set l', 'set l', 'p.a.x{names:l*31} & set l', 'p.a.x{names:l*31}'],
  ['another list', 'p.a.x{names:l*32} & set l', 'set l', 'p.a.x{names:m*32} & set m', 'p.a.x{names:m*32}'],
  [
    'the list renamed whose set was deleted',
    'p.a.x{names:l*3} & set l',
    'p.a.x{names:l*3}',
    'p.a.x{names:m*3} & set m',
    'p.a.x{names:m*3}',
  ],
  ['the set that was deleted', 'p.a.x{names:l*3} & set l', 'p.a.x{names:l*3}', 'p.a.x{names:l*3} & set l', 'set l'],
  [
    'single fields of what was a pattern of a deleted set',
    'p.a.x{names:l*3} & set l',
    'p.a.x{names:l*3}',
    'p.a.x{a} & p.a.x{b}',
    'p.a.x{a} & p.a.x{b}',
  ],
  ['another text', 'p.a.x{text:a}', '', 'p.a.x{text:(a)}', 'p.a.x{text:(a)}'],
  ['a pattern of what were fields', 'p.a.x{a} & p.a.x{b}', 'p.a.x{b}', 'p.a.x{text:[ab]}', 'p.a.x{text:[ab]}'],
  ['a ticket line of what was submitted', 'submit p.a.x', '', 'p.a.x', 'p.a.x'],
  ['labels of what was submitted', 'submit p.a.x', '', 'p.a.x{a} & p.a.x{b}', 'p.a.x{a} & p.a.x{b}'],
  [
    'other metrics',
    'p.a.x{names:l*3} & p.a.y & set l',
    'p.a.y & set l',
    'p.a.w & p.a.y & p.a.z{names:l*3} & set l',
    '',
  ],
];

const keysOf = (keys: string): readonly string[] => lines(keys).map((one) => keyOf(one.line));

for (const [name, was, left, now, deleted] of CASES) {
  test(name, () => {
    const copy = { list: listOf(was), left: lines(left) };
    assert.equal([...staysDeleted(listOf(now), [copy])], keysOf(deleted));
  });
}

test('of two copies, what was deleted of either', () => {
  const list = listOf('p.a.x & p.a.y & p.a.z');
  const copies = ['p.a.x & p.a.y', 'p.a.y & p.a.z'].map((left) => ({ list, left: lines(left) }));
  assert.equal([...staysDeleted(list, copies)].sort(), ['p.a.x', 'p.a.z']);
  assert.equal([...staysDeleted(list, [])], []);
});

test.run();
