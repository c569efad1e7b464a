/** The script of the index for browsers: one classic file, so that it runs from a folder, without anything of npm in it. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const HOME = fileURLToPath(new URL('../../../', import.meta.url));

export async function clientScript(): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: HOME,
    entryPoints: ['generators/site/client/page.ts'],
    bundle: true,
    write: false,
    platform: 'browser',
    target: 'es2020',
    format: 'iife',
    charset: 'ascii',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    tsconfigRaw: {},
    logLevel: 'silent',
  });
  return outputFiles.map((file) => file.text).join('');
}
