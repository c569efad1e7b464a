/** A yes under a clock that is behind takes in nothing counted before it; a clock that was ahead forbids none. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { contents } from '../folder.ts';
import { Machine } from './pty/machine.ts';
import { generate } from './pty/registry.ts';
import { dayFile } from './program.ts';

const test = suite('the day of consent');

const TO = 'https://reports.example.org/rust';
const ASKED = 'Anything else changes nothing: ';
const YES = { keys: [{ after: ASKED, type: 'yes\r' }] };

interface Row {
  /** The day of a consent that is there, if any. */
  readonly given?: string;
  /** The days of which there are counts. */
  readonly counted?: readonly string[];
  readonly today: string;
  /** What `tally consent grant` says; null where it asks. */
  readonly says: string | null;
  /** What is run then, after which it asks. */
  readonly remedy?: readonly string[];
}

const later = (day: string, today: string): string =>
  `the store has counts of ${day}, and this machine's clock says ${today}, so what was counted before a yes could ` +
  'be sent; set the clock right; if it is right, agree after that day, or `tally clean --all` removes what is of a ' +
  'day to come';

const ROWS: Readonly<Record<string, Row>> = {
  'nothing is there': { today: '2026-11-20', says: null },
  'counts of today and before': { counted: ['2026-11-10', '2026-11-20'], today: '2026-11-20', says: null },
  'counts of tomorrow': {
    counted: ['2026-11-10', '2026-11-21'],
    today: '2026-11-20',
    says: later('2026-11-21', '2026-11-20'),
  },
  'counts of later days, and of a clock that was ahead': {
    counted: ['2026-11-10', '2027-06-01'],
    today: '2026-11-20',
    says: later('2027-06-01', '2026-11-20'),
    remedy: ['clean', '--all'],
  },
  'a consent of today': { given: '2026-11-20', today: '2026-11-20', says: null },
  'a consent of tomorrow, which a clock that was ahead may have said': {
    given: '2026-11-21',
    today: '2026-11-20',
    says:
      "consent was given on 2026-11-21, and this machine's clock says 2026-11-20; set the clock right; if it is " +
      'right, `tally consent revoke` comes first',
    remedy: ['consent', 'revoke'],
  },
  'a consent and counts of later days': {
    given: '2026-11-10',
    counted: ['2026-11-10', '2026-11-17'],
    today: '2026-06-01',
    says:
      "consent was given on 2026-11-10, and this machine's clock says 2026-06-01; set the clock right; if it is " +
      'right, `tally consent revoke` comes first',
  },
};

async function machine(day: string): Promise<Machine> {
  const one = new Machine(day);
  generate(one.folder);
  await one.tally(['on', 'rustc']);
  await one.tally(['add', 'generated', '--keys', 'keys']);
  return one;
}

for (const [name, { given, counted = [], today, says, remedy }] of Object.entries(ROWS)) {
  test(name, async () => {
    const one = await machine(given ?? today);
    if (given !== undefined) await one.tally(['consent', 'grant', TO], YES);
    for (const day of counted)
      dayFile(one.folder, 'rustc', `until-2027-12-01.${day}.1.95.0-stable`, { 'rustc.ice.total': 3 });
    one.day = today;
    const before = contents(one.store);
    const asked = await one.tally(['consent', 'grant', TO], says === null ? YES : { keys: [] });
    assert.is(asked.out.includes(ASKED), says === null, asked.out);
    if (says === null) return assert.is(asked.code, 0);
    assert.is(asked.out, `tally: ${says}\n`);
    assert.is(asked.code, 2);
    assert.equal(contents(one.store), before);
    if (remedy === undefined) return undefined;
    await one.tally(remedy);
    const { code, out } = await one.tally(['consent', 'grant', TO], YES);
    return assert.is(code, 0, out);
  });
}

test('taken back and given under a clock that is behind, nothing counted before is reported', async () => {
  const one = await machine('2026-11-20');
  await one.tally(['consent', 'grant', TO], YES);
  dayFile(one.folder, 'rustc', 'until-2027-01-05.2026-11-17.1.95.0-stable', { 'rustc.ice.total': 3 });
  await one.tally(['consent', 'revoke']);
  one.day = '2026-11-10';
  const { out } = await one.tally(['consent', 'grant', TO], { keys: [] });
  assert.is(out, `tally: ${later('2026-11-17', '2026-11-10')}\n`);
  one.day = '2026-11-23';
  assert.match((await one.tally(['preview'])).out, /^No consent was given/);
});

test.run();
