/**
 * Hosts in hostile places: what they print and how they end is byte for byte what they print and how they end where
 * nothing is recorded, and nothing is changed that should not be.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { makeStore } from '../../scripts/dev/soak/place.ts';
import { run, type Printed } from '../command.ts';
import { guests, type Guest } from './guest.ts';
import { snapshot } from './kit/snapshot.ts';
import { OFF_SCENES } from './scenes-off.ts';
import { PROGRAM, SCENES, type Place, type Scene } from './scenes.ts';
import { clearFaketime } from './kit/faketime.ts';

const test = suite('hostile places');
const folder = mkdtempSync(join(tmpdir(), 'tallybook-hostile-'));
test.before(clearFaketime);
test.after(() => rmSync(folder, { recursive: true, force: true }));
chmodSync(folder, 0o755);

/** What the guests do: print, count, flush while they run, and end in each of three ways. */
const ENDS = [
  ['print', 'count', 'flush', 'print', 'count'],
  ['count', 'print', 'count', 'fail'],
  ['print', 'count', 'flush', 'panic'],
] as const;

function setUp(): Place {
  const own = mkdtempSync(join(folder, 'scene-'));
  chmodSync(own, 0o755);
  const root = join(own, 'store');
  makeStore(root);
  return { folder: own, root, program: join(root, PROGRAM) };
}

/** Drops root for scenes that need it; a user who is not root is already somebody else. */
const DROP = process.getuid?.() === 0 ? ['setpriv', '--reuid', '65534', '--regid', '65534', '--clear-groups'] : [];

async function start(scene: Scene, guest: readonly string[], words: readonly string[], home: string): Promise<Printed> {
  const [tool = '', ...rest] = [
    ...(scene.nobody ? DROP : []),
    ...(scene.under ?? []),
    ...guest,
    PROGRAM,
    '1.0.0',
    ...words,
  ];
  return run(tool, rest, {
    folder: '/',
    environment: { TALLYBOOK_HOME: home, RUST_BACKTRACE: '0', NO_FAKE_STAT: '1' },
  });
}

const references = new Map<string, Promise<Printed>>();

/** The same where nothing is recorded: run once for all scenes that start it in the same way. */
function reference(scene: Scene, guest: Guest, words: readonly string[]): Promise<Printed> {
  const key = JSON.stringify([scene.nobody, scene.under, guest, words]);
  const known = references.get(key) ?? start(scene, guest, words, '');
  references.set(key, known);
  return known;
}

async function judge(scene: Scene, kind: 'rust' | 'node', words: readonly string[]): Promise<void> {
  const guest = (await guests())[kind];
  const place = setUp();
  scene.make(place);
  const before = snapshot(place.folder);
  const printed = await start(scene, guest, words, scene.home?.(place) ?? place.root);
  const after = snapshot(place.folder);
  assert.equal(withoutThread(printed), withoutThread(await reference(scene, guest, words)));
  const records = scene.records === 'own' ? kind === 'node' : scene.records;
  if (records === true) assert.not.equal(after, before, `${words.join(' ')}: nothing was recorded`);
  if (records === false) assert.equal(after, before, `${words.join(' ')}: the place was changed`);
  if (scene.records === 'own')
    assert.equal(
      after.filter((line) => before.includes(line)),
      before,
    );
  for (const line of after) {
    if (records === true && /^store\/demo\/until-\S+ 100/.test(line) && !before.includes(line))
      assert.match(line, /^\S+ 100600 /);
  }
  rmSync(place.folder, { recursive: true, force: true });
}

/** A panic names the number of its process, which differs whatever is recorded. */
const withoutThread = ({ out, err, code }: Printed): Printed => ({
  out,
  err: err.replace(/^(thread 'main') \(\d+\)/m, '$1 (N)'),
  code,
});

/** All ways to end for Rust, where the place itself is hostile; else they take turns, since Node is slow to start. */
for (const [i, scene] of [...SCENES, ...OFF_SCENES].entries()) {
  const turn = ENDS[i % ENDS.length] ?? ENDS[0];
  for (const words of i < SCENES.length && !scene.once ? ENDS : [turn])
    test(`${scene.name} (rust, ${words.at(-1)})`, () => judge(scene, 'rust', words));
  test(`${scene.name} (node, ${turn.at(-1)})`, () => judge(scene, 'node', turn));
}

test('the guests do print, and end in different ways', async () => {
  const { rust, node } = await guests();
  for (const guest of [rust, node]) {
    const codes: (number | null)[] = [];
    for (const words of ENDS) {
      const { out, err, code } = await run(guest[0], [...guest.slice(1), PROGRAM, '1.0.0', ...words]);
      assert.match(out, /^to the one stream\n/);
      assert.match(err, 'to the other\n');
      codes.push(code);
    }
    assert.is(new Set(codes).size, 3);
  }
});

test.run();
