/** What the registries of a store allow together: all that were added, or nothing where one of them does not hold. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { describe, permit } from '../../../submitter/permit.ts';
import { registeredIn } from '../../../submitter/registries/registered.ts';
import { addRegistry } from '../../../submitter/registries/add.ts';
import { readSource } from '../../../submitter/registries/registries.ts';
import { listPaths } from '../../list.ts';
import { catalogueText, day, LISTS, listText, type Wish } from '../adversarial/registry.ts';
import { temporaryFolder, write } from '../../scripts/folder.ts';
import { refusals } from '../refusal.ts';

const test = suite('registries that were added');

/** Adds previews, which nobody signs, to a new store. */
function storeWith(...wishes: readonly Wish[]): string {
  const root = temporaryFolder();
  for (const wish of wishes) {
    const folder = temporaryFolder();
    const text = listText({ status: 'preview', ...wish });
    const catalogues = ['cargo', 'rustc'].map((name) => [`catalogue/${name}.json`, catalogueText(text, name)]);
    write(folder, { ...listPaths(LISTS), 'allowlist/allowlist.txt': text, ...Object.fromEntries(catalogues) });
    const { value, findings } = readSource(folder);
    const added = value === null ? null : addRegistry(root, value);
    if (added === null || added.done === null) throw new Error(JSON.stringify([findings, added]));
  }
  return root;
}

const pathIn = (root: string, registry: string, path: string): string =>
  join(root, '_tally/registries', registry, path);

test('no registry is none, and not an error', () => {
  assert.equal(registeredIn(temporaryFolder()), { value: [], stops: [] });
  assert.equal(registeredIn(join(temporaryFolder(), 'nowhere')), { value: [], stops: [] });
});

test('every registry by its name, with its catalogues, what was deleted and what is withheld', () => {
  const root = storeWith({ registry: 'second' }, { registry: 'first' });
  const copy = pathIn(root, 'first', 'working/allowlist.txt');
  writeFileSync(copy, readFileSync(copy, 'latin1').replace(/ticket rustc\.diagnostics\.error_code\{E0308\}.*\n/, ''));
  writeFileSync(join(root, '_tally/withheld'), '*{E0502}\n');
  const { value, stops } = registeredIn(root);
  assert.equal(stops, []);
  assert.equal(
    value?.map(({ name }) => name),
    ['first', 'second'],
  );
  for (const { name, allowed, catalogues } of value ?? []) {
    assert.equal([...catalogues.keys()], ['cargo', 'rustc']);
    assert.is(describe(allowed).list.registry, name);
    assert.equal(describe(allowed).withheld, ['*{E0502}']);
    const reasons = ['E0308', 'E0502', 'unknown'].map((code) => {
      const verdict = permit(allowed, 'ticket', `rustc.diagnostics.error_code{${code}}`, 1, day('2026-11-23'));
      return verdict.permitted ? null : verdict.stop.id;
    });
    assert.equal(reasons, [name === 'first' ? 'field/deleted' : null, 'field/withheld', null]);
  }
});

type Spoil = (root: string) => void;
const replace =
  (registry: string, path: string, from: string, to: string): Spoil =>
  (root) => {
    const file = pathIn(root, registry, path);
    writeFileSync(file, readFileSync(file, 'latin1').replace(from, to), 'latin1');
  };
const broken = (registry: string, place: string, message: string): string =>
  `registry/broken: nothing can leave: \`STORE/_tally/registries/${registry}/${place}: ${message}; ` +
  '`tally status` says what to do';

/** One registry that does not hold, or the list of what is withheld, and why nothing may leave by any. */
const SPOILT: Readonly<Record<string, readonly [spoil: Spoil, why: string]>> = {
  'a line added to the copy of the second': [
    replace('second', 'working/allowlist.txt', 'E0308', 'E0309'),
    broken('second', 'working/allowlist.txt` line 30', 'the untouched file has no such line'),
  ],
  'the untouched file of the first': [
    replace('first', 'pristine/allowlist/allowlist.txt', 'E0308', 'E0309'),
    broken('first', 'pristine/allowlist/allowlist.txt`', 'its lines do not have the sum of its header'),
  ],
  'a catalogue of the second': [
    replace('second', 'pristine/catalogue/cargo.json', '{', ''),
    broken(
      'second',
      'pristine/catalogue/cargo.json`',
      'it is not the catalogue of second 0.1.0: the allowlist gives another sum of it',
    ),
  ],
  'what was seen of both: the first by name is said': [
    (root) => {
      for (const name of ['second', 'first']) rmSync(pathIn(root, name, 'seen'));
    },
    broken(
      'first',
      'seen`',
      'there is no such file, so an older version may have been put back; add the registry again',
    ),
  ],
  'a line of what is withheld': [
    (root) => writeFileSync(join(root, '_tally/withheld'), 'a\nb c\nd e\n'),
    'withheld/broken: nothing can leave: `STORE/_tally/withheld` line 2: ' +
      'it is not a glob: it holds white space or what is not ASCII; put that right, or remove the file',
  ],
};

for (const [name, [spoil, why]] of Object.entries(SPOILT)) {
  test(`nothing may leave: ${name}`, () => {
    const root = storeWith({ registry: 'first' }, { registry: 'second' });
    spoil(root);
    const { value, stops } = registeredIn(root);
    assert.is(value, null);
    assert.equal(
      refusals(stops).map((text) => text?.replaceAll(root, 'STORE')),
      [why],
    );
  });
}

test.run();
