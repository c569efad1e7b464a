/**
 * `npm run build`: the shipped programs, each one file in `dist/` without dependencies: unbundled imports would cost
 * four times the start-up. The output depends on the sources and the locked packages alone, never on where it is built.
 */
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { HOME } from '../home.ts';
import { templates } from './template-loader.mjs';

/** Program by program: the source it starts from. A program is executable and named `dist/<name>.mjs`. */
export const PROGRAMS: Readonly<Record<string, string>> = {
  tallybook: 'scripts/tallybook.ts',
  tally: 'scripts/tally.ts',
  'tally-send': 'scripts/tally-send.ts',
};

/**
 * Commander is CommonJS and requires these modules of Node, which an ES module has to be handed. A closed list rather
 * than `createRequire`, so that a bundle can load nothing that it does not name.
 */
const REQUIRED = ['child_process', 'events', 'fs', 'path', 'process'] as const;

const REQUIRE = [
  ...REQUIRED.map((name) => `import node_${name} from 'node:${name}';`),
  `const require = (name) => ({ ${REQUIRED.map((name) => `'node:${name}': node_${name}`).join(', ')} })[name];`,
].join('\n');

/** What esbuild calls the function by which CommonJS in a bundle requires. */
const REQUIRES = '__require';

/** The bundle of the program that starts at `source`, a path in `folder`; throws what esbuild finds wrong. */
export async function bundle(source: string, folder = HOME): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: [source],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    charset: 'utf8',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    plugins: [templates],
    tsconfigRaw: {},
    logLevel: 'silent',
  });
  const text = outputFiles.map((file) => file.text).join('');
  return ['#!/usr/bin/env node', ...(text.includes(REQUIRES) ? [REQUIRE] : []), text].join('\n');
}

async function writeProgram(name: string, source: string): Promise<void> {
  const path = `${HOME}dist/${name}.mjs`;
  await writeFile(path, await bundle(source));
  await chmod(path, 0o755);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await rm(`${HOME}dist`, { recursive: true, force: true });
  await mkdir(`${HOME}dist`);
  for (const [name, source] of Object.entries(PROGRAMS)) await writeProgram(name, source);
}
