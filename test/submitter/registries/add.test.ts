/**
 * Adding a registry to a store. Files that nobody signed never take the place of what somebody signed, and never lock
 * it out; what was generated between two releases is kept beside it and decides about its own counts alone; and what
 * is refused changes nothing and says what to do.
 */
import { readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { describe, permitReport, permitSubmission } from '../../../submitter/permit.ts';
import { heldBackIn } from '../../../submitter/registries/registered.ts';
import type { Outcome } from '../../../submitter/registries/add.ts';
import { addedRegistries } from '../../../submitter/registries/registries.ts';
import { contents } from '../../scripts/folder.ts';
import type { Wish } from '../adversarial/registry.ts';
import { refusal, refusals } from '../refusal.ts';
import { add, KEYS, outcomeOf, store } from './adding.ts';
import { leaks, registered, SECRET, shown, TODAY } from './shown.ts';

const test = suite('adding a registry');

const why = (outcome: Outcome): string => (outcome.done === null ? `${outcome.why}. ${outcome.todo}` : outcome.done);

test('a preview that would show what is sealed does not take the place of what is signed', () => {
  for (const since of ['0.1.0', '0.1.7']) {
    const root = store();
    add(root);
    const before = contents(root);
    assert.equal(shown(root, 'demo', ['0.1.0']), []);
    assert.is(
      why(add(root, { version: '0.1.7', status: 'preview', body: leaks(since) })),
      'demo 0.1.7 is a preview, which nobody signs, and what was added of demo is signed. ' +
        'Get the files that are signed: allowlist/allowlist.txt.sig is among them',
    );
    assert.equal(contents(root), before, 'nothing was written');
    assert.equal(shown(root, 'demo', ['0.1.0']), []);
  }
});

test('nor does a signed version of the series', () => {
  const root = store();
  add(root, { sealed: [SECRET] });
  const before = contents(root);
  assert.is(
    why(add(root, { version: '0.1.7', body: leaks('0.1.0') })),
    'demo 0.1.7 goes further than 0.1.0, which was added before, and both are of 0.1: line 36 of its allowlist ' +
      `(${SECRET}) is of class ticket, and 0.1.0 declares it to go nowhere. ` +
      'Tell those who publish it: what goes further is 0.2.0 or later',
  );
  assert.equal(contents(root), before);
  assert.is(why(add(root, { version: '0.2.0', body: leaks('0.1.0') })), 'newer');
  assert.equal(shown(root, 'demo', ['0.1.0']), [], 'what was counted in 0.1 stays out');
  assert.equal(shown(root, 'demo', ['0.1.0', '0.2.0']), [`${SECRET} 10`]);
});

test('nor does one after a version without the metric: a line takes no counts from before its `since`', () => {
  const root = store();
  add(root, { sealed: [SECRET] });
  add(root, { version: '0.1.1' });
  assert.is(why(add(root, { version: '0.1.2', body: leaks('0.1.2') })), 'newer');
  assert.equal(shown(root, 'demo', ['0.1.0', '0.1.1', '0.1.2', '0.1.10']), [`${SECRET} 1100`]);
});

test('a version that nobody signed locks nobody out, however high it is', () => {
  for (const version of ['0.1.0', '0.1.999999', '999999.999999.999999']) {
    const root = store();
    const { folder } = add(root, { status: 'preview', version });
    const copy = join(folder, 'working/allowlist.txt');
    writeFileSync(copy, readFileSync(copy, 'latin1').replace(/ticket rustc\.pass\.short.*\n/, ''));
    assert.is(why(add(root)), 'signed', version);
    assert.is(why(add(root, { version: '0.1.1' }, null)), 'newer');
    assert.equal(shown(root, 'demo', ['0.1.0'], 'rustc.pass.short'), [], 'what was deleted stays deleted');
    assert.is(outcomeOf(add(root, { status: 'preview', version: '999999.999999.999999' })).includes('preview'), true);
  }
});

test('a preview with keys pins nothing', () => {
  const root = store();
  assert.is(
    outcomeOf(add(root, { status: 'preview' }, KEYS)),
    'demo 0.1.0 is a preview, which nobody signs, and --keys names keys that must have signed it',
  );
  assert.equal(addedRegistries(root), []);
});

const BETWEEN: Wish = { version: '0.0.0', status: 'preview' };

test('0.0.0 is kept beside the release, in place of another 0.0.0, whatever is there', () => {
  const root = store();
  add(root, { version: '0.1.4' });
  const release = contents(join(root, '_tally/registries/demo'));
  assert.is(why(add(root, BETWEEN)), 'beside');
  assert.is(why(add(root, { ...BETWEEN, body: leaks('0.1.0') })), 'beside');
  assert.is(why(add(root, BETWEEN)), 'beside');
  assert.equal(contents(join(root, '_tally/registries/demo')), release);
  assert.equal(
    addedRegistries(root).map(({ name, source, findings }) => [name, source?.allowlist.version, findings]),
    [
      ['demo', '0.1.4', []],
      ['demo.0.0.0', '0.0.0', []],
    ],
  );
  assert.is(why(add(root, { version: '0.1.5' }, null)), 'newer', '0.0.0 is never the highest version');
});

test('counts of 0.0.0 are shown by its list alone, and those of releases never by it', () => {
  const root = store();
  add(root, { version: '0.0.1', body: leaks('0.0.1') });
  add(root, { ...BETWEEN, body: leaks('0.0.0') });
  const versions = ['0.0.0', '0.0.1', '0.1.0'];
  assert.equal(shown(root, 'demo', versions), [`${SECRET} 10`]);
  assert.equal(shown(root, 'demo.0.0.0', versions), [`${SECRET} 1`]);
});

test('nothing is submitted by 0.0.0', () => {
  const root = store();
  add(root, BETWEEN);
  const { allowed } = registered(root, 'demo.0.0.0');
  assert.is(describe(allowed).series, '0.0.0');
  const says =
    'status/unreleased: demo 0.0.0 was generated between two releases: nothing of it can be reported, only shown in ' +
    'a ticket; `tally add DIR` adds a release, by which what its bindings count may be reported';
  for (const to of ['file', 'recipient'] as const) {
    assert.is(refusal(permitSubmission(allowed, to, TODAY)), says);
    assert.equal(refusals(permitReport(allowed, Buffer.from('{}'), TODAY, to).stops).slice(0, 1), [says]);
  }
});

test('what is withheld is counted in both', () => {
  const root = store();
  add(root);
  assert.is(heldBackIn(root, ['rustc.pass.short']), 1);
  add(root, BETWEEN);
  assert.is(heldBackIn(root, ['rustc.pass.short']), 2);
});

test('a list in the folder of the other allows nothing', () => {
  for (const [wish, name, says] of [
    [{ status: 'preview' }, 'demo.0.0.0', 'it is of demo; this is the folder of demo.0.0.0'],
    [BETWEEN, 'demo', 'it is of demo.0.0.0; this is the folder of demo'],
  ] as const) {
    const root = store();
    const { folder } = add(root, wish);
    const other = join(root, '_tally/registries', name);
    renameSync(folder, other);
    const [found] = addedRegistries(root);
    assert.equal([found?.left, found?.findings.map(({ message }) => message)], [null, [says]]);
  }
});

type Spoil = (folder: string) => void;
const put =
  (path: string, text: string): Spoil =>
  (folder) =>
    writeFileSync(join(folder, path), text);
const linked =
  (path: string): Spoil =>
  (folder) => {
    rmSync(join(folder, path), { recursive: true });
    symlinkSync('/nowhere', join(folder, path));
  };

/** What was done to a folder, what is added over it, and all that is said. FOLDER stands for that of the registry. */
const REFUSED: readonly (readonly [name: string, spoil: Spoil, wish: Wish, says: string])[] = [
  [
    'what was seen was changed',
    put('seen', 'x'),
    {},
    '`FOLDER/seen`: it was changed. Put it right, or remove that file and add the newest version that you know of',
  ],
  [
    'the keys were changed',
    put('keys', '# tallybook keys 1\nkey ada x\n'),
    {},
    '`FOLDER/keys` does not hold: line 2 is not a valid `key` line. Put that file right; or remove `FOLDER`, ' +
      'and with it the keys and what you deleted of its lines',
  ],
  [
    'a line was changed in the copy',
    put('working/allowlist.txt', 'x\n'),
    {},
    'line 1 of `FOLDER/working/allowlist.txt`: the untouched file has no such line. ' +
      'Put that right, or remove that file, which forgets what you deleted',
  ],
  [
    'the untouched copy was changed, and a later version comes',
    put('pristine/catalogue/cargo.json', 'x'),
    { version: '0.1.1' },
    'the copy of demo 0.1.0 that is kept does not hold, so 0.1.1 cannot be compared with it. ' +
      'Add the files of 0.1.0 again first',
  ],
  [
    'a link stands where a folder belongs',
    linked('pristine'),
    {},
    'a link or a file stands where a folder belongs, at `FOLDER` or in it. Move it away',
  ],
];

for (const [name, spoil, wish, says] of REFUSED) {
  test(`refused, and nothing is changed: ${name}`, () => {
    const root = store();
    const { folder } = add(root);
    spoil(folder);
    const before = contents(root);
    assert.is(why(add(root, wish)).replaceAll(folder, 'FOLDER'), says);
    assert.equal(contents(root), before);
  });
}

test('0.0.0 over one whose untouched copy was changed', () => {
  const root = store();
  const { folder } = add(root, BETWEEN);
  put('pristine/catalogue/cargo.json', 'x')(folder);
  assert.is(why(add(root, BETWEEN)), 'beside', 'the same files stand for it');
  put('pristine/catalogue/cargo.json', 'x')(folder);
  assert.is(
    why(add(root, { ...BETWEEN, body: leaks('0.1.0') })).replaceAll(folder, 'FOLDER'),
    'the untouched copy was changed, so what you deleted cannot be told. ' +
      'Remove `FOLDER`, and with it what you deleted of its lines, and add this again',
  );
});

test.run();
