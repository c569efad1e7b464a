/** Judges one file by policy.ts. Pure: path and text in, sentences out, so that bad snippets can be tried on it. */
import { dirname, join } from 'node:path/posix';
import { formProblems } from './form.ts';
import { begins, EXCEPTIONS, IMPORTS, NETWORK_MODULES, ROUNDABOUT_MODULES, WITHOUT_REGISTRY } from './policy.ts';
import { type Sighting, sightings } from './syntax.ts';

const bare = (specifier: string) => specifier.replace(/^node:/, '');

/** A relative import as a path from the project's folder; anything else as it stands. */
function target(path: string, specifier: string): string {
  return specifier.startsWith('.') ? join(dirname(path), specifier) : specifier;
}

function excepted(path: string, rule: string, detail: string): boolean {
  return EXCEPTIONS.some(
    (row) => path.startsWith(row.in) && (row.what === `${rule}:${detail}` || row.what === `${rule}:*`),
  );
}

/** An absolute path, a URL or a name of `imports`: what the rules of relative imports would not see. */
const isOdd = (specifier: string): boolean => /^(?:[/#\\]|(?!node:)[a-z]+:)/i.test(specifier);

function judgeImport(path: string, specifier: string): string[] {
  if (isOdd(specifier)) return [`imports ${specifier}; name a file by its relative path`];
  const name = bare(specifier);
  const module = `node:${name}`;
  if (NETWORK_MODULES.includes(name) && !excepted(path, 'network', module)) return [`imports the network (${module})`];
  if (ROUNDABOUT_MODULES.includes(name) && !excepted(path, 'way-round', module)) {
    return [`imports a way round the rules (${module})`];
  }
  const row = IMPORTS.find((candidate) => path.startsWith(candidate.in));
  if (row === undefined) return [];
  const wanted = target(path, specifier);
  const folder = row.own === true ? [`${dirname(path)}/`] : [];
  if ([...row.may, ...folder].some((pattern) => begins(wanted, pattern))) return [];
  return [`may not import ${wanted}: ${row.in} may import ${row.may.length === 0 ? 'nothing' : row.may.join(', ')}`];
}

function judgeSighting(path: string, { rule, detail }: Sighting): string[] {
  if (rule === 'import') return judgeImport(path, detail);
  if (rule === 'registry') {
    const without = WITHOUT_REGISTRY.some((folder) => path.startsWith(folder));
    return without ? [`names a path into the registry (${detail})`] : [];
  }
  if (excepted(path, rule, detail)) return [];
  switch (rule) {
    case 'network':
      return [`uses the network (${detail})`];
    case 'way-round':
      return [`goes round the rules (${detail})`];
    case 'language':
      return [`uses what the project does without (${detail})`];
  }
}

/** A shipped program: only sockets and ways round matter, since most of it is other people's code. */
export function judgeBundle(path: string, text: string): readonly string[] {
  const said = sightings(path, text)
    .filter(({ rule }) => rule !== 'language')
    .flatMap((sighting) => judgeSighting(path, sighting));
  return [...new Set(said)].sort().map((problem) => `${path}: ${problem}`);
}

/** A source file of the project: TypeScript, or a module of JavaScript. */
export function judge(path: string, text: string): readonly string[] {
  if (path.startsWith('registry/')) return [`${path}:1: registry/ holds data only`];
  const said = sightings(path, text).flatMap((sighting) =>
    judgeSighting(path, sighting).map((problem) => `${path}:${sighting.line}: ${problem}`),
  );
  return [...formProblems(path, text), ...new Set(said)];
}

/** A template: strict mode lets a missing name pass as a block parameter, so there are none. */
export function judgeTemplate(path: string, text: string): readonly string[] {
  return text
    .split('\n')
    .flatMap((line, index) => (/\{\{#.* as \|/.test(line) ? [`${path}:${index + 1}: has a block parameter`] : []));
}
