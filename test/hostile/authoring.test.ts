/**
 * `new` and `init` where the disk is full or holds links: nobody loses a declaration, and nothing outside is written.
 */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { contents, demoFolder, temporaryFolder, write } from '../scripts/folder.ts';
import { assertCalm, tallybook } from '../scripts/program.ts';
import { RUNS } from './area.ts';
import { inventory, MANY } from './generated.ts';

const test = suite('hostile authoring');

test('new does not lose a file on a full disk', async () => {
  const folder = demoFolder({ 'registry/demo/more.yaml': MANY });
  const printed = await tallybook(['new', 'demo', 'more.one'], { folder, shell: 'ulimit -f 8; "$@"' });
  assertCalm(printed, 2);
  assert.is(contents(folder).get('registry/demo/more.yaml'), MANY);
  assert.is([...contents(folder).keys()].filter((path) => path.endsWith('.part')).join(), '');
  assertCalm(await tallybook(['new', 'demo', 'more.one'], { folder }), 0);
});

test('new writes through no link', async () => {
  for (const [path, target] of [
    ['registry/demo/extra.yaml', '../../away/extra.yaml'],
    ['registry/demo/extra.yaml', 'nowhere'],
    ['registry/other', '../away'],
  ] as const) {
    const registry = 'programs:\n  other: { summary: Another program }\n';
    const folder = demoFolder({ 'away/extra.yaml': RUNS.replace('area: runs', 'area: extra') });
    const file = contents(folder).get('registry/registry.yaml') ?? '';
    write(folder, { 'registry/registry.yaml': file.replace('programs:\n', registry) });
    symlinkSync(target, join(folder, path));
    const before = inventory(folder);
    assertCalm(await tallybook(['new', path.endsWith('other') ? 'other' : 'demo', 'extra.one'], { folder }), 2);
    assert.is(inventory(folder), before);
  }
});

test('init leaves nothing half-made', async () => {
  const folder = temporaryFolder();
  assertCalm(await tallybook(['init', '--program', 'demo'], { folder, shell: 'ulimit -f 1; "$@"' }), 2);
  assert.is([...contents(folder).keys()].join(), '');
  assertCalm(await tallybook(['init', '--program', 'demo'], { folder }), 0);
});

test.run();
