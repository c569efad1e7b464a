/** Draws and answers on the disk: whoever was faster is believed, and what does not hold is told of. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Kept } from '../../../submitter/reports/answer-ledger.ts';
import { drawName, type Draw } from '../../../submitter/reports/draw.ts';
import {
  brokenDraws,
  keepAnswer,
  keepDraw,
  readAnswer,
  readAnswers,
  readDraw,
} from '../../../submitter/reports/drawn.ts';
import { contents, temporaryFolder, write } from '../../scripts/folder.ts';
import { RECIPIENT } from '../material.ts';
import { refusals } from '../refusal.ts';

const test = suite('what was drawn');

const DRAW: Draw = {
  week: '2026-W46',
  recipient: RECIPIENT,
  drawn: { registry: 'sample', program: 'demo', group: 'crashes' },
};
const ANSWER: Kept = {
  quarter: '2026-Q4',
  registry: 'sample',
  series: '0.1',
  metric: 'demo.search.engine',
  value: 'first',
  epsilon: 0.5,
};

test('the files are these, byte for byte', () => {
  const root = temporaryFolder();
  keepDraw(root, DRAW);
  keepAnswer(root, ANSWER);
  assert.equal(
    [...contents(root)],
    [
      [
        '_tally/answers/until-2027-11-05.2026-Q4.sample.demo.search.engine',
        '# tallybook answer 1\nquarter 2026-Q4\nregistry sample 0.1\nmetric demo.search.engine\nvalue first\n' +
          'epsilon 0.5\n',
      ],
      [
        `_tally/draws/${drawName('2026-W46', RECIPIENT)}`,
        `# tallybook draw 1\nweek 2026-W46\nrecipient ${RECIPIENT}\ndrawn sample demo/crashes\n`,
      ],
    ],
  );
});

test('whoever comes second is told what the first one said', () => {
  const root = temporaryFolder();
  assert.equal(keepDraw(root, DRAW).value, DRAW);
  assert.equal(keepDraw(root, { ...DRAW, drawn: { ...DRAW.drawn, group: 'weekly' } }).value, DRAW);
  assert.equal(readDraw(root, DRAW.week, RECIPIENT).value, { said: DRAW });
  assert.equal(keepAnswer(root, ANSWER).value, ANSWER);
  assert.equal(keepAnswer(root, { ...ANSWER, value: 'second', series: '0.2', epsilon: 1 }).value, ANSWER);
  assert.equal(readAnswer(root, ANSWER).value, { said: ANSWER });
  assert.equal(readAnswers(root, '2027-Q3').value, { answers: [ANSWER], broken: [] });
  assert.equal(readAnswers(root, '2027-Q4').value, { answers: [], broken: [] });
});

test('of another week, recipient or quarter there is none', () => {
  const root = temporaryFolder();
  assert.equal(readAnswers(root, '2026-Q4').value, { answers: [], broken: [] });
  assert.equal(brokenDraws(root, '2026-W46'), []);
  keepDraw(root, DRAW);
  keepAnswer(root, ANSWER);
  assert.equal(readDraw(root, '2026-W47', RECIPIENT).value, { said: null });
  assert.equal(readDraw(root, DRAW.week, 'https://other.example.org/').value, { said: null });
  assert.equal(readAnswer(root, { ...ANSWER, quarter: '2026-Q3' }).value, { said: null });
});

test('what does not hold is not drawn again, and is told of in its time only', () => {
  const root = temporaryFolder();
  const name = drawName(DRAW.week, RECIPIENT);
  const path = join(root, '_tally/draws', name);
  write(root, { [`_tally/draws/${name}`]: 'odd\n', '_tally/draws/notes': 'mine\n' });
  const why =
    `draw/broken: \`${path}\` does not hold: its first line is not \`# tallybook draw 1\`; ` +
    'tally alone writes it; put a copy of before back';
  assert.equal(refusals(keepDraw(root, DRAW).stops), [why]);
  assert.equal(refusals(readDraw(root, DRAW.week, RECIPIENT).stops), [why]);
  assert.equal(refusals(brokenDraws(root, DRAW.week)), [why]);
  assert.equal(brokenDraws(root, '2026-W47'), []);
  assert.is(readFileSync(path, 'utf8'), 'odd\n');
});

test('where the folder of answers is none, nobody says that there are none', () => {
  const root = temporaryFolder();
  write(root, { '_tally/consent': '' });
  writeFileSync(join(root, '_tally/answers'), '');
  const why = `folder/irregular: \`${root}/_tally/answers\` is a link or a file and not a folder; move it away`;
  assert.equal(refusals(readAnswers(root, '2026-Q4').stops), [why]);
  assert.equal(refusals(readAnswer(root, ANSWER).stops), [why]);
  assert.equal(refusals(keepAnswer(root, ANSWER).stops), [why]);
});

test.run();
