/**
 * Which line of a later allowlist goes further than that of its series, and in which way: pairs of lines, with all that
 * is said of them.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parseAllowlist } from '../../../submitter/allowlist/file.ts';
import type { Allowlist } from '../../../submitter/allowlist/list.ts';
import { goesFurther } from '../../../submitter/registries/further.ts';
import { listFiles, setLines, withWords, type Lists } from '../../list.ts';

const test = suite('what goes further');

interface Part {
  readonly lines: readonly string[];
  readonly lists?: Lists;
  readonly epsilonAYear?: number;
}

/** A list of one program, which is 0.1.0 where it is what was added, and generated later where it comes. */
function listOf(version: string, { lines, lists = {}, epsilonAYear = 8 }: Part): Allowlist {
  const text = [
    '# tallybook allowlist 1',
    `# registry demo 0.0.0 preview as_of=2026-11-22`,
    '# program a reporters=1000 basis=assumed open=g|h',
    `# limits epsilon_a_year=${epsilonAYear} signatures=2`,
    '# submit lines expire 2027-02-20',
    ...withWords(lines),
    ...setLines(lists),
    '',
  ].join('\n');
  const { value, findings } = parseAllowlist(Buffer.from(text, 'latin1'), listFiles(lists));
  if (value === null) throw new Error(JSON.stringify(findings));
  return { ...value, version };
}

const until = (since: string): string => `until=2027-11-01 since=${since}`;
const TAIL = until('0.1.0');
const ticket = (field: string, keep = '49d', tail = TAIL): string =>
  `ticket ${field} values=count class=ticket keep=${keep} ${tail}`;
const fleet = (field: string, values = 'count', keep = '49d/400d'): string =>
  `fleet ${field} values=${values} class=fleet keep=${keep} ${TAIL}`;
const coarse = (id: string, values = '0|1|2+', { reduce = 'sum', keep = '49d/30d', group = 'g' } = {}): string =>
  `submit ${id} values=${values} reduce=${reduce} group=${group} class=coarse keep=${keep} ${TAIL}`;
const noised = (id: string, values = 'false|true', epsilon = '1'): string =>
  `submit ${id} values=${values} reduce=any class=noised k=${values.split('|').length} epsilon=${epsilon} ` +
  `keep=49d/30d ${TAIL}`;

const ID = 'a.b.c';
const names = (depth: number, list = 'paths'): Part['lines'] => [ticket(`${ID}{names:${list}*${depth}}`)];
const worded = (asks: string, means: string): Part['lines'] => [
  coarse(ID),
  `asks ${ID} ${asks}`,
  `means ${ID} ${means}`,
];

type Case = readonly [name: string, was: Part | Part['lines'], now: Part | Part['lines'], said: string | null];

/** `said` is the line, the id and in which way; null where it goes no further. */
const CASES: readonly Case[] = [
  ['the same', [coarse(ID)], [coarse(ID)], null],
  ['nothing where something was', [ticket(ID)], [], null],
  ['a new metric', [], [ticket(ID, '49d', until('0.1.1'))], null],
  ['a metric that was proposed, or had expired', [], [ticket(ID)], null],
  ['fleet to ticket', [fleet(ID)], [ticket(ID)], '6 a.b.c is of class ticket, and in 0.1.0 of class fleet'],
  [
    'fleet to ticket, said to be new',
    [fleet(ID)],
    [ticket(ID, '49d', until('0.1.1'))],
    '6 a.b.c is of class ticket, and in 0.1.0 of class fleet',
  ],
  [
    'ticket to noised',
    [ticket(`${ID}{true}`)],
    [noised(ID)],
    '6 a.b.c is of class noised, and in 0.1.0 of class ticket',
  ],
  ['ticket to coarse', [ticket(ID)], [coarse(ID)], '6 a.b.c is of class coarse, and in 0.1.0 of class ticket'],
  [
    'noised to coarse',
    [noised(ID)],
    [coarse(ID, 'false|true', { reduce: 'any' })],
    '6 a.b.c is of class coarse, and in 0.1.0 of class noised',
  ],
  ['coarse to noised', [coarse(ID, 'false|true', { reduce: 'any' })], [noised(ID)], null],
  ['coarse to ticket', [coarse(ID)], [ticket(ID)], null],
  ['ticket to fleet', [ticket(ID)], [fleet(ID)], null],
  ['fewer values', [noised(ID, 'a|b|c')], [noised(ID, 'a|b')], null],
  ['more values', [noised(ID, 'a|b')], [noised(ID, 'a|b|c')], '6 a.b.c takes `c`, and in 0.1.0 it does not'],
  ['other bounds', [coarse(ID)], [coarse(ID, '0|1+')], '6 a.b.c takes `1+`, and in 0.1.0 it does not'],
  [
    'another reduce',
    [coarse(ID)],
    [coarse(ID, '0|1|2+', { reduce: 'max' })],
    '6 a.b.c is reduced by max, and in 0.1.0 by sum',
  ],
  ['a larger epsilon', [noised(ID)], [noised(ID, 'false|true', '1.5')], '6 a.b.c has epsilon 1.5, and in 0.1.0 1'],
  ['a smaller epsilon', [noised(ID)], [noised(ID, 'false|true', '0.5')], null],
  [
    'longer on the machine',
    [coarse(ID)],
    [coarse(ID, '0|1|2+', { keep: '50d/30d' })],
    '6 a.b.c is kept for 50 days, and in 0.1.0 for 49',
  ],
  [
    'longer where it went',
    [coarse(ID)],
    [coarse(ID, '0|1|2+', { keep: '49d/31d' })],
    '6 a.b.c is kept for 31 days where it went, and in 0.1.0 for 30',
  ],
  ['for ever where it went', [fleet(ID)], [fleet(ID, 'count', '49d')], null],
  ['shorter in both', [coarse(ID)], [coarse(ID, '0|1|2+', { keep: '9d/3d' })], null],
  ['a ticket that is kept longer', [ticket(ID)], [ticket(ID, '50d')], null],
  ['where its owner decided before', [ticket(ID)], [ticket(ID, '49d/30d')], null],
  ['another question', worded('Why?', 'It.'), worded('Who?', 'It.'), '6 a.b.c has another question than in 0.1.0'],
  [
    'another description',
    worded('Why?', 'It.'),
    worded('Why?', 'Her.'),
    '6 a.b.c has another description than in 0.1.0',
  ],
  ['another unit', [fleet(ID)], [fleet(ID, 'bytes')], '6 a.b.c says bytes, and in 0.1.0 count'],
  ['one field more of a metric', [ticket(`${ID}{x}`)], [ticket(`${ID}{x}`), ticket(`${ID}{y}`)], null],
  [
    'a pattern for a field',
    [ticket(`${ID}{x}`)],
    [ticket(`${ID}{text:[a-z]}`)],
    '6 a.b.c is a pattern, and 0.1.0 has single fields of it',
  ],
  ['another pattern', [ticket(`${ID}{text:[a-z]}`)], [ticket(`${ID}{text:[a-y]}`)], null],
  ['names for a text', [ticket(`${ID}{text:[a-z]}`)], { lines: names(3), lists: { paths: ['x'] } }, null],
  ['deeper', { lines: names(3), lists: { paths: ['x'] } }, { lines: names(4), lists: { paths: ['x'] } }, null],
  ['less deep', { lines: names(3), lists: { paths: ['x'] } }, { lines: names(2), lists: { paths: ['x'] } }, null],
  ['more names', { lines: names(3), lists: { paths: ['x'] } }, { lines: names(3), lists: { paths: ['x', 'y'] } }, null],
  [
    'fewer names',
    { lines: names(3), lists: { paths: ['x', 'y'] } },
    { lines: names(3), lists: { paths: ['x'] } },
    null,
  ],
  [
    'another list with more',
    { lines: names(3), lists: { paths: ['x'] } },
    { lines: names(3, 'other'), lists: { other: ['z'] } },
    null,
  ],
  [
    'another name of the same list',
    { lines: names(3), lists: { paths: ['x'] } },
    { lines: names(3, 'other'), lists: { other: ['x'] } },
    null,
  ],
  [
    'answers that cost more',
    [noised(ID)],
    { lines: [noised(ID)], epsilonAYear: 10 },
    '0  lets answers cost 10 a year, and that of 0.1.0 8',
  ],
  ['answers that cost less', [noised(ID)], { lines: [noised(ID)], epsilonAYear: 4 }, null],
  [
    'the first of two',
    [ticket('a.b.c'), fleet('a.b.d'), fleet('a.b.e')],
    [ticket('a.b.c'), ticket('a.b.d'), ticket('a.b.e')],
    '7 a.b.d is of class ticket, and in 0.1.0 of class fleet',
  ],
  [
    'answers kept for ever where they went',
    [noised(ID)],
    [noised(ID).replace('49d/30d', '49d')],
    '6 a.b.c is kept for as long as its owner likes where it went, and in 0.1.0 for 30',
  ],
];

const part = (of: Part | Part['lines']): Part => ('lines' in of ? of : { lines: of });

function said(was: Allowlist, now: Allowlist, sealed: readonly string[] = []): string | null {
  const found = goesFurther(was, now, new Set(sealed));
  return found === null ? null : `${found.line} ${found.id} ${found.how}`;
}

for (const [name, was, now, expected] of CASES) {
  test(name, () => {
    const [before, after] = [listOf('0.1.0', part(was)), listOf('0.1.1', part(now))];
    assert.is(said(before, after), expected);
    assert.is(said(before, { ...after, version: '0.2.0' }), null, 'in another series');
    assert.is(said(after, { ...after, version: '0.1.2' }), null, 'beside itself');
  });
}

test('what was recorded and went nowhere goes nowhere', () => {
  const now = listOf('0.1.1', { lines: [ticket(ID, '49d', until('0.1.1'))] });
  const was = listOf('0.1.0', { lines: [] });
  assert.is(said(was, now, [ID]), '6 a.b.c is of class ticket, and 0.1.0 declares it to go nowhere');
  assert.is(said(was, now, ['a.b.d']), null);
});

test.run();
