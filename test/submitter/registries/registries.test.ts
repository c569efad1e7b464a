/** What a store says of a registry that was added, after somebody was at its files: anything odd allows nothing. */
import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { allowedBy, permit } from '../../../submitter/permit.ts';
import { addedRegistries } from '../../../submitter/registries/registries.ts';
import type { PinnedKey } from '../../../submitter/registries/signature.ts';
import { readWithheld } from '../../../submitter/consent/withheld.ts';
import { golden } from '../../golden.ts';
import { day, listText, person, pinned, signatures } from '../adversarial/registry.ts';
import { ADA, EVE, STORES, type StoreCase } from '../adversarial/stores.ts';
import { sentence } from '../../../submitter/stops/words.ts';
import { add, KEYS, outcomeOf, store, write } from './adding.ts';

const test = suite('added registries');
const TODAY = day('2026-11-23');

/** The registry of a store, what is odd about it, and a value that it may or may not allow. */
function look(root: string): string {
  const tidy = (text: string): string => text.replaceAll(root, 'STORE');
  const withheld = readWithheld(root);
  return addedRegistries(root)
    .map(({ source, left, signedBy, findings }) => {
      const odd = [...findings, ...withheld.findings];
      const said = odd.map(
        ({ file, line, message }) => `  ${tidy(`${file}${line === 0 ? '' : `:${line}`}: ${message}`)}\n`,
      );
      if (source === null || left === null || withheld.value === null) return `${said.join('')}  allows nothing\n`;
      const allowed = allowedBy({ list: source.allowlist, left, withheld: withheld.value, signedBy });
      const verdict = permit(allowed, 'submit', 'rustc.ice.total', '1', TODAY);
      const signers = signedBy.length === 0 ? '' : `, signed by ${signedBy.join(' and ')}`;
      return (
        `${said.join('')}  ` +
        `${verdict.permitted ? 'allows rustc.ice.total' : tidy(sentence(verdict.stop))}${signers}\n`
      );
    })
    .join('');
}

function spoilt({ wish = {}, edits }: StoreCase): string {
  const root = store();
  const outcome = add(root, wish);
  if (outcome.done === null) throw new Error(outcome.why);
  for (const [path, edit] of Object.entries(edits)) {
    const file = join(outcome.folder, path);
    const text = edit(existsSync(file) ? readFileSync(file, 'latin1') : '');
    if (text === null) rmSync(file);
    else write(file, text);
  }
  return look(root);
}

test('whatever is done to the files, it allows no more', () => {
  const lines = STORES.map((one) => {
    const text = spoilt(one);
    assert.is(text.endsWith('  allows nothing\n'), one.holds !== true, `${one.name}:\n${text}`);
    return `${one.name}\n${text}`;
  });
  golden('test/submitter/adversarial/stores.txt', lines.join(''));
});

test('a link in the place of a file allows nothing', () => {
  for (const path of [
    'seen',
    'keys',
    'working/allowlist.txt',
    'pristine/allowlist/allowlist.txt.sig',
    '../../withheld',
  ]) {
    const root = store();
    const { folder } = add(root);
    const file = join(folder, path);
    rmSync(file, { force: true });
    write(`${folder}-elsewhere`, '');
    symlinkSync(`${folder}-elsewhere`, file);
    assert.match(look(root), / {2}allows nothing\n$/, path);
  }
});

test('an active registry is added only with two signatures by pinned keys', () => {
  const text = listText();
  const cases: readonly (readonly [keys: readonly PinnedKey[] | null, signature: string | null, said: string])[] = [
    [KEYS, signatures(text, ADA, EVE), 'new'],
    [null, signatures(text, ADA, EVE), 'demo 0.1.0 is active, and no keys are pinned for it'],
    [KEYS, null, 'demo 0.1.0 is active, and there is no allowlist.txt.sig beside its allowlist'],
    [KEYS, signatures(text, ADA), 'demo 0.1.0 is active, and 2 signatures are needed and there are 1'],
    [
      KEYS,
      signatures(text, ADA, person('eve')),
      'demo 0.1.0 is active, and the signature of `eve` is not by the key that is pinned for them',
    ],
    [KEYS, signatures(text, ADA, person('zoe')), 'demo 0.1.0 is active, and `zoe` is nobody whose key is pinned'],
  ];
  for (const [keys, signature, said] of cases) assert.is(outcomeOf(add(store(), {}, keys, signature)), said);
});

test('keys stay pinned, and what was deleted stays deleted', () => {
  const root = store();
  const { folder } = add(root);
  assert.is(outcomeOf(add(root, {}, null)), 'again');
  assert.is(outcomeOf(add(root, {}, pinned(ADA, person('eve')))), 'other keys are pinned for demo than --keys names');
  const copy = join(folder, 'working/allowlist.txt');
  write(copy, readFileSync(copy, 'latin1').replace(/submit rustc\.ice\.total.*\n/, ''));
  const later = { version: '0.1.1' };
  assert.is(
    outcomeOf(add(root, later, null, null)),
    'demo 0.1.1 is active, and there is no allowlist.txt.sig beside its allowlist',
  );
  assert.is(outcomeOf(add(root, later, null)), 'newer');
  assert.is(outcomeOf(add(root, {}, null)), 'demo 0.1.0 is older than 0.1.1, which was added before');
  assert.is(
    look(root),
    '  the submit line of `rustc.ice.total`, or one of its words, is deleted in your copy of the allowlist, ' +
      'signed by ada and eve\n',
  );
});

test('a newer version may ask for more signatures than before, and not for fewer', () => {
  const zoe = person('zoe');
  const people = [ADA, EVE, zoe];
  const addNext = (root: string, version: string, needed: number): string => {
    const wish = { version, signatures: needed };
    return outcomeOf(add(root, wish, pinned(...people), signatures(listText(wish), ...people)));
  };
  const root = store();
  assert.equal(
    [addNext(root, '0.1.0', 2), addNext(root, '0.1.1', 3), addNext(root, '0.1.2', 3)],
    ['new', 'newer', 'newer'],
  );
  assert.is(addNext(root, '0.1.3', 2), 'demo 0.1.3 asks for 2 signatures, and 0.1.2, which was added before, for 3');
});

test.run();
