/** What voids a consent: the environment, the store, the registry, the clock, and lines that say more than agreed. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { SubmitLine } from '../../../submitter/allowlist/line.ts';
import { newConsent } from '../../../submitter/consent/consent.ts';
import { consentStop, environmentStop, linesStop, type Now } from '../../../submitter/consent/holds.ts';
import { describe } from '../../../submitter/permit.ts';
import { submitLine } from '../../list.ts';
import { registryWith, sampleRegistry } from '../../sample.ts';
import { consentTo, dayOf, HERE, listOf, RECIPIENT, registered } from '../material.ts';
import { refusal } from '../refusal.ts';

const test = suite('whether a consent holds');

const SAMPLE = registered(sampleRegistry);
const LIST = describe(SAMPLE.allowed).list;

const NOW: Now = { here: HERE, recipient: RECIPIENT, allowlist: LIST, today: dayOf('2026-11-22') };
const again = `\`tally consent grant ${RECIPIENT}\` asks again`;
const version = (text: string): Partial<Now> => ({ allowlist: { ...LIST, version: text } });

const STOPS: readonly (readonly [changes: Partial<Now>, why: string | null])[] = [
  [{}, null],
  [version('0.1.7'), null],
  [
    version('0.2.0'),
    'consent/other-series: consent was given for sample 0.1.0 and holds for 0.1; this is 0.2.0, ' +
      `which may say more; ${again}`,
  ],
  [
    version('1.0.0'),
    'consent/other-series: consent was given for sample 0.1.0 and holds for 0.1; this is 1.0.0, ' +
      `which may say more; ${again}`,
  ],
  [
    { recipient: 'https://other.example.org/' },
    'consent/other-recipient: consent was given for https://metrics.example.org/report, not for ' +
      'https://other.example.org/; `tally consent grant https://other.example.org/` asks again',
  ],
  [
    { allowlist: { ...LIST, registry: 'other' } },
    `consent/other-registry: consent was given for the registry sample, not for other; ${again}`,
  ],
  [
    { here: { ...HERE, path: '/mnt/_tally' } },
    'consent/other-store: consent was given in another store: its path was ' +
      `/home/ada/tallybook/_tally and is /mnt/_tally; ${again}`,
  ],
  [
    { here: { ...HERE, inode: '5' } },
    `consent/other-store: consent was given in another store: its inode was 7340155 and is 5; ${again}`,
  ],
  [
    { here: { ...HERE, born: null } },
    'consent/other-store: consent was given in another store: its born was 1795363650.768418622 and ' +
      `is not known; ${again}`,
  ],
  [
    { today: dayOf('2026-10-31') },
    "consent/clock: consent was given on 2026-11-01, and this machine's clock says 2026-10-31; set the clock right",
  ],
  [
    { allowlist: { ...LIST, limits: { ...LIST.limits, epsilonAYear: 8.5 } } },
    `consent/larger-budget: consent was given when answers could cost 8 a year, now they can cost 8.5; ${again}`,
  ],
  [
    { allowlist: { ...LIST, programs: LIST.programs.map((one) => ({ ...one, reporters: 400 })) } },
    'consent/fewer-reports: consent was given when 1000 reports a week were expected for demo, now ' +
      `they are 400; ${again}`,
  ],
];

for (const [changes, why] of STOPS) {
  test(`consent holds unless ${why}`, () => {
    assert.is(refusal(consentStop(consentTo(SAMPLE, '2026-11-01'), { ...NOW, ...changes })), why);
  });
}

test('an older version in the series stops too', () => {
  const later = listOf({ ...registryWith(), version: '0.1.2' });
  const consent = newConsent(HERE, RECIPIENT, later, 1, () => true);
  assert.is(
    refusal(consentStop(consent, NOW)),
    'consent/older: consent was given for sample 0.1.2, and 0.1.0 is older; add the newer one with `tally add DIR`',
  );
});

const ENVIRONMENTS: readonly (readonly [Record<string, string>, string | null])[] = [
  [{}, null],
  [{ CI: '', DO_NOT_TRACK: '' }, null],
  [{ DO_NOT_TRACK: '0' }, null],
  [
    { DO_NOT_TRACK: '1' },
    'environment/forbids: `DO_NOT_TRACK` is set, so nothing leaves this machine; unset it where you ' +
      'sit at a terminal',
  ],
  [
    { DO_NOT_TRACK: 'false' },
    'environment/forbids: `DO_NOT_TRACK` is set, so nothing leaves this machine; unset it where you ' +
      'sit at a terminal',
  ],
  [
    { CI: 'true' },
    'environment/forbids: `CI` is set, so nothing leaves this machine; unset it where you sit at a terminal',
  ],
  [
    { CI: 'false', DO_NOT_TRACK: '0' },
    'environment/forbids: `CI` is set, so nothing leaves this machine; unset it where you sit at a terminal',
  ],
];

for (const [env, why] of ENVIRONMENTS) {
  test(`in ${JSON.stringify(env)}`, () => assert.is(refusal(environmentStop(env)), why));
}

function lineOf(text: string): SubmitLine {
  const [head = '', ...words] = text.split('\n');
  return submitLine(`submit ${head}`, ...words);
}

const TOTAL =
  'demo.crash.total values=0|1|2+ reduce=sum group=crashes class=coarse keep=49d/30d until=2027-11-01 since=0.1.0\n' +
  'asks demo.crash.total How often?\nmeans demo.crash.total Counts crashes.';
const NOISED =
  'demo.crash.often values=false|true reduce=any class=noised k=2 epsilon=1 keep=49d until=2027-11-01 since=0.1.0';
const GRANT = '`tally consent grant RECIPIENT` prints a list and asks';
const changed = (id: string, what: string): string => `line/changed: ${id} has ${what} than was agreed to; ${GRANT}`;

/** A change of a line that was agreed to, and why the line is not that any more. */
const CHANGES: readonly (readonly [line: string, from: string, to: string, why: string | null])[] = [
  [TOTAL, '', '', null],
  [TOTAL, 'until=2027-11-01', 'until=2028-11-01', null],
  [TOTAL, 'since=0.1.0', 'since=0.1.4', null],
  [TOTAL, 'values=0|1|2+', 'values=0|1+', changed('demo.crash.total', 'other values')],
  [TOTAL, 'values=0|1|2+', 'values=0|1|2|3+', changed('demo.crash.total', 'other values')],
  [TOTAL, 'reduce=sum', 'reduce=days', changed('demo.crash.total', 'another `reduce`')],
  [TOTAL, 'keep=49d', 'keep=48d', null],
  [TOTAL, 'keep=49d', 'keep=50d', changed('demo.crash.total', 'a longer `keep`')],
  [TOTAL, '/30d', '/29d', null],
  // Without a second number its owner decides how long.
  [TOTAL, '/30d', '', changed('demo.crash.total', 'a longer `keep`')],
  [TOTAL, '/30d', '/31d', changed('demo.crash.total', 'a longer `keep`')],
  [TOTAL, '\nmeans', '\nmeans', null],
  [TOTAL, 'How often?', 'How seldom?', changed('demo.crash.total', 'other words')],
  [TOTAL, 'Counts crashes.', 'Counts crashes and panics.', changed('demo.crash.total', 'other words')],
  [NOISED, 'keep=49d', 'keep=49d/1d', null],
  [NOISED, 'epsilon=1', 'epsilon=1.0', null],
  [NOISED, 'epsilon=1', 'epsilon=1.1', changed('demo.crash.often', 'another epsilon')],
  [NOISED, 'epsilon=1', 'epsilon=0.9', changed('demo.crash.often', 'another epsilon')],
  [NOISED, 'false|true', 'true|false', changed('demo.crash.often', 'other values')],
];

for (const [line, from, to, why] of CHANGES) {
  test(`a line with ${to === '' ? 'nothing' : to} for ${from}: ${why ?? 'the same'}`, () => {
    assert.is(refusal(linesStop([lineOf(line)], [lineOf(line.replace(from, to))])), why);
  });
}

test('lines are compared by their ids, in any order; one that is gone comes first', () => {
  const [total, often] = [lineOf(TOTAL), lineOf(NOISED)];
  assert.is(linesStop([total, often], [often, total]), null);
  assert.is(linesStop([], []), null);
  const gone = 'line/gone: demo.crash.often was agreed to and has no line any more';
  assert.is(refusal(linesStop([total, often], [total])), `${gone}; ${GRANT}`);
  assert.is(refusal(linesStop([often], [total])), `${gone}; ${GRANT}`);
  const added = 'line/new: demo.crash.total has a line now and was not agreed to';
  assert.is(refusal(linesStop([often], [total, often])), `${added}; ${GRANT}`);
});

test('as many reports as were expected are enough, and one fewer is not', () => {
  const now = (reporters: number): Now => ({
    ...NOW,
    allowlist: { ...LIST, programs: LIST.programs.map((program) => ({ ...program, reporters })) },
  });
  const consent = consentTo(SAMPLE, '2026-11-01');
  assert.equal(
    [1001, 1000, 999].map((n) => consentStop(consent, now(n))?.id ?? null),
    [null, null, 'consent/fewer-reports'],
  );
  assert.is(consentStop(consent, { ...NOW, allowlist: { ...LIST, programs: [] } })?.id, 'consent/fewer-reports');
});

test('consent holds from the day on which it was given', () => {
  const consent = consentTo(SAMPLE, '2026-11-01');
  const on = (day: string): string | null => consentStop(consent, { ...NOW, today: dayOf(day) })?.id ?? null;
  assert.equal([on('2026-10-31'), on('2026-11-01'), on('2026-11-02')], ['consent/clock', null, null]);
});

test.run();
