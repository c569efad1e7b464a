/** The table of what may replace what: for each row what comes and what is there, and all that is said. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Allowlist } from '../../../submitter/allowlist/list.ts';
import { replacing, ROWS, type Meeting, type There } from '../../../submitter/registries/replacing.ts';
import { list, person, pinned, type Wish } from '../adversarial/registry.ts';

const test = suite('what may replace what');

const [ADA, EVE] = [person('ada'), person('eve')];
const KEYS = pinned(ADA, EVE);
const PREVIEW: Wish = { status: 'preview' };

const there = (of: Allowlist, changes: Partial<There> = {}): There => ({
  version: of.version,
  list: of,
  sealed: new Set(),
  ...changes,
});

/** An active list where nothing is, signed by keys that are given. */
const meeting = (changes: Partial<Meeting>): Meeting => ({
  comes: list(),
  there: null,
  isSame: false,
  pinned: null,
  given: null,
  signed: { by: ['ada', 'eve'] },
  folder: 'FOLDER',
  ...changes,
});

const of = (wish: Wish): Allowlist => list(wish);
const preview = (wish: Wish = {}): Allowlist => list({ ...PREVIEW, ...wish });
const UNSIGNED = { refused: '2 signatures are needed and there are 1' };

type Case = readonly [row: string, changes: Partial<Meeting>, said: string];

const CASES: readonly Case[] = [
  [
    'keys for a preview',
    { comes: preview(), given: KEYS },
    'demo 0.1.0 is a preview, which nobody signs, and --keys names keys that must have signed it. ' +
      'Add it without --keys, or get the files that are signed',
  ],
  [
    'keys for a preview',
    { comes: preview({ version: '0.0.0' }), given: KEYS },
    'demo 0.0.0 is a preview, which nobody signs, and --keys names keys that must have signed it. ' +
      'Add it without --keys, or get the files that are signed',
  ],
  ['between releases', { comes: preview({ version: '0.0.0' }) }, 'beside'],
  ['between releases', { comes: preview({ version: '0.0.0' }), there: there(of({})), pinned: KEYS }, 'beside'],
  [
    'between releases',
    { comes: preview({ version: '0.0.0', body: { fleet: [] } }), there: there(preview({ version: '0.0.0' })) },
    'beside',
  ],
  [
    'other keys',
    { pinned: KEYS, given: pinned(ADA, person('eve')), there: there(of({})) },
    'other keys are pinned for demo than --keys names. ' +
      'Add it without --keys: it must be signed by the keys that are pinned, which `tally keys` shows',
  ],
  [
    'a preview over what is signed',
    { comes: preview({ version: '0.1.7' }), pinned: KEYS, there: there(of({})) },
    'demo 0.1.7 is a preview, which nobody signs, and what was added of demo is signed. ' +
      'Get the files that are signed: allowlist/allowlist.txt.sig is among them',
  ],
  [
    'a preview over what is signed',
    { comes: preview({ version: '0.2.0' }), there: there(of({})) },
    'demo 0.2.0 is a preview, which nobody signs, and what was added of demo is signed. ' +
      'Get the files that are signed: allowlist/allowlist.txt.sig is among them',
  ],
  [
    'a preview over what is signed',
    { comes: preview(), pinned: KEYS },
    'demo 0.1.0 is a preview, which nobody signs, and what was added of demo is signed. ' +
      'Get the files that are signed: allowlist/allowlist.txt.sig is among them',
  ],
  [
    'no keys',
    {},
    'demo 0.1.0 is active, and no keys are pinned for it. `--keys FILE` names the keys that must have signed it',
  ],
  [
    'not signed',
    { given: KEYS, signed: UNSIGNED },
    'demo 0.1.0 is active, and 2 signatures are needed and there are 1. ' +
      'Get the files that are signed by the keys of --keys',
  ],
  [
    'not signed',
    { pinned: KEYS, signed: UNSIGNED, there: there(of({})), comes: of({ version: '0.1.999999' }) },
    'demo 0.1.999999 is active, and 2 signatures are needed and there are 1. ' +
      'Get the files that are signed by the keys that are pinned, which `tally keys` shows',
  ],
  ['signed over what nobody signed', { given: KEYS, there: there(preview()) }, 'signed'],
  ['signed over what nobody signed', { given: KEYS, there: there(preview({ version: '0.1.999999' })) }, 'signed'],
  [
    'signed over what nobody signed',
    { given: KEYS, there: there(preview({ body: { ticket: [], set: [] } })) },
    'signed',
  ],
  ['nothing there', { given: KEYS }, 'new'],
  ['nothing there', { comes: preview() }, 'new'],
  ['nothing there', { pinned: KEYS }, 'new'],
  [
    'older',
    { comes: of({ version: '0.1.3' }), pinned: KEYS, there: there(of({ version: '0.1.4' })) },
    'demo 0.1.3 is older than 0.1.4, which was added before. Get the files of 0.1.4 or of a later version',
  ],
  [
    'older',
    { comes: preview({ version: '0.1.3' }), there: there(preview({ version: '0.1.999999' })) },
    'demo 0.1.3 is older than 0.1.999999, which was added before. Get the files of 0.1.999999 or of a later version; ' +
      'or if 0.1.999999 was a mistake, remove `FOLDER`, and with it what you deleted of its lines, and add this again',
  ],
  ['again', { pinned: KEYS, isSame: true, there: there(of({})) }, 'again'],
  ['again', { comes: preview(), isSame: true, there: there(preview(), { list: null }) }, 'again'],
  [
    'other files',
    { pinned: KEYS, there: there(of({})) },
    'these files of demo 0.1.0 are not those that were added as 0.1.0 before. ' +
      'Get the files as they were published, or a later version',
  ],
  [
    'other files',
    { comes: preview(), there: there(preview()) },
    'these files of demo 0.1.0 are not those that were added as 0.1.0 before. ' +
      'Get the files as they were published, or a later version; ' +
      'or if 0.1.0 was a mistake, remove `FOLDER`, and with it what you deleted of its lines, and add this again',
  ],
  [
    'nothing to compare with',
    { comes: of({ version: '0.1.1' }), pinned: KEYS, there: there(of({}), { list: null }) },
    'the copy of demo 0.1.0 that is kept does not hold, so 0.1.1 cannot be compared with it. ' +
      'Add the files of 0.1.0 again first',
  ],
  [
    'fewer signatures',
    { comes: of({ version: '0.2.0' }), pinned: KEYS, there: there(of({ signatures: 3 })) },
    'demo 0.2.0 asks for 2 signatures, and 0.1.0, which was added before, for 3. ' +
      'Tell those who publish it: a later version asks for 3 or more',
  ],
  [
    'goes further',
    {
      comes: of({ version: '0.1.1' }),
      pinned: KEYS,
      there: there(of({ body: { fleet: [] } }), { sealed: new Set(['rustc.fleet.steps']) }),
    },
    'demo 0.1.1 goes further than 0.1.0, which was added before, and both are of 0.1: line 39 of its allowlist ' +
      '(rustc.fleet.steps) is of class fleet, and 0.1.0 declares it to go nowhere. ' +
      'Tell those who publish it: what goes further is 0.2.0 or later',
  ],
  ['newer', { comes: of({ version: '0.1.1' }), pinned: KEYS, there: there(of({})) }, 'newer'],
  ['newer', { comes: of({ version: '0.2.0' }), pinned: KEYS, there: there(of({ body: { fleet: [] } })) }, 'newer'],
  ['newer', { comes: preview({ version: '0.1.1' }), there: there(preview()) }, 'newer'],
];

for (const [row, changes, expected] of CASES) {
  test(`${row}: ${expected.slice(0, 60)}`, () => {
    const { row: by, said } = replacing(meeting(changes));
    assert.equal([by, typeof said === 'string' ? said : `${said.why}. ${said.todo}`], [row, expected]);
  });
}

test('every row has a case, in the order in which they are asked', () => {
  assert.equal([...new Set(CASES.map(([row]) => row))], Object.keys(ROWS));
});

test('whatever is signed there, nothing that nobody signed is taken in its place', () => {
  for (const version of ['0.0.9', '0.1.0', '0.1.1', '0.1.999999', '0.2.0', '1.0.0']) {
    for (const kept of [there(of({})), there(of({}), { list: null }), there(preview()), null]) {
      const { said } = replacing(meeting({ comes: preview({ version }), there: kept, pinned: KEYS }));
      assert.is(typeof said, 'object', `${version}: ${JSON.stringify(said)}`);
    }
  }
});

test.run();
