/** The files of `_tally/`: read whole or refused, replaced whole, never through a link; what a consent is bound to. */
import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  answersFolder,
  consentFile,
  drawsFolder,
  keepOwn,
  newBinding,
  ownFolder,
  presentBinding,
  readOwn,
} from '../../../submitter/own-folder/own-folder.ts';
import { contents, temporaryFolder } from '../../scripts/folder.ts';
import { refusals } from '../refusal.ts';

const test = suite('the own folder');

test('where the files are', () => {
  assert.equal(
    [ownFolder, consentFile, drawsFolder, answersFolder].map((of) => of('/s')),
    ['/s/_tally', '/s/_tally/consent', '/s/_tally/draws', '/s/_tally/answers'],
  );
});

const parse = (text: string): { readonly text: string } | string => (text === 'odd' ? 'it is odd' : { text });
const MOST = 1 << 20;
const elsewhere = (path: string): void => {
  writeFileSync(`${path}-elsewhere`, 'good');
  symlinkSync(`${path}-elsewhere`, path);
};

/** What stands at the path, and what is read of it: the value, or the message. */
const FILES: Readonly<Record<string, readonly [make: (path: string) => void, read: object | null | string]>> = {
  'no file': [() => undefined, null],
  'a file': [(path) => writeFileSync(path, 'g\u00fc'), { text: 'g\u00fc' }],
  'an empty file': [(path) => writeFileSync(path, ''), { text: '' }],
  'a file that does not hold': [(path) => writeFileSync(path, 'odd'), 'it is odd'],
  'a link': [elsewhere, 'it is no regular file'],
  'a link to nothing': [(path) => symlinkSync(`${path}-nowhere`, path), 'it is no regular file'],
  'a folder': [(path) => mkdirSync(path), 'it is no regular file'],
  'a megabyte': [(path) => writeFileSync(path, 'x'.repeat(MOST)), { text: 'x'.repeat(MOST) }],
  'a byte more': [(path) => writeFileSync(path, 'x'.repeat(MOST + 1)), 'it is too large'],
};

for (const [name, [make, read]] of Object.entries(FILES)) {
  test(`reading ${name}`, () => {
    const path = join(temporaryFolder(), 'own');
    make(path);
    const { value, stops } = readOwn(path, parse, 'draw/broken');
    if (typeof read !== 'string') return assert.equal({ value, stops }, { value: { said: read }, stops: [] });
    assert.is(value, null);
    const advice = 'tally alone writes it; put a copy of before back';
    assert.equal(refusals(stops), [`draw/broken: \`${path}\` does not hold: ${read}; ${advice}`]);
    assert.is(readOwn(path, parse, 'consent/broken').stops[0]?.id, 'consent/broken');
  });
}

/** What is where the store or its folder belongs, and why nothing can be kept there. */
const PLACES: Readonly<Record<string, readonly [make: (root: string) => void, why: (root: string) => string]>> = {
  'no store': [
    () => undefined,
    (root) => `store/none: there is no store in \`${root}\` yet; \`tally on PROGRAM\` makes it`,
  ],
  'a file for a store': [
    (root) => writeFileSync(root, ''),
    (root) => `store/none: there is no store in \`${root}\` yet; \`tally on PROGRAM\` makes it`,
  ],
  'a link for the folder': [
    (root) => {
      for (const path of [root, `${root}-elsewhere`]) mkdirSync(path);
      symlinkSync(`${root}-elsewhere`, join(root, '_tally'));
    },
    (root) => `folder/irregular: \`${root}/_tally\` is a link or a file and not a folder; move it away`,
  ],
  'a file for the folder': [
    (root) => {
      mkdirSync(root);
      writeFileSync(join(root, '_tally'), '');
    },
    (root) => `folder/irregular: \`${root}/_tally\` is a link or a file and not a folder; move it away`,
  ],
};

for (const [name, [make, why]] of Object.entries(PLACES)) {
  test(`nothing is kept or bound: ${name}`, () => {
    const root = join(temporaryFolder(), 'store');
    make(root);
    for (const { value, stops } of [keepOwn(root, consentFile(root), 'x'), newBinding(root)]) {
      assert.is(value, null);
      assert.equal(refusals(stops), [why(root)]);
    }
    const nothing = { path: ownFolder(root), inode: null, born: null };
    assert.equal(presentBinding(root), nothing);
  });
}

test('a file is replaced whole, for its owner alone, and the folder is made', () => {
  const root = temporaryFolder();
  for (const text of ['a longer text\n', 'short\n']) {
    assert.equal(keepOwn(root, consentFile(root), text), { value: true, stops: [] });
    assert.equal([...contents(root)], [['_tally/consent', text]]);
  }
  assert.is(statSync(consentFile(root)).mode & 0o777, 0o600);
  assert.is(statSync(ownFolder(root)).mode & 0o777, 0o700);
});

test('what is kept replaces a link and leaves alone what it led to', () => {
  const root = temporaryFolder();
  mkdirSync(ownFolder(root));
  elsewhere(consentFile(root));
  keepOwn(root, consentFile(root), 'new\n');
  assert.is(readFileSync(consentFile(root), 'utf8'), 'new\n');
  assert.is(readFileSync(`${consentFile(root)}-elsewhere`, 'utf8'), 'good');
});

test('a binding names the folder: its path, its inode and its birth', () => {
  const root = temporaryFolder();
  const { value } = newBinding(root);
  assert.is(value?.path, ownFolder(root));
  const present = presentBinding(root);
  for (const part of ['path', 'inode', 'born'] as const) {
    if (value?.[part] !== null) assert.is(present[part], value?.[part], part);
  }
  assert.is(present.inode, String(statSync(ownFolder(root), { bigint: true }).ino));
  assert.match(present.born ?? '', /^[0-9]+\.[0-9]{9}$/);
  assert.is(BigInt(present.born?.replace('.', '') ?? 0), statSync(ownFolder(root), { bigint: true }).birthtimeNs);
  assert.equal(newBinding(root).value, value, 'the same folder is the same binding');
});

test.run();
