/**
 * How much there is to read before one can know what a shipped program does: the lines of every source file of which
 * anything is in its bundle, those of packages included. Prints a table; `-v` names the files. Changes nothing.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
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

/** The files of the program that starts at `source`, by path. */
export async function filesOf(source: string): Promise<readonly Counted[]> {
  const { metafile } = await build({
    absWorkingDir: HOME,
    entryPoints: [source],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    plugins: [templates],
    tsconfigRaw: {},
    logLevel: 'silent',
  });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const paths = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => bare(path));
  return [...new Set(paths)].sort().map((path) => ({ path, ...linesOf(readFileSync(join(HOME, path), 'utf8')) }));
}

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

function row(name: string, files: readonly Counted[]): string {
  const { lines, code } = total(files);
  return [name.padEnd(34), ...[files.length, lines, code].map((number) => String(number).padStart(8))].join('');
}

async function main(words: readonly string[]): Promise<void> {
  const rows = [
    ['', 'files', 'lines', 'code'].map((word, i) => (i === 0 ? word.padEnd(34) : word.padStart(8))).join(''),
  ];
  for (const [name, source] of Object.entries(PROGRAMS)) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, for two cores
    const files = await filesOf(source);
    rows.push(row(name, files));
    const packages = files.filter(isPackage);
    if (packages.length > 0) rows.push(row('  of them packages', packages));
    if (name === 'tally-send')
      rows.push(
        row(
          '  of them in no other program',
          files.filter(({ path }) => OWN_TO_SEND.test(path)),
        ),
      );
    if (words.includes('-v')) rows.push(...files.map((file) => row(`    ${file.path}`, [file])));
  }
  process.stdout.write(`${rows.join('\n')}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
