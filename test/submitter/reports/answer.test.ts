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
import { ledgerText, NO_ANSWERS, parseLedger, type Ledger } from '../../../submitter/reports/answer-ledger.ts';
import { quarterAnswers, type QuarterAnswer } from '../../../submitter/reports/answer.ts';
import { below } from '../../../submitter/reports/noise.ts';
import type { Recorded } from '../../../submitter/reports/recorded.ts';
import type { Material } from '../../../submitter/reports/report.ts';
import { allWords, sentence } from '../../../submitter/stops/words.ts';
import { HOME } from '../../command.ts';
import { committedFiles } from '../../list.ts';
import { SEED } from '../../property.ts';
import { realRegistry as committed } from '../../real.ts';
import { sampleRegistry } from '../../sample.ts';
import { consentTo, counted, material, on, registered, seeded } from '../material.ts';

const test = suite('answers');

const SAMPLE = registered(sampleRegistry);

const LEDGER = `# tallybook answers 1
seen 2026-Q4
answer 2026-Q4 sample 0.1 demo.search.engine first epsilon=1
answer 2026-Q4 sample 0.1 demo.search.uses_config false epsilon=0.5
`;

test('a year allows what the policy says', () => {
  const { value } = parseAllowlist(readFileSync(join(HOME, 'generated/allowlist/allowlist.txt')), committedFiles());
  assert.is(value?.limits.epsilonAYear, committed.policy.epsilon_a_year);
});

const DEMO = on(counted('2026-11-10', { 'demo.search.uses_config{true}': 1, 'demo.search.engine{both}': 2 }));
const answered = (
  of: Material,
  ledger: Ledger = NO_ANSWERS,
  seed = 1,
): { ledger: Ledger; answers: readonly QuarterAnswer[] } => {
  const all = quarterAnswers(of, ledger, seeded(seed));
  if (all.value === null) throw new Error(allWords(all.stops));
  return all.value;
};
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
  const kept = parseLedger(ledgerText(first.ledger));
  if (typeof kept === 'string') throw new Error(kept);
  for (let seed = 0; seed < 50; seed++) {
    const later = material(SAMPLE, '2026-12-31', {
      demo: on(counted('2026-12-20', { 'demo.search.uses_config{false}': 9 })),
    });
    assert.equal(answered(later, kept, seed), first);
  }
  const other = at('2026-11-22', {
    recipient: 'https://other.example.org/',
    consents: [{ ...consentTo(SAMPLE, '2026-11-01'), recipient: 'https://other.example.org/' }],
  });
  assert.equal(answered(other, kept, 9), first, 'the same to all');
});

test('a thousand looks with kills and clock changes show one answer a quarter', () => {
  const random = seeded(SEED + 2);
  const die = (n: number) => below(n, random);
  const days = ['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02'];
  const used = on(...days.map((_, i) => counted(`2026-12-2${i}`, { 'demo.search.uses_config{true}': 1 })));
  let disk: string | null = null;
  let latest = '';
  const shown = new Map<string, string>();
  for (let look = 0; look < 1000; look++) {
    const before = disk === null ? NO_ANSWERS : parseLedger(disk);
    if (typeof before === 'string') throw new Error(before);
    const today = look < 500 ? (days[die(2)] ?? '') : (days[die(4)] ?? '');
    const all = quarterAnswers(material(SAMPLE, today, { demo: used }), before, random);
    assert.is(all.value !== null, !(latest >= '2027' && today < '2027'), today);
    if (all.value === null || die(3) === 0) continue;
    disk = ledgerText(all.value.ledger);
    latest = today > latest ? today : latest;
    for (const { body } of die(3) === 0 ? [] : all.value.answers) {
      const { quarter = '', metric = '', value: said = '' } = body.value?.said ?? {};
      assert.is(shown.get(`${quarter} ${metric}`) ?? said, said);
      shown.set(`${quarter} ${metric}`, said);
    }
  }
  assert.is(shown.size, 4);
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
  const ledger: Ledger = { seen: '2026-Q1', answers: spentBefore };
  const now = answered(at('2026-11-22'), ledger);
  assert.match(words(now)[0] ?? '', /^demo\.search\.engine: \w+$/);
  assert.is(words(now)[1], 'demo.search.uses_config: it would cost 1, and of 8 for four quarters 0 is left');
  const next = answered(material(SAMPLE, '2027-01-20', { demo: DEMO }), now.ledger);
  assert.is(next.ledger.answers.filter(({ quarter }) => quarter === '2027-Q1').length, 2);
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
  const text = LEDGER.replaceAll(' 0.1 ', ' 0.2 ');
  const ledger = parseLedger(text);
  if (typeof ledger === 'string') throw new Error(ledger);
  assert.equal(words(answered(at('2026-11-22'), ledger)), [
    'demo.search.engine: it was answered for sample 0.2 in 2026-Q4',
    'demo.search.uses_config: it was answered for sample 0.2 in 2026-Q4',
  ]);
});

test.run();
