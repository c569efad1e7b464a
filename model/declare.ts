/**
 * Source tree -> declarations: each file parsed and held against its schema. What has the wrong shape is reported and marked, so
 * that later stages can leave it alone and still judge everything else. Resolves nothing.
 */
import { AreaFile, type MetricDeclaration } from './declaration.ts';
import { parseEnumeration } from './enumeration-file.ts';
import { Policy } from './policy.ts';
import type { PlacedFile } from './place.ts';
import { START, type Path, type Problem } from './problem.ts';
import { RegistryFile } from './registry-file.ts';
import { shapeOf, shapeProblems, type Shape } from './shape.ts';
import { LISTS, POLICY_FILE, REGISTRY_FILE, ROOT, type SourceTree } from './tree.ts';
import type { Enumeration } from './types.ts';
import { parseYaml } from './yaml.ts';

/** One area file. Keys that `invalid` names are present but unusable; the rest has the shape of `AreaFile`. */
export interface AreaDeclaration {
  readonly file: string;
  readonly program: string;
  /** The file's name without `.yaml`. */
  readonly stem: string;
  readonly area: string | null;
  readonly defaults: MetricDeclaration;
  readonly metrics: ReadonlyMap<string, MetricDeclaration>;
  readonly removed: NonNullable<AreaFile['removed']>;
  /** Whether something at or below this path has the wrong shape. */
  invalid(path: Path): boolean;
}

export interface Declarations {
  /** Null when the file is missing or has any problem of shape: no rule can be applied then. */
  readonly registry: RegistryFile | null;
  readonly policy: Policy | null;
  readonly areas: readonly AreaDeclaration[];
  readonly enumerations: readonly Enumeration[];
  readonly files: ReadonlyMap<string, PlacedFile>;
  readonly problems: readonly Problem[];
}

let compiled: { readonly area: Shape; readonly registry: Shape; readonly policy: Shape } | null = null;
const shapes = (): NonNullable<typeof compiled> =>
  (compiled ??= { area: shapeOf(AreaFile), registry: shapeOf(RegistryFile), policy: shapeOf(Policy) });

/** Parses every file of the tree. */
export function declare(tree: SourceTree): Declarations {
  const reader: Reader = {
    files: new Map(),
    problems: [...tree.problems],
    areas: [],
    enumerations: [],
    documents: new Map(),
  };
  for (const problem of tree.problems) reader.files.set(problem.file, { text: null, document: null });
  for (const [file, text] of [...tree.files].sort(policyFirst)) readFile(reader, file, text);
  for (const file of [REGISTRY_FILE, POLICY_FILE].filter((file) => !reader.files.has(file))) {
    reader.files.set(file, { text: null, document: null });
    reader.problems.push({
      rule: 'source/missing-file',
      file,
      at: START,
      message: 'this file is missing',
      help: 'write it, or run `tallybook init` in an empty folder to see one',
    });
  }
  return {
    registry: (reader.documents.get(REGISTRY_FILE) as RegistryFile | undefined) ?? null,
    policy: (reader.documents.get(POLICY_FILE) as Policy | undefined) ?? null,
    areas: reader.areas,
    enumerations: reader.enumerations,
    files: reader.files,
    problems: reader.problems,
  };
}

/** Reserved classes are named in the policy, so it is read before any metric. */
function policyFirst([a]: readonly [string, string], [b]: readonly [string, string]): number {
  if (a === POLICY_FILE || b === POLICY_FILE) return a === POLICY_FILE ? -1 : 1;
  return a < b ? -1 : 1;
}

interface Reader {
  readonly files: Map<string, PlacedFile>;
  readonly problems: Problem[];
  readonly areas: AreaDeclaration[];
  readonly enumerations: Enumeration[];
  /** The two files that are taken whole or not at all. */
  readonly documents: Map<string, unknown>;
}

function readFile(reader: Reader, file: string, text: string): void {
  const unusual = unusualCharacter(file, text);
  if (unusual !== null) {
    reader.files.set(file, { text, document: null });
    reader.problems.push(unusual);
    return;
  }
  const parts = file.split('/');
  const [, folder = '', leaf = ''] = parts;
  if (file === REGISTRY_FILE) readWhole(reader, file, text, shapes().registry);
  else if (file === POLICY_FILE) readWhole(reader, file, text, shapes().policy);
  else if (parts.length === 3 && `${ROOT}/${folder}` === LISTS && leaf.endsWith('.txt'))
    readList(reader, file, leaf.slice(0, -4), text);
  else if (parts.length === 3 && `${ROOT}/${folder}` !== LISTS && leaf.endsWith('.yaml'))
    readArea(reader, file, folder, leaf.slice(0, -5), text);
  else {
    reader.files.set(file, { text, document: null });
    const help = 'area files are registry/<program>/<area>.yaml, lists are registry/enumerations/<name>.txt';
    reader.problems.push({
      rule: 'source/unexpected-file',
      file,
      at: START,
      message: 'this has no place in a registry',
      help,
    });
  }
}

/** A byte order mark or a NUL is refused before parsing, since no editor shows it. */
function unusualCharacter(file: string, text: string): Problem | null {
  const bad = /^\uFEFF|\u0000/.exec(text);
  if (bad === null) return null;
  const what = bad[0] === '\u0000' ? 'a NUL character' : 'a byte order mark';
  return {
    rule: 'source/encoding',
    file,
    at: { offset: bad.index, length: 1 },
    message: `this file holds ${what}`,
    help: 'save it as plain UTF-8 without it',
  };
}

function parse(reader: Reader, file: string, text: string): unknown {
  const document = parseYaml(text);
  reader.files.set(file, { text, document });
  for (const { rule, span, message, help } of document.problems)
    reader.problems.push({ rule, file, at: span, message, help });
  return document.value;
}

function readWhole(reader: Reader, file: string, text: string, shape: Shape): void {
  const value = parse(reader, file, text);
  if (value === undefined) return;
  const problems = shapeProblems(shape, value);
  for (const { path: _, ...problem } of problems) reader.problems.push({ file, ...problem });
  if (problems.length === 0) reader.documents.set(file, value);
}

function readList(reader: Reader, file: string, name: string, text: string): void {
  reader.files.set(file, { text, document: null });
  const { enumeration, problems } = parseEnumeration(file, name, text);
  reader.enumerations.push(enumeration);
  reader.problems.push(...problems);
}

function readArea(reader: Reader, file: string, program: string, stem: string, text: string): void {
  const value = parse(reader, file, text);
  if (value === undefined) return;
  const problems = shapeProblems(shapes().area, value);
  const reserved = (reader.documents.get(POLICY_FILE) as Policy | undefined)?.reserved_classes ?? {};
  for (const { path, ...problem } of problems)
    reader.problems.push({ file, ...problem, ...reservedClass(reserved, value, path) });
  const bad = new Set<string>();
  for (const { path } of problems) for (let n = path.length; n > 0; n--) bad.add(path.slice(0, n).join('/'));
  const whole = new Set(problems.map(({ path }) => path.join('/')));
  const invalid = (path: Path): boolean =>
    bad.has(path.join('/')) || path.some((_, n) => whole.has(path.slice(0, n).join('/')) && n > 0);
  const area = mapping(value)['area'];
  reader.areas.push({
    file,
    program,
    stem,
    area: typeof area === 'string' && !invalid(['area']) ? area : null,
    defaults: mapping(mapping(value)['defaults']),
    metrics: new Map(usable(mapping(value)['metrics'], (name) => whole.has(`metrics/${name}`))),
    removed: Object.fromEntries(
      usable(mapping(value)['removed'], (name) => bad.has(`removed/${name}`)),
    ) as AreaDeclaration['removed'],
    invalid,
  });
}

/** Words for a class the policy reserves, in place of "no such class". */
function reservedClass(
  reserved: Policy['reserved_classes'],
  root: unknown,
  path: Path,
): Pick<Problem, 'rule' | 'message' | 'help'> | null {
  const [, name, key] = path;
  const given = key === 'privacy_class' ? mapping(mapping(mapping(root)['metrics'])[String(name)])[key] : null;
  if (typeof given !== 'string' || !Object.hasOwn(reserved, given)) return null;
  return {
    rule: 'privacy/reserved-class',
    message: `class \`${given}\` is reserved: ${(reserved[given] ?? '').replace(/\.$/, '')}`,
    help: 'choose one of fleet, sealed, ticket, noised, coarse',
  };
}

const mapping = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

const usable = (value: unknown, bad: (name: string) => boolean): [string, Record<string, unknown>][] =>
  Object.entries(mapping(value))
    .filter(([name]) => !bad(name))
    .map(([name, entry]) => [name, mapping(entry)]);
