/** The script of the index for browsers: one classic file, so that it runs from a folder, with nothing of npm in it. */
import { join } from 'node:path';
import { build } from 'esbuild';

const SOURCE = join(import.meta.dirname, '../../../generators/site/client/page.ts');

export async function clientScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [SOURCE],
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
