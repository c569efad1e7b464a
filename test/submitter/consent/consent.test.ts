/** Consent and the week's draw: what a record says, what voids it, and that looking again never draws again. */
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { consentStop, environmentStop, type Now } from '../../../submitter/consent/holds.ts';
import {
  choicesOf,
  consentText,
  newConsent,
  parseConsent,
  RECIPIENT as GRAMMAR,
  type Choice,
} from '../../../submitter/consent/consent.ts';
import { drawWeek, NO_WEEKS, parseWeeks, weeksText, type Draw, type Weeks } from '../../../submitter/reports/draw.ts';
import { describe } from '../../../submitter/permit.ts';
import { choicesFor } from '../../../submitter/reports/report.ts';
import { inCaret, seriesOf } from '../../../submitter/allowlist/series.ts';
import { holds, SEED } from '../../property.ts';
import { registryWith, sampleRegistry } from '../../sample.ts';
import {
  consentTo,
  dayOf,
  HERE,
  listOf,
  material,
  RECIPIENT,
  registered,
  seeded,
  textOf,
  wordsOf,
} from '../material.ts';
import { allWords, sentence } from '../../../submitter/stops/words.ts';

const test = suite('consent');

const SAMPLE = registered(sampleRegistry);
const LIST = describe(SAMPLE.allowed).list;
const TERMS = 'keep=49d/30d until=2027-11-01 since=0.1.0';

const TEXT = `# tallybook consent 1
path /home/ada/tallybook/_tally
inode 7340155
born 1795363650.768418622
recipient https://metrics.example.org/report
registry sample 0.1.0
day 2026-11-01
reporters demo 1000
reporters second 1000
submit demo.crash.again values=false|true reduce=any group=crashes class=coarse ${TERMS}
submit demo.crash.total values=0|1|2-4|5+ reduce=sum group=crashes class=coarse ${TERMS}
submit demo.search.engine values=both|first|second|unknown reduce=mode class=noised k=4 epsilon=1 keep=49d/30d until=2027-05-01 since=0.1.0
submit demo.search.uses_config values=false|true reduce=any class=noised k=2 epsilon=1 keep=49d/30d until=2027-05-01 since=0.1.0
submit second.main.channel values=stable|beta|nightly|unknown reduce=mode group=weekly class=coarse ${TERMS}
submit second.main.runs values=0|1-3|4+ reduce=days group=weekly class=coarse ${TERMS}
`;

test('a record is this text, and the text is read as the record', () => {
  const consent = consentTo(SAMPLE, '2026-11-01');
  assert.is(consentText(consent), TEXT);
  assert.equal(parseConsent(TEXT), consent);
  assert.equal(choicesOf(consent), [
    { registry: 'sample', program: 'demo', group: 'crashes' },
    { registry: 'sample', program: 'second', group: 'weekly' },
  ]);
  const bare = newConsent(
    { path: '/x', inode: null, born: null },
    RECIPIENT,
    LIST,
    1,
    ({ group }) => group === 'weekly',
  );
  assert.equal(parseConsent(consentText(bare)), bare);
  for (const { number, text } of [...consent.agreed, ...bare.agreed].slice(0, 6)) {
    assert.is(TEXT.split('\n')[number - 1], text);
  }
});

/** One change of the record, and why it is none any more. */
const BROKEN: readonly (readonly [from: string | RegExp, to: string, why: string])[] = [
  ['consent 1', 'consent 2', 'its first line is not `# tallybook consent 1`'],
  [/\n$/, '', 'its last line does not end'],
  ['inode 7340155', 'inode 07', 'line 3 is not a valid `inode` line'],
  ['recipient https', 'recipient ftp', 'line 5 is not a valid `recipient` line'],
  ['recipient https', 'recipient http', 'line 5 is not a valid `recipient` line'],
  ['metrics.example', 'ada:x@metrics.example', 'line 5 is not a valid `recipient` line'],
  ['/report', '/report?who=ada', 'line 5 is not a valid `recipient` line'],
  [/recipient (.*)\n/, 'recipient $1\nrecipient $1\n', 'line 6 is not a valid `registry` line'],
  ['day 2026-11-01', 'day 2026-02-29', 'there is no day 2026-02-29'],
  ['day 2026-11-01\n', '', 'line 7 is not a valid `day` line'],
  ['reporters second 1000\n', '', 'its `reporters` lines are not of the programs that its `submit` lines are of'],
  [/submit [^]*/, '', 'line 10 is not a valid `submit` line'],
  ['epsilon=1 ', 'epsilon=0 ', 'line 12: its epsilon is not above 0'],
  ['submit demo.crash.total', 'submit demo.crash.again', 'line 11: it stands twice or out of order'],
  [
    /submit second.*channel.*/,
    `ticket second.main.channel values=count class=ticket keep=49d until=2027-11-01 since=0.1.0`,
    'line 14 is not a valid `submit` line',
  ],
  [/$/, 'note\n', 'line 16 is not a valid `submit` line'],
];

for (const [from, to, why] of BROKEN) {
  test(`no record: ${String(from)} as ${JSON.stringify(to)}`, () =>
    assert.is(parseConsent(TEXT.replace(from, to)), why));
}

const NOW: Now = { here: HERE, recipient: RECIPIENT, allowlist: LIST, today: dayOf('2026-11-22') };
const again = `\`tally consent grant ${RECIPIENT}\` asks again`;
const version = (text: string): Partial<Now> => ({ allowlist: { ...LIST, version: text } });

const STOPS: readonly (readonly [changes: Partial<Now>, why: string | null])[] = [
  [{}, null],
  [version('0.1.7'), null],
  [
    version('0.2.0'),
    `consent was given for sample 0.1.0 and holds for 0.1; this is 0.2.0, which may say more; ${again}`,
  ],
  [
    version('1.0.0'),
    `consent was given for sample 0.1.0 and holds for 0.1; this is 1.0.0, which may say more; ${again}`,
  ],
  [
    { recipient: 'https://other.example.org/' },
    'consent was given for https://metrics.example.org/report, not for https://other.example.org/; `tally consent grant https://other.example.org/` asks again',
  ],
  [{ allowlist: { ...LIST, registry: 'other' } }, `consent was given for the registry sample, not for other; ${again}`],
  [
    { here: { ...HERE, path: '/mnt/_tally' } },
    `consent was given in another store: its path was /home/ada/tallybook/_tally and is /mnt/_tally; ${again}`,
  ],
  [{ here: { ...HERE, inode: '5' } }, `consent was given in another store: its inode was 7340155 and is 5; ${again}`],
  [
    { here: { ...HERE, born: null } },
    `consent was given in another store: its born was 1795363650.768418622 and is not known; ${again}`,
  ],
  [
    { today: dayOf('2026-10-31') },
    "consent was given on 2026-11-01, and this machine's clock says 2026-10-31; set the clock right",
  ],
  [
    { allowlist: { ...LIST, programs: LIST.programs.map((one) => ({ ...one, reporters: 400 })) } },
    `consent was given when 1000 reports a week were expected for demo, now they are 400; ${again}`,
  ],
];

for (const [changes, why] of STOPS) {
  test(`consent holds unless ${why}`, () => {
    assert.is(wordsOf(consentStop(consentTo(SAMPLE, '2026-11-01'), { ...NOW, ...changes })), why);
  });
}

test('an older version in the series stops too', () => {
  const later = listOf(textOf({ ...registryWith(), version: '0.1.2' }));
  const consent = newConsent(HERE, RECIPIENT, later, 1, () => true);
  assert.is(
    wordsOf(consentStop(consent, NOW)),
    'consent was given for sample 0.1.2, and 0.1.0 is older; add the newer one with `tally add DIR`',
  );
});

test('the caret', () => {
  assert.equal(['0.0.3', '0.1.2', '0.10.0', '1.2.3', '12.0.0'].map(seriesOf), ['0.0', '0.1', '0.10', '1', '12']);
  const pairs = [
    ['0.1.0', '0.1.9'],
    ['1.2.0', '1.10.0'],
    ['1.2.3', '1.2.3'],
    ['0.1.2', '0.1.1'],
    ['0.1.0', '0.10.0'],
    ['1.2.0', '2.2.0'],
    ['1.2.0', '1.1.9'],
  ] as const;
  assert.equal(
    pairs.map(([of, one]) => inCaret(of, one)),
    [true, true, true, false, false, false, false],
  );
});

const ENVIRONMENTS: readonly (readonly [Record<string, string>, string | null])[] = [
  [{}, null],
  [{ CI: '', DO_NOT_TRACK: '' }, null],
  [{ DO_NOT_TRACK: '0' }, null],
  [{ DO_NOT_TRACK: '1' }, '`DO_NOT_TRACK` is set, so nothing leaves this machine'],
  [{ DO_NOT_TRACK: 'false' }, '`DO_NOT_TRACK` is set, so nothing leaves this machine'],
  [{ CI: 'true' }, '`CI` is set, so nothing leaves this machine'],
  [{ CI: 'false', DO_NOT_TRACK: '0' }, '`CI` is set, so nothing leaves this machine'],
];

for (const [env, why] of ENVIRONMENTS) {
  test(`in ${JSON.stringify(env)}`, () => {
    const stop = environmentStop(env);
    assert.is(stop === null ? null : sentence(stop), why);
  });
}

test('an address is spelled in one way', () => {
  const whole = new RegExp(`^${GRAMMAR}$`);
  for (const good of [
    RECIPIENT,
    'https://a/',
    'https://a.example:8443/x/y',
    'https://localhost:80/',
    'https://127.0.0.1:9/z',
  ]) {
    assert.ok(whole.test(good), good);
    assert.is(new URL(good).href.replace(':80/', '/'), good.replace(':80/', '/'));
  }
  for (const bad of [
    'https://a',
    'https://A.example/',
    'http://a.example/',
    'https://a/#x',
    'https://-a/',
    'https://a/ b',
    'http://127.0.0.1.example/',
    'http://localhost.example/',
    'http://localhost:80/',
    'http://127.0.0.1:9/z',
  ])
    assert.not.ok(whole.test(bad), bad);
});

test('only groups that were agreed to before the week began are drawn from', () => {
  const of = (day: string, today: string) =>
    choicesFor(material(SAMPLE, today, {}, { consents: [consentTo(SAMPLE, day)] })).length;
  assert.equal(
    [
      of('2026-11-08', '2026-11-16'),
      of('2026-11-08', '2026-11-15'),
      of('2026-11-09', '2026-11-22'),
      of('2026-11-09', '2026-11-23'),
    ],
    [2, 0, 0, 2],
  );
});

const CHOICES = ['a', 'b', 'c'].map((group) => ({ registry: 'sample', program: 'demo', group }));
const WEEKS = `# tallybook weeks 1
seen 2026-W47
draw 2026-W46 https://metrics.example.org/report sample demo/crashes
draw 2026-W46 https://other.example.org/ sample second/weekly
`;

test('draws are this text, and a changed one stops', () => {
  const weeks = parseWeeks(WEEKS);
  if (typeof weeks === 'string') throw new Error(weeks);
  assert.is(weeksText(weeks), WEEKS);
  const said = (from: string | RegExp, to: string) => parseWeeks(WEEKS.replace(from, to));
  assert.is(said('weeks 1', 'weeks 2'), 'its first line is not `# tallybook weeks 1`');
  assert.is(said(/\n$/, ''), 'its last line does not end');
  assert.is(said('seen 2026-W47', 'seen 2026-W54'), 'line 2: there is no week 2026-W54');
  assert.is(said('demo/crashes', 'demo crashes'), 'line 3 is not a valid `draw` line');
  assert.is(said('https://other.example.org/', RECIPIENT), 'line 4 draws a second time');
});

/** A disk with one file; a look that is killed before or after it wrote. */
interface Look {
  readonly day: number;
  readonly kill: 'before' | 'after' | 'no';
}

test('a thousand looks with kills and clock changes show one draw a week', () => {
  const monday = dayOf('2026-11-16');
  const look = fc.record({
    day: fc.integer({ min: 0, max: 13 }).map((n) => monday + n),
    kill: fc.constantFrom('before' as const, 'after' as const, 'no' as const),
  });
  holds(fc.tuple(fc.array(look, { minLength: 1000, maxLength: 1000 }), fc.integer()), 10, ([looks, seed]) => {
    const random = seeded(seed);
    let disk: string | null = null;
    let latest = 0;
    const shown = new Map<string, string>();
    for (const { day, kill } of looks as readonly Look[]) {
      const weeks = disk === null ? NO_WEEKS : parseWeeks(disk);
      if (typeof weeks === 'string') throw new Error(weeks);
      const drawn = drawWeek(weeks, day, RECIPIENT, CHOICES, random);
      const behind = latest >= monday + 7 && day < monday + 7;
      assert.is(
        drawn.value === null ? allWords(drawn.stops) : null,
        behind ? "this machine's clock says 2026-W47, and 2026-W48 was seen before; set the clock right" : null,
      );
      if (drawn.value === null || kill === 'before') continue;
      disk = weeksText(drawn.value.weeks);
      latest = Math.max(latest, day);
      const draw: Draw | null = drawn.value.draw;
      if (kill === 'after' || draw === null) continue;
      assert.is(shown.get(draw.week) ?? draw.drawn.group, draw.drawn.group);
      shown.set(draw.week, draw.drawn.group);
    }
  });
});

test('a draw stays whatever is consented to later, and other recipients draw for themselves', () => {
  const random = seeded(SEED);
  const today = dayOf('2026-11-22');
  const drawnFrom = (weeks: Weeks, day: number, recipient: string, choices: readonly Choice[]) => {
    const { value, stops } = drawWeek(weeks, day, recipient, choices, random);
    if (value === null) throw new Error(allWords(stops));
    return value;
  };
  const first = drawnFrom(NO_WEEKS, today, RECIPIENT, CHOICES);
  for (const choices of [[], CHOICES.slice(1), [{ registry: 'x', program: 'y', group: 'z' }]]) {
    const next = drawnFrom(first.weeks, today, RECIPIENT, choices);
    assert.equal(next, first);
  }
  const none = drawnFrom(NO_WEEKS, today, RECIPIENT, []);
  assert.equal(none, { weeks: { seen: '2026-W47', draws: [] }, draw: null });
  const other = drawnFrom(first.weeks, today, 'https://other.example.org/', CHOICES);
  assert.is(other.weeks.draws.length, 2);
  const later = drawnFrom(first.weeks, today + 7, RECIPIENT, CHOICES);
  assert.is(later.weeks.draws.length, 1, 'what is over is not kept');
});

test('every group is as likely', () => {
  const random = seeded(SEED);
  const drawn = [0, 0, 0];
  for (let i = 0; i < 30_000; i++) {
    const draw = drawWeek(NO_WEEKS, 20_000, RECIPIENT, CHOICES, random).value?.draw;
    const index = CHOICES.findIndex(({ group }) => group === draw?.drawn.group);
    drawn[index] = (drawn[index] ?? 0) + 1;
  }
  for (const n of drawn) assert.ok(Math.abs(n - 10_000) < 6 * Math.sqrt(30_000 * (1 / 3) * (2 / 3)), drawn.join());
});

test.run();
