/** What may leave, and what may not: each refusal names its field and its reason, in a sentence pinned whole. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Sink } from '../../submitter/allowlist/lookup.ts';
import { permit, permitReport, permitSubmission, type Destination } from '../../submitter/permit.ts';
import { FIELD_STOPS } from '../../submitter/stops/fields.ts';
import { REPORT_STOPS } from '../../submitter/stops/reports.ts';
import type { Stop, StopId } from '../../submitter/stops/stop.ts';
import { sentence } from '../../submitter/stops/words.ts';
import { golden } from '../golden.ts';
import { ANSWER, good, GOOD, REPORTS, TODAY } from './adversarial/reports.ts';
import { allowed, BODY, day, type Change } from './adversarial/registry.ts';
import { DAYS, VALUES } from './adversarial/values.ts';

const test = suite('permit');

const reasons = new Set<string>();

function refused(name: string, stops: readonly Stop[]): string {
  for (const { id } of stops) reasons.add(id);
  assert.ok(stops.length > 0, `${name} is refused`);
  const texts = stops.map(sentence);
  for (const text of texts) assert.match(text, /^[ -~]{1,500}$/, name);
  return `${name}\n${texts.map((text) => `  ${text}\n`).join('')}`;
}

test('no hostile value is permitted', () => {
  const lines = VALUES.map(({ name, sink = 'ticket', field, value = sink === 'ticket' ? 1 : undefined, ...rest }) => {
    const verdict = permit(allowed(rest.change), sink, field, value, day(rest.day ?? TODAY));
    return refused(name, verdict.permitted ? [] : [verdict.stop]);
  });
  for (const today of DAYS) {
    const verdict = permit(allowed(), 'ticket', 'rustc.diagnostics.error_code{E0502}', 1, today);
    lines.push(refused(`the day ${today}`, verdict.permitted ? [] : [verdict.stop]));
  }
  golden('test/submitter/adversarial/values.txt', lines.join(''));
});

test('no hostile bytes are permitted', () => {
  const lines = REPORTS.map(({ name, bytes, change, to = 'recipient', day: on = TODAY }) => {
    const verdict = permitReport(allowed(change), bytes, day(on), to);
    return refused(name, verdict.stops);
  });
  golden('test/submitter/adversarial/reports.txt', lines.join(''));
});

test('every reason is shown by a case', () => {
  const ids = [...Object.keys(FIELD_STOPS), ...Object.keys(REPORT_STOPS)].filter((id) => id !== 'status/expired');
  assert.equal([...reasons].sort(), ids.sort());
});

const PERMITTED: readonly (readonly [sink: Sink, field: string, value: unknown, day?: string])[] = [
  ['submit', 'rustc.ice.total', '0'],
  ['submit', 'rustc.ice.total', '5+', '2027-02-19'],
  ['submit', 'rustc.config.bootstrap', 'false'],
  ['submit', 'rustc.ice.old', 'true', '2026-11-30'],
  ['ticket', 'rustc.diagnostics.error_code{E0502}', 0],
  ['ticket', 'rustc.diagnostics.error_code{unknown}', 2 ** 53 - 1, '2027-10-31'],
  ['ticket', 'rustc.diagnostics.error_code{E0502}', 0, '2026-11-21'],
  ['submit', 'rustc.ice.total', '0', '2026-11-21'],
  ['ticket', 'rustc.ice.frames{_}', 1],
  ['ticket', 'rustc.ice.frames{rustc_ast::ast;_;rustc_middle::ty}', 1],
  ['ticket', 'rustc.ice.queries{typeck;mir_borrowck}', 1],
  ['ticket', 'rustc.ice.edition{unknown}', 1],
  ['ticket', 'rustc.ice.edition{v26}', 1],
  ['ticket', 'rustc.ice.edition{v26b}', 1],
  ['ticket', 'rustc.invocation.wall_ms{<=100}', 1],
  ['fleet', 'rustc.fleet.steps{a,b}', 1],
];

for (const [sink, field, value, on = TODAY] of PERMITTED) {
  test(`${sink} ${field} ${String(value)} is permitted on ${on}`, () => {
    assert.is(permit(allowed(), sink, field, value, day(on)).permitted, true);
  });
}

test('good bytes are permitted, to a recipient or into a file', () => {
  for (const value of [GOOD, ANSWER]) {
    assert.equal(permitReport(allowed(), good(value), day(TODAY), 'recipient'), { value, stops: [] });
    const preview = allowed({ wish: { status: 'preview' }, signedBy: [] });
    assert.equal(permitReport(preview, good(value), day(TODAY), 'file'), { value, stops: [] });
  }
  assert.equal(permitReport(allowed(), good(), day('2027-01-09'), 'recipient').stops, []);
  const quarter = good({ ...ANSWER, quarter: '2026-Q3' });
  const early = allowed({ wish: { asOf: '2026-11-01' } });
  assert.equal(permitReport(early, quarter, day('2026-11-17'), 'file').stops, []);
});

/** Why nothing of a list may be submitted: at all, on a day, to a recipient or into a file. */
const SUBMITTED: readonly (readonly [change: Change, on: string, to: Destination, id: StopId | null])[] = [
  [{}, '2026-11-21', 'recipient', null],
  [{}, '2026-11-20', 'recipient', 'day/early'],
  [{}, '2026-11-20', 'file', 'day/early'],
  [{}, '2027-02-20', 'recipient', 'status/expired'],
  [{ wish: { status: 'preview' }, signedBy: [] }, TODAY, 'file', null],
  [{ wish: { status: 'preview' }, signedBy: [] }, TODAY, 'recipient', 'status/preview'],
  [{ wish: { version: '0.0.0', status: 'preview' }, signedBy: [] }, TODAY, 'file', 'status/unreleased'],
  [{ signedBy: ['ada'] }, TODAY, 'recipient', 'status/unsigned'],
];

for (const [change, on, to, id] of SUBMITTED) {
  test(`${JSON.stringify(change)} on ${on}, to a ${to}: ${id ?? 'permitted'}`, () => {
    assert.is(permitSubmission(allowed(change), to, day(on))?.id ?? null, id);
  });
}

test('what a version adds after the patch does not matter, the series does', () => {
  const later = allowed({ wish: { version: '0.1.7' } });
  assert.equal(permitReport(later, good(), day(TODAY), 'recipient').stops, []);
  const stable = allowed({ wish: { version: '1.4.0' } });
  assert.equal(permitReport(stable, good({ ...GOOD, series: '1' }), day(TODAY), 'recipient').stops, []);
});

test('a group is of one program, though another has one of that name', () => {
  const [failed, ...rest] = BODY.submit;
  const submit = [failed.replace('group=builds', 'group=crashes'), ...rest];
  const both = allowed({ wish: { cargo: 'builds|crashes', body: { submit } } });
  const of = (values: object): boolean =>
    permitReport(both, good({ ...GOOD, values }), day(TODAY), 'recipient').value !== null;
  assert.equal([of(GOOD.values), of({ 'cargo.build.failed': '0' })], [true, true]);
  assert.is(of({ 'cargo.build.failed': '0', ...GOOD.values }), false);
  const empty = permitReport(both, good({ ...GOOD, group: 'builds' }), day(TODAY), 'recipient');
  assert.equal(
    empty.stops.map(({ id }) => id),
    ['group/unknown'],
  );
});

test.run();
