/** The shipped bundle: it runs without node_modules, and where it is built leaves no trace in it. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { bundle } from '../../../scripts/dev/build/bundle.ts';
import { HOME, succeed } from '../../command.ts';

const SOURCES = ['model', 'generators', 'generated', 'recorders', 'registry', 'submitter', 'scripts', 'package.json'];

const bundled = suite('bundle');
let folder = '';
let text = '';

async function copyProject(target: string): Promise<void> {
  const { dependencies } = JSON.parse(await readFile(join(HOME, 'package.json'), 'utf8'));
  const packages = [...Object.keys(dependencies), 'argparse'].map((name) => join('node_modules', name));
  for (const path of [...SOURCES, ...packages]) {
    await cp(join(HOME, path), join(target, path), { recursive: true }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }
}

bundled.before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundle-'));
  text = await bundle('scripts/tallybook.ts');
  await mkdir(join(folder, 'alone'));
  await writeFile(join(folder, 'alone/tallybook.mjs'), text);
});
bundled.after(() => rm(folder, { recursive: true, force: true }));

bundled('prints its version', async () => {
  const { version } = JSON.parse(await readFile(join(HOME, 'package.json'), 'utf8'));
  const { out } = await succeed(process.execPath, ['alone/tallybook.mjs', '--version'], { folder });
  assert.is(out, `${version}\n`);
});

bundled('prints help', async () => {
  const { out } = await succeed(process.execPath, ['alone/tallybook.mjs', '--help'], { folder });
  assert.match(out, /^Usage: tallybook /);
});

bundled('built elsewhere, it is the same byte for byte', async () => {
  const elsewhere = join(folder, 'some where/else');
  await copyProject(elsewhere);
  const other = await bundle('scripts/tallybook.ts', elsewhere);
  assert.ok(other === text, 'the bundle depends on the folder it is built in');
});

bundled('holds no path of the machine', () => {
  assert.not.ok(text.includes(HOME));
  assert.not.ok(text.includes('sourceMappingURL'));
});

bundled.run();
