/**
 * How much there is to read before one can know what the shipped programs do: of each closure the source files of
 * which anything is bundled, those of packages included, as files, lines, lines of code, and bytes of the one bundle
 * that esbuild makes of it with `minify: true`. Prints a table; `-v` names the files. Changes nothing.
 *
 * A closure is what a made-up entry imports, and all that this stands on: "decides" everything that
 * `submitter/permit.ts` exports; "records, looks, deletes" the commands on, off, status, show, export and clean, with
 * the page of `tally show --html` left out; the others a whole program, started.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { PROGRAMS } from './build/bundle.ts';
import { templates } from './build/template-loader.mjs';

const HOME = fileURLToPath(new URL('../../', import.meta.url));

/** Lines that are not empty, and of them those that are not part of a comment that stands on lines of its own. */
export interface Lines {
  readonly lines: number;
  readonly code: number;
}

export interface Counted extends Lines {
  readonly path: string;
  /** What the minified bundle has of it. */
  readonly bytes: number;
}

/** What `tally-send` shares with nobody: the rest of it decides and reads what `tally` decides and reads. */
export const OWN_TO_SEND = /^(?:scripts\/tally-send\b|submitter\/(?:send|outbox\/sendable)\.ts$)/;

/** Of one file. */
export function linesOf(text: string): Lines {
  const all = text.split('\n').filter((line) => line.trim() !== '');
  let inside = false;
  const code = all.filter((line) => {
    const start = line.trimStart();
    const isComment = inside || start.startsWith('//') || start.startsWith('/*');
    if (inside || start.startsWith('/*')) inside = !line.includes('*/');
    return !isComment;
  });
  return { lines: all.length, code: code.length };
}

/** What is measured: code that imports it, and a path at which the closure ends. */
interface Entry {
  readonly code: string;
  readonly end?: RegExp;
}

const COMMANDS = ['on', 'off', 'status', 'show', 'export', 'clean'];

const start = (source: string): Entry => ({ code: `import './${source}';` });

export const CLOSURES: Readonly<Record<string, Entry>> = {
  decides: { code: `export * from './submitter/permit.ts';` },
  'records, looks, deletes': {
    code: COMMANDS.map((name) => `export * from './scripts/tally/${name}.ts';`).join('\n'),
    end: /\/page\.ts$/,
  },
  ...Object.fromEntries(Object.entries(PROGRAMS).map(([name, source]) => [name, start(source)])),
};

export interface Closure {
  readonly files: readonly Counted[];
  readonly bytes: number;
}

export async function closureOf({ code, end }: Entry): Promise<Closure> {
  const cut: Plugin = {
    name: 'cut',
    setup: ({ onResolve }) => {
      if (end !== undefined) onResolve({ filter: end }, ({ path }) => ({ path, external: true }));
    },
  };
  const { metafile } = await build({
    absWorkingDir: HOME,
    stdin: { contents: code, resolveDir: HOME, loader: 'ts' },
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    charset: 'utf8',
    minify: true,
    legalComments: 'none',
    plugins: [cut, templates],
    tsconfigRaw: {},
    logLevel: 'silent',
  });
  const [output] = Object.values(metafile.outputs);
  const files = Object.entries(output?.inputs ?? {}).flatMap(([path, { bytesInOutput: bytes }]) =>
    bytes === 0 || path === '<stdin>' ? [] : [{ path: bare(path), bytes }],
  );
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  const counted = files.map((one) => ({ ...one, ...linesOf(readFileSync(join(HOME, one.path), 'utf8')) }));
  return { files: counted, bytes: output?.bytes ?? 0 };
}

/** The files of the program that starts at `source`, by path. */
export const filesOf = async (source: string): Promise<readonly Counted[]> => (await closureOf(start(source))).files;

/** A path without the name of what loaded it, and from the project's folder. */
const bare = (path: string): string =>
  path
    .replace(/^[a-z]+:(?=[^/])/, '')
    .replace(HOME, '')
    .replace(/^[a-z]+:\/*/, '');

export const total = (files: readonly Lines[]): Lines => ({
  lines: files.reduce((sum, { lines }) => sum + lines, 0),
  code: files.reduce((sum, { code }) => sum + code, 0),
});

const isPackage = ({ path }: Counted): boolean => path.includes('node_modules/');

const bytesOf = (files: readonly Counted[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0);

const HEAD = ['files', 'lines', 'code', 'bytes'];

const cells = (name: string, numbers: readonly (number | string)[]): string =>
  [name.padEnd(34), ...numbers.map((number) => String(number).padStart(9))].join('');

function row(name: string, files: readonly Counted[], bytes = bytesOf(files)): string {
  const { lines, code } = total(files);
  return cells(name, [files.length, lines, code, bytes]);
}

function rowsOf(name: string, { files, bytes }: Closure, isVerbose: boolean): readonly string[] {
  const packages = files.filter(isPackage);
  const own = name === 'tally-send' ? files.filter(({ path }) => OWN_TO_SEND.test(path)) : [];
  return [
    row(name, files, bytes),
    ...(packages.length === 0 ? [] : [row('  of them packages', packages)]),
    ...(own.length === 0 ? [] : [row('  of them in no other program', own)]),
    ...(isVerbose ? files.map((file) => row(`    ${file.path}`, [file])) : []),
  ];
}

async function main(words: readonly string[]): Promise<void> {
  const rows = [cells('', HEAD)];
  for (const [name, entry] of Object.entries(CLOSURES)) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, for two cores
    rows.push(...rowsOf(name, await closureOf(entry), words.includes('-v')));
  }
  process.stdout.write(`${rows.join('\n')}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
