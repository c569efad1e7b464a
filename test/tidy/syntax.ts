/**
 * What a module says, read from its syntax tree: the modules it imports and the constructs that the project refuses.
 * It judges nothing by place; policy.ts says where what is allowed. Text in comments and strings counts for nothing.
 */
import { parseSync } from 'oxc-parser';

/** `detail` is the module, global or construct that `rule` is about. */
export interface Sighting {
  readonly rule: 'import' | 'network' | 'way-round' | 'language' | 'registry';
  readonly detail: string;
  readonly line: number;
}

export interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

interface Place {
  readonly parent: Node | null;
  readonly key: string;
}

type See = (rule: Sighting['rule'], detail: string) => void;

const NETWORK_GLOBALS = new Set(['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']);
const ROUNDABOUT_GLOBALS = new Set(['eval', 'Function', 'createRequire']);
const GLOBAL_OBJECTS = new Set(['globalThis', 'global', 'window', 'self']);
const PROCESS_DOORS = new Set(['binding', '_linkedBinding', 'dlopen', 'getBuiltinModule']);

/** Language that the project does without. `declare module` and `declare global` are no namespaces. */
const REFUSED: Readonly<Record<string, string>> = {
  ExportDefaultDeclaration: 'default export',
  TSAnyKeyword: 'any',
  TSEnumDeclaration: 'enum',
  TSExportAssignment: 'export =',
  TSNonNullExpression: 'non-null !',
  TSParameterProperty: 'parameter property',
};

/** Names in these places are labels of something else, not references. */
const LABELLED: Readonly<Record<string, string>> = {
  MemberExpression: 'property',
  Property: 'key',
  MethodDefinition: 'key',
  PropertyDefinition: 'key',
  TSGlobalDeclaration: 'id',
  TSMethodSignature: 'key',
  TSModuleDeclaration: 'id',
  TSPropertySignature: 'key',
  ImportSpecifier: 'imported',
  ExportSpecifier: 'exported',
};

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** What an identifier is called. */
export const nameOf = (value: unknown): string | null =>
  isNode(value) && value.type === 'Identifier' && typeof value['name'] === 'string' ? value['name'] : null;

/** A string that is written down, in quotes or as a template without a hole. */
function literal(value: unknown): string | null {
  if (!isNode(value)) return null;
  if (value.type === 'Literal') return typeof value['value'] === 'string' ? value['value'] : null;
  const parts = value.type === 'TemplateLiteral' && Array.isArray(value['quasis']) ? value['quasis'] : [];
  return parts.length === 1 ? Object(Object(parts[0])['value']).cooked : null;
}

/** The name a member expression asks for, or null when it is computed at run time. */
const member = (node: Node): string | null =>
  node['computed'] === true ? literal(node['property']) : nameOf(node['property']);

function seeImport(see: See, source: unknown): void {
  const specifier = literal(source);
  if (specifier === null) see('way-round', 'computed import');
  else see('import', specifier);
}

function seeGlobal(see: See, name: string): void {
  if (NETWORK_GLOBALS.has(name)) see('network', name);
  if (ROUNDABOUT_GLOBALS.has(name)) see('way-round', name);
}

function seeName(see: See, node: Node, { parent, key }: Place): void {
  const name = nameOf(node);
  if (name === null) return;
  const label = parent !== null && LABELLED[parent.type] === key && parent['computed'] !== true;
  if (label && !(parent.type === 'Property' && parent['shorthand'] === true)) return;
  seeGlobal(see, name);
  const asks = parent?.type === 'MemberExpression' && key === 'object';
  if (GLOBAL_OBJECTS.has(name) && !asks) see('way-round', `bare ${name}`);
}

function seeMember(see: See, node: Node): void {
  const owner = nameOf(node['object']);
  const name = member(node);
  if (name === 'localeCompare') see('language', 'localeCompare');
  if (owner === null) return;
  if (GLOBAL_OBJECTS.has(owner)) {
    if (name === null) see('way-round', `computed member of ${owner}`);
    else seeGlobal(see, name);
  }
  if (owner === 'process' && name !== null && PROCESS_DOORS.has(name)) see('way-round', `process.${name}`);
}

/** `const { fetch } = globalThis` and the like: a pattern asks for its keys. */
function seePattern(see: See, node: Node): void {
  const properties = Array.isArray(node['properties']) ? node['properties'] : [];
  for (const property of properties.filter(isNode)) {
    const key = nameOf(property['key']) ?? literal(property['key']) ?? '';
    seeGlobal(see, key);
    if (PROCESS_DOORS.has(key)) see('way-round', `process.${key}`);
  }
}

function seeCall(see: See, node: Node): void {
  const { callee } = node;
  if (!isNode(callee)) return;
  const parameters = Array.isArray(node['arguments']) ? node['arguments'] : [];
  if (nameOf(callee) === 'require' || nameOf(callee) === '__require') seeImport(see, parameters[0]);
  if (callee.type !== 'MemberExpression') return;
  if (member(callee) === 'constructor') see('way-round', 'constructor call');
  if (isNode(callee['object']) && callee['object'].type === 'MetaProperty' && member(callee) === 'resolve') {
    see('way-round', 'import.meta.resolve');
  }
}

/** A path into `registry/`, spelled in code: a file, or a folder; `registry/none` is the id of a stop. */
function seeText(see: See, text: unknown): void {
  if (typeof text === 'string' && /^(\.{0,2}\/)*registry\/(?:.*\/.*|.*\.\w+)?$/s.test(text)) see('registry', text);
}

/** What a comment imports: by a type of JSDoc, or as a reference, which nobody needs. */
function seeComment(see: See, text: string): void {
  if (/^\/\s*<reference\b/.test(text)) see('language', 'reference in a comment');
  if (!text.startsWith('*')) return;
  const types = text.matchAll(/\{[^}]*?\bimport\(\s*['"`]([^'"`]+)|@import\b[^@]*?\bfrom\s+['"]([^'"]+)/g);
  for (const [, inType, byTag] of types) see('import', inType ?? byTag ?? '');
}

type Visit = (see: See, node: Node, place: Place) => void;
const fromSource: Visit = (see, node) => {
  if (node['source'] !== null) seeImport(see, node['source']);
};

const VISITS: Readonly<Record<string, Visit>> = {
  CallExpression: seeCall,
  ExportAllDeclaration: fromSource,
  ExportNamedDeclaration: fromSource,
  Identifier: seeName,
  ImportDeclaration: fromSource,
  ImportExpression: fromSource,
  Literal: (see, node) => seeText(see, node['value']),
  MemberExpression: seeMember,
  NewExpression: seeCall,
  ObjectPattern: seePattern,
  TemplateElement: (see, node) => seeText(see, Object(node['value']).cooked),
  TSExternalModuleReference: (see, node) => seeImport(see, node['expression']),
  TSImportType: fromSource,
  TSModuleDeclaration: (see, node) => {
    const augmented = literal(node['id']);
    if (augmented?.startsWith('.') === true) see('import', augmented);
    if (nameOf(node['id']) !== null && nameOf(node['id']) !== 'global') see('language', 'namespace');
  },
};

/** Visits a node and all below it, in the order of the text. */
export function walk(node: Node, place: Place, visit: (node: Node, place: Place) => void): void {
  visit(node, place);
  for (const [key, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) walk(child, { parent: node, key }, visit);
    }
  }
}

/** Visits a whole module. Throws where the text does not parse. */
export function visit(path: string, text: string, each: (node: Node, place: Place) => void): void {
  const { program, errors } = parseSync(path, text);
  if (errors[0] !== undefined) throw new Error(`${path}: ${errors[0].message}`);
  if (isNode(program)) walk(program, { parent: null, key: '' }, each);
}

/** Everything worth judging in a module: comments first, then the rest in its order. Throws where it does not parse. */
export function sightings(path: string, text: string): readonly Sighting[] {
  const found: Sighting[] = [];
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  const seeAt =
    (start: number): See =>
    (rule, detail) =>
      found.push({ rule, detail, line: lineAt(start) });
  for (const { value, start } of parseSync(path, text).comments) seeComment(seeAt(start), value);
  visit(path, text, (node, place) => {
    const see = seeAt(node.start);
    const refused = REFUSED[node.type];
    if (refused !== undefined) see('language', refused);
    VISITS[node.type]?.(see, node, place);
  });
  return found;
}

/** Whether a file says no in a way that another can see: it speaks of findings, or throws what it made itself. */
export function refusesByItself(path: string, text: string): boolean {
  let refuses = false;
  visit(path, text, (node) => {
    refuses ||= node.type === 'ThrowStatement' && nameOf(node['argument']) === null;
    refuses ||= nameOf(node) === 'findings' || nameOf(node) === 'finding';
  });
  return refuses;
}
