/** What a user deleted stays deleted in the copies that are made of other lists of the registry. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Outcome } from '../../../submitter/registries/add.ts';
import { BODY, type Wish } from '../adversarial/registry.ts';
import { add, store } from './adding.ts';
import { shown } from './shown.ts';

const test = suite('what was deleted, in other copies');

const BETWEEN: Wish = { version: '0.0.0', status: 'preview' };

/** Deletes the lines of a working copy that a pattern takes. */
function cut(folder: string, lines: RegExp): void {
  const copy = join(folder, 'working/allowlist.txt');
  writeFileSync(copy, readFileSync(copy, 'latin1').replace(lines, ''));
}

const deletedOf = (outcome: Outcome): number | null => (outcome.done === null ? null : outcome.deleted);
const SHORT = /ticket rustc\.pass\.short.*\n/;
const deeper: NonNullable<Wish['body']> = { ticket: BODY.ticket.map((line) => line.replace('paths*3', 'paths*4')) };

test('what was deleted stays deleted however it is spelled, and in a copy of 0.0.0', () => {
  const root = store();
  cut(add(root).folder, /ticket rustc\.ice\.frames\{.*\n/);
  const later = add(root, { version: '0.1.1', body: deeper });
  assert.is(deletedOf(later), 1);
  const frames = 'rustc.ice.frames{_}';
  assert.equal(shown(root, 'demo', ['0.1.1'], frames), []);
  assert.is(deletedOf(add(root, { ...BETWEEN, body: deeper })), 1);
  assert.is(deletedOf(add(root, BETWEEN)), 1);
  assert.equal(shown(root, 'demo.0.0.0', ['0.0.0'], frames), []);
});

test('what was deleted of 0.0.0 stays deleted in a first release, and a release that is there keeps its own', () => {
  const root = store();
  cut(add(root, BETWEEN).folder, SHORT);
  assert.is(deletedOf(add(root)), 1);
  const { folder } = add(root, { version: '0.1.1' });
  writeFileSync(join(folder, 'working/allowlist.txt'), readFileSync(join(folder, 'pristine/allowlist/allowlist.txt')));
  assert.is(deletedOf(add(root, { version: '0.1.2' })), 0);
});

test.run();
