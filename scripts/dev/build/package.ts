/**
 * `npm run package`: the folder `dist/package`, ready for `npm publish`: the program as one file, the recorder as one
 * readable module with its types, and a manifest without scripts or dependencies. In this repository
 * `tallybook/recorder` is the TypeScript source itself, which Node would refuse to run from `node_modules`; hence the
 * second manifest.
 */
import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { HOME } from '../home.ts';
import { bundle, PROGRAMS } from './bundle.ts';

const RECORDER = 'recorders/typescript/index.ts';

/** What a user of the package needs of our manifest; the rest is for those who work on it. */
const KEPT = ['name', 'version', 'description', 'license', 'engines', 'type'];

const TYPES = [
  ...['--ignoreConfig', '--declaration', '--emitDeclarationOnly', '--strict', '--skipLibCheck'],
  ...['--rewriteRelativeImportExtensions', '--module', 'nodenext', '--target', 'es2022', '--types', 'node'],
];

async function manifest(): Promise<string> {
  const ours: Record<string, unknown> = JSON.parse(await readFile(join(HOME, 'package.json'), 'utf8'));
  const bin = Object.fromEntries(Object.keys(PROGRAMS).map((name) => [name, `./${name}.mjs`]));
  const exports = { './recorder': { types: './recorder/index.d.ts', default: './recorder.mjs' } };
  const kept = Object.fromEntries(KEPT.map((key) => [key, ours[key]]));
  return `${JSON.stringify({ ...kept, bin, exports }, null, 2)}\n`;
}

async function buildRecorder(folder: string): Promise<void> {
  const outfile = join(folder, 'recorder.mjs');
  await build({
    absWorkingDir: HOME,
    entryPoints: [RECORDER],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    charset: 'utf8',
    tsconfigRaw: {},
    logLevel: 'silent',
  });
  const tsc = join(HOME, 'node_modules/typescript/bin/tsc');
  const parameters = [tsc, ...TYPES, '--outDir', join(folder, 'recorder'), join(HOME, RECORDER)];
  await promisify(execFile)(process.execPath, parameters, { cwd: HOME });
}

/** Makes the package in `folder`, which is emptied first. */
export async function makePackage(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), await manifest());
  for (const licence of ['LICENSE-APACHE', 'LICENSE-MIT']) await copyFile(join(HOME, licence), join(folder, licence));
  await buildRecorder(folder);
  for (const [name, source] of Object.entries(PROGRAMS)) {
    const path = join(folder, `${name}.mjs`);
    await writeFile(path, await bundle(source));
    await chmod(path, 0o755);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await makePackage(join(HOME, 'dist/package'));
