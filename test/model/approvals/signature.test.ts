/** Signatures of an allowlist: what is refused, and in which words. */
import { sign } from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  readSignatures,
  signatureText,
  signedBytes,
  verifySignatures,
  type PinnedKey,
} from '../../../submitter/registries/signature.ts';
import { person, type Person } from './people.ts';

const test = suite('signature');

const file = Buffer.from('# tallybook allowlist 1\nsubmit demo.a.b\n');
const ada = person('ada', 'signer', 'infra', 'First');
const eve = person('eve', 'signer', 'lang', 'Second');
const stranger = person('mallory', 'signer', 'lang', 'Third');

const by = (who: Person, name = who.name, bytes: Uint8Array = file): { name: string; signature: string } => ({
  name,
  signature: sign(null, signedBytes(name, bytes), who.private).toString('base64'),
});
const pinned = (...people: readonly Person[]): readonly PinnedKey[] => people.map(({ name, key }) => ({ name, key }));
const KEYS = pinned(ada, eve);
const both = signatureText(file, [by(eve), by(ada)]);
const lines = both.split('\n');
const other = Buffer.from('# tallybook allowlist 1\n');

interface Case {
  readonly text?: string;
  readonly bytes?: Uint8Array;
  readonly keys?: readonly PinnedKey[];
  readonly said: string;
}

const CASES: Readonly<Record<string, Case>> = {
  'two signers': { said: 'ada,eve' },
  'another file': { bytes: other, said: 'line 2: these are the signatures of another file' },
  'another file, with its sum': {
    bytes: other,
    text: signatureText(other, [by(ada), by(eve)]),
    said: 'the signature of `ada` is not by the key that is pinned for them',
  },
  forged: {
    text: signatureText(file, [by(ada), by(stranger, 'eve')]),
    said: 'the signature of `eve` is not by the key that is pinned for them',
  },
  'under another name': {
    text: signatureText(file, [by(ada), { name: 'eve', signature: by(ada).signature }]),
    said: 'the signature of `eve` is not by the key that is pinned for them',
  },
  'of somebody unknown': {
    text: signatureText(file, [by(ada), by(stranger)]),
    said: '`mallory` is nobody whose key is pinned',
  },
  'only one': { text: signatureText(file, [by(ada)]), said: '2 signatures are needed and there are 1' },
  none: { text: signatureText(file, []), said: '2 signatures are needed and there are 0' },
  'the same twice': { text: signatureText(file, [by(ada), by(ada)]), said: 'line 4: `ada` has signed already' },
  'in another order': {
    text: [lines[0], lines[1], lines[3], lines[2], ''].join('\n'),
    said: 'line 4: `ada` stands after `eve`; names are in order',
  },
  'one key for two names': {
    text: signatureText(file, [by(ada), by(ada, 'eve')]),
    keys: [...pinned(ada), { name: 'eve', key: ada.key }],
    said: '`eve` signed with a key that somebody else signed with',
  },
  expired: {
    keys: [...pinned(ada), { name: 'eve', key: eve.key, until: '2026-11-22' }],
    said: 'the key of `eve` was over on 2026-11-22; the file is of 2026-11-22',
  },
  'not yet': {
    keys: [...pinned(ada), { name: 'eve', key: eve.key, from: '2026-11-23' }],
    said: 'the key of `eve` holds from 2026-11-23; the file is of 2026-11-22',
  },
  'a key that is none': {
    keys: [...pinned(ada), { name: 'eve', key: 'AAAA' }],
    said: 'the signature of `eve` is not by the key that is pinned for them',
  },
  'another format': {
    text: both.replace('signature 1', 'signature 2'),
    said: 'its first line is not `tallybook signature 1`',
  },
  'no sum': { text: both.replace('sha256 ', 'sha-256 '), said: 'line 2 is not a valid `sha256` line' },
  'a line more': { text: `${both}note hello\n`, said: 'line 5 is not a valid `signed` line' },
  'no last line end': { text: both.trimEnd(), said: 'its last line does not end' },
  'other line ends': { text: both.replaceAll('\n', '\r\n'), said: 'its first line is not `tallybook signature 1`' },
  empty: { text: '', said: 'its first line is not `tallybook signature 1`' },
};

for (const [name, { text = both, bytes = file, keys = KEYS, said }] of Object.entries(CASES)) {
  test(name, () => {
    const verdict = verifySignatures(bytes, text, keys, '2026-11-22', 2);
    assert.is('by' in verdict ? verdict.by.join() : verdict.refused, said);
  });
}

test('what is written is what is read', () => {
  const read = readSignatures(both, file);
  assert.is(JSON.stringify(read), JSON.stringify([by(ada), by(eve)]));
});

test('no byte of the file can change', () => {
  for (let i = 0; i < file.length; i++) {
    const changed = Buffer.from(file);
    changed[i] = (changed[i] ?? 0) ^ 1;
    assert.ok('refused' in verifySignatures(changed, both, KEYS, '2026-11-22', 2), `byte ${i}`);
    const resummed = both.replace(/^sha256 .*$/m, signatureText(changed, []).split('\n')[1] ?? '');
    assert.ok('refused' in verifySignatures(changed, resummed, KEYS, '2026-11-22', 2), `byte ${i}, with its sum`);
  }
});

test.run();
