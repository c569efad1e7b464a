/**
 * The rules that no file breaks alone: what may reach what, and what must have what beside it. Pure: the texts of all
 * sources in, sentences out, so that each rule can be tried on two or three small files. The tables are in policy.ts.
 */
import { dirname, join } from 'node:path/posix';
import { circles, type Graph, reach } from './graph.ts';
import {
  COMMANDS,
  IMPORTED_BY,
  NAMES,
  NETWORK_MODULES,
  NOT_SHIPPED,
  OWN_PACKAGE,
  OWN_TEST,
  PROGRAMS,
  PURE,
  SENDER,
} from './policy.ts';
import { isNode, nameOf, type Node, refusesByItself, sightings, visit, walk } from './syntax.ts';

type Files = ReadonlyMap<string, string>;

const specifiers = (path: string, text: string): readonly string[] =>
  sightings(path, text).flatMap(({ rule, detail }) => (rule === 'import' ? [detail] : []));

/** A relative import as a path from the project's folder; anything else as it stands, modules of Node as `node:fs`. */
const targetOf = (path: string, specifier: string): string =>
  specifier.startsWith('.') ? join(dirname(path), specifier) : (OWN_PACKAGE[specifier] ?? specifier);

/** What each module imports; `files` may hold `package.json` beside them. */
export function importsOf(files: Files): Graph {
  /** The types of a module of JavaScript may stand in a file of their own. */
  const typesOf = (path: string): readonly string[] =>
    path.endsWith('.mjs') ? [path.replace(/mjs$/, 'd.mts')].filter((types) => files.has(types)) : [];
  const imported = (path: string, text: string): readonly string[] => [
    ...new Set([...specifiers(path, text).map((specifier) => targetOf(path, specifier)), ...typesOf(path)]),
  ];
  const modules = [...files].filter(([path]) => !path.endsWith('.json'));
  return new Map(modules.map(([path, text]) => [path, imported(path, text)]));
}

/** A relative import names a file that is there, with its ending: what resolves otherwise, no other rule would see. */
export const missingProblems = (files: Files, exists: (path: string) => boolean): readonly string[] =>
  [...files].flatMap(([path, text]) =>
    specifiers(path, text)
      .filter((specifier) => specifier.startsWith('.') && !exists(targetOf(path, specifier)))
      .map((specifier) => `${path}: imports \`${specifier}\`, which is no file; write the whole name of one`),
  );

export const circleProblems = (graph: Graph): readonly string[] =>
  circles(graph).map((files) => ['these files import each other in a circle:', ...files].join('\n  '));

const isIn = (path: string, folders: readonly string[]): boolean => folders.some((folder) => path.startsWith(folder));

/** The names that an import declares, however it was called where it comes from. */
const localNames = (node: Node): readonly string[] =>
  (Array.isArray(node['specifiers']) ? node['specifiers'] : []).map((one) => nameOf(Object(one)['local']) ?? '');

/** What the file that starts a program imports and names in its table `COMMANDS`. */
function commandsOf(program: string, text: string): readonly string[] {
  const from = new Map<string, string>();
  const listed = new Set<string>();
  visit(program, text, (node, place) => {
    if (node.type === 'ImportDeclaration') {
      const target = targetOf(program, String(Object(node['source'])['value']));
      for (const name of localNames(node)) from.set(name, target);
    }
    if (node.type === 'VariableDeclarator' && nameOf(node['id']) === 'COMMANDS' && isNode(node['init'])) {
      walk(node['init'], place, (inside) => listed.add(nameOf(inside) ?? ''));
    }
  });
  return [...listed].flatMap((name) => from.get(name) ?? []);
}

/** Commands, by the file that may import them. */
export function commands(files: Files): ReadonlyMap<string, string> {
  return new Map(
    COMMANDS.flatMap((row) =>
      commandsOf(row.program, files.get(row.program) ?? '')
        .filter((path) => path.startsWith(row.in))
        .map((path) => [path, row.program] as const),
    ),
  );
}

function commandProblems(graph: Graph, files: Files): readonly string[] {
  const all = commands(files);
  return [...graph].flatMap(([path, targets]) =>
    targets
      .filter((target) => all.has(target) && all.get(target) !== path && !isIn(path, NOT_SHIPPED))
      .map((target) => `${path}: may not import the command ${target}; move what both need out of it`),
  );
}

/** What `package.json` starts, programs included, but for the tools of developers. */
const started = (manifest: string): readonly string[] =>
  [...manifest.matchAll(/run\.mjs ([^\s"]+)/g)].map(([, path = '']) => path).filter((path) => !isIn(path, NOT_SHIPPED));

function importerProblems(graph: Graph, files: Files): readonly string[] {
  const programs = new Set([...PROGRAMS, ...started(files.get('package.json') ?? '')]);
  const rows = [
    ...IMPORTED_BY,
    ...[...programs].map((of) => ({ of, by: NOT_SHIPPED, why: 'it is started, and no part of another program' })),
  ];
  return [...graph].flatMap(([path, targets]) =>
    targets.flatMap((target) =>
      rows
        .filter((row) => target.startsWith(row.of) && !isIn(path, row.by))
        .map((row) => `${path}: may not import ${target}: ${row.why}`),
    ),
  );
}

/** Which files that a program stands on have a socket, but for the one that may. */
function socketProblems(graph: Graph, files: Files): readonly string[] {
  const hasSocket = (path: string): boolean =>
    sightings(path, files.get(path) ?? '').some(
      ({ rule, detail }) =>
        rule === 'network' || (rule === 'import' && NETWORK_MODULES.includes(detail.replace(/^node:/, ''))),
    );
  return [...reach(graph, SENDER.program)]
    .filter((path) => graph.has(path) && path !== SENDER.socket && hasSocket(path))
    .map((path) => `${path}: has a socket, and ${SENDER.program} stands on it; only ${SENDER.socket} may have one`);
}

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

function ownTestProblems(graph: Graph, files: Files): readonly string[] {
  const refuses = (path: string): boolean =>
    reach(graph, path).has(OWN_TEST.stop) || refusesByItself(path, files.get(path) ?? '');
  return [...files.keys()]
    .filter((path) => path.startsWith(OWN_TEST.in) && !Object.hasOwn(OWN_TEST.without, path) && refuses(path))
    .map((path) => [path, `test/${path.replace(/\.ts$/, '.test.ts')}`] as const)
    .filter(([, test]) => !files.has(test))
    .map(([path, test]) => `${path}: can refuse, and has no test of its own; write ${test}`);
}

/** Each rule by what it asks for. */
export const RELATIONS: Readonly<Record<string, (graph: Graph, files: Files) => readonly string[]>> = {
  'no file imports itself through others': circleProblems,
  'no command imports a command': commandProblems,
  'what is started, tools of developers and tests are in no other program': importerProblems,
  'one file of what sends has a socket': socketProblems,
  'what decides is pure': purityProblems,
  'what an allowlist allows is made and read in one place': nameProblems,
  'what can refuse has a test of its own': ownTestProblems,
};
