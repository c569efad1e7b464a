/** What a file of the project looks like: its opening comment, its length and width, and where a check is off. */
import { parseSync } from 'oxc-parser';
import { LONG_FILES, MAX_COLUMNS, MAX_LINES } from './policy.ts';
import { isNode, type Node, walk } from './syntax.ts';

const isExcepted = (path: string): boolean => Object.keys(LONG_FILES).some((long) => path.startsWith(long));

/** What turns off the formatter when a line of a comment begins so. */
const IGNORE = /^[\s*@]*(?:prettier|oxfmt)-ignore\b/m;
/** What turns off the compiler, or the linter for more than a named rule on one line. */
const UNCHECKED = /^[\s*/]*(@ts-(?:nocheck|ignore|expect-error)\b|(?:ox|es)lint-disable\b(?!-(?:next-)?line \S))/m;
/** What does not change what an initializer is. */
const WRAPPERS = ['TSAsExpression', 'TSSatisfiesExpression'];
const TABLES = ['ArrayExpression', 'ObjectExpression'];
/** Statements are code, which a table may not hide from the formatter; a cell may be a function of one expression. */
const CODE = ['BlockStatement', 'ClassBody'];

function isTable(value: unknown): boolean {
  if (!isNode(value)) return false;
  if (WRAPPERS.includes(value.type)) return isTable(value['expression']);
  let isData = TABLES.includes(value.type);
  walk(value, { parent: null, key: '' }, (node, { parent }) => {
    const isSpreadCall = parent?.type === 'SpreadElement' && node.type === 'CallExpression';
    if (CODE.includes(node.type) || isSpreadCall) isData = false;
  });
  return isData;
}

/** A declaration whose every initializer is a table literal, exported or not. */
function declaresTables(node: Node): boolean {
  if (node.type === 'ExportNamedDeclaration') return isNode(node['declaration']) && declaresTables(node['declaration']);
  if (node.type !== 'VariableDeclaration' || !Array.isArray(node['declarations'])) return false;
  return node['declarations'].every((one) => isNode(one) && isTable(one['init']));
}

/** Where such declarations begin. */
function tableStarts(program: unknown): ReadonlySet<number> {
  const starts = new Set<number>();
  if (!isNode(program)) return starts;
  walk(program, { parent: null, key: '' }, (node) => {
    if (declaresTables(node)) starts.add(node.start);
  });
  return starts;
}

function commentProblems(path: string, text: string): readonly string[] {
  if (isExcepted(path) || !/-ignore|-disable|@ts-/.test(text)) return [];
  const { program, comments } = parseSync(path, text);
  const starts = tableStarts(program);
  const at = (start: number): string => `${path}:${text.slice(0, start).split('\n').length}`;
  return comments.flatMap(({ start, end, value }) => {
    const unchecked = UNCHECKED.exec(value)?.[1];
    if (unchecked !== undefined) return [`${at(start)}: turns a check off (${unchecked})`];
    const ownLine = text.slice(text.lastIndexOf('\n', start) + 1, start).trim() === '';
    const next = end + (/\S/.exec(text.slice(end))?.index ?? 0);
    const isAllowed = value.trim() === 'prettier-ignore' && ownLine && starts.has(next);
    if (!IGNORE.test(value) || isAllowed) return [];
    return [
      `${at(start)}: turns the formatter off; only \`// prettier-ignore\` before a declared table may do so, ` +
        'and it holds no statement and spreads no call',
    ];
  });
}

function widthProblems(path: string, text: string): readonly string[] {
  if (isExcepted(path)) return [];
  const columns = text.split('\n').map((line) => [...line].length);
  return columns.flatMap((width, i) =>
    width > MAX_COLUMNS ? [`${path}:${i + 1}: is ${width} columns wide; break it at ${MAX_COLUMNS}`] : [],
  );
}

export function formProblems(path: string, text: string): readonly string[] {
  const lines = text.split('\n').length - 1;
  const problems: string[] = [];
  if (!/^(#!.*\n)?(\/\*|\/\/)/.test(text))
    problems.push(`${path}:1: does not open with a comment that says what it is`);
  if (lines > MAX_LINES && !isExcepted(path)) problems.push(`${path}:${lines}: is longer than ${MAX_LINES} lines`);
  if (path.endsWith('.test.ts') && !text.endsWith('.run();\n')) {
    problems.push(`${path}:${lines}: does not end with a \`.run()\`; its tests would never run`);
  }
  return [...problems, ...widthProblems(path, text), ...commentProblems(path, text)];
}
