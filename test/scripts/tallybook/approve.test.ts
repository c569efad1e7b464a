/**
 * The commands of those who look after a registry, on a copy of a small one: from a key to an active, signed registry
 * and back. What is refused stands in approve-refused.test.ts.
 */
import { createPublicKey } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { publicText } from '../../../model/approvals/key.ts';
import { verifySignatures } from '../../../submitter/registries/signature.ts';
import { demoFolder } from '../folder.ts';
import { by, METRIC, office, ON, run } from './office.ts';

const test = suite('approve');

test('a key is made for its owner alone, once, and only its public half is printed', async () => {
  const folder = demoFolder();
  const printed = await run(folder, 0, 'keygen', 'my.pem');
  const pem = readFileSync(join(folder, 'my.pem'), 'utf8');
  assert.is(printed, `${publicText(createPublicKey(pem))}\n`);
  assert.is(statSync(join(folder, 'my.pem')).mode & 0o777, 0o600);
  assert.match(await run(folder, 2, 'keygen', 'my.pem'), 'cannot write `my.pem`: EEXIST');
  assert.is(readFileSync(join(folder, 'my.pem'), 'utf8'), pem);
});

test('from a proposal to an active registry, a signed file, and a revocation', async () => {
  const folder = await office();
  const file = join(folder, 'registry/registry.yaml');
  assert.match(await run(folder, 0, 'check'), 'note[approval/awaited]: 1 metric awaits approval: `demo.runs.total`');
  assert.is(
    await run(folder, 0, 'propose', METRIC, '--as', 'grace', '--on', '2026-10-01'),
    'proposed demo.runs.total in registry/approvals/demo.runs.total.yaml; ' +
      'let others run `tallybook approve demo.runs.total`\n',
  );
  assert.is(
    await run(folder, 0, 'approve', METRIC, ...by('ada'), ...ON),
    'ada approved demo.runs.total as owner in registry/approvals/demo.runs.total.yaml\n' +
      'demo.runs.total needs 1 owner and 1 steward; it has 1 owner and 0 stewards\n',
  );
  assert.match(await run(folder, 0, 'approve', METRIC, ...by('alan'), ...ON), 'is approved since 2026-10-04\n');
  await run(folder, 0, 'propose', 'policy', '--as', 'grace', '--on', '2026-10-01');
  for (const name of ['alan', 'eve', 'mary']) await run(folder, 0, 'approve', 'policy', ...by(name), ...ON);
  assert.is(
    await run(folder, 0, 'approvals'),
    'demo.runs.total is approved since 2026-10-04\npolicy is approved since 2026-10-15\n',
  );
  writeFileSync(file, readFileSync(file, 'utf8').replace('status: preview', 'status: active'));
  assert.is(await run(folder, 0, 'check'), 'demo 0.1.0: 1 metric, 1 field, no findings\n');

  const allowlist = join(folder, 'generated/allowlist/allowlist.txt');
  await run(folder, 0, 'generate');
  for (const name of ['sue', 'sam']) await run(folder, 0, 'sign', 'generated/allowlist/allowlist.txt', ...by(name));
  const keys = ['sam', 'sue'].map((name) => ({
    name,
    key: publicText(createPublicKey(readFileSync(join(folder, `${name}.pem`)))),
  }));
  const verdict = verifySignatures(
    readFileSync(allowlist),
    readFileSync(`${allowlist}.sig`, 'utf8'),
    keys,
    '2026-11-22',
    2,
  );
  assert.is('by' in verdict ? verdict.by.join() : verdict.refused, 'sam,sue');

  const bindings = (): string => readFileSync(join(folder, 'generated/rust/demo.rs'), 'utf8');
  assert.match(bindings(), '\ndemo.runs.total\n');
  assert.match(
    await run(folder, 0, 'revoke', METRIC, ...by('eve'), '--because', 'It counts too much.', '--on', '2026-11-01'),
    'revoked demo.runs.total in registry/approvals/demo.runs.total.yaml; run `tallybook generate`',
  );
  assert.match(
    await run(folder, 0, 'check'),
    'note[approval/revoked]: `demo.runs.total` was revoked on 2026-11-01 by `eve`: It counts too much.; ' +
      'it is not recorded and not on the allowlist',
  );
  await run(folder, 0, 'generate', 'rust');
  assert.not.match(bindings(), '\ndemo.runs.total\n');
  assert.match(bindings(), 'Revoked: counts nothing.');
  assert.match(
    await run(folder, 2, 'approve', METRIC, ...by('alan')),
    'was revoked since it was proposed; run `tallybook propose demo.runs.total` first',
  );
});

test.run();
