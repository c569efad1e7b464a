/**
 * The commands of those who look after a registry, on a copy of a small one: from a key to an active, signed registry
 * and back. What is refused is refused before anything is written.
 */
import { createPublicKey } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { publicText } from '../../../model/approvals/key.ts';
import { verifySignatures } from '../../../submitter/registries/signature.ts';
import { contents, demoFolder, differing } from '../folder.ts';
import { assertCalm, tallybook } from '../program.ts';

const test = suite('approve');

interface Seat {
  readonly role: string;
  readonly team: string;
  readonly employer: string;
}

const SEATS: Readonly<Record<string, Seat>> = {
  ada: { role: 'owner', team: 'maintainers', employer: 'First' },
  alan: { role: 'steward', team: 'helpers', employer: 'Second' },
  eve: { role: 'steward', team: 'helpers', employer: 'Third' },
  mary: { role: 'steward', team: 'maintainers', employer: 'Fourth' },
  sam: { role: 'signer', team: 'helpers', employer: 'Fifth' },
  sue: { role: 'signer', team: 'helpers', employer: 'Sixth' },
};

/** Runs a command in a folder and returns what it printed; it must end with this code. */
async function run(folder: string, code: 0 | 1 | 2, ...words: readonly string[]): Promise<string> {
  const printed = await tallybook(words, { folder });
  assertCalm(printed, code);
  return `${printed.out}${printed.err}`;
}

/** A folder with a registry, a key for everybody, and a roster that names them. */
async function office(): Promise<string> {
  const folder = demoFolder();
  const registry = join(folder, 'registry/registry.yaml');
  const text = readFileSync(registry, 'utf8');
  writeFileSync(registry, text.replace('programs:', '  helpers: Those who help\nprograms:'));
  const people: string[] = [];
  for (const [name, { role, team, employer }] of Object.entries(SEATS)) {
    const key = (await run(folder, 0, 'keygen', `${name}.pem`)).trim();
    people.push(
      `  ${name}: { name: ${name}, terms: [{ role: ${role}, team: ${team}, employer: ${employer}, key: ${key}, from: 2026-01-01, until: 2028-01-01 }] }\n`,
    );
  }
  writeFileSync(join(folder, 'registry/roster.yaml'), `people:\n${people.join('')}`);
  return folder;
}

const by = (name: string, ...more: readonly string[]): readonly string[] => [
  '--as',
  name,
  '--key',
  `${name}.pem`,
  ...more,
];
const METRIC = 'demo.runs.total';
const ON = ['--on', '2026-10-02'];

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
    'proposed demo.runs.total in registry/approvals/demo.runs.total.yaml; let others run `tallybook approve demo.runs.total`\n',
  );
  assert.is(
    await run(folder, 0, 'approve', METRIC, ...by('ada'), ...ON),
    'ada approved demo.runs.total as owner in registry/approvals/demo.runs.total.yaml\ndemo.runs.total needs 1 owner and 1 steward; it has 1 owner and 0 stewards\n',
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
    'note[approval/revoked]: `demo.runs.total` was revoked on 2026-11-01 by `eve`: It counts too much.; it is not recorded and not on the allowlist',
  );
  await run(folder, 0, 'generate', 'rust');
  assert.not.match(bindings(), '\ndemo.runs.total\n');
  assert.match(bindings(), 'Revoked: counts nothing.');
  assert.match(
    await run(folder, 2, 'approve', METRIC, ...by('alan')),
    'was revoked since it was proposed; run `tallybook propose demo.runs.total` first',
  );
});

/** Words after `tallybook`, and the sentence of the refusal. */
const REFUSED: readonly (readonly [words: readonly string[], said: string])[] = [
  [
    ['propose', 'demo.runs.totl', '--as', 'grace'],
    'there is no metric `demo.runs.totl`; did you mean `demo.runs.total`?',
  ],
  [
    ['propose', METRIC, '--as', 'grace', '--on', '2026-02-30'],
    '`2026-02-30` is no day of the calendar; write --on 2027-11-01',
  ],
  [
    ['propose', METRIC, '--as', 'Grace'],
    'nothing was written: `by` is not a name; use lower-case words joined by `_`, beginning with a letter, at most 40 characters: wall_ms',
  ],
  [
    ['approve', METRIC, ...by('grace'), ...ON],
    '`grace` is neither owner nor steward on 2026-10-02 by registry/roster.yaml',
  ],
  [
    ['approve', METRIC, ...by('sam'), ...ON],
    '`sam` is neither owner nor steward on 2026-10-02 by registry/roster.yaml',
  ],
  [
    ['approve', METRIC, ...by('ada', '--role', 'steward'), ...ON],
    '`ada` is no steward on 2026-10-02 by registry/roster.yaml; a term there would make them one',
  ],
  [
    ['approve', METRIC, '--as', 'ada', '--key', 'eve.pem', ...ON],
    '`eve.pem` is not the key that registry/roster.yaml gives for `ada`; sign with that one',
  ],
  [
    ['approve', METRIC, '--as', 'ada', '--key', 'none.pem', ...ON],
    "cannot read `none.pem`: ENOENT: no such file or directory, open 'none.pem'",
  ],
  [
    ['approve', METRIC, '--as', 'ada', '--key', 'registry/roster.yaml', ...ON],
    '`registry/roster.yaml` holds no private Ed25519 key; `tallybook keygen` makes one',
  ],
  [
    ['approve', METRIC, ...by('ada'), ...ON],
    'nothing was written: nothing was proposed before this approval; run `tallybook propose` first',
  ],
  [['approve', 'policy', ...by('ada'), ...ON], 'the policy has no owner; stewards approve it'],
  [
    ['revoke', METRIC, ...by('ada'), '--because', 'x', ...ON],
    '`ada` is no steward on 2026-10-02 by registry/roster.yaml; a term there would make them one',
  ],
  [
    ['revoke', METRIC, ...by('eve'), '--because', 'x\ny', ...ON],
    'nothing was written: `because` is not one plain line; keep it on one line, without invisible characters',
  ],
  [
    ['revoke', 'policy', ...by('eve'), '--because', 'x', ...ON],
    'a policy is not revoked; propose the numbers that shall hold',
  ],
  [
    ['sign', 'registry/registry.yaml', ...by('eve'), ...ON],
    '`eve` is no signer on 2026-10-02 by registry/roster.yaml; a term there would make them one',
  ],
  [
    ['sign', 'nothing.txt', ...by('sam'), ...ON],
    "cannot read `nothing.txt`: ENOENT: no such file or directory, open 'nothing.txt'",
  ],
  [['codeowners', '--org', '@a'], '`@a` is no organisation; write the name as in its address, without @'],
];

test('what is refused is refused in one sentence, and nothing is written', async () => {
  const folder = await office();
  const before = contents(folder);
  for (const [words, said] of REFUSED) {
    assert.is(await run(folder, 2, ...words), `tallybook: ${said}\n`, words.join(' '));
    assert.is(differing(before, contents(folder)), '', words.join(' '));
  }
});

test('who proposed cannot approve, nobody approves twice, and a changed metric is proposed anew', async () => {
  const folder = await office();
  await run(folder, 0, 'propose', METRIC, '--as', 'ada', '--on', '2026-10-01');
  assert.is(
    await run(folder, 2, 'approve', METRIC, ...by('ada'), ...ON),
    'tallybook: nothing was written: `ada` proposed this on 2026-10-01 and cannot approve it; let somebody else approve it\n',
  );
  await run(folder, 0, 'approve', METRIC, ...by('alan'), ...ON);
  assert.is(
    await run(folder, 2, 'approve', METRIC, ...by('alan'), ...ON),
    'tallybook: nothing was written: `alan` approved this on 2026-10-02 already, as steward; one person counts once, in one role; let somebody else approve it\n',
  );
  const area = join(folder, 'registry/demo/runs.yaml');
  writeFileSync(area, readFileSync(area, 'utf8').replace('retention: 14d', 'retention: 13d'));
  assert.is(
    await run(folder, 2, 'approve', METRIC, ...by('eve'), ...ON),
    'tallybook: `demo.runs.total` has changed since it was proposed; run `tallybook propose demo.runs.total` first\n',
  );
  assert.match(
    await run(folder, 0, 'approvals'),
    'demo.runs.total has changed since it was proposed on 2026-10-01, so what was approved no longer counts\n',
  );
});

test('a file that was signed and then changed is not signed on', async () => {
  const folder = await office();
  writeFileSync(join(folder, 'list.txt'), 'a\n');
  const sign = ['sign', 'list.txt'];
  assert.is(
    await run(folder, 0, ...sign, ...by('sam'), ...ON),
    'sam signed list.txt in list.txt.sig, which holds 1 signature\n',
  );
  assert.is(
    await run(folder, 0, ...sign, ...by('sam'), ...ON),
    'sam signed list.txt in list.txt.sig, which holds 1 signature\n',
  );
  writeFileSync(join(folder, 'list.txt'), 'b\n');
  assert.is(
    await run(folder, 2, ...sign, ...by('sue'), ...ON),
    'tallybook: `list.txt.sig` is in the way: line 2: these are the signatures of another file; delete it and let everybody sign anew\n',
  );
});

test.run();
