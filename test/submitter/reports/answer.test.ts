/**
 * Answers as they are given: kept once drawn, for a quarter and for everybody, paid for from one budget, and none where
 * nothing may be said.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { check } from '../../../model/check.ts';
import { loadTree } from '../../../model/source/load.ts';
import { parseAllowlist } from '../../../submitter/allowlist/file.ts';
import { BODY_BYTES } from '../../../submitter/body/text.ts';
import { NO_ANSWERS, type Kept, type Ledger } from '../../../submitter/reports/answer-ledger.ts';
import { answerBody, answerFrom, askedOf, type QuarterAnswer } from '../../../submitter/reports/answer.ts';
import type { Random } from '../../../submitter/reports/noise.ts';
import type { Recorded } from '../../../submitter/reports/recorded.ts';
import type { Material } from '../../../submitter/reports/report.ts';
import { stop } from '../../../submitter/stops/stop.ts';
import { sentence } from '../../../submitter/stops/words.ts';
import { HOME } from '../../command.ts';
import { committedFiles } from '../../list.ts';
import { realRegistry as committed } from '../../real.ts';
import { sampleRegistry } from '../../sample.ts';
import { consentTo, counted, material, on, registered, seeded } from '../material.ts';

const test = suite('answers');

const SAMPLE = registered(sampleRegistry);

const kept = (metric: string, changes: Partial<Kept> = {}): Kept => ({
  quarter: '2026-Q4',
  registry: 'sample',
  series: '0.1',
  metric,
  value: 'first',
  epsilon: 1,
  ...changes,
});

test('a year allows what the policy says', () => {
  const { value } = parseAllowlist(readFileSync(join(HOME, 'generated/allowlist/allowlist.txt')), committedFiles());
  assert.is(value?.limits.epsilonAYear, committed.policy.epsilon_a_year);
});

const DEMO = on(counted('2026-11-10', { 'demo.search.uses_config{true}': 1, 'demo.search.engine{both}': 2 }));
/** All answers of a quarter, as they are made one after the other, and the ledger with them. */
function answered(
  of: Material,
  before: Ledger = NO_ANSWERS,
  random: Random = seeded(1),
): { ledger: Ledger; answers: readonly QuarterAnswer[] } {
  let ledger = before;
  const answers = askedOf(of).map((asked): QuarterAnswer => {
    const { value, stops } = answerFrom(of, asked, ledger, random);
    if (value === null) return { metric: asked.agreed.id, body: { value, stops } };
    if (!ledger.answers.includes(value)) ledger = { ...ledger, answers: [...ledger.answers, value] };
    return { metric: asked.agreed.id, body: answerBody(of, value) };
  });
  return { ledger, answers };
}
/** What is answered, or why nothing is. */
const outcome = ({ body }: QuarterAnswer): string => body.value?.said.value ?? body.stops.map(sentence).join('; ');
const words = ({ answers }: { answers: readonly QuarterAnswer[] }) =>
  answers.map((answer) => `${answer.metric}: ${outcome(answer)}`);
const at = (today: string, changes: Partial<Material> = {}) => material(SAMPLE, today, { demo: DEMO }, changes);

test('an answer is these bytes, and is kept for the quarter whatever is recorded later', () => {
  const first = answered(at('2026-11-22'));
  const [engine] = first.answers;
  const text =
    '{"format":"tallybook answer 1","metric":"demo.search.engine","quarter":"2026-Q4","registry":"sample",' +
    '"series":"0.1",' +
    `"value":"${engine?.body.value?.said.value}"}`;
  assert.is(Buffer.from(engine?.body.value?.bytes ?? []).toString('latin1'), `${text.padEnd(BODY_BYTES - 1)}\n`);
  for (let seed = 0; seed < 50; seed++) {
    const later = material(SAMPLE, '2026-12-31', {
      demo: on(counted('2026-12-20', { 'demo.search.uses_config{false}': 9 })),
    });
    assert.equal(answered(later, first.ledger, seeded(seed)), first);
  }
  const other = at('2026-11-22', {
    recipient: 'https://other.example.org/',
    consents: [{ ...consentTo(SAMPLE, '2026-11-01'), recipient: 'https://other.example.org/' }],
  });
  assert.equal(answered(other, first.ledger, seeded(9)), first, 'the same to all');
});

/** What is said of the enumeration and of the flag where nothing is drawn as usual. */
const NONE: readonly (readonly [what: string, of: Material, engine: RegExp, flag: RegExp])[] = [
  [
    'nothing recorded',
    material(SAMPLE, '2026-11-22', { demo: on() }),
    /^(both|first|second|unknown)$/,
    /^demo recorded nothing since consent was given$/,
  ],
  [
    'used and never counted',
    material(SAMPLE, '2026-11-22', { demo: on(counted('2026-11-10', {})) }),
    /^(both|first|second|unknown)$/,
    /^(false|true)$/,
  ],
  [
    'recorded today only',
    material(SAMPLE, '2026-11-22', { demo: on(counted('2026-11-22', {})) }),
    /^\w+$/,
    /^demo recorded nothing since/,
  ],
  [
    'recorded before consent only',
    material(SAMPLE, '2026-11-22', { demo: on(counted('2026-11-01', {})) }),
    /^\w+$/,
    /^demo recorded nothing since/,
  ],
  ['off', material(SAMPLE, '2026-11-22', {}), /^recording is off for demo$/, /^recording is off for demo$/],
  [
    'a young consent',
    at('2026-11-22', { consents: [consentTo(SAMPLE, '2026-11-12')] }),
    /^no whole week has passed since consent was given$/,
    /^no whole week/,
  ],
  [
    'withheld',
    at('2026-11-22', {
      registries: new Map([['sample', registered(sampleRegistry, { withheld: ['demo.search.*'] })]]),
    }),
    /^`demo.search.engine` is withheld by `demo.search.\*` in _tally\/deny:1$/,
    /^`demo.search.uses_config` is withheld/,
  ],
];

for (const [what, of, engine, flag] of NONE) {
  test(`answers: ${what}`, () => {
    const { answers, ledger } = answered(of);
    const [first = '', second = ''] = answers.map(outcome);
    assert.match(first, engine);
    assert.match(second, flag);
    assert.is(
      ledger.answers.length,
      answers.filter(({ body }) => body.value !== null).length,
      'what is not said costs nothing',
    );
  });
}

test('nothing is answered beyond the budget of a year, and the next year it is', () => {
  const spentBefore = Array.from({ length: 7 }, (_, i) => ({
    quarter: '2026-Q1',
    registry: 'other',
    series: '1',
    metric: `a.b.c${i}`,
    value: 'x',
    epsilon: 1,
  }));
  const ledger: Ledger = { ...NO_ANSWERS, answers: spentBefore };
  const now = answered(at('2026-11-22'), ledger);
  assert.match(words(now)[0] ?? '', /^demo\.search\.engine: \w+$/);
  assert.is(words(now)[1], 'demo.search.uses_config: it would cost 1, and of 8 for four quarters 0 is left');
  const next = answered(material(SAMPLE, '2027-01-20', { demo: DEMO }), now.ledger);
  assert.is(next.ledger.answers.filter(({ quarter }) => quarter === '2027-Q1').length, 2);
});

test('an answer that costs more than all of a year may is never drawn, and no quarter is named', () => {
  const poor = registered({ ...sampleRegistry, policy: { ...sampleRegistry.policy, epsilon_a_year: 0.5 } });
  assert.equal(
    words(answered(material(poor, '2026-11-22', { demo: DEMO }))),
    ['demo.search.engine', 'demo.search.uses_config'].map(
      (id) => `${id}: one answer costs 1, and all of a year may cost 0.5, so none is ever given`,
    ),
  );
});

test('an answer of a quarter that has not come counts as well: no four quarters in a row cost more', () => {
  const leapt = Array.from({ length: 7 }, (_, i) => kept(`a.b.c${i}`, { quarter: '2027-Q3', registry: 'other' }));
  const ledger: Ledger = { ...NO_ANSWERS, answers: leapt };
  const now = answered(at('2026-11-22'), ledger);
  assert.match(words(now)[0] ?? '', /^demo\.search\.engine: \w+$/);
  assert.is(words(now)[1], 'demo.search.uses_config: it would cost 1, and of 8 for four quarters 0 is left');
  const far = { ...ledger, answers: leapt.map((one) => ({ ...one, quarter: '2027-Q4' })) };
  assert.is(answered(at('2026-11-22'), far).ledger.answers.length, 9, 'a year away counts no more');
});

test('an answer that does not hold stops its own and what is not drawn yet, and no other', () => {
  const why = stop('draw/broken', '/x', 'it is odd');
  const quarter = '2026-Q4';
  const own = { quarter, registry: 'sample', metric: 'demo.search.uses_config', stop: why };
  const other = { ...own, metric: 'demo.search.other' };
  const engine = kept('demo.search.engine');
  const said = (answers: readonly Kept[], broken: Ledger['broken']) =>
    words(answered(at('2026-11-22'), { answers, broken }));
  const odd = '`/x` does not hold: it is odd';
  assert.equal(said([engine], [own]), ['demo.search.engine: first', `demo.search.uses_config: ${odd}`]);
  assert.equal(said([engine], [other]), ['demo.search.engine: first', `demo.search.uses_config: ${odd}`]);
  assert.equal(said([], [other]), [`demo.search.engine: ${odd}`, `demo.search.uses_config: ${odd}`]);
});

test('a registry whose policy says epsilon_a_year: 2 spends 2, from its YAML to the answers', () => {
  const { files, problems } = loadTree(HOME);
  const policy = files.get('registry/policy.yaml') ?? '';
  const smaller = policy.replace(/^epsilon_a_year: 8$/m, 'epsilon_a_year: 2');
  assert.is.not(smaller, policy);
  const { value } = check({ files: new Map([...files, ['registry/policy.yaml', smaller]]), problems });
  if (value === null) throw new Error('the registry does not hold');
  const noised = value.metrics.filter(({ privacy_class }) => privacy_class === 'noised');
  const costs = noised.reduce((sum, { submit }) => sum + (submit?.epsilon ?? 0), 0);
  assert.ok(costs > 2 && costs <= 8, `all of them cost ${costs}`);
  const day = (program: string): Recorded => {
    const own = noised.filter((metric) => metric.program === program);
    const changes = { registry: value.name, registryVersion: value.version };
    return on(counted('2026-11-10', Object.fromEntries(own.map(({ id }) => [`${id}{true}`, 1])), changes));
  };
  const programs = Object.fromEntries(value.programs.map(({ name }) => [name, day(name)]));
  const { ledger, answers } = answered(material(registered(value), '2026-11-22', programs));
  const paid = ledger.answers.reduce((sum, { epsilon }) => sum + epsilon, 0);
  assert.is(paid, 2);
  const left = answers.filter(({ body }) => body.value === null).map(outcome);
  assert.equal([...new Set(left)], ['it would cost 1, and of 2 for four quarters 0 is left']);
});

test('answers of an earlier series are not given for this one', () => {
  const of = ['demo.search.engine', 'demo.search.uses_config'].map((metric) => kept(metric, { series: '0.2' }));
  const ledger = { ...NO_ANSWERS, answers: of };
  assert.equal(words(answered(at('2026-11-22'), ledger)), [
    'demo.search.engine: it was answered for sample 0.2 in 2026-Q4',
    'demo.search.uses_config: it was answered for sample 0.2 in 2026-Q4',
  ]);
});

test.run();
