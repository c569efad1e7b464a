/** `tallybook init`: a registry that is sound, generates and grows; and what it refuses. */
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { check } from '../../../model/check.ts';
import { loadTree } from '../../../model/source/load.ts';
import { HOME } from '../../command.ts';
import { golden } from '../../golden.ts';
import { contents, demoFolder, differing, temporaryFolder } from '../folder.ts';
import { assertCalm, inTwoLanes, tallybook, transcript } from '../program.ts';

const test = suite('init');

test('init makes a registry that checks, generates and grows', async () => {
  const folder = temporaryFolder();
  const words = ['init', 'some where', '--program', 'my_program'];
  const printed = await tallybook(words, { folder });
  assertCalm(printed, 0);
  golden('test/scripts/tallybook/golden/init.txt', transcript(words, printed, folder));
  const root = join(folder, 'some where');
  assert.is(check(loadTree(root)).findings.length, 0);
  assert.is(contents(root).get('registry/policy.yaml'), contents(join(HOME, 'registry')).get('policy.yaml'));
  const [, command = ''] = /`tallybook (generate .*?)`/.exec(printed.out) ?? [];
  const shell = `"$1" "$2" ${command}`;
  assertCalm(await tallybook([], { folder, shell }), 0);
  assert.ok(contents(root).has('generated/rust/my_program.rs'));
  assertCalm(await tallybook(['new', 'my_program', 'other.thing', '--root', 'some where'], { folder }), 0);
});

test('init refuses what is there, what cannot be a name and where it may not write', async () => {
  const folder = demoFolder();
  const before = contents(folder);
  chmodSync(folder, 0o555);
  const cases = [
    ['.', 'demo'],
    ['new', 'demo'],
    ['x', 'Demo'],
    ['x', 'a-b'],
    ['x', 'enumerations'],
    ['x', 'approvals'],
    ['x', 'releases'],
    ['x', 'constructor'],
    ['x', 'a'.repeat(41)],
    ['x', ''],
  ];
  const parts = await inTwoLanes(cases, async ([where = '', program = '']) => {
    const words = ['init', where, '--program', program];
    const printed = await tallybook(words, { folder, nobody: true });
    assertCalm(printed, 2);
    return transcript(words, printed, folder);
  });
  assert.is(differing(before, contents(folder)), '');
  golden('test/scripts/tallybook/golden/init-refused.txt', parts.join('\n'));
});

test.run();
