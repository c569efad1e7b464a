/**
 * `npm run types`: makes the TypeScript types of the catalogue, a report, an answer and an export line from their JSON
 * Schemas, for programs that read them without importing the model. With `--check` it writes nothing, and fails naming
 * every file that differs. The types are committed; the tool that makes them is in no bundle.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compile } from 'json-schema-to-typescript';
import { SHAPES, schemaOf } from '../../generators/schema/generate.ts';

const NAMES = ['answer', 'catalogue', 'report', 'export-line'] as const;

/** The files that `npm run types` writes; paths are relative to the root of the repository. */
export async function typeFiles(): Promise<readonly { readonly path: string; readonly text: string }[]> {
  return Promise.all(
    SHAPES.filter(({ name }) => NAMES.some((wanted) => wanted === name)).map(async ({ name, title, shape }) => ({
      path: `generated/types/${name}.ts`,
      text: await compile(schemaOf(title, shape), title, {
        bannerComment:
          `// Code generated from generated/schema/${name}.schema.json; DO NOT EDIT.\n` +
          '// Regenerate: npm run types',
        additionalProperties: false,
        style: { singleQuote: true, printWidth: 120 },
      }),
    })),
  );
}

async function main(root: string, args: readonly string[]): Promise<number> {
  const check = args.includes('--check');
  const stale = (await typeFiles()).filter(({ path, text }) => read(join(root, path)) !== text);
  for (const { path, text } of stale) {
    if (check) console.error(`error: ${path} is out of date; run npm run types`);
    else write(join(root, path), text);
  }
  return check && stale.length > 0 ? 1 : 0;
}

/** The text of a file, or null where there is none. */
function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = await main(join(import.meta.dirname, '../..'), process.argv.slice(2));
}
