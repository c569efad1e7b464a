/** An allowlist is refused whole, with the line, for whatever FORMAT.md does not have. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parseAllowlist } from '../../../submitter/allowlist/file.ts';
import type { AllowlistFinding } from '../../../submitter/allowlist/list.ts';
import { sha256 } from '../../../submitter/bytes.ts';
import { untilOf } from '../../../submitter/allowlist/until.ts';
import { HOME } from '../../command.ts';
import { REFUSED, type Refused } from '../../generators/refused.ts';
import { golden } from '../../golden.ts';
import { holds } from '../../property.ts';
import { committedFiles, listFiles, listFilesIn, setLines } from '../../list.ts';
import { allowlistText, catalogueText, LISTS, type Changes } from '../../scripts/tally/registry.ts';

const test = suite('allowlist file');

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const findingText = ({ list, line, message }: AllowlistFinding): string =>
  `${list === null ? '' : `lists/${list}.txt `}${line}: ${message}`;
const findingsOf = (text: string): string =>
  parseAllowlist(bytes(text), listFilesIn(text, LISTS)).findings.map(findingText).join('\n');

const TERMS = 'keep=49d until=2027-11-01 since=0.1.0';
const COARSE = 'group=crashes class=coarse keep=49d/30d until=2027-11-01 since=0.1.0';
const ticket = (...fields: readonly string[]): Changes => ({
  lines: { ticket: fields.map((field) => `ticket ${field} values=count class=ticket ${TERMS}`), set: [] },
});
const submit = (...lines: readonly string[]): Changes => ({
  lines: { submit: lines.map((line) => `submit ${line}`), ticket: [], set: [] },
});

test('the committed file is read', () => {
  const text = readFileSync(join(HOME, 'generated/allowlist/allowlist.txt'));
  const { value, findings } = parseAllowlist(text, committedFiles());
  assert.equal(findings, []);
  assert.equal(
    [...(value?.lists ?? [])].map(([list, names]) => [list, names.length]),
    [
      ['compiler-crates', 71],
      ['queries', 319],
    ],
  );
});

test('a small file means what it says', () => {
  const { value } = parseAllowlist(bytes(allowlistText()), listFiles(LISTS));
  assert.equal(value?.programs, [
    { name: 'rustc', reporters: 1000, basis: 'assumed', open: ['crashes'], catalogue: sha256(bytes(catalogueText())) },
  ]);
  assert.equal(value?.lines[0]?.line, {
    section: 'submit',
    id: 'rustc.ice.total',
    values: ['0', '1', '2-4', '5+'],
    reduce: 'sum',
    group: 'crashes',
    epsilon: null,
    keep: 49,
    beyond: 30,
    until: untilOf('2027-11-01'),
    since: '0.1.0',
    asks: 'How often?',
    means: 'Counts it.',
  });
  assert.equal(
    value?.lines.map(({ number, line }) => [number, line.section]),
    [
      [9, 'submit'],
      [12, 'ticket'],
      [13, 'ticket'],
      [14, 'ticket'],
      [15, 'ticket'],
      [16, 'set'],
    ],
  );
});

/** Bodies with the right counts and sum, and what is said of each. */
const BODIES: readonly (readonly [changes: Changes, said: string])[] = [
  [ticket('rustc.a.b', 'rustc.a.b'), '13: `rustc.a.b` stands twice'],
  [ticket('rustc.b.b', 'rustc.a.b'), '13: it stands after `rustc.b.b`'],
  [ticket('rustc.a'), '12: it does not read like a ticket line'],
  [ticket('rustc.a.b{x y}'), '12: it does not read like a ticket line'],
  [ticket('rustc.a.b{}'), '12: it does not read like a ticket line'],
  [ticket('rustc.a.b{x,y,z}'), '12: what stands between its braces is no label'],
  [ticket('rustc.a.b{x%zz}'), '12: what stands between its braces is no label'],
  [ticket('rustc.a.b{<=01}'), '12: what stands between its braces is no label'],
  [ticket('rustc.a.b{text:.+}'), '12: its pattern is not of the language'],
  [ticket('rustc.a.b{text:[a-z]%7B2%7D}', 'rustc.a.b{x}'), '13: `rustc.a.b` has a pattern and other lines'],
  [ticket('rustc.a.b{x}', 'rustc.a.b{text:[a-z]}'), '13: `rustc.a.b` has a pattern and other lines'],
  [ticket('rustc.a.b{names:none*3}'), '12: there is no set line of `none`'],
  [ticket('rustc.a.b{names:crates*33}'), '12: its depth is above 32'],
  [ticket('rustc.a.b{names:crates}'), '12: what stands between its braces is no label'],
  [ticket('rustc.ice.total'), '12: `rustc.ice.total` has submit lines too'],
  [
    { lines: { ticket: ['ticket rustc.a.b values=count class=fleet keep=1d until=2027-11-01 since=0.1.0'], set: [] } },
    '12: it is a ticket line of class fleet',
  ],
  [
    { lines: { ticket: ['ticket rustc.a.b values=count class=ticket keep=1d until=2027-02-29 since=0.1.0'], set: [] } },
    '12: 2027-02-29 is no day',
  ],
  [
    {
      lines: { ticket: ['ticket rustc.a.b  values=count class=ticket keep=1d until=2027-02-28 since=0.1.0'], set: [] },
    },
    '12: it begins or ends with a space, or has two in a row',
  ],
  [{ lines: { ticket: ['noised rustc.a.b'], set: [] } }, '12: it begins with none of submit, ticket, fleet, set'],
  [{ lines: { ticket: ['# note later'], set: [] } }, '12: it begins with `#`, and the header is over'],
  [{ lines: { ticket: [] } }, '12: no line uses the set `paths`'],
  [
    submit(`rustc.a.b values=0|1|3+ reduce=sum ${COARSE}`),
    '9: its values are not ascending ranges without a gap that end with `+`',
  ],
  [
    submit(`rustc.a.b values=0|1 reduce=sum ${COARSE}`),
    '9: its values are not ascending ranges without a gap that end with `+`',
  ],
  [submit(`rustc.a.b values=true|true reduce=any ${COARSE}`), '9: it lists a value twice'],
  [submit(`rustc.a.b values=true reduce=any ${COARSE}`), '9: it does not read like a submit line'],
  [
    submit(`rustc.a.b values=false|true reduce=any ${COARSE.replace('crashes', 'other')}`),
    '9: the group `other` is not open',
  ],
  [
    submit(`rustc.a.b values=false|true reduce=any class=noised k=3 epsilon=1 ${TERMS}`),
    '9: it says k=3 and lists 2 values',
  ],
  [
    submit(`rustc.a.b values=false|true reduce=any class=noised k=2 epsilon=0.0 ${TERMS}`),
    '9: its epsilon is not above 0',
  ],
  [submit(`rustc.a.b values=false|true reduce=any class=noised k=2 epsilon=0.5 ${TERMS}`), ''],
  [ticket('rustc.a.b{%7B,!}', 'rustc.a.c{<=0}', 'rustc.a.c{>0}', 'rustc.a.d{text:[a-z]%7B2%7D}'), ''],
];

for (const [changes, expected] of BODIES) {
  test(`${JSON.stringify(changes.lines).slice(0, 120)}: ${expected === '' ? 'holds' : expected}`, () => {
    assert.is(findingsOf(allowlistText(changes)), expected);
  });
}

const BAD_HEADER =
  'it is not the line of the header that belongs here (tallybook allowlist 1, note, registry, ' +
  'program, limits, lines, submit lines expire, sha256)';

/** Texts of which a part is replaced, the sum not. */
const EDITS: readonly (readonly [from: string | RegExp, to: string, said: string])[] = [
  ['allowlist 1', 'allowlist 2', `1: ${BAD_HEADER}`],
  ['# note', '# nota', `2: ${BAD_HEADER}`],
  ['preview', 'draft', `3: ${BAD_HEADER}`],
  ['as_of=2026-11-22', 'as_of=2026-11-31', '0: 2026-11-31 in the header is no day'],
  ['epsilon_a_year=8', 'epsilon_a_year=10.5', '0: its epsilon_a_year is not above 0 and at most 10'],
  ['epsilon_a_year=8', 'epsilon_a_year=0', '0: its epsilon_a_year is not above 0 and at most 10'],
  ['signatures=2', 'signatures=1', '0: it asks for fewer than 2 signatures'],
  [/ catalogue=.*/, '', '4: it has no sum of its catalogue'],
  [/ 0\.1\.0 preview/, ' 0.0.0 preview', `6: ${BAD_HEADER}`],
  ['# limits', '# limit', `5: ${BAD_HEADER}`],
  ['ticket=4', 'ticket=5', '0: it has 4 ticket lines; its header says 5'],
  ['sha256 ', 'sha256 0', `8: ${BAD_HEADER}`],
  ['E0308', 'E0309', '0: its lines do not have the sum of its header'],
  [/\n$/, '', '16: the last line does not end'],
  ['E0308', 'E03\u00e908', '12: it holds a byte that is not printable ASCII'],
  ['\nset', '\r\nset', '15: it holds a byte that is not printable ASCII'],
  ['\nset', '\n\nset', '16: it is empty'],
];

for (const [from, to, expected] of EDITS) {
  test(`${String(from)} for ${JSON.stringify(to)}`, () => {
    assert.is(findingsOf(allowlistText().replace(from, to)), expected);
  });
}

test('a thousand programs, and a thousand lists, are the most', () => {
  const names = Array.from({ length: 1000 }, (_, i) => `a${String(i).padStart(4, '0')}`);
  const program = /^# program .*$/m.exec(allowlistText())?.[0] ?? '';
  const programs = (some: readonly string[]): string =>
    some.map((name) => `${program.replace(/rustc/, name).replace('open=crashes', 'open=-')}\n`).join('');
  const withPrograms = (some: readonly string[]): string => allowlistText().replace(program, programs(some) + program);
  assert.is(findingsOf(withPrograms(names.slice(1))), '');
  assert.is(findingsOf(withPrograms(names)), '0: it has more than 1000 program lines');
  const withLists = (some: readonly string[]): string => {
    const lists = Object.fromEntries(some.map((name) => [name, ['x']]));
    const fields = some.map((name) => `rustc.a.${name}{names:${name}*1}`);
    const text = allowlistText({ lines: { ...ticket(...fields).lines, set: setLines(lists) } });
    return parseAllowlist(bytes(text), listFiles(lists)).findings.map(findingText).join('\n');
  };
  assert.is(withLists(names), '');
  assert.is(withLists([...names, 'b']), '0: it has more than 1000 set lines');
});

/** What is said of a list that FORMAT.md refuses. */
function said({ what, text, files }: Refused): string {
  const lists = new Map([...files].map(([list, file]) => [list, bytes(file)]));
  const { value, findings } = parseAllowlist(bytes(text), lists);
  assert.is(value, null, `it is accepted: ${what}`);
  return `${what}\n${findings.map((finding) => `  ${findingText(finding)}\n`).join('')}`;
}

test('what the second reader refuses is refused', () =>
  golden('test/submitter/allowlist/refused.txt', REFUSED.map(said).join('')));

test('no change of one byte goes unseen', () => {
  const text = allowlistText();
  const places = fc.tuple(fc.nat(text.length - 1), fc.integer({ min: 0, max: 255 }));
  holds(places, 3000, ([place, byte]) => {
    const changed = bytes(text);
    if (changed[place] === byte) return;
    changed[place] = byte;
    const { value } = parseAllowlist(changed, listFiles(LISTS));
    // The note, and numbers that only describe, are outside of the sum.
    if (value !== null)
      assert.is.not(
        Buffer.from(changed).subarray(0, text.indexOf('sha256')).toString('latin1'),
        text.slice(0, text.indexOf('sha256')),
        `byte ${place}`,
      );
  });
});

test.run();
