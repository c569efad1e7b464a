/** Whether a body is the one to send now: named as what it says, agreed to, of the right period, as it was drawn. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ANSWER_FORMAT, REPORT_FORMAT, type Answer, type Report } from '../../../submitter/body/text.ts';
import { aboutOf, bodyStop, linesOf, type Expected } from '../../../submitter/outbox/sendable.ts';
import type { Kept } from '../../../submitter/reports/answer-ledger.ts';
import type { Draw } from '../../../submitter/reports/draw.ts';
import { registryWith, sampleRegistry } from '../../sample.ts';
import { coarse, counter } from '../../metric.ts';
import { consentTo, dayOf, RECIPIENT, registered } from '../material.ts';
import { refusal } from '../refusal.ts';

const REMOVE = 'remove it, and `tally submit` writes what can be sent';

const test = suite('the body to send');

const SAMPLE = registered(sampleRegistry);

const REPORT: Report = {
  format: REPORT_FORMAT,
  group: 'crashes',
  registry: 'sample',
  series: '0.1',
  values: { 'demo.crash.again': 'false', 'demo.crash.total': '2-4' },
  week: '2026-W46',
};
const ANSWER: Answer = {
  format: ANSWER_FORMAT,
  metric: 'demo.search.engine',
  quarter: '2026-Q4',
  registry: 'sample',
  series: '0.1',
  value: 'first',
};

test('what a report is about, and an answer', () => {
  assert.equal(aboutOf(REPORT), {
    period: '2026-W46',
    what: 'demo.crashes',
    program: 'demo',
    group: 'crashes',
    words: 'group crashes of demo in 2026-W46',
    values: REPORT.values,
  });
  assert.equal(aboutOf(ANSWER), {
    period: '2026-Q4',
    what: 'demo.search.engine',
    program: 'demo',
    group: null,
    words: 'a randomised answer about demo.search.engine in 2026-Q4',
    values: { 'demo.search.engine': 'first' },
  });
});

test('the lines of a report are those of its group, and of an answer its own', () => {
  const ids = (of: Report | Answer): readonly string[] => {
    const { agreed, now } = linesOf(aboutOf(of), consentTo(SAMPLE, '2026-11-01'), SAMPLE.allowed);
    assert.equal(agreed, now);
    return now.map(({ id }) => id);
  };
  assert.equal(ids(REPORT), ['demo.crash.again', 'demo.crash.total']);
  assert.equal(ids(ANSWER), ['demo.search.engine']);
  assert.equal(ids({ ...ANSWER, metric: 'demo.crash.total' }), [], 'a metric of a group is not answered alone');
});

const drawn = (program: string, group: string) => ({ registry: 'sample', program, group });
const DRAW: Draw = { week: '2026-W46', recipient: RECIPIENT, drawn: drawn('demo', 'crashes') };
const kept = {
  quarter: '2026-Q4',
  registry: 'sample',
  series: '0.1',
  metric: ANSWER.metric,
  value: 'first',
  epsilon: 1,
};

const EXPECTED: Expected = {
  name: { period: '2026-W46', what: 'demo.crashes' },
  consent: consentTo(SAMPLE, '2026-11-01'),
  allowed: SAMPLE.allowed,
  drawn: { draw: DRAW, answer: kept },
  today: dayOf('2026-11-22'),
};
const EXPECTED_ANSWER: Expected = { ...EXPECTED, name: { period: '2026-Q4', what: 'demo.search.engine' } };

type Row = readonly [changes: Partial<Expected>, why: string | null];
const draw = (of: Draw | null): Partial<Expected> => ({ drawn: { draw: of, answer: kept } });
const answer = (of: Kept | null): Partial<Expected> => ({ drawn: { draw: DRAW, answer: of } });
const GRANT = '`tally consent grant RECIPIENT` prints a list and asks';
const notDrawn = `file/not-drawn: nothing was drawn for 2026-W46 and ${RECIPIENT}; ${REMOVE}`;
const wider = registryWith(counter('demo.crash.total', coarse('crashes', 'sum', [0, 1, 2, 3])));
const more = registryWith(counter('demo.crash.yet', coarse('crashes', 'sum', [0, 1])));

const REPORTS: Readonly<Record<string, Row>> = {
  'the report of the week': [{}, null],
  'on the first day of the week after': [{ today: dayOf('2026-11-16') }, null],
  'the day before, when the week is not over': [
    { today: dayOf('2026-11-15') },
    'week/not-last: it is of 2026-W46, and only 2026-W45 can be reported now',
  ],
  'a week later': [
    { today: dayOf('2026-11-23') },
    'week/not-last: it is of 2026-W46, and only 2026-W47 can be reported now',
  ],
  'the name of another week': [
    { name: { period: '2026-W45', what: 'demo.crashes' } },
    `file/says-otherwise: its name says demo.crashes of 2026-W45, and it says demo.crashes of 2026-W46; ${REMOVE}`,
  ],
  'the name of another group': [
    { name: { period: '2026-W46', what: 'second.weekly' } },
    `file/says-otherwise: its name says second.weekly of 2026-W46, and it says demo.crashes of 2026-W46; ${REMOVE}`,
  ],
  'a group that was not agreed to': [
    { consent: consentTo(SAMPLE, '2026-11-01', (_, group) => group === 'weekly') },
    `consent/not-agreed: there is no consent to demo.crashes; ${GRANT}`,
  ],
  'part of a group': [
    { consent: consentTo(SAMPLE, '2026-11-01', (id) => id === 'demo.crash.total') },
    `line/new: demo.crash.again has a line now and was not agreed to; ${GRANT}`,
  ],
  'a metric more': [
    { allowed: registered(more).allowed },
    `line/new: demo.crash.yet has a line now and was not agreed to; ${GRANT}`,
  ],
  'other values': [
    { allowed: registered(wider).allowed },
    `line/changed: demo.crash.total has other values than was agreed to; ${GRANT}`,
  ],
  'consent on the day before the week began': [{ consent: consentTo(SAMPLE, '2026-11-08') }, null],
  'consent on the day it began': [
    { consent: consentTo(SAMPLE, '2026-11-09') },
    'consent/too-late: consent was given on 2026-11-09, and the week began no later; ' +
      'the first week that begins after that day can be reported',
  ],
  'no draw': [draw(null), notDrawn],
  'another draw': [
    draw({ ...DRAW, drawn: drawn('second', 'weekly') }),
    `file/other-draw: sample second/weekly was drawn for 2026-W46, not sample demo/crashes; ${REMOVE}`,
  ],
};

for (const [name, [changes, why]] of Object.entries(REPORTS)) {
  test(`a report: ${name}`, () => assert.is(refusal(bodyStop(REPORT, { ...EXPECTED, ...changes })), why));
}

const ANSWER_ROWS: Readonly<Record<string, Row>> = {
  'as it was drawn': [{}, null],
  'on the first day of the quarter': [{ today: dayOf('2026-10-01') }, null],
  'on the last day': [{ today: dayOf('2026-12-31') }, null],
  'the day before': [
    { today: dayOf('2026-09-30') },
    `quarter/not-now: it is of 2026-Q4, and only 2026-Q3 can be answered now; ${REMOVE}`,
  ],
  'the day after': [
    { today: dayOf('2027-01-01') },
    `quarter/not-now: it is of 2026-Q4, and only 2027-Q1 can be answered now; ${REMOVE}`,
  ],
  'the name of another metric': [
    { name: { period: '2026-Q4', what: 'demo.search.uses_config' } },
    `file/says-otherwise: its name says demo.search.uses_config of 2026-Q4, and it says ` +
      `demo.search.engine of 2026-Q4; ${REMOVE}`,
  ],
  'not agreed to': [
    { consent: consentTo(SAMPLE, '2026-11-01', (_, group) => group !== null) },
    `consent/not-agreed: there is no consent to demo.search.engine; ${GRANT}`,
  ],
  'no answer': [answer(null), `file/not-answered: no answer about demo.search.engine was drawn in 2026-Q4; ${REMOVE}`],
  'another answer': [
    answer({ ...kept, value: 'second' }),
    `file/other-answer: \`second\` was drawn as the answer about demo.search.engine, not \`first\`; ${REMOVE}`,
  ],
};

for (const [name, [changes, why]] of Object.entries(ANSWER_ROWS)) {
  test(`an answer: ${name}`, () => assert.is(refusal(bodyStop(ANSWER, { ...EXPECTED_ANSWER, ...changes })), why));
}

test.run();
