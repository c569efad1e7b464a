/** Problems -> findings: paths become line and column, the source line is attached, duplicates go and the order is settled. */
import type { Problem, Span } from './problem.ts';
import { severityOf } from './rules/table.ts';
import type { Finding, Source } from './types.ts';
import type { YamlDocument } from './yaml.ts';

/** A file of the source tree with its parsed form, null where it is no YAML or could not be read. */
export interface PlacedFile {
  readonly text: string | null;
  readonly document: YamlDocument | null;
}

const MAX_EXCERPT = 160;

/** All findings of a run, by file, line, column, rule and message. Cost: one index of the nodes of each file that has a problem. */
export function place(problems: readonly Problem[], files: ReadonlyMap<string, PlacedFile>): readonly Finding[] {
  const seen = new Map<string, Finding>();
  const lines = new Map<string, LineIndex>();
  for (const problem of problems) {
    const file = files.get(problem.file);
    const text = file?.text ?? null;
    const index = lines.get(problem.file) ?? lineIndex(text ?? '');
    lines.set(problem.file, index);
    const span =
      'offset' in problem.at
        ? problem.at
        : (file?.document?.locate(problem.at.path, problem.at.part) ?? { offset: 0, length: 0 });
    const { source, excerpt } = describe(problem.file, text, index, span);
    const finding = {
      rule: problem.rule,
      severity: severityOf(problem.rule),
      message: problem.message,
      help: problem.help,
      at: source,
      excerpt,
    };
    seen.set(`${source.line}:${source.column}:${problem.file}:${problem.rule}:${problem.message}`, finding);
  }
  return [...seen.values()].sort(compareFindings);
}

const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function compareFindings(a: Finding, b: Finding): number {
  return (
    byCodePoint(a.at.file, b.at.file) || a.at.line - b.at.line || a.at.column - b.at.column ||
    byCodePoint(a.rule, b.rule) || byCodePoint(a.message, b.message)
  ); // prettier-ignore
}

type LineIndex = readonly number[];

function lineIndex(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lineOf(index: LineIndex, offset: number): number {
  let low = 0;
  let high = index.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((index[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function describe(
  file: string,
  text: string | null,
  index: LineIndex,
  span: Span,
): { source: Source; excerpt: string | null } {
  if (text === null) return { source: { file, line: 1, column: 1, length: 0 }, excerpt: null };
  const line = lineOf(index, Math.min(span.offset, text.length));
  const start = index[line] ?? 0;
  const end = (index[line + 1] ?? text.length + 1) - 1;
  const whole = text.slice(start, Math.min(end, start + MAX_EXCERPT * 8)).replace(/\r$/, '');
  const before = [...text.slice(start, Math.min(span.offset, end))].length;
  const marked = [...text.slice(span.offset, Math.min(span.offset + Math.min(span.length, MAX_EXCERPT), end))].length;
  const characters = [...whole];
  const excerpt = characters.length > MAX_EXCERPT ? `${characters.slice(0, MAX_EXCERPT).join('')}…` : whole;
  return {
    source: { file, line: line + 1, column: before + 1, length: Math.max(span.length === 0 ? 0 : 1, marked) },
    excerpt,
  };
}
