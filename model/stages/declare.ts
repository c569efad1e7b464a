/**
 * Source tree -> declarations: each file parsed and held against its schema. What has the wrong shape is reported and
 * marked, so that later stages can leave it alone and still judge everything else. Resolves nothing.
 */
import { Ledger, type LedgerFile } from '../schema/ledger.ts';
import { Roster } from '../schema/roster.ts';
import { AreaFile, VERSION, type MetricDeclaration } from '../schema/declaration.ts';
import { Policy } from '../schema/policy.ts';
import type { PlacedFile } from '../source/yaml.ts';
import { START, type Path, type Problem } from '../findings/problem.ts';
import { READ, type Read } from '../source/read.ts';
import { RegistryFile } from '../schema/registry-file.ts';
import { shapeOf, shapeProblems, type Shape } from '../source/shape.ts';
import { APPROVALS, LABELS, LISTS, POLICY_FILE, REGISTRY_FILE, RELEASES, ROOT, ROSTER_FILE } from '../source/tree.ts';
import type { SourceTree } from '../source/tree.ts';
import type { Enumeration } from '../registry/types.ts';
import { unusualCharacter } from '../source/unusual-character.ts';
import { compareVersions } from '../registry/version.ts';

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

/** A file of `registry/releases/`, named after its version. */
export interface ReleaseFile {
  readonly file: string;
  readonly version: string;
  readonly text: string;
}

export interface Declarations {
  /** Null when the file is missing or has any problem of shape: no rule can be applied then. */
  readonly registry: RegistryFile | null;
  readonly policy: Policy | null;
  readonly areas: readonly AreaDeclaration[];
  readonly enumerations: readonly Enumeration[];
  /** In the order of their versions; what a file says is read when it is compared with. */
  readonly releases: readonly ReleaseFile[];
  /** Null when there is none, or it has any problem of shape. */
  readonly roster: Roster | null;
  readonly ledgers: readonly LedgerFile[];
  /** The texts of registry/approvals/labels/, by path. */
  readonly labelLists: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, PlacedFile>;
  readonly problems: readonly Problem[];
}

let compiled: { readonly area: Shape; readonly registry: Shape; readonly policy: Shape } | null = null;
const shapes = (): NonNullable<typeof compiled> =>
  (compiled ??= { area: shapeOf(AreaFile), registry: shapeOf(RegistryFile), policy: shapeOf(Policy) });

let forApprovals: { readonly roster: Shape; readonly ledger: Shape } | null = null;
const approvalShapes = (): NonNullable<typeof forApprovals> =>
  (forApprovals ??= { roster: shapeOf(Roster), ledger: shapeOf(Ledger) });

/** Parses every file of the tree. */
export function declare(tree: SourceTree, read: Read = READ): Declarations {
  const reader: Reader = {
    read,
    files: new Map(),
    problems: [...tree.problems],
    areas: [],
    enumerations: [],
    releases: [],
    labelLists: new Map(),
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
    releases: reader.releases.sort((a, b) => compareVersions(a.version, b.version)),
    roster: (reader.documents.get(ROSTER_FILE) as Roster | undefined) ?? null,
    ledgers: [...reader.documents]
      .filter(([file]) => file.startsWith(`${APPROVALS}/`))
      .map(([file, ledger]) => ({ file, ledger: ledger as Ledger })),
    labelLists: reader.labelLists,
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
  readonly read: Read;
  readonly files: Map<string, PlacedFile>;
  readonly problems: Problem[];
  readonly areas: AreaDeclaration[];
  readonly enumerations: Enumeration[];
  readonly releases: ReleaseFile[];
  readonly labelLists: Map<string, string>;
  /** Files that are taken whole or not at all. */
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
  else if (file === ROSTER_FILE) readWhole(reader, file, text, approvalShapes().roster);
  else if (folder === 'approvals' && (parts.length === 3 ? leaf.endsWith('.yaml') : isLabelList(file)))
    readApproval(reader, file, text);
  else if (file.startsWith(`${RELEASES}/`)) readReleaseFile(reader, file, leaf, text);
  else if (parts.length === 3 && ![LISTS, APPROVALS].includes(`${ROOT}/${folder}`) && leaf.endsWith('.yaml'))
    readArea(reader, file, folder, leaf.slice(0, -5), text);
  else {
    reader.files.set(file, { text, document: null });
    const help = 'area files are registry/<program>/<area>.yaml, lists are registry/enumerations/<name>.txt';
    reader.problems.push({
      rule: 'source/unexpected-file',
      file,
      at: START,
      message: 'this file does not belong in a registry',
      help,
    });
  }
}

const isLabelList = (file: string): boolean => file.startsWith(`${LABELS}/`) && file.endsWith('.txt');

function readApproval(reader: Reader, file: string, text: string): void {
  if (!isLabelList(file)) return readWhole(reader, file, text, approvalShapes().ledger);
  reader.files.set(file, { text, document: null });
  reader.labelLists.set(file, text);
}

function readReleaseFile(reader: Reader, file: string, leaf: string, text: string): void {
  reader.files.set(file, { text, document: null });
  const version = leaf.replace(/\.json$/, '');
  if (leaf.endsWith('.json') && new RegExp(VERSION).test(version)) reader.releases.push({ file, version, text });
  else
    reader.problems.push({
      rule: 'source/unexpected-file',
      file,
      at: START,
      message: 'this file is not named like a release',
      help: 'a release is registry/releases/<version>.json; remove this file',
    });
}

function parse(reader: Reader, file: string, text: string): unknown {
  const document = reader.read.yaml(text);
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
  const { enumeration, problems } = reader.read.list(file, name, text);
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
  const area = asMapping(value)['area'];
  reader.areas.push({
    file,
    program,
    stem,
    area: typeof area === 'string' && !invalid(['area']) ? area : null,
    defaults: asMapping(asMapping(value)['defaults']),
    metrics: new Map(usableEntries(asMapping(value)['metrics'], (name) => whole.has(`metrics/${name}`))),
    removed: Object.fromEntries(
      usableEntries(asMapping(value)['removed'], (name) => bad.has(`removed/${name}`)),
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
  const given = key === 'privacy_class' ? asMapping(asMapping(asMapping(root)['metrics'])[String(name)])[key] : null;
  if (typeof given !== 'string' || !Object.hasOwn(reserved, given)) return null;
  return {
    rule: 'privacy/reserved-class',
    message: `class \`${given}\` is reserved: ${(reserved[given] ?? '').replace(/\.$/, '')}`,
    help: 'choose one of fleet, sealed, ticket, noised, coarse',
  };
}

const asMapping = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

const usableEntries = (value: unknown, bad: (name: string) => boolean): [string, Record<string, unknown>][] =>
  Object.entries(asMapping(value))
    .filter(([name]) => !bad(name))
    .map(([name, entry]) => [name, asMapping(entry)]);
