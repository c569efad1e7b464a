/** `tally verify`: compares the names in a binary with what a registry declares. Reads the file in pieces, twice. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { groupBy } from '../../recorders/typescript/store/order.ts';
import { programOf } from '../../submitter/allowlist/line.ts';
import { addedRegistries } from '../../submitter/registries/registries.ts';
import { keptAs, type Source } from '../../submitter/registries/source.ts';
import { nameTables, strayNames, type NameTable } from '../../submitter/binary-names/names.ts';
import { tableDifferences } from '../../submitter/binary-names/check.ts';
import { print } from '../terminal/print.ts';
import { orRefuse, Refusal } from '../terminal/refusal.ts';
import { counted, textOption, type Command, type Surroundings } from './command.ts';
import { place } from './place.ts';
import { sourceOf } from './source-files.ts';

const PIECE = 1 << 20;
const LISTED = 100;

function run([path = '']: readonly string[], options: Readonly<Record<string, unknown>>, at: Surroundings): number {
  const folder = textOption(options, 'registry');
  return orRefuse(`read \`${path}\``, () => {
    if (!statSync(path).isFile()) throw new Refusal(`\`${path}\` is not a regular file; name a binary`);
    const sources = folder === null ? addedSources(at) : sourcesIn(folder);
    const file = openSync(path, 'r');
    try {
      return verifyFile(file, path, sources);
    } finally {
      closeSync(file);
    }
  });
}

/** By the name that a registry is kept under. */
type Sources = ReadonlyMap<string, Source>;

function sourcesIn(folder: string): Sources {
  const source = sourceOf(folder);
  if (source === null) throw new Refusal('the registry does not hold, so nothing can be compared with it');
  return new Map([[keptAs(source.allowlist), source]]);
}

/** What a table is compared with: what was released or generated between two releases, as it was; else the other. */
function sourceFor({ registry, version }: NameTable, sources: Sources): Source | null {
  const names = [keptAs({ registry, version }), registry, keptAs({ registry, version: '0.0.0' })];
  return names.map((name) => sources.get(name) ?? null).find((source) => source !== null) ?? null;
}

function addedSources(at: Surroundings): Sources {
  const added = addedRegistries(place(at).root);
  return new Map(added.flatMap(({ name, source }) => (source === null ? [] : [[name, source]])));
}

function verifyFile(file: number, path: string, sources: Sources): number {
  const { tables, broken } = nameTables(piecesOf(file));
  if (tables.length === 0 && broken.length === 0) {
    const none = 'has no table of names (TALLYBOOK-NAMES … END), so no binding is in it, or it is packed';
    print(`${path} ${none}.\n`);
    return 1;
  }
  const ids = new Set(tables.flatMap((table) => table.ids));
  const declared = programsOf(tables, sources);
  const strays = [...strayNames(piecesOf(file), declared, LISTED)].filter(({ name }) => !ids.has(name));
  const differences = [
    ...broken.map(({ offset, why }) => `at byte ${offset} something begins like a table of names: ${why}`),
    ...tables.flatMap((table) => tableDifferences(table, sourceFor(table, sources))),
    ...strays.map(({ name, offset }) => `at byte ${offset} stands \`${name}\`, which is not declared`),
  ];
  print(verdictWords(path, tables, declared, differences));
  return differences.length === 0 ? 0 : 1;
}

interface Declared {
  readonly program: string;
  readonly ids: ReadonlySet<string>;
}

/** The programs of the tables with all that the registry declares of them, live or not. */
function programsOf(tables: readonly NameTable[], sources: Sources): readonly Declared[] {
  const declared = tables.flatMap((table) => {
    const catalogues = sourceFor(table, sources)?.catalogues;
    const programs = [...new Set(table.ids.map(programOf))];
    return programs.flatMap((program) => catalogues?.get(program)?.metrics.map(({ id }) => id) ?? []);
  });
  return [...groupBy(declared, programOf)].map(([program, ids]) => ({ program, ids: new Set(ids) }));
}

function verdictWords(
  path: string,
  tables: readonly NameTable[],
  declared: readonly Declared[],
  differences: readonly string[],
): string {
  const looked = declared.map(({ program }) => `${program}.AREA.NAME`).join(', ');
  return [
    ...tables.map(({ registry, version, ids }) => {
      return `${path} can record ${counted(ids.length, 'metric')} of ${registry} ${version}.\n`;
    }),
    looked === '' ? '' : `Looked for other names (${looked}) ${HOW}\n`,
    differences.length === 0
      ? 'It is what the registry declares.\n'
      : `${counted(differences.length, 'difference')}:\n`,
    ...differences.map((difference) => `  ${difference}\n`),
  ].join('');
}

/** How far one can know by looking. */
const HOW =
  'alone, or with a declared AREA within a longer text. Not seen: what is packed, what is put together at run time, ' +
  'and what runs on behind a declared name.';

/** The file from its beginning. Each piece is overwritten by the next. */
function* piecesOf(file: number): Iterable<Uint8Array> {
  const piece = Buffer.alloc(PIECE);
  for (let at = 0; ;) {
    const length = readSync(file, piece, 0, PIECE, at);
    if (length === 0) return;
    yield piece.subarray(0, length);
    at += length;
  }
}

export const verify: Command = {
  usage: 'verify BINARY [--registry DIR]',
  summary: 'compare the names in a binary with what a registry declares',
  help: `
Compares the table of names in a binary, which \`strings\` shows too, with the registry that was added, and looks for
other names of the same programs.

  --registry DIR  compare with this generated/ folder instead`,
  run,
};
