/**
 * Problems -> findings: paths become line and column, the source line is attached, duplicates go and the order is
 * settled.
 */
import type { Problem, Span } from '../findings/problem.ts';
import { severityOf } from '../findings/rule-ids.ts';
import type { Finding, Source } from '../findings/finding.ts';
import type { PlacedFile } from '../source/yaml.ts';

const MAX_EXCERPT = 160;
const MAX_MESSAGE = 1000;

/**
 * All findings of a run, by file, line, column, rule and message. Cost: one index of the nodes of each file that has
 * a problem.
 */
export function place(problems: readonly Problem[], files: ReadonlyMap<string, PlacedFile>): readonly Finding[] {
  const seen = new Map<string, Finding>();
  const indexes = new Map<string, TextIndex>();
  for (const problem of problems) {
    const file = files.get(problem.file);
    const text = file?.text ?? null;
    const index = indexes.get(problem.file) ?? indexOf(text ?? '');
    indexes.set(problem.file, index);
    const span =
      'offset' in problem.at
        ? problem.at
        : (file?.document?.locate(problem.at.path, problem.at.part) ?? { offset: 0, length: 0 });
    const { source, excerpt } = describe(problem.file, text, index, span);
    const message = shorten(problem.message);
    const finding = {
      rule: problem.rule,
      severity: severityOf(problem.rule),
      message,
      help: problem.help,
      at: source,
      excerpt,
    };
    seen.set(`${source.line}:${source.column}:${problem.file}:${problem.rule}:${message}`, finding);
  }
  return [...seen.values()].sort(compareFindings);
}

const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function compareFindings(a: Finding, b: Finding): number {
  return (
    byCodePoint(a.at.file, b.at.file) ||
    a.at.line - b.at.line ||
    a.at.column - b.at.column ||
    byCodePoint(a.rule, b.rule) ||
    byCodePoint(a.message, b.message)
  );
}

/** A message quotes what was written, which may be megabytes of it. */
function shorten(message: string): string {
  return message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE)}…` : message;
}

/** What makes line and column cheap to find however long a line is: both lists are offsets, ascending. */
interface TextIndex {
  readonly lines: readonly number[];
  /** Characters that take two units of a string. */
  readonly pairs: readonly number[];
  /** Of the lines that were asked for. */
  readonly excerpts: Map<number, string>;
}

function indexOf(text: string): TextIndex {
  const lines = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.push(at + 1);
  const pairs = [...text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)].map(({ index }) => index);
  return { lines, pairs, excerpts: new Map() };
}

/** How many of some ascending numbers are below a limit. */
function countBelow(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function codePoints({ pairs }: TextIndex, from: number, to: number): number {
  return Math.max(0, to - from - (countBelow(pairs, to) - countBelow(pairs, from)));
}

function describe(
  file: string,
  text: string | null,
  index: TextIndex,
  span: Span,
): { source: Source; excerpt: string | null } {
  if (text === null) return { source: { file, line: 1, column: 1, length: 0 }, excerpt: null };
  const line = countBelow(index.lines, Math.min(span.offset, text.length) + 1) - 1;
  const start = index.lines[line] ?? 0;
  const end = (index.lines[line + 1] ?? text.length + 1) - 1;
  const before = codePoints(index, start, Math.min(span.offset, end));
  const marked = codePoints(index, span.offset, Math.min(span.offset + Math.min(span.length, MAX_EXCERPT), end));
  const excerpt = index.excerpts.get(line) ?? excerptOf(text, start, end);
  index.excerpts.set(line, excerpt);
  const length = Math.max(span.length === 0 ? 0 : 1, marked);
  return { source: { file, line: line + 1, column: before + 1, length }, excerpt };
}

function excerptOf(text: string, start: number, end: number): string {
  const line = text.slice(start, Math.min(end, start + MAX_EXCERPT * 8)).replace(/\r$/, '');
  const characters = [...line];
  return characters.length > MAX_EXCERPT ? `${characters.slice(0, MAX_EXCERPT).join('')}…` : line;
}
