/** What the commands of those who look after a registry refuse: in one sentence, and before anything is written. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { contents, differing } from '../folder.ts';
import { by, METRIC, office, ON, run } from './office.ts';

const test = suite('approve-refused');

/** Words after `tallybook`, and the sentence of the refusal. */
const REFUSED: readonly (readonly [words: readonly string[], refusal: string])[] = [
  [
    ['propose', 'demo.runs.totl', '--as', 'grace'],
    'there is no metric `demo.runs.totl`; did you mean `demo.runs.total`?',
  ],
  [
    ['propose', METRIC, '--as', 'grace', '--on', '2026-02-30'],
    '`2026-02-30` is not a valid date; write it like --on 2027-11-01',
  ],
  [
    ['propose', METRIC, '--as', 'Grace'],
    'nothing was written: `by` is not a name; ' +
      'use lower-case words joined by `_`, beginning with a letter, at most 40 characters: wall_ms',
  ],
  [
    ['approve', METRIC, ...by('grace'), ...ON],
    '`grace` is neither owner nor steward on 2026-10-02; registry/roster.yaml must give them a term for that day',
  ],
  [
    ['approve', METRIC, ...by('sam'), ...ON],
    '`sam` is neither owner nor steward on 2026-10-02; registry/roster.yaml must give them a term for that day',
  ],
  [
    ['approve', METRIC, ...by('ada', '--role', 'steward'), ...ON],
    '`ada` is not a steward on 2026-10-02; registry/roster.yaml must give them a term for that day',
  ],
  [
    ['approve', METRIC, '--as', 'ada', '--key', 'eve.pem', ...ON],
    '`eve.pem` is not the key that registry/roster.yaml gives for `ada`; sign with that key',
  ],
  [
    ['approve', METRIC, '--as', 'ada', '--key', 'none.pem', ...ON],
    "cannot read `none.pem`: ENOENT: no such file or directory, open 'none.pem'",
  ],
  [
    ['approve', METRIC, '--as', 'ada', '--key', 'registry/roster.yaml', ...ON],
    '`registry/roster.yaml` does not hold a private Ed25519 key; `tallybook keygen` makes one',
  ],
  [
    ['approve', METRIC, ...by('ada'), ...ON],
    'nothing was written: nothing was proposed before this approval; run `tallybook propose` first',
  ],
  [['approve', 'policy', ...by('ada'), ...ON], 'the policy has no owner; stewards approve it'],
  [
    ['revoke', METRIC, ...by('ada'), '--because', 'x', ...ON],
    '`ada` is not a steward on 2026-10-02; registry/roster.yaml must give them a term for that day',
  ],
  [
    ['revoke', METRIC, ...by('eve'), '--because', 'x\ny', ...ON],
    'nothing was written: `because` is not one plain line; keep it on one line, without invisible characters',
  ],
  [
    ['revoke', 'policy', ...by('eve'), '--because', 'x', ...ON],
    'a policy cannot be revoked; change its numbers and run `tallybook propose policy`',
  ],
  [
    ['sign', 'registry/registry.yaml', ...by('eve'), ...ON],
    '`eve` is not a signer on 2026-10-02; registry/roster.yaml must give them a term for that day',
  ],
  [
    ['sign', 'nothing.txt', ...by('sam'), ...ON],
    "cannot read `nothing.txt`: ENOENT: no such file or directory, open 'nothing.txt'",
  ],
  [['codeowners', '--org', '@a'], '`@a` is not the name of an organisation; write it as in its address, without @'],
];

test('what is refused is refused in one sentence, and nothing is written', async () => {
  const folder = await office();
  const before = contents(folder);
  for (const [words, refusal] of REFUSED) {
    assert.is(await run(folder, 2, ...words), `tallybook: ${refusal}\n`, words.join(' '));
    assert.is(differing(before, contents(folder)), '', words.join(' '));
  }
});

test('who proposed cannot approve, nobody approves twice, and a changed metric is proposed again', async () => {
  const folder = await office();
  await run(folder, 0, 'propose', METRIC, '--as', 'ada', '--on', '2026-10-01');
  assert.is(
    await run(folder, 2, 'approve', METRIC, ...by('ada'), ...ON),
    'tallybook: nothing was written: `ada` proposed this on 2026-10-01 and cannot approve it; ' +
      'have someone else approve it\n',
  );
  await run(folder, 0, 'approve', METRIC, ...by('alan'), ...ON);
  assert.is(
    await run(folder, 2, 'approve', METRIC, ...by('alan'), ...ON),
    'tallybook: nothing was written: `alan` approved this on 2026-10-02 already, as steward; ' +
      'one person counts once, in one role; have someone else approve it\n',
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
    'tallybook: `list.txt.sig` is in the way: line 2: these are the signatures of another file; ' +
      'delete it and let every signer sign again\n',
  );
});

test.run();
