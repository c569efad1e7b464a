/**
 * `permitMetric` says of a metric as a whole what `permit` says of its fields or values one by one, for every sink,
 * metric and state of a small registry. The fields of frames, names and texts are asked for by samples.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dayText, type Day } from '../../recorders/typescript/store/day.ts';
import type { FieldLine, SubmitLine } from '../../submitter/allowlist/line.ts';
import { SINKS, type Sink } from '../../submitter/allowlist/lookup.ts';
import { describe, permit, permitMetric, type Allowed, type Verdict } from '../../submitter/permit.ts';
import { allowed, BODY, day, type Change } from './adversarial/registry.ts';

const test = suite('permitMetric');

type Line = SubmitLine | FieldLine;

/** Fields that the line takes, for lines that take more than one. */
const SAMPLES: Readonly<Record<string, readonly string[]>> = {
  'rustc.ice.edition': ['{unknown}', '{v26}', '{v26b}'],
  'rustc.ice.frames': ['{_}', '{rustc_ast::visit}', '{rustc_middle::ty;_;rustc_ast::ast}'],
  'rustc.ice.queries': ['{_}', '{typeck}', '{mir_borrowck;typeck}'],
};

const withheld = (...globs: readonly string[]): Change => ({
  withheld: globs.map((glob) => ({ glob, where: 'withheld:1' })),
});

const STATES: Readonly<Record<string, Change>> = {
  everything: {},
  'a preview': { wish: { status: 'preview' }, signedBy: [] },
  'of no release': { wish: { version: '0.0.0', status: 'preview' }, signedBy: [] },
  'one signature': { signedBy: ['ada'] },
  'the same signature twice': { signedBy: ['ada', 'ada'] },
  'one line of a group deleted': { without: /ice\.total/ },
  'one field of several deleted': { without: /E0502/ },
  'every field deleted': { without: /error_code/ },
  'an answer deleted': { without: /bootstrap/ },
  'a set deleted': { without: /^set paths/ },
  'everything deleted': { without: /./ },
  'everything withheld': withheld('*'),
  'one field withheld': withheld('rustc.diagnostics.error_code{E0502}'),
  'every field withheld, one by one': withheld('*{E0308}', '*{E0502}', '*error_code{unknown}'),
  'one stack withheld': withheld('rustc.ice.frames{_}', 'rustc.ice.queries{typeck}', '*::visit*'),
  'stacks withheld': withheld('rustc.ice.*{*}'),
  'a counter withheld': withheld('rustc.ice.total'),
  'a field of a flag withheld': withheld('rustc.config.bootstrap{true}'),
  'a field of an enumeration withheld': withheld('*.channel{nightly}'),
  'a field of a histogram withheld': withheld('rustc.pass.longest_ms{<=5}', '*{>100}'),
  'a field that is not there withheld': withheld('rustc.ice.total{x}', 'rustc.ice'),
};

/** The first and the last day on which lines hold, and the days before and after. */
const DAYS: readonly Day[] = [
  -1,
  ...[
    '2026-11-20',
    '2026-11-21',
    '2026-11-23',
    '2026-11-30',
    '2026-12-01',
    '2026-12-02',
    '2027-02-19',
    '2027-02-20',
    '2027-11-01',
  ].map(day),
];

const IDS = [
  ...new Set([...BODY.submit, ...BODY.ticket, ...BODY.fleet].map((line) => line.split(/[ {]/)[1] ?? '')),
  'rustc.host.name',
  '',
];

function verdicts(of: Allowed, sink: Sink, line: Line, today: Day): readonly Verdict[] {
  const ask = (field: string, value: unknown): Verdict => permit(of, sink, field, value, today);
  if (line.section === 'submit') return line.values.map((value) => ask(line.id, value));
  if (line.domain === null) return [ask(line.field, 1)];
  return (SAMPLES[line.id] ?? []).map((field) => ask(`${line.id}${field}`, 1));
}

/** The lines that decide about a metric: its own, and with a group all of the group. */
function decisive(of: Allowed, sink: Sink, id: string): readonly Line[] {
  const lines = describe(of).list.lines.flatMap(({ line }) => (line.section === sink ? [line] : []));
  const own = lines.filter((line) => line.id === id);
  const group = own.find((line) => line.section === 'submit')?.group ?? null;
  if (group === null) return own;
  const program = id.split('.')[0] ?? '';
  return lines.filter((line) => line.section === 'submit' && line.group === group && line.id.startsWith(`${program}.`));
}

interface Answer {
  readonly permitted: boolean;
  readonly lines: readonly Line[];
  /** Why not, each reason once. */
  readonly reasons: readonly string[];
}

const distinct = (ids: readonly string[]): readonly string[] => [...new Set(ids)].sort();

/** What asking `permit` again and again comes to. */
function oneByOne(of: Allowed, sink: Sink, id: string, today: Day): Answer {
  const lines = decisive(of, sink, id);
  const asked = lines.map((line) => ({ line, verdicts: verdicts(of, sink, line, today) }));
  const open = asked.filter((row) => row.verdicts.some(({ permitted }) => permitted)).map(({ line }) => line);
  const none = lines.length === 0 ? [permit(of, sink, id, 1, today)] : [];
  const refused = [...none, ...asked.filter(({ line }) => !open.includes(line)).flatMap((row) => row.verdicts)];
  const reasons = distinct(refused.flatMap((verdict) => (verdict.permitted ? [] : [verdict.stop.id])));
  const permitted = sink === 'submit' ? lines.length > 0 && open.length === lines.length : open.length > 0;
  return { permitted, lines: permitted ? open : [], reasons: permitted ? [] : reasons };
}

function atOnce(of: Allowed, sink: Sink, id: string, today: Day): Answer {
  const verdict = permitMetric(of, sink, id, today);
  return verdict.permitted
    ? { permitted: true, lines: verdict.lines, reasons: [] }
    : { permitted: false, lines: [], reasons: distinct(verdict.stops.map((stop) => stop.id)) };
}

const reasons = new Set<string>();
const counts = { permitted: 0, refused: 0 };

for (const [state, change] of Object.entries(STATES)) {
  test(`agrees with permit: ${state}`, () => {
    const of = allowed(change);
    for (const today of DAYS) {
      for (const sink of SINKS) {
        for (const id of IDS) {
          const answer = atOnce(of, sink, id, today);
          const where = `${sink} ${id} on ${today === -1 ? today : dayText(today)}`;
          assert.equal(answer, oneByOne(of, sink, id, today), where);
          assert.is(answer.permitted, answer.reasons.length === 0, where);
          counts[answer.permitted ? 'permitted' : 'refused'] += 1;
          for (const reason of answer.reasons) reasons.add(reason);
        }
      }
    }
  });
}

test('the states show every reason that a metric can be refused for, and enough of both', () => {
  assert.equal([...reasons].sort(), [
    'day/early',
    'day/none',
    'field/deleted',
    'field/expired',
    'field/other-sink',
    'field/over',
    'field/set-deleted',
    'field/unknown',
    'field/withheld',
    'status/unreleased',
    'status/unsigned',
  ]);
  assert.ok(counts.permitted > 500 && counts.refused > 500, JSON.stringify(counts));
});

test.run();
