/** What a terminal would obey or not show is spelled out, whatever it is; what is drawn stays. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { INVISIBLE_IN_PROSE, visible, visibleJson } from '../../model/findings/visible.ts';
import { table } from '../../scripts/tally/table.ts';

const test = suite('visible');

/** Code points that pass unseen, each of another kind or from either end of a range. */
const UNSEEN: readonly number[] = [
  ...[0x00, 0x07, 0x1b, 0x7f, 0x85, 0x9b, 0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180e, 0x200b],
  ...[0x200e, 0x202e, 0x2060, 0x2066, 0x2800, 0x3164, 0xd800, 0xdfff, 0xe000, 0xfe00, 0xfe0f, 0xfeff, 0xffa0, 0xfff9],
  ...[0xffff, 0x1bca0, 0x1bca3, 0x1d159, 0x1d173, 0x1d17a, 0xe0001, 0xe0041, 0xe007f, 0xe0100, 0x10ffff],
];

/** Spaces and ends of lines other than U+0020 and the line feed: white space to whoever joins words. */
const SPACES: readonly number[] = [0xa0, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000];

for (const code of [...UNSEEN, ...SPACES]) {
  test(`U+${code.toString(16).toUpperCase().padStart(4, '0')} is spelled`, () => {
    const c = String.fromCodePoint(code);
    assert.is(visible(`a${c}b${c}`), `a\\u{${code.toString(16)}}b\\u{${code.toString(16)}}`);
    const json = JSON.stringify(`a${c}b`);
    assert.match(visibleJson(json), /^"a(?:\\u[0-9a-f]{4}){1,2}b"$/);
    assert.is(JSON.parse(visibleJson(json)), `a${c}b`);
    assert.is(INVISIBLE_IN_PROSE.test(c), UNSEEN.includes(code));
  });
}

test('what is drawn stays, and a line stays one', () => {
  for (const drawn of [
    'a b',
    'caf\u00e9',
    '\u201cso\u201d \u2026',
    '\u65e5\u672c',
    '\u{1f600}',
    '\u2588\u258f',
    'e\u0301',
  ])
    assert.is(visible(drawn), drawn);
  assert.is(visible('a\nb\tc'), 'a\\u{a}b c');
});

test('a summary is one line of a table', () => {
  const summary = 'Crashes\n\nNothing leaves.\u202eabc';
  const metrics = [{ id: 'a.b.c', summary, rows: [{ by: null, label: null, count: 1, declared: true }] }];
  const totals = { program: 'a', first_day: '2026-11-22', last_day: '2026-11-22', versions: ['1.0.0'], metrics };
  assert.is(
    table(totals, { columns: 80, unicode: true }),
    'a: 2026-11-22, version 1.0.0\n\na.b.c  Crashes\\u{a}\\u{a}Nothing leaves.\\u{202e}abc\n  1\n',
  );
});

test.run();
