/**
 * The README's check of a minute: its commands, exactly as they are printed, over a copy of the sources, and what they
 * say.
 */
import { cpSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { HOME, run } from './command.ts';
import { blocks, shownPattern } from './documents/markdown.ts';
import { temporaryFolder } from './scripts/folder.ts';

/** The programs are bundled, and the wrapper is compiled. */
export const timeLimit = 240;

const HEADING = '## Check it in a minute\n';
const COPIED = [
  'generated',
  'generators',
  'model',
  'recorders',
  'registry',
  'scripts',
  'submitter',
  'package.json',
  'tsconfig.json',
];

const isSource = (path: string): boolean => !/[\\/]target$/.test(path);

const test = suite('the check of a minute');

test('says what the README shows', async () => {
  const [, after] = readFileSync(join(HOME, 'README.md'), 'utf8').split(HEADING);
  if (after === undefined) throw new Error(`README.md has no section \`${HEADING.trim()}\``);
  const shown = blocks(after.split('\n## ')[0] ?? '');
  assert.equal(
    shown.map(({ language }) => language),
    ['bash', 'text'],
  );
  const folder = temporaryFolder();
  for (const path of COPIED) cpSync(join(HOME, path), join(folder, path), { recursive: true, filter: isSource });
  symlinkSync(join(HOME, 'node_modules'), join(folder, 'node_modules'));
  const [commands = '', said = ''] = shown.map(({ text }) => text);
  const { code, out, err } = await run('bash', ['-euc', commands], {
    folder,
    environment: { CARGO_NET_OFFLINE: 'true' },
  });
  assert.is(code, 0, err);
  assert.match(out, shownPattern(said), out);
});

test.run();
