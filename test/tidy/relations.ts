/**
 * The rules that no file breaks alone: what may reach what, and what must have what beside it. Pure: the texts of all
 * sources in, sentences out, so that each rule can be tried on two or three small files. The tables are in policy.ts.
 */
import { dirname, join } from 'node:path/posix';
import { circles, type Graph, reach } from './graph.ts';
import { COMMANDS, IMPORTED_BY, NAMES, OWN_TEST, PURE, type Commands } from './policy.ts';
import { sightings } from './syntax.ts';

type Files = ReadonlyMap<string, string>;

/** The modules of Node that a file imports are in it too, as `node:fs`. */
export function importsOf(files: Files): Graph {
  const imported = (path: string, text: string): readonly string[] =>
    sightings(path, text)
      .filter(({ rule }) => rule === 'import')
      .map(({ detail }) => (detail.startsWith('.') ? join(dirname(path), detail) : detail));
  return new Map([...files].map(([path, text]) => [path, [...new Set(imported(path, text))]]));
}

export const circleProblems = (graph: Graph): readonly string[] =>
  circles(graph).map((files) => ['these files import each other in a circle:', ...files].join('\n  '));

function isCommand(row: Commands, path: string, files: Files): boolean {
  if (!path.startsWith(row.in)) return false;
  if (row.exports !== undefined) {
    const form = `^export const \\w+(?:| = \\([^)]*\\)): ${row.exports} =`;
    return new RegExp(form, 'm').test(files.get(path) ?? '');
  }
  const caller = files.get(row.importedBy) ?? '';
  const imports = [...caller.matchAll(/^import \{([^}]+)\} from '(.*)';$/gm)];
  const [, names = ''] = imports.find(([, , from = '']) => join(dirname(row.importedBy), from) === path) ?? [];
  return names.split(',').some((name) => /^\s*[a-z]\w*\s*$/.test(name));
}

function commandProblems(graph: Graph, files: Files): readonly string[] {
  const commands = new Set([...files.keys()].filter((path) => COMMANDS.some((row) => isCommand(row, path, files))));
  return [...commands].flatMap((path) =>
    (graph.get(path) ?? [])
      .filter((target) => commands.has(target))
      .map((target) => `${path}: is a command and imports the command ${target}; move what both need out of it`),
  );
}

const isIn = (path: string, folders: readonly string[]): boolean => folders.some((folder) => path.startsWith(folder));

const importerProblems = (graph: Graph): readonly string[] =>
  [...graph].flatMap(([path, targets]) =>
    targets.flatMap((target) =>
      IMPORTED_BY.filter((row) => target.startsWith(row.of) && !isIn(path, row.by)).map(
        (row) => `${path}: may not import ${target}: ${row.why}`,
      ),
    ),
  );

const IMPORTS = /\b(?:import|export)\s+(?:type\s+)?(\*[^'{]*|\{[^}]*\})\s*from '(\.[^']+)'/g;

/** A restricted name, imported or passed on by one that may not; or everything of a file that has one. */
function nameProblems(_graph: Graph, files: Files): readonly string[] {
  const free = ['test/', 'scripts/dev/'];
  return [...files].flatMap(([path, text]) =>
    isIn(path, free)
      ? []
      : [...text.matchAll(IMPORTS)].flatMap(([, what = '', from = '']) =>
          NAMES.filter((row) => row.from === join(dirname(path), from) && !isIn(path, row.by))
            .filter(({ name }) => what.startsWith('*') || new RegExp(`\\b${name}\\b`).test(what))
            .map(({ name }) => `${path}: may not import ${name}; ask permit, or describe for words`),
        ),
  );
}

const purityProblems = (graph: Graph): readonly string[] =>
  [...graph.keys()]
    .filter((path) => isIn(path, PURE.in))
    .flatMap((path) =>
      [...reach(graph, path)]
        .filter((target) => target.startsWith('node:') && !PURE.may.includes(target))
        .map((target) => `${path}: is pure, and may not reach ${target} by what it imports`),
    );

const withoutComments = (text: string): string => text.replace(/\/\*[^]*?\*\/|\/\/.*/g, '');

function ownTestProblems(graph: Graph, files: Files): readonly string[] {
  const refuses = (path: string): boolean =>
    (graph.get(path) ?? []).some((target) => target.startsWith(OWN_TEST.stops)) ||
    /\bfindings\b/.test(withoutComments(files.get(path) ?? ''));
  return [...files.keys()]
    .filter((path) => path.startsWith(OWN_TEST.in) && refuses(path))
    .map((path) => [path, `test/${path.replace(/\.ts$/, '.test.ts')}`] as const)
    .filter(([, test]) => !files.has(test))
    .map(([path, test]) => `${path}: can refuse, and has no test of its own; write ${test}`);
}

/** Each rule by what it asks for. */
export const RELATIONS: Readonly<Record<string, (graph: Graph, files: Files) => readonly string[]>> = {
  'no file imports itself through others': circleProblems,
  'no command imports a command': commandProblems,
  'tools of developers are in no program': importerProblems,
  'what decides is pure': purityProblems,
  'what an allowlist allows is made and read in one place': nameProblems,
  'what can refuse has a test of its own': ownTestProblems,
};
