/** Reports: each way to reduce, each reason for which nothing is sent, and the exact bytes. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parseLine, type SubmitLine } from '../../../submitter/allowlist/line.ts';
import type { Draw } from '../../../submitter/reports/draw.ts';
import { reduced } from '../../../submitter/reports/reduce.ts';
import { BODY_BYTES, readBody } from '../../../submitter/body/text.ts';
import { weekReport, type Material } from '../../../submitter/reports/report.ts';
import { coarse, counter, histogram } from '../../metric.ts';
import { registryWith, sampleRegistry } from '../../sample.ts';
import { consentTo, counted, material, on, RECIPIENT, registered, type Counted } from '../material.ts';
import { allWords, sentence } from '../../../submitter/stops/words.ts';

const test = suite('reports');

const lineOf = (values: string, reduce: string): SubmitLine => {
  const line = parseLine(
    `submit p.a.m values=${values} reduce=${reduce} group=g class=coarse keep=49d/30d until=2027-11-01 since=0.1.0`,
  );
  if (typeof line === 'string' || line.section !== 'submit') throw new Error(String(line));
  return line;
};

const BOUNDS = [10, 100, 1000];
const MOST = Number.MAX_SAFE_INTEGER;

/** What days of counts of `p.a.m` come to; the keys are what stands between the braces, '' for none. */
const REDUCED: readonly (readonly [values: string, reduce: string, days: readonly Counted[], said: string])[] = [
  ['0|1|2-4|5+', 'sum', [], '0'],
  ['0|1|2-4|5+', 'sum', [{ other: 7 }], '0'],
  ['0|1|2-4|5+', 'sum', [{ '': 1 }], '1'],
  ['0|1|2-4|5+', 'sum', [{ '': 1 }, { '': 1 }], '2-4'],
  ['0|1|2-4|5+', 'sum', [{ '': 4 }], '2-4'],
  ['0|1|2-4|5+', 'sum', [{ '': 4 }, {}, { '': 1 }], '5+'],
  ['0|1|2-4|5+', 'sum', [{ '': MOST }, { '': MOST }], '5+'],
  ['0|1|2-4|5+', 'days', [{ '': 100 }], '1'],
  ['0|1|2-4|5+', 'days', [{ '': 100 }, {}, { '': 1 }], '2-4'],
  ['0-10|11-100|101+', 'max', [], '0-10'],
  ['0-10|11-100|101+', 'max', [{ '<=10': 9 }], '0-10'],
  ['0-10|11-100|101+', 'max', [{ '<=10': 9 }, { '<=100': 1 }], '11-100'],
  ['0-10|11-100|101+', 'max', [{ '<=1000': 1, '<=10': 9 }], '101+'],
  ['0-10|11-100|101+', 'max', [{ '>1000': 1 }], '101+'],
  ['0-10|11-100|101+', 'max', [{ '<=55': 1 }], '0-10'],
  ['0-10|11-100|101+', 'median', [], '0-10'],
  ['0-10|11-100|101+', 'median', [{ '<=10': 1, '<=100': 1 }], '0-10'],
  ['0-10|11-100|101+', 'median', [{ '<=10': 1, '<=100': 2 }], '11-100'],
  ['0-10|11-100|101+', 'median', [{ '<=10': 2 }, { '<=100': 1 }, { '>1000': 4 }], '101+'],
  ['0-10|11-100|101+', 'median', [{ '<=10': MOST, '<=100': MOST, '>1000': MOST }], '11-100'],
  ['0-1000|1001+', 'max', [{ '<=1000': 1 }], '0-1000'],
  ['0-1000|1001+', 'max', [{ '>1000': 1 }], '1001+'],
  ['false|true', 'any', [], 'false'],
  ['false|true', 'any', [{ false: 3 }], 'false'],
  ['false|true', 'any', [{ false: 3 }, { true: 1 }], 'true'],
  ['false|true', 'all', [], 'false'],
  ['false|true', 'all', [{ true: 3 }], 'true'],
  ['false|true', 'all', [{ false: 1 }, { true: 3 }], 'false'],
  ['stable|beta|unknown', 'mode', [], 'unknown'],
  ['stable|beta|unknown', 'mode', [{ nightly: 4 }], 'unknown'],
  ['stable|beta|unknown', 'mode', [{ beta: 2 }, { stable: 1 }], 'beta'],
  ['stable|beta|unknown', 'mode', [{ beta: 2 }, { stable: 2 }], 'stable'],
  ['stable|beta|unknown', 'mode', [{ unknown: 2, beta: 2 }], 'beta'],
  ['stable|beta|unknown', 'mode', [{ unknown: 3, beta: 2 }], 'unknown'],
];

for (const [values, reduce, days, said] of REDUCED) {
  test(`${reduce} of ${JSON.stringify(days)} among ${values} is ${said}`, () => {
    const counts = days.map(
      (day) => new Map(Object.entries(day).map(([key, n]) => [key === '' ? 'p.a.m' : `p.a.m{${key}}`, n])),
    );
    assert.is(reduced(lineOf(values, reduce), counts, BOUNDS), said);
  });
}

test('a level that begins within a bucket, or a histogram without bounds, says nothing', () => {
  assert.is(reduced(lineOf('0-50|51+', 'max'), [], BOUNDS), null);
  assert.is(reduced(lineOf('0-10|11+', 'median'), [], null), null);
});

const SAMPLE = registered(sampleRegistry);
const CRASHES: Draw = {
  week: '2026-W46',
  recipient: RECIPIENT,
  drawn: { registry: 'sample', program: 'demo', group: 'crashes' },
};
const WEEKLY: Draw = { ...CRASHES, drawn: { registry: 'sample', program: 'second', group: 'weekly' } };

/** A week in which demo crashed four times on two days, and days around it in which it crashed more. */
const DEMO = on(
  counted('2026-11-08', { 'demo.crash.total': 100, 'demo.crash.again{true}': 1 }),
  counted('2026-11-09', { 'demo.crash.total': 1, 'demo.crash.again{false}': 1 }),
  counted('2026-11-15', { 'demo.crash.total': 3 }, { version: 'dev' }),
  counted('2026-11-16', { 'demo.crash.total': 100, 'demo.crash.again{true}': 1 }),
);

const body = (text: string): string => `${text.padEnd(BODY_BYTES - 1)}\n`;
const made = (of: Material, draw: Draw): string => {
  const { value, stops } = weekReport(of, draw);
  return value === null ? `! ${allWords(stops)}` : Buffer.from(value.bytes).toString('latin1');
};

const EXPECTED = body(
  '{"format":"tallybook report 1","group":"crashes","registry":"sample","series":"0.1","values":{"demo.crash.again":"false","demo.crash.total":"2-4"},"week":"2026-W46"}',
);

test('a report is these bytes and no others', () => {
  assert.is(made(material(SAMPLE, '2026-11-22', { demo: DEMO }), CRASHES), EXPECTED);
  assert.is(made(material(SAMPLE, '2026-11-16', { demo: DEMO }), CRASHES), EXPECTED);
});

test('a used week without counts holds every field', () => {
  const used = on(counted('2026-11-11', {}));
  assert.is(
    made(material(SAMPLE, '2026-11-22', { second: used }), WEEKLY),
    body(
      '{"format":"tallybook report 1","group":"weekly","registry":"sample","series":"0.1","values":{"second.main.channel":"unknown","second.main.runs":"0"},"week":"2026-W46"}',
    ),
  );
});

const at = (changes: Partial<Material>): Material => material(SAMPLE, '2026-11-22', { demo: DEMO }, changes);
const program = (demo: Material['programs'] extends ReadonlyMap<string, infer R> ? R : never): Material =>
  material(SAMPLE, '2026-11-22', { demo });
const withLines = (reduced: Parameters<typeof registered>[1]): Material =>
  at({ registries: new Map([['sample', registered(sampleRegistry, reduced)]]) });
const after = (registry: typeof sampleRegistry): Material =>
  at({ registries: new Map([['sample', registered(registry)]]) });
const crash = (level: readonly number[], changes = {}) => ({ ...coarse('crashes', 'sum', level), ...changes });
const short = registryWith(counter('demo.crash.total', crash([0, 1, 2, 5], { retention: 9 })));
const unfit = registryWith(histogram('demo.crash.long_ms', 'ms', [10, 100], coarse('crashes', 'max', [0, 20])));
const long = registryWith(...['a', 'b', 'c', 'd'].map((c) => counter(`demo.crash.${c.repeat(250)}`, crash([0, 1]))));

const { policy } = sampleRegistry;
const beyond = (days_beyond: number) => ({
  ...sampleRegistry,
  policy: { ...policy, classes: { ...policy.classes, coarse: { ...policy.classes.coarse, days_beyond } } },
});

/** Why nothing is sent. */
const REFUSED: readonly (readonly [what: string, of: Material, draw: Draw, why: string])[] = [
  ['no data', program(on()), CRASHES, 'demo recorded nothing in it'],
  [
    'data of other weeks',
    program(on(counted('2026-11-08', {}), counted('2026-11-16', {}))),
    CRASHES,
    'demo recorded nothing in it',
  ],
  [
    'data of another series',
    program(on(counted('2026-11-10', {}, { registryVersion: '0.2.0' }))),
    CRASHES,
    'demo recorded nothing in it',
  ],
  [
    'data of another registry',
    program(on(counted('2026-11-10', {}, { registry: 'other' }))),
    CRASHES,
    'demo recorded nothing in it',
  ],
  ['off', program({ ...DEMO, state: 'off' }), CRASHES, 'recording is off for demo; `tally on demo` turns it on'],
  [
    'no such program',
    material(SAMPLE, '2026-11-22', {}),
    CRASHES,
    'recording is off for demo; `tally on demo` turns it on',
  ],
  [
    'a fleet',
    program({ ...DEMO, state: 'fleet' }),
    CRASHES,
    'demo is recorded into a fleet store, of which nothing is ever sent',
  ],
  [
    'a field that is not recorded',
    program({ ...DEMO, denied: ['demo.other.*', '*{true}'] }),
    CRASHES,
    "demo.crash.again is not recorded as a whole: `deny *{true}` in the `on` file of demo; `tally on demo '*{true}'` records it again",
  ],
  [
    'a field that is withheld',
    withLines({ withheld: ['demo.crash.t*'] }),
    CRASHES,
    "`demo.crash.total` is withheld by `demo.crash.t*` in _tally/deny:1; `tally release 'demo.crash.t*'` allows it again",
  ],
  [
    'a deleted line',
    withLines({ deleted: ['demo.crash.again'] }),
    CRASHES,
    'the submit line of `demo.crash.again` is deleted in your copy of the allowlist; put that line back to allow it',
  ],
  [
    'an older week',
    at({}),
    { ...CRASHES, week: '2026-W45' },
    'it is of 2026-W45, and only 2026-W46 can be reported now',
  ],
  [
    'consent in the week',
    at({ consents: [consentTo(SAMPLE, '2026-11-09')] }),
    CRASHES,
    'consent was given on 2026-11-09, and the week began no later; the first week that begins after that day can be reported',
  ],
  [
    'no consent',
    at({ consents: [] }),
    CRASHES,
    'there is no consent to sample; `tally consent grant RECIPIENT` prints a list and asks',
  ],
  [
    'another group',
    at({ consents: [consentTo(SAMPLE, '2026-11-01', (_, group) => group === 'weekly')] }),
    CRASHES,
    'there is no consent to sample demo/crashes; `tally consent grant RECIPIENT` prints a list and asks',
  ],
  [
    'part of a group',
    at({ consents: [consentTo(SAMPLE, '2026-11-01', (id) => id === 'demo.crash.total')] }),
    CRASHES,
    'demo.crash.again is in it now and was not agreed to; `tally consent grant RECIPIENT` prints a list and asks',
  ],
  [
    'other levels',
    after(registryWith(counter('demo.crash.total', crash([0, 1, 2])))),
    CRASHES,
    'demo.crash.total has other values than was agreed to; `tally consent grant RECIPIENT` prints a list and asks',
  ],
  [
    'another reduce',
    after(
      registryWith(counter('demo.crash.total', { ...crash([0, 1, 2, 5]), ...coarse('crashes', 'days', [0, 1, 2, 5]) })),
    ),
    CRASHES,
    'demo.crash.total has another `reduce` than was agreed to; `tally consent grant RECIPIENT` prints a list and asks',
  ],
  [
    'a longer retention',
    after(registryWith(counter('demo.crash.total', crash([0, 1, 2, 5], { retention: 50 })))),
    CRASHES,
    'demo.crash.total has a longer `keep` than was agreed to; `tally consent grant RECIPIENT` prints a list and asks',
  ],
  [
    'a longer retention where it went',
    after(beyond(31)),
    CRASHES,
    'demo.crash.again has a longer `keep` than was agreed to; `tally consent grant RECIPIENT` prints a list and asks',
  ],
  [
    'a group that closed',
    after(registryWith(counter('demo.crash.total', { privacy_class: 'sealed' }))),
    CRASHES,
    'demo.crash.total was agreed to with it and has no line in it any more; `tally consent grant RECIPIENT` prints a list and asks',
  ],
  [
    'no registry',
    at({ registries: new Map() }),
    CRASHES,
    'consent was given for the registry sample, which is not there any more; `tally add DIR` adds it',
  ],
  [
    'another series',
    after({ ...sampleRegistry, version: '0.2.0' }),
    CRASHES,
    'consent was given for sample 0.1.0 and holds for 0.1; this is 0.2.0, which may say more; `tally consent grant https://metrics.example.org/report` asks again',
  ],
  [
    'a moved store',
    at({ here: { path: '/mnt/copy/_tally', inode: null, born: null } }),
    CRASHES,
    'consent was given in another store: its path was /home/ada/tallybook/_tally and is /mnt/copy/_tally; `tally consent grant https://metrics.example.org/report` asks again',
  ],
  [
    'expired lines',
    material(SAMPLE, '2027-02-28', { demo: on(counted('2027-02-17', {})) }),
    { ...CRASHES, week: '2027-W07' },
    'the submit lines expired on 2027-02-20, and with them that of `demo.crash.again`; a newer version may renew it: `tally add DIR`; the submit lines expired on 2027-02-20, and with them that of `demo.crash.total`; a newer version may renew it: `tally add DIR`',
  ],
  [
    'days that are gone',
    material(registered(short), '2026-11-22', { demo: DEMO }),
    CRASHES,
    'demo.crash.total is kept for 9 days, so the first days of the week are gone',
  ],
  [
    'levels within a bucket',
    material(registered(unfit), '2026-11-22', { demo: DEMO }),
    CRASHES,
    'the catalogue of demo does not have the bounds that demo.crash.long_ms is reported by; get the registry again and `tally add` it',
  ],
  [
    'long names',
    material(registered(long), '2026-11-22', { demo: DEMO }),
    CRASHES,
    'its longest report does not fit a body',
  ],
];

for (const [what, of, draw, why] of REFUSED) {
  test(`nothing is sent: ${what}`, () => {
    assert.is(made(of, draw), `! ${why}`);
  });
}

/** One byte changed, and why it is no body any more. */
const BROKEN: readonly (readonly [what: string, broken: string, why: string])[] = [
  ['short', EXPECTED.slice(1), 'the body has 1023 bytes; every body has 1024'],
  ['long', ` ${EXPECTED}`, 'the body has 1025 bytes; every body has 1024'],
  ['no line feed', `${EXPECTED.slice(0, -1)} `, 'the body does not end with a line feed'],
  ['a tab', `${EXPECTED.slice(0, -2)}\t\n`, 'the body holds a byte that is not printable ASCII'],
  ['no JSON', body('{'), 'the body is not JSON'],
  ...[
    ' {}',
    '{"b":1,"a":1}',
    '{"a":1,"a":1}',
    '{"a": 1}',
    '{"a":1e400}',
    '{"a":1.0}',
    '{"\\u0061":1}',
    '{"a":-0}',
    '{"a":"\\/"}',
  ].map(
    (text) =>
      [
        text,
        body(text),
        'the body is not spelled in the one way: keys sorted, each once, no white space but the spaces at the end',
      ] as const,
  ),
];

for (const [what, broken, why] of BROKEN) {
  test(`no body: ${what}`, () => {
    const { value, stop } = readBody(Buffer.from(broken, 'latin1'));
    assert.equal([value, stop === null ? '' : sentence(stop)], [null, why]);
  });
}

test('a body is read as it was written', () => {
  const { value } = weekReport(at({}), CRASHES);
  assert.equal(readBody(value?.bytes ?? new Uint8Array()), { value: value?.said, stop: null });
});

test.run();
