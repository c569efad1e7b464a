/** The ledger of answers: its text, what a year has cost, and that the clock does not go back. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ledgerText, opened, parseLedger, spent, type Ledger } from '../../../submitter/reports/answer-ledger.ts';
import { allWords } from '../../../submitter/stops/words.ts';

const test = suite('the ledger of answers');

const LEDGER = `# tallybook answers 1
seen 2026-Q4
answer 2026-Q4 sample 0.1 demo.search.engine first epsilon=1
answer 2026-Q4 sample 0.1 demo.search.uses_config false epsilon=0.5
`;

test('a ledger is this text, and a changed one stops', () => {
  const ledger = parseLedger(LEDGER);
  if (typeof ledger === 'string') throw new Error(ledger);
  assert.is(ledgerText(ledger), LEDGER);
  const small = { ...ledger, answers: ledger.answers.map((one, i) => ({ ...one, epsilon: i === 0 ? 1e-7 : 0.1 })) };
  assert.equal(parseLedger(ledgerText(small)), small);
  const parsed = (from: string | RegExp, to: string) => parseLedger(LEDGER.replace(from, to));
  assert.is(parsed('answers 1', 'answers 2'), 'its first line is not `# tallybook answers 1`');
  assert.is(parsed(/\n$/, ''), 'its last line does not end');
  assert.is(parsed('seen 2026-Q4', 'seen 2026-Q5'), 'line 2 is not a valid `seen` line');
  assert.is(parsed('first epsilon', 'first  epsilon'), 'line 3 is not a valid `answer` line');
  assert.is(parsed('demo.search.uses_config', 'demo.search.engine'), 'line 4 answers a second time');
});

test('four quarters are a year, and the clock does not go back', () => {
  const answers = ['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'].map((quarter, i) => ({
    quarter,
    registry: 'r',
    series: '1',
    metric: `a.b.c${i}`,
    value: 'x',
    epsilon: 1,
  }));
  const ledger: Ledger = { seen: '2026-Q4', answers };
  assert.is(spent(ledger, '2026-Q4'), 4);
  assert.is(spent(ledger, '2027-Q3'), 1);
  assert.equal(opened(ledger, '2027-Q2').value, { seen: '2027-Q2', answers: answers.slice(3) });
  assert.is(
    allWords(opened(ledger, '2026-Q3').stops),
    "this machine's clock says 2026-Q3, and 2026-Q4 was seen before; set the clock right",
  );
});

test.run();
