/**
 * Source tree -> declarations: each file parsed and held against its schema. What has the wrong shape is reported and
 * marked, so that later stages can leave it alone and still judge everything else. Resolves nothing.
 */
import { declareArea } from './declare-area.ts';
import type { AreaDeclaration, Declarations, ReleaseFile } from './declarations.ts';
import { Ledger } from '../schema/ledger.ts';
import { Roster } from '../schema/roster.ts';
import { VERSION } from '../schema/declaration.ts';
import { Policy } from '../schema/policy.ts';
import type { PlacedFile } from '../source/yaml.ts';
import { START, type Problem } from '../findings/problem.ts';
import { READ, type Read } from '../source/read.ts';
import { RegistryFile } from '../schema/registry-file.ts';
import { shapeOf, shapeProblems, type Shape } from '../source/shape.ts';
import { APPROVALS, LABELS, LISTS, POLICY_FILE, REGISTRY_FILE, RELEASES, ROOT, ROSTER_FILE } from '../source/tree.ts';
import type { SourceTree } from '../source/tree.ts';
import type { Enumeration } from '../registry/types.ts';
import { unusualCharacter } from '../source/unusual-character.ts';
import { compareVersions } from '../registry/version.ts';

let compiled: { readonly registry: Shape; readonly policy: Shape } | null = null;
const shapes = (): NonNullable<typeof compiled> =>
  (compiled ??= { registry: shapeOf(RegistryFile), policy: shapeOf(Policy) });

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
  const reserved = (reader.documents.get(POLICY_FILE) as Policy | undefined)?.reserved_classes ?? {};
  const { area, problems } = declareArea({ file, program, stem }, value, reserved);
  reader.areas.push(area);
  reader.problems.push(...problems);
}
