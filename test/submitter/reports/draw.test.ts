/** The week's draw: its text and its name, and every group is as likely. */
import { createHash } from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { drawFrom, drawName, drawText, parseDraw, weekOfDraw } from '../../../submitter/reports/draw.ts';
import { SEED } from '../../property.ts';
import { RECIPIENT, seeded } from '../material.ts';

const test = suite("the week's draw");

const CHOICES = ['a', 'b', 'c'].map((group) => ({ registry: 'sample', program: 'demo', group }));
const OF = createHash('sha256').update(RECIPIENT).digest('hex').slice(0, 16);
const NAME = `until-2027-12-14.2026-W46.${OF}`;
const TEXT = `# tallybook draw 1
week 2026-W46
recipient https://metrics.example.org/report
drawn sample demo/crashes
`;

test('a draw is this text under this name, and a changed one stops', () => {
  const draw = parseDraw(NAME, TEXT);
  if (typeof draw === 'string') throw new Error(draw);
  assert.is(drawText(draw), TEXT);
  assert.is(drawName(draw.week, draw.recipient), NAME);
  const parsed = (from: string | RegExp, to: string) => parseDraw(NAME, TEXT.replace(from, to));
  assert.is(parsed('draw 1', 'draw 2'), 'its first line is not `# tallybook draw 1`');
  assert.is(parsed(/\n$/, ''), 'its last line does not end');
  assert.is(parsed('demo/crashes', 'demo crashes'), 'line 4 is not a valid `drawn` line');
  assert.is(parsed(/$/, 'drawn sample demo/weekly\n'), 'line 5 is not a valid `drawn` line');
  for (const [from, to] of [
    ['2026-W46', '2026-W45'],
    ['2026-W46', '2026-W54'],
    ['example.org', 'example.com'],
  ] as const) {
    assert.is(parsed(from, to), 'it is not named as what it says', to);
  }
});

test('the week of a name', () => {
  assert.is(weekOfDraw(NAME), '2026-W46');
  for (const name of ['', `${NAME}.part`, NAME.replace('12-14', '12-15'), NAME.replace('W46', 'W54'), `${NAME}0`]) {
    assert.is(weekOfDraw(name), null, name);
  }
});

test('nothing is drawn from nothing', () => {
  assert.is(drawFrom('2026-W46', RECIPIENT, [], seeded(SEED)), null);
});

test('every group is as likely', () => {
  const random = seeded(SEED);
  const drawn = [0, 0, 0];
  for (let i = 0; i < 30_000; i++) {
    const draw = drawFrom('2026-W46', RECIPIENT, CHOICES, random);
    const index = CHOICES.findIndex(({ group }) => group === draw?.drawn.group);
    drawn[index] = (drawn[index] ?? 0) + 1;
  }
  for (const n of drawn) assert.ok(Math.abs(n - 10_000) < 6 * Math.sqrt(30_000 * (1 / 3) * (2 / 3)), drawn.join());
});

test.run();
