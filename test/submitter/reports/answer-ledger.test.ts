/** Answers on the disk: the text and the name of one, and what a year has cost. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  answerName,
  answerText,
  keptAnswer,
  parseAnswer,
  questionOf,
  spent,
} from '../../../submitter/reports/answer-ledger.ts';
import { stop } from '../../../submitter/stops/stop.ts';

const test = suite('the ledger of answers');

const NAME = 'until-2027-11-05.2026-Q4.sample.demo.search.engine';
const TEXT = `# tallybook answer 1
quarter 2026-Q4
registry sample 0.1
metric demo.search.engine
value first
epsilon 0.5
`;

test('an answer is this text under this name, and a changed one stops', () => {
  const kept = parseAnswer(NAME, TEXT);
  if (typeof kept === 'string') throw new Error(kept);
  assert.is(answerText(kept), TEXT);
  assert.is(answerName(kept), NAME);
  for (const epsilon of [1e-7, 0.1, 8])
    assert.equal(parseAnswer(NAME, answerText({ ...kept, epsilon })), { ...kept, epsilon });
  const parsed = (from: string | RegExp, to: string) => parseAnswer(NAME, TEXT.replace(from, to));
  assert.is(parsed('answer 1', 'answer 2'), 'its first line is not `# tallybook answer 1`');
  assert.is(parsed(/\n$/, ''), 'its last line does not end');
  assert.is(parsed('2026-Q4', '2026-Q5'), 'line 2 is not a valid `quarter` line');
  assert.is(parsed('value first', 'value  first'), 'line 5 is not a valid `value` line');
  assert.is(parsed('epsilon 0.5', `epsilon ${'9'.repeat(400)}`), 'line 6 is not a valid `epsilon` line');
  assert.is(parsed(/$/, 'epsilon 0\n'), 'line 7 is not a valid `epsilon` line');
  for (const [from, to] of [
    ['2026-Q4', '2026-Q3'],
    ['sample', 'other'],
    ['engine', 'uses_config'],
  ] as const) {
    assert.is(parsed(from, to), 'it is not named as what it says', to);
  }
});

test('what a name is of', () => {
  assert.equal(questionOf(NAME), { quarter: '2026-Q4', registry: 'sample', metric: 'demo.search.engine' });
  for (const name of ['', `${NAME}.part`, NAME.replace('11-05', '11-06'), NAME.replace('Q4', 'Q5')]) {
    assert.is(questionOf(name), null, name);
  }
});

const QUARTERS = ['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4', '2027-Q1', '2027-Q2', '2027-Q3', '2027-Q4'];
const answers = QUARTERS.map((quarter, i) => ({
  quarter,
  registry: 'r',
  series: '1',
  metric: `a.b.c${i}`,
  value: 'x',
  epsilon: 1,
}));

test('what is less than a year away counts, before and after, so that a clock that leapt costs nothing more', () => {
  const ledger = { answers, broken: [] };
  assert.is(spent(ledger, '2026-Q4'), 7, 'three before, three after and its own');
  assert.is(spent(ledger, '2025-Q4'), 4);
  assert.is(spent(ledger, '2028-Q3'), 1);
  assert.is(spent(ledger, '2028-Q4'), 0);
  assert.is(spent(ledger, '2024-Q4'), 0);
});

test('an answer, none, and one that does not hold', () => {
  const [first] = answers;
  const bad = { quarter: '2026-Q4', registry: 'r', metric: 'a.b.bad' };
  const why = stop('draw/broken', '/x', 'it is odd');
  const ledger = { answers, broken: [{ ...bad, stop: why }] };
  assert.equal(keptAnswer(ledger, { quarter: '2025-Q4', registry: 'r', metric: 'a.b.c0' }).value, { said: first });
  assert.equal(keptAnswer(ledger, { quarter: '2025-Q4', registry: 'q', metric: 'a.b.c0' }).value, { said: null });
  assert.equal(keptAnswer(ledger, bad).stops, [why]);
});

test.run();
