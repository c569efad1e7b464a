/** The week's draw: looking again never draws again, whatever the clock and the disk did; every group is as likely. */
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Choice } from '../../../submitter/consent/consent.ts';
import { drawWeek, NO_WEEKS, parseWeeks, weeksText, type Draw, type Weeks } from '../../../submitter/reports/draw.ts';
import { allWords } from '../../../submitter/stops/words.ts';
import { holds, SEED } from '../../property.ts';
import { dayOf, RECIPIENT, seeded } from '../material.ts';

const test = suite("the week's draw");

const CHOICES = ['a', 'b', 'c'].map((group) => ({ registry: 'sample', program: 'demo', group }));
const WEEKS = `# tallybook weeks 1
seen 2026-W47
draw 2026-W46 https://metrics.example.org/report sample demo/crashes
draw 2026-W46 https://other.example.org/ sample second/weekly
`;

test('draws are this text, and a changed one stops', () => {
  const weeks = parseWeeks(WEEKS);
  if (typeof weeks === 'string') throw new Error(weeks);
  assert.is(weeksText(weeks), WEEKS);
  const parsed = (from: string | RegExp, to: string) => parseWeeks(WEEKS.replace(from, to));
  assert.is(parsed('weeks 1', 'weeks 2'), 'its first line is not `# tallybook weeks 1`');
  assert.is(parsed(/\n$/, ''), 'its last line does not end');
  assert.is(parsed('seen 2026-W47', 'seen 2026-W54'), 'line 2: there is no week 2026-W54');
  assert.is(parsed('demo/crashes', 'demo crashes'), 'line 3 is not a valid `draw` line');
  assert.is(parsed('https://other.example.org/', RECIPIENT), 'line 4 draws a second time');
});

/** A disk with one file; a look that is killed before or after it wrote. */
interface Look {
  readonly day: number;
  readonly kill: 'before' | 'after' | 'no';
}

test('a thousand looks with kills and clock changes show one draw a week', () => {
  const monday = dayOf('2026-11-16');
  const look = fc.record({
    day: fc.integer({ min: 0, max: 13 }).map((n) => monday + n),
    kill: fc.constantFrom('before' as const, 'after' as const, 'no' as const),
  });
  holds(fc.tuple(fc.array(look, { minLength: 1000, maxLength: 1000 }), fc.integer()), 10, ([looks, seed]) => {
    const random = seeded(seed);
    let disk: string | null = null;
    let latest = 0;
    const shown = new Map<string, string>();
    for (const { day, kill } of looks as readonly Look[]) {
      const weeks = disk === null ? NO_WEEKS : parseWeeks(disk);
      if (typeof weeks === 'string') throw new Error(weeks);
      const drawn = drawWeek(weeks, day, RECIPIENT, CHOICES, random);
      const behind = latest >= monday + 7 && day < monday + 7;
      assert.is(
        drawn.value === null ? allWords(drawn.stops) : null,
        behind ? "this machine's clock says 2026-W47, and 2026-W48 was seen before; set the clock right" : null,
      );
      if (drawn.value === null || kill === 'before') continue;
      disk = weeksText(drawn.value.weeks);
      latest = Math.max(latest, day);
      const draw: Draw | null = drawn.value.draw;
      if (kill === 'after' || draw === null) continue;
      assert.is(shown.get(draw.week) ?? draw.drawn.group, draw.drawn.group);
      shown.set(draw.week, draw.drawn.group);
    }
  });
});

test('a draw stays whatever is consented to later, and other recipients draw for themselves', () => {
  const random = seeded(SEED);
  const today = dayOf('2026-11-22');
  const drawnFrom = (weeks: Weeks, day: number, recipient: string, choices: readonly Choice[]) => {
    const { value, stops } = drawWeek(weeks, day, recipient, choices, random);
    if (value === null) throw new Error(allWords(stops));
    return value;
  };
  const first = drawnFrom(NO_WEEKS, today, RECIPIENT, CHOICES);
  for (const choices of [[], CHOICES.slice(1), [{ registry: 'x', program: 'y', group: 'z' }]]) {
    const next = drawnFrom(first.weeks, today, RECIPIENT, choices);
    assert.equal(next, first);
  }
  const none = drawnFrom(NO_WEEKS, today, RECIPIENT, []);
  assert.equal(none, { weeks: { seen: '2026-W47', draws: [] }, draw: null });
  const other = drawnFrom(first.weeks, today, 'https://other.example.org/', CHOICES);
  assert.is(other.weeks.draws.length, 2);
  const later = drawnFrom(first.weeks, today + 7, RECIPIENT, CHOICES);
  assert.is(later.weeks.draws.length, 1, 'what is over is not kept');
});

test('every group is as likely', () => {
  const random = seeded(SEED);
  const drawn = [0, 0, 0];
  for (let i = 0; i < 30_000; i++) {
    const draw = drawWeek(NO_WEEKS, 20_000, RECIPIENT, CHOICES, random).value?.draw;
    const index = CHOICES.findIndex(({ group }) => group === draw?.drawn.group);
    drawn[index] = (drawn[index] ?? 0) + 1;
  }
  for (const n of drawn) assert.ok(Math.abs(n - 10_000) < 6 * Math.sqrt(30_000 * (1 / 3) * (2 / 3)), drawn.join());
});

test.run();
