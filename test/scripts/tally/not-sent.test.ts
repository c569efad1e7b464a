/** What is not sent although it was agreed to, or is in the list that was added: `diff`, `add` and `status` say so. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Machine } from './pty/machine.ts';
import { generate } from './pty/registry.ts';

const test = suite('what is not sent');

const TO = 'https://reports.example.org/rust';
const YES = { keys: [{ after: 'Anything else changes nothing: ', type: 'yes\r' }] };

async function machine(day: string): Promise<Machine> {
  const one = new Machine(day);
  generate(one.folder);
  await one.tally(['on', 'rustc']);
  await one.tally(['add', 'generated', '--keys', 'keys']);
  return one;
}

test('what was agreed to and is held back', async () => {
  const one = await machine('2026-11-10');
  await one.tally(['consent', 'grant', TO], YES);
  const copy = join(one.store, '_tally/registries/rust-toolchain/working/allowlist.txt');
  const whole = readFileSync(copy, 'utf8');
  for (const gone of [/^submit rustc\.ice\.total .*\n/m, /^means rustc\.config\.bootstrap_env .*\n/m]) {
    writeFileSync(copy, whole.replace(gone, ''));
    // oxlint-disable-next-line no-await-in-loop -- one store
    assert.is((await one.tally(['diff'])).code, 1);
  }
  writeFileSync(copy, whole);
  await one.tally(['withhold', 'rustc.toolchain.*']);
  assert.is((await one.tally(['diff'])).code, 1);
  await one.tally(['release', 'rustc.toolchain.*']);
  assert.is((await one.tally(['diff'])).code, 0);
  one.compare('diff-held-back');
});

test('a list of a day to come', async () => {
  const one = await machine('2026-10-30');
  await one.tally(['status']);
  one.day = '2026-10-31';
  await one.tally(['status']);
  one.compare('list-of-a-day-to-come');
});

test.run();
