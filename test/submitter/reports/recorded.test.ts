/** Which days of a store may be looked at, and why nothing is said of a program. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { DayCounts } from '../../../recorders/typescript/store/read.ts';
import type { SubmitLine } from '../../../submitter/allowlist/line.ts';
import { boundsOf, daysOf, recordingStop, type Recording } from '../../../submitter/reports/recorded.ts';
import { submitLine } from '../../list.ts';
import { sampleRegistry } from '../../sample.ts';
import { counted, dayOf, on, registered } from '../material.ts';
import { refusal } from '../refusal.ts';

const test = suite('what was recorded');

const WEEK = { from: dayOf('2026-11-09'), to: dayOf('2026-11-15') };
const MOST = Number.MAX_SAFE_INTEGER;

const lineOf = (head: string, since = '0.1.0'): SubmitLine =>
  submitLine(`submit ${head} group=crashes class=coarse keep=49d/30d until=2027-11-01 since=${since}`);

const TOTAL = lineOf('demo.crash.total values=0|1|2-4|5+ reduce=sum');

const daysBy = (lines: readonly SubmitLine[], ...counts: readonly DayCounts[]): readonly object[] =>
  daysOf(on(...counts), { registry: 'sample', series: '0.1', lines }, WEEK).map((day) => Object.fromEntries(day));
const days = (...counts: readonly DayCounts[]): readonly object[] => daysBy([TOTAL], ...counts);

test('the first and the last day count, and those beside them do not', () => {
  const of = ['08', '09', '15', '16'].map((day, i) => counted(`2026-11-${day}`, { [`d${i}`]: 1 }));
  assert.equal(days(...of), [{ d1: 1 }, { d2: 1 }]);
});

test('blocks of one day are added, whatever version wrote them, and stop at the greatest count', () => {
  const blocks = [
    counted('2026-11-10', { a: 1, b: MOST }),
    counted('2026-11-10', { a: 2, b: 1 }, { version: 'dev' }),
    counted('2026-11-10', { c: 1 }, { registryVersion: '0.1.9' }),
  ];
  assert.equal(days(...blocks), [{ a: 3, b: MOST, c: 1 }]);
});

test('blocks of another series or registry are not looked at', () => {
  const blocks = [
    counted('2026-11-10', { a: 1 }, { registryVersion: '0.2.0' }),
    counted('2026-11-10', { a: 1 }, { registryVersion: '1.0.0' }),
    counted('2026-11-10', { a: 1 }, { registry: 'other' }),
  ];
  assert.equal(days(...blocks), []);
  assert.equal(days(counted('2026-11-10', {})), [{}], 'a day without counts is a day');
});

test('a line takes what was counted under its own version or a later one', () => {
  const [id, flag] = ['demo.crash.total', 'demo.crash.again'];
  const lines = [TOTAL, lineOf(`${flag} values=false|true reduce=any`, '0.1.3')];
  const at = (registryVersion: string): DayCounts =>
    counted('2026-11-10', { [id]: 1, [`${flag}{true}`]: 1 }, { registryVersion });
  assert.equal(daysBy(lines, at('0.1.0'), at('0.1.2')), [{ [id]: 2 }]);
  assert.equal(daysBy(lines, at('0.1.2'), at('0.1.3'), at('0.1.10')), [{ [id]: 3, [`${flag}{true}`]: 2 }]);
  assert.equal(daysBy(lines.slice(1), at('0.1.2')), [], 'no day of a version that did not have any of them');
});

const CATALOGUE = registered(sampleRegistry).catalogues.get('demo');

test('bounds are those of a histogram', () => {
  assert.equal(boundsOf(CATALOGUE, 'demo.search.longest_ms'), [10, 100, 1000]);
  assert.is(boundsOf(CATALOGUE, 'demo.crash.total'), null);
  assert.is(boundsOf(CATALOGUE, 'demo.crash.other'), null);
  assert.is(boundsOf(undefined, 'demo.search.longest_ms'), null);
});

const AGAIN = lineOf('demo.crash.again values=false|true reduce=any');
const LONGEST = lineOf('demo.search.longest_ms values=0-10|11+ reduce=max');
const WITHIN = lineOf('demo.search.longest_ms values=0-50|51+ reduce=max');
const UNDESCRIBED = lineOf('demo.crash.other_ms values=0-10|11+ reduce=max');

const ON: Recording = { state: 'on', denied: [] };
const denied = (...globs: readonly string[]): Recording => ({ state: 'on', denied: globs });
const off = 'recording/off: recording is off for demo; `tally on demo` turns it on';
const notAll = (id: string, glob: string): string =>
  `recording/denied: ${id} is not recorded as a whole: \`deny ${glob}\` in the \`on\` file of demo; ` +
  `\`tally on demo '${glob}'\` records it again`;
const noBounds = (id: string): string =>
  `recording/no-bounds: the catalogue of demo does not have the bounds that ${id} is reported by; ` +
  'get the registry again and `tally add` it';

const STOPS: readonly (readonly [recorded: Recording | undefined, lines: readonly SubmitLine[], why: string | null])[] =
  [
    [ON, [], null],
    [ON, [TOTAL, AGAIN, LONGEST], null],
    [undefined, [TOTAL], off],
    [{ state: 'off', denied: [] }, [], off],
    [
      { state: 'fleet', denied: ['*'] },
      [TOTAL],
      'recording/fleet: demo is recorded into a fleet store, of which nothing is ever sent',
    ],
    [denied('demo.search.*', 'second.*'), [TOTAL, AGAIN], null],
    [denied('demo.crash.again'), [TOTAL, AGAIN], notAll('demo.crash.again', 'demo.crash.again')],
    [denied('x', 'demo.crash.*'), [TOTAL, AGAIN], notAll('demo.crash.total', 'demo.crash.*')],
    [denied('*{true}'), [TOTAL, AGAIN], notAll('demo.crash.again', '*{true}')],
    [denied('*{maybe}'), [TOTAL, AGAIN], null],
    [denied('*{<=10}'), [LONGEST], notAll('demo.search.longest_ms', '*{<=10}')],
    [denied('*{>1000}'), [LONGEST], notAll('demo.search.longest_ms', '*{>1000}')],
    [denied('*{<=11}'), [LONGEST], null],
    [ON, [TOTAL, WITHIN], noBounds('demo.search.longest_ms')],
    [ON, [UNDESCRIBED], noBounds('demo.crash.other_ms')],
  ];

for (const [recorded, lines, why] of STOPS) {
  const state = recorded === undefined ? 'nothing' : `${recorded.state} ${recorded.denied.join(' ')}`;
  test(`${state} of ${lines.map(({ id }) => id).join(' ')}: ${why?.slice(0, 60) ?? 'recorded'}`, () => {
    assert.is(refusal(recordingStop('demo', recorded, lines, CATALOGUE)), why);
  });
}

test('a histogram without a catalogue has no bounds', () => {
  assert.is(refusal(recordingStop('demo', ON, [LONGEST], undefined)), noBounds('demo.search.longest_ms'));
  assert.is(recordingStop('demo', ON, [TOTAL], undefined), null);
});

test.run();
