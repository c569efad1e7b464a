/** What a sweep takes of `_tally/`: what has died by its name and by days of use, and what was left half-written. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Day } from '../../../recorders/typescript/store/day.ts';
import { nameText } from '../../../recorders/typescript/store/name.ts';
import { witnessesIn } from '../../../recorders/typescript/store/witness.ts';
import { sweepOwn } from '../../../submitter/outbox/sweep.ts';
import { contents, temporaryFolder, write } from '../../scripts/folder.ts';
import { dayOf } from '../material.ts';

const test = suite('sweeping _tally/');

const stem = (day: Day): string => nameText({ dies: day + 49, day, version: 'dev', own: null, part: false });

/** Files of programs are of these days. */
function swept(root: string, today: string, used: readonly string[]): readonly string[] {
  write(root, Object.fromEntries(used.map((day) => [`demo/${stem(dayOf(day))}`, ''])));
  const witnesses = witnessesIn(root, dayOf(today));
  const before = [...contents(root).keys()];
  const gone = sweepOwn(root, dayOf(today), witnesses).map((path) => path.slice(root.length + 1));
  const after = new Set(contents(root).keys());
  assert.equal(
    [...gone].sort(),
    before.filter((path) => !after.has(path)).filter((path) => !path.endsWith('/')),
    'what it says that it took',
  );
  return gone;
}

const DRAW = '_tally/draws/until-2026-11-30.2025-W44.0123456789abcdef';
const ANSWER = '_tally/answers/until-2026-11-30.2025-Q4.sample.demo.search.engine';
const BODY = '_tally/outbox/until-2026-11-30.2026-W46.demo.crashes.json';
const COPY = '_tally/sent/until-2026-11-30.2026-W40.demo.crashes.json';
const DEAD = [DRAW, ANSWER, BODY, COPY, `${COPY}.sending`];

const storeOf = (...paths: readonly string[]): string => {
  const root = temporaryFolder();
  mkdirSync(join(root, 'demo'));
  write(root, Object.fromEntries(paths.map((path) => [path, 'x\n'])));
  return root;
};

type Row = readonly [today: string, used: readonly string[], goes: boolean];

/** All of it dies on 2026-11-30. */
const CLOCKS: Readonly<Record<string, Row>> = {
  'the day before, used the day before': ['2026-11-29', ['2026-11-28'], false],
  'on the day it dies, not used since': ['2026-11-30', ['2026-11-29'], false],
  'used on that day only': ['2026-11-30', ['2026-11-30'], false],
  'the day after, used the day before': ['2026-12-01', ['2026-11-30'], true],
  'used 400 days after': ['2028-01-05', ['2028-01-04'], true],
  'used 401 days after': ['2028-01-06', ['2028-01-05'], false],
  'a clock that leapt': ['2030-01-01', ['2026-11-22'], false],
  'a clock that leapt, in use under it since': ['2030-01-02', ['2026-11-22', '2030-01-01'], false],
  'never used': ['2030-01-01', [], false],
};

for (const [name, [today, used, goes]] of Object.entries(CLOCKS)) {
  test(`what has died: ${name}`, () => {
    assert.equal([...swept(storeOf(...DEAD), today, used)].sort(), goes ? [...DEAD].sort() : []);
  });
}

test('what may have arrived is kept as long as what did, and a mark without a body goes', () => {
  const marked = [BODY, `${BODY}.sending`];
  const root = storeOf(...marked);
  assert.equal(swept(root, '2026-12-01', ['2026-11-30']), []);
  assert.equal(swept(root, '2027-01-18', ['2027-01-17']), []);
  assert.equal(swept(root, '2027-01-19', ['2027-01-18']), marked);
  const moved = storeOf(BODY, `${BODY.replace('11-30', '11-29')}.sending`);
  assert.equal(swept(moved, '2026-12-01', ['2026-11-30']), [], 'marked under another day');
  const alone = storeOf(`${BODY}.sending`, `${COPY}.sending`);
  assert.equal(swept(alone, '2026-12-01', ['2026-11-30']), [`${COPY}.sending`]);
  assert.equal(swept(alone, '2027-01-19', ['2027-01-18']), [`${BODY}.sending`]);
});

test('only regular files go, that are named so, in the four folders', () => {
  const others = [
    '_tally/consent',
    '_tally/until-2026-11-30.x',
    '_tally/deny/until-2026-11-30.x',
    '_tally/draws/2025-W44',
    '_tally/draws/until-2026-02-30.x',
    '_tally/outbox/notes.txt',
  ];
  const root = storeOf(...others, '_tally/draws/until-2026-11-30.whatever');
  mkdirSync(join(root, '_tally/sent/until-2026-11-30.folder'), { recursive: true });
  symlinkSync('nowhere', join(root, '_tally/sent/until-2026-11-30.link'));
  assert.equal(swept(root, '2026-12-01', ['2026-11-30']), ['_tally/draws/until-2026-11-30.whatever']);
});

test('what was left half-written goes at any sweep, from every folder', () => {
  const own = ['', 'deny/', 'draws/', 'answers/', 'outbox/', 'sent/', 'registries/'].map(
    (folder) => `_tally/${folder}`,
  );
  const registry = ['', 'pristine/', 'pristine/allowlist/lists/', 'working/'].map(
    (to) => `_tally/registries/sample/${to}`,
  );
  const written = ['demo/on', 'CACHEDIR.TAG', '.gitignore'];
  const parts = [...[...own, ...registry].map((folder) => `${folder}a`), ...written].map(
    (path) => `${path}.0123456789abcdef.part`,
  );
  const root = storeOf(
    ...parts,
    'demo/on.part',
    'demo/other.0123456789abcdef.part',
    '_tally/consent',
    '_tally/registries/sample/seen',
  );
  mkdirSync(join(root, '_tally/draws/folder.part'));
  assert.equal([...swept(root, '2026-11-22', [])].sort(), [...parts].sort());
});

test('a link in the place of a folder leads no sweep away', () => {
  const root = storeOf('elsewhere/until-2026-11-30.x', 'elsewhere/x.part', '_tally/consent');
  symlinkSync(join(root, 'elsewhere'), join(root, '_tally/draws'));
  assert.equal(swept(root, '2026-12-01', ['2026-11-30']), []);
  assert.equal(sweepOwn(temporaryFolder(), dayOf('2026-12-01'), []), [], 'nor is one made');
});

test.run();
