/** Tickets: totals and no days, steps and no counts, only what has a ticket line, and how much that says. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { seriesOf } from '../../../submitter/allowlist/series.ts';
import { COUNTS_ROUNDED, log2Choose, roundedDown } from '../../../submitter/ticket/rounding.ts';
import { ticketJson, ticketMarkdown } from '../../../submitter/ticket/text.ts';
import { ticket, type BuiltTicket, type Wish } from '../../../submitter/ticket/ticket.ts';
import { sampleRegistry } from '../../sample.ts';
import { counted, dayOf, registered } from '../material.ts';
import { sentence } from '../../../submitter/stops/words.ts';

const test = suite('tickets');

const SAMPLE = registered(sampleRegistry);
const CATALOGUE = SAMPLE.catalogues.get('demo');
const NEVER = { version: 'dev', registryVersion: '0.0.9' };
const STACK = 'demo.crash.backtrace{demo_core;_;demo_driver}';

const COUNTS = [
  counted('2026-10-01', { 'demo.search.error_code{E0502}': 4 }, { dies: dayOf('2026-11-23') }),
  counted('2026-11-10', { 'demo.search.error_code{E0502}': 3, 'demo.search.error_code{E0001}': 1, [STACK]: 2 }),
  counted('2026-11-20', { 'demo.search.error_code{E0502}': 900, 'demo.crash.total': 2, 'demo.crash.again{false}': 1 }),
  counted('2026-11-20', { 'demo.search.error_code{E0004}': 7, 'demo.type.self{new}': 3 }, NEVER),
  counted('2026-11-21', { 'demo.crash.stack{typeck;type_of}': 1, 'demo.crash.stack{typeck;hostile}': 1 }),
  counted('2026-11-21', {
    'demo.search.error_code{E9999}': 1,
    'demo.search.wall_ms{<=10}': 12,
    'demo.type.self{new}': 3,
  }),
];

const WISH: Wish = { program: 'demo', area: null, metric: null, exact: false, days: null };

function asked(wish: Partial<Wish>, withheld: readonly string[] = []): BuiltTicket {
  if (CATALOGUE === undefined) throw new Error('no catalogue');
  const { allowed } = withheld.length === 0 ? SAMPLE : registered(sampleRegistry, { withheld });
  return ticket({ allowed, catalogue: CATALOGUE, counts: COUNTS, today: dayOf('2026-11-22') }, { ...WISH, ...wish });
}
const rows = (wish: Partial<Wish>, withheld: readonly string[] = []): readonly string[] =>
  asked(wish, withheld).value?.rows.map(({ field, count }) => `${field} ${count}`) ?? [];

const HEADLINE =
  'Counts of `demo` (area crash), recorded on one machine over at most 49 days as `sample` 0.1 declares them.';
const MARKDOWN = `${HEADLINE}
Counts are rounded down to 1, 2, 5, 10, 20, 50 and so on.

\`\`\`text
demo.crash.backtrace{demo_core;_;demo_driver} 2
demo.crash.stack{typeck;type_of} 1
\`\`\`

A ticket of 2 lines like this can say up to 94.9 bits about the machine it was counted on.
Once posted it is public, permanent, and under the account that posts it.
\`demo.crash.backtrace\` also tells \`demo.crash.total\`, which is sent in reports: whoever has both may join them.
`;

const JSON_TEXT = `{
  "format": "tallybook ticket 1",
  "program": "demo",
  "registry": "sample",
  "series": "0.1",
  "about": "metric *{E*}",
  "rounded": true,
  "days_at_most": 49,
  "fields": {
    "demo.search.error_code{E0001}": 1,
    "demo.search.error_code{E0502}": 500
  },
  "bits_at_most": 17.9,
  "notes": [
    "A ticket of 2 lines like this can say up to 17.9 bits about the machine it was counted on.",
    "Once posted it is public, permanent, and under the account that posts it."
  ]
}
`;

test('a ticket as Markdown', () => {
  const { value } = asked({ area: 'crash' });
  assert.is(value === null ? null : ticketMarkdown(value), MARKDOWN);
});

test('a ticket as JSON', () => {
  const { value } = asked({ metric: '*{E*}' });
  assert.is(value === null ? null : ticketJson(value), JSON_TEXT);
});

test('what may not be in one is said, each with its reason', () => {
  assert.equal(asked({ area: 'crash' }).stops.map(sentence), [
    '`demo.crash.again{false}` has no ticket line; it has submit lines',
    '`demo.crash.stack{typeck;hostile}` has `hostile` as frame 2, which is not a name of `demo-queries`',
    '`demo.crash.total` has no ticket line; it has submit lines',
  ]);
  const { value, stops } = asked({ area: 'type' });
  assert.is(value, null);
  assert.equal(stops.map(sentence), ['`demo.type.self{new}` has no line in sample 0.1.0']);
  assert.equal(asked({ area: 'nothing' }), { value: null, stops: [] });
  assert.equal(asked({ program: 'second' }), { value: null, stops: [] });
});

const ROWS: readonly (readonly [wish: Partial<Wish>, withheld: readonly string[], rows: readonly string[]])[] = [
  [
    { area: 'search' },
    [],
    ['demo.search.error_code{E0001} 1', 'demo.search.error_code{E0502} 500', 'demo.search.wall_ms{<=10} 10'],
  ],
  [
    { area: 'search', exact: true },
    [],
    ['demo.search.error_code{E0001} 1', 'demo.search.error_code{E0502} 907', 'demo.search.wall_ms{<=10} 12'],
  ],
  [{ area: 'search', days: 2, exact: true }, [], ['demo.search.wall_ms{<=10} 12']],
  [{ area: 'search', days: 3, exact: true }, [], ['demo.search.error_code{E0502} 900', 'demo.search.wall_ms{<=10} 12']],
  [{ area: 'search', metric: '*ms' }, [], ['demo.search.wall_ms{<=10} 10']],
  [{ metric: 'demo.search.error_code{E0502}' }, [], ['demo.search.error_code{E0502} 500']],
  [{ area: 'search' }, ['*{E05*'], ['demo.search.error_code{E0001} 1', 'demo.search.wall_ms{<=10} 10']],
];

for (const [wish, withheld, expected] of ROWS) {
  test(`${JSON.stringify(wish)} without ${withheld.join() || 'anything'}`, () =>
    assert.equal(rows(wish, withheld), expected));
}

test('no order, day or version of a program can be told from it', () => {
  const { value } = asked({ area: 'search' });
  if (CATALOGUE === undefined) throw new Error('no catalogue');
  const same = COUNTS.map((one) => ({
    ...one,
    version: '9.9.9-beta',
    registryVersion: one.registryVersion === '0.0.9' ? '0.2.0' : '0.1.4',
  })).toReversed();
  const other = ticket(
    { allowed: SAMPLE.allowed, catalogue: CATALOGUE, counts: same, today: dayOf('2026-11-22') },
    { ...WISH, area: 'search' },
  );
  assert.equal(other.value, value);
  assert.is(seriesOf('0.0.9'), '0.0');
});

test('steps', () => {
  const steps = [1, 2, 3, 4, 5, 9, 10, 19, 20, 49, 50, 99, 100, 4999, 5_000_000_000_000_000, Number.MAX_SAFE_INTEGER];
  assert.equal(steps.map(roundedDown), [1, 2, 2, 2, 5, 5, 10, 10, 20, 20, 50, 50, 100, 2000, 5e15, 5e15]);
  assert.is(COUNTS_ROUNDED, 48);
});

test('ways to choose', () => {
  assert.equal(
    [
      [5, 0],
      [5, 5],
      [5, 2],
      [52, 5],
    ].map(([n = 0, m = 0]) => Math.round(2 ** log2Choose(n, m))),
    [1, 1, 10, 2_598_960],
  );
});

test.run();
