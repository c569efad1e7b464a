/**
 * Noise and draws: never more telling than epsilon, and right on average.
 * The estimator is written here a second time, from the formulas that model/registry/visible-share.ts names.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { drawFrom } from '../../../submitter/reports/draw.ts';
import { below, drawsThatKeep, randomised, type Random } from '../../../submitter/reports/noise.ts';
import type { Report } from '../../../submitter/body/text.ts';
import { choicesFor, weekReport } from '../../../submitter/reports/report.ts';
import { SEED } from '../../property.ts';
import { sampleRegistry } from '../../sample.ts';
import { counted, material, on, RECIPIENT, registered, seeded } from '../material.ts';

const test = suite('noise');

const SAMPLE = registered(sampleRegistry);
const RANGE = 2 ** 48;

test('no answer is more than e^epsilon times as likely as with another truth', () => {
  for (const epsilon of [0.01, 0.1, 0.5, 1, 2]) {
    for (let k = 2; k <= 16; k++) {
      const truth = drawsThatKeep(k, epsilon) / RANGE;
      const ratio = truth / ((1 - truth) / (k - 1));
      assert.ok(ratio <= Math.exp(epsilon), `${k} ${epsilon}`);
      assert.ok(ratio > Math.exp(epsilon) * (1 - 1e-9), `${k} ${epsilon}`);
    }
  }
});

test('what would favour some numbers is drawn again', () => {
  const bytes = (n: number): Uint8Array =>
    Uint8Array.from({ length: 6 }, (_, i) => Math.floor(n / 256 ** (5 - i)) % 256);
  const queue = [RANGE - 1, RANGE - (RANGE % 3), 7];
  const random: Random = () => bytes(queue.shift() ?? 0);
  assert.is(below(3, random), 1);
  assert.is(queue.length, RANGE % 3 === 0 ? 2 : 0);
  assert.is(RANGE % 3, 1);
});

test('the truth is kept below the threshold, and not from it on', () => {
  const threshold = drawsThatKeep(2, 1);
  const at = (n: number) =>
    randomised(['false', 'true'], 'true', 1, () =>
      Uint8Array.from({ length: 6 }, (_, i) => Math.floor(n / 256 ** (5 - i)) % 256),
    );
  assert.equal([at(0), at(threshold - 1), at(threshold), at(RANGE - 3)], ['true', 'true', 'false', 'false']);
});

/** The share of a value that answers estimate, and its standard error. */
function estimate(
  answers: ReadonlyMap<string, number>,
  value: string,
  k: number,
  epsilon: number,
): [share: number, error: number] {
  const n = [...answers.values()].reduce((a, b) => a + b, 0);
  const e = Math.exp(epsilon);
  const [p, q] = [e / (e + k - 1), 1 / (e + k - 1)];
  const y = (answers.get(value) ?? 0) / n;
  return [(y - q) / (p - q), Math.sqrt((y * (1 - y)) / n) / (p - q)];
}

const USERS = 100_000;
const ENUMERATION = ['both', 'first', 'second', 'unknown'];
const SHARES: readonly (readonly [values: readonly string[], shares: readonly number[], epsilon: number])[] = [
  [['false', 'true'], [0.97, 0.03], 1],
  [['false', 'true'], [0.4, 0.6], 0.5],
  [ENUMERATION, [0.5, 0.3, 0.15, 0.05], 1],
  [Array.from({ length: 16 }, (_, i) => `v${i}`), Array.from({ length: 16 }, (_, i) => (i === 0 ? 0.25 : 0.05)), 1],
];

const tally = (counts: Map<string, number>, value: string): void =>
  void counts.set(value, (counts.get(value) ?? 0) + 1);

for (const [values, shares, epsilon] of SHARES) {
  test(`of ${USERS} answers with ${values.length} values at ${epsilon} the shares come back`, () => {
    const random = seeded(SEED);
    const answers = new Map<string, number>();
    for (const [i, share] of shares.entries()) {
      const truth = values[i] ?? '';
      for (let n = 0; n < Math.round(share * USERS); n++) tally(answers, randomised(values, truth, epsilon, random));
    }
    for (const [i, value] of values.entries()) {
      const [share, error] = estimate(answers, value, values.length, epsilon);
      assert.ok(Math.abs(share - (shares[i] ?? 0)) < 5 * error, `${value}: ${share} +- ${error}`);
    }
  });
}

test(`of ${USERS} users who each report one group, the shares of every group come back`, () => {
  const random = seeded(SEED + 1);
  const users = [0, 0, 0, 0, 0, 0, 1, 2, 4, 9].map((crashes, i) => {
    const again = { [`demo.crash.again{${crashes > 3}}`]: 1 };
    const runs = { 'second.main.runs': 2, [`second.main.channel{${i < 7 ? 'stable' : 'beta'}}`]: 1 };
    const demo = on(counted('2026-11-11', { ...again, ...(crashes === 0 ? {} : { 'demo.crash.total': crashes }) }));
    const second = on(...['09', '10', '11', '12'].slice(0, 1 + (i % 4)).map((day) => counted(`2026-11-${day}`, runs)));
    const of = material(SAMPLE, '2026-11-22', { demo, second });
    const choices = choicesFor(of);
    const week = { week: '2026-W46', recipient: RECIPIENT };
    return { choices, reports: choices.map((drawn) => weekReport(of, { ...week, drawn }).value?.said) };
  });
  const truths = new Map<string, number>();
  const said = new Map<string, number>();
  const groups = new Map<string, number>();
  const add = (to: Map<string, number>, report: Report): void => {
    for (const pair of Object.entries(report.values)) tally(to, [report.group, ...pair].join(' '));
  };
  for (const { reports } of users) for (const report of reports) if (report !== undefined) add(truths, report);
  for (let n = 0; n < USERS; n++) {
    const { choices = [], reports = [] } = users[n % users.length] ?? {};
    const draw = drawFrom('2026-W46', RECIPIENT, choices, random);
    const report = reports.find((one) => one?.group === draw?.drawn.group);
    if (report === undefined) throw new Error('nothing was drawn');
    tally(groups, report.group);
    add(said, report);
  }
  assert.equal([...said.keys()].sort(), [...truths.keys()].sort());
  for (const [key, count] of truths) {
    const share = count / users.length;
    const n = groups.get(key.split(' ')[0] ?? '') ?? 0;
    const error = Math.sqrt((share * (1 - share)) / n);
    assert.ok(Math.abs((said.get(key) ?? 0) / n - share) <= 5 * error, key);
  }
});

test.run();
