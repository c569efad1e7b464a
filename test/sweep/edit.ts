/**
 * Editing one declaration as text, with places found by the `yaml` package: a parser that the checker does not use, so
 * that a wrong place in the checker cannot hide here.
 */
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node, type Pair } from 'yaml';

export interface AreaText {
  readonly file: string;
  readonly text: string;
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
}

export type Keys = readonly (string | number)[];

export function readArea(file: string, text: string): AreaText {
  const lines = new LineCounter();
  return { file, text, document: parseDocument(text, { lineCounter: lines }), lines };
}

/** The pair at a path of keys. */
function pairAt(area: AreaText, path: Keys): Pair<Node, Node | null> {
  const key = path.at(-1);
  const parent = path.length === 1 ? area.document.contents : area.document.getIn(path.slice(0, -1), true);
  const pair = isMap(parent) ? parent.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
  if (pair === undefined) throw new Error(`${area.file} has no ${path.join('/')}`);
  return pair as Pair<Node, Node | null>;
}

const startOf = (node: Node | null): number => {
  if (node?.range == null) throw new Error('a node without a range');
  return node.range[0];
};
const endOf = (node: Node): number => node.range?.[1] ?? 0;

const at = (area: AreaText, offset: number): string => {
  const { line, col } = area.lines.linePos(offset);
  return `${area.file}:${line}:${col}`;
};

/** `file:line:column` of the key at a path. */
export const keyPlace = (area: AreaText, path: Keys): string => at(area, startOf(pairAt(area, path).key));

/** `file:line:column` of the value at a path, which may end in an index. */
export function valuePlace(area: AreaText, path: Keys): string {
  const node = area.document.getIn(path, true);
  if (!isScalar(node) && !isMap(node) && !isSeq(node)) throw new Error(`${area.file} has no ${path.join('/')}`);
  return at(area, startOf(node));
}

/**
 * The text without the pair at a path: its whole lines in a block mapping, else the pair and one comma of a flow
 * mapping.
 */
export function without(area: AreaText, path: Keys): string {
  const { key, value } = pairAt(area, path);
  const start = startOf(key);
  const end = value === null ? endOf(key) : endOf(value);
  const lineStart = area.text.lastIndexOf('\n', start - 1) + 1;
  if (area.text.slice(lineStart, start).trim() === '') {
    const lineEnd = area.text.indexOf('\n', Math.max(start, end - 1)) + 1;
    return area.text.slice(0, lineStart) + area.text.slice(lineEnd === 0 ? area.text.length : lineEnd);
  }
  const after = area.text.slice(end).replace(/^\s*,\s*/, '');
  const before =
    after.length < area.text.length - end ? area.text.slice(0, start) : area.text.slice(0, start).replace(/,\s*$/, ' ');
  return before + after;
}

/** The text with another value at a path. */
export function withValue(area: AreaText, path: Keys, value: string): string {
  const node = area.document.getIn(path, true);
  if (!isScalar(node) && !isMap(node) && !isSeq(node)) throw new Error(`${area.file} has no ${path.join('/')}`);
  const end = endOf(node);
  const whole = area.text.slice(startOf(node), end);
  return area.text.slice(0, startOf(node)) + value + (whole.endsWith('\n') ? '\n' : '') + area.text.slice(end);
}

/** The value at a path as plain data. */
export function valueAt(area: AreaText, path: Keys): unknown {
  const node: unknown = area.document.getIn(path, true);
  return isScalar(node) ? node.value : isMap(node) || isSeq(node) ? node.toJSON() : undefined;
}
