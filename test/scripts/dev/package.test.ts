/**
 * The package as its users get it: another project runs its program, imports its recorder and checks against its types.
 */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { makePackage } from '../../../scripts/dev/build/package.ts';
import { HOME, run, succeed } from '../../command.ts';

const TSC = join(HOME, 'node_modules/typescript/bin/tsc');
const OPTIONS = ['--ignoreConfig', '--noEmit', '--strict', '--skipLibCheck', 'false'];
const MODULES = ['--module', 'nodenext', '--target', 'es2022', '--typeRoots', join(HOME, 'node_modules/@types')];

const packaged = suite('package');
let folder = '';

packaged.before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'package-'));
  await makePackage(join(folder, 'made'));
  await mkdir(join(folder, 'node_modules'));
  await symlink(join(folder, 'made'), join(folder, 'node_modules/tallybook'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
});
packaged.after(() => rm(folder, { recursive: true, force: true }));

packaged('its program runs', async () => {
  const { out } = await succeed(process.execPath, ['node_modules/tallybook/tallybook.mjs', '--version'], { folder });
  assert.match(out, /^\d+\.\d+\.\d+\n$/);
});

packaged('its recorder can be imported', async () => {
  await writeFile(
    join(folder, 'use.js'),
    "import * as recorder from 'tallybook/recorder';\nconsole.log(Object.keys(recorder).join());\n",
  );
  const { out } = await succeed(process.execPath, ['use.js'], { folder });
  assert.match(out, /\bflush\b/);
  assert.match(out, /\bstart\b/);
});

packaged('its recorder has types', async () => {
  await writeFile(
    join(folder, 'sound.ts'),
    "import { flush, start } from 'tallybook/recorder';\nexport { flush, start };\n",
  );
  await succeed(process.execPath, [TSC, ...OPTIONS, ...MODULES, '--types', 'node', 'sound.ts'], { folder });
  await writeFile(join(folder, 'wrong.ts'), "import { fish } from 'tallybook/recorder';\nexport { fish };\n");
  const { code, out } = await run(process.execPath, [TSC, ...OPTIONS, ...MODULES, 'wrong.ts'], { folder });
  assert.match(out, "has no exported member 'fish'");
  assert.is.not(code, 0);
});

packaged('it can be packed', async () => {
  const { out } = await succeed('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    folder: join(folder, 'made'),
  });
  assert.match(out, '"path": "recorder/index.d.ts"');
  assert.match(out, '"path": "LICENSE-MIT"');
});

packaged.run();
