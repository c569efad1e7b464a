/**
 * What can be in the way of `generate`: things in generated/ that are no files of ours, and folders that are not ours
 * at all. What can be repaired is; the rest is one clear sentence; nothing outside the folder changes.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { contents, demoFolder, differing, temporaryFolder, write } from '../scripts/folder.ts';
import { ahead, assertCalm, tallybook } from '../scripts/program.ts';
import { generate, generatedFolder, inventory, states } from './generated.ts';

const test = suite('hostile output');

/** What generated/ is made into; `generate` then mends it and leaves the folder beside it as it was. */
const REPAIRED: Readonly<Record<string, (generated: string, outside: string) => void>> = {
  'an output folder that is a link': (folder, outside) => {
    rmSync(join(folder, 'rust'), { recursive: true });
    symlinkSync(outside, join(folder, 'rust'));
  },
  'an inner folder that is a link': (folder, outside) => {
    rmSync(join(folder, 'docs/programs'), { recursive: true });
    symlinkSync(outside, join(folder, 'docs/programs'));
  },
  'a file that is a link': (folder, outside) => {
    rmSync(join(folder, 'rust/demo.rs'));
    symlinkSync(join(outside, 'precious'), join(folder, 'rust/demo.rs'));
  },
  'a file that is a link to nothing': (folder, outside) => {
    rmSync(join(folder, 'rust/demo.rs'));
    symlinkSync(join(outside, 'nothing'), join(folder, 'rust/demo.rs'));
  },
  'a link to itself': (folder) => symlinkSync('loop', join(folder, 'loop')),
  'the staging folder is a link': (folder, outside) => symlinkSync(outside, join(folder, '.staging')),
  'a staging folder was left behind': (folder) => {
    mkdirSync(join(folder, '.staging/rust/demo.rs'), { recursive: true });
    rmSync(join(folder, 'rust/demo.rs'));
  },
  'a folder where a file should be': (folder) => {
    rmSync(join(folder, 'rust/demo.rs'));
    mkdirSync(join(folder, 'rust/demo.rs/inner'), { recursive: true });
    writeFileSync(join(folder, 'rust/demo.rs/inner/x'), '');
  },
  'an empty folder where a file should be': (folder) => {
    rmSync(join(folder, 'rust/demo.rs'));
    mkdirSync(join(folder, 'rust/demo.rs'));
  },
  'a file where a folder should be': (folder) => {
    rmSync(join(folder, 'docs'), { recursive: true });
    writeFileSync(join(folder, 'docs'), '');
  },
  'a pipe where a file should be': (folder) => {
    rmSync(join(folder, 'rust/demo.rs'));
    assert.is(spawnSync('mkfifo', [join(folder, 'rust/demo.rs')]).status, 0, 'this test needs `mkfifo`');
  },
  'strays at every depth': (folder) =>
    write(folder, { stray: '', 'rust/stray.rs': '', 'a/b/c/stray': '', '\u001B[31m': '', 'rust/\u009Bx': '' }),
  'a file that differs only in bytes that are not UTF-8': (folder) =>
    writeFileSync(
      join(folder, 'rust/demo.rs'),
      Buffer.concat([readFileSync(join(folder, 'rust/demo.rs')), Buffer.from([0xff])]),
    ),
};

const repaired = ahead(Object.keys(REPAIRED), async (name) => {
  const folder = await generatedFolder();
  const outside = temporaryFolder();
  write(outside, { precious: 'kept' });
  REPAIRED[name]?.(`${folder}/generated`, outside);
  const checked = existsSync(`${folder}/generated/.staging`) ? null : await generate(folder, '--check');
  return { folder, outside, checked, printed: await generate(folder) };
});

for (const name of Object.keys(REPAIRED)) {
  test(`${name}: repaired, and nothing outside is touched`, async () => {
    const { folder, outside, checked, printed } = await repaired(name);
    if (checked !== null) assertCalm(checked, 1);
    assertCalm(printed, 0);
    assert.is(differing((await states()).old, contents(`${folder}/generated`)), '');
    assert.is([...contents(outside)].join('\n'), 'precious,kept');
  });
}

interface Refused {
  readonly spoil: (folder: string) => unknown;
  readonly words?: readonly string[];
  readonly says: RegExp;
}

const REFUSED: Readonly<Record<string, Refused>> = {
  'generated/ is a file': {
    spoil: (folder) => writeFileSync(join(folder, 'generated'), ''),
    says: /cannot read `generated`: ENOTDIR/,
  },
  'generated/ is a link to nothing': {
    spoil: (folder) => symlinkSync('nowhere', join(folder, 'generated')),
    says: /cannot read `generated`: ENOENT/,
  },
  'generated/ is somebody else’s': {
    spoil: (folder) => write(folder, { 'generated/precious.ts': 'kept' }),
    says: /: `generated` holds only files that were not generated, such as `precious.ts`; remove them, /,
  },
  'the folder may not be written to': {
    spoil: (folder) => {
      mkdirSync(join(folder, 'generated'));
      chmodSync(join(folder, 'generated'), 0o555);
    },
    says: /cannot write to `generated`: EACCES/,
  },
  'a folder inside may not be read': {
    spoil: (folder) => mkdirSync(join(folder, 'generated/rust'), { recursive: true, mode: 0 }),
    says: /cannot read `generated`: EACCES/,
  },
  'a link in a folder named by --out': {
    spoil: (folder) => {
      write(folder, { 'mine/precious': 'kept', 'away/precious': 'kept' });
      symlinkSync('../away', join(folder, 'mine/rust'));
      chmodSync(join(folder, 'mine'), 0o777);
    },
    words: ['--out', 'mine', 'rust'],
    says: /: `mine\/rust` must be a folder, but is something else\n$/,
  },
};

const refused = ahead(Object.keys(REFUSED), async (name) => {
  const folder = demoFolder();
  await REFUSED[name]?.spoil(folder);
  const before = inventory(folder);
  const printed = await tallybook(['generate', ...(REFUSED[name]?.words ?? [])], { folder, nobody: true });
  return { folder, before, printed };
});

for (const [name, { says }] of Object.entries(REFUSED)) {
  test(`${name}: refused, and nothing is touched`, async () => {
    const { folder, before, printed } = await refused(name);
    assertCalm(printed, 2);
    assert.match(printed.err, says);
    assert.is(inventory(folder), before);
  });
}

test('a folder named by --out keeps what is in it', async () => {
  const folder = demoFolder({
    'mine/precious.ts': 'kept',
    'mine/rust/own.rs': 'kept',
    'mine/docs/reference.md': 'old',
  });
  assertCalm(await generate(folder, '--out', 'mine'), 0);
  assert.is(contents(`${folder}/mine`).get('precious.ts'), 'kept');
  assert.is(contents(`${folder}/mine`).get('rust/own.rs'), 'kept');
  assertCalm(await generate(folder, '--out', 'mine', '--check'), 0);
});

test.run();
