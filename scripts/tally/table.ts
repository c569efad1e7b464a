/** Counts as a table with bars, for people. Pure; fits the width it is given and never breaks a line. */
import { counted } from './command.ts';
import type { ShownMetric, ShownProgram, ShownRow } from './shown.ts';

export interface Paper {
  readonly columns: number;
  readonly unicode: boolean;
}

const NARROWEST = 60;
const WIDEST = 120;
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

export function table({ program, first_day, last_day, versions, metrics }: ShownProgram, paper: Paper): string {
  if (first_day === null) return `${program}: nothing is recorded\n`;
  const days = first_day === last_day ? first_day : `${first_day} to ${last_day}`;
  const versionWords = versions.length === 1 ? `version ${versions[0]}` : counted(versions.length, 'version');
  const head = `${program}: ${days}, ${versionWords}\n`;
  if (metrics.length === 0) return `${head}\nNothing in it is of the metrics that were asked for.\n`;
  return `${head}\n${metrics.map((metric) => metricText(metric, paper)).join('\n')}`;
}

function metricText({ id, summary, rows }: ShownMetric, paper: Paper): string {
  const declared = rows.every((row) => row.declared === null) || summary !== null;
  const head =
    summary === null ? (declared ? id : `${id}  (not declared in any registry that was added)`) : `${id}  ${summary}`;
  const width = Math.min(Math.max(paper.columns, NARROWEST), WIDEST);
  const lines = rowLines(rows, declared, { ...paper, columns: width });
  return [cut(head, width, paper), ...lines, ''].join('\n');
}

function rowLines(rows: readonly ShownRow[], declared: boolean, paper: Paper): readonly string[] {
  const keys = widest(rows.map(({ by }) => by ?? ''));
  const numbers = widest(rows.map(({ count }) => `${count}`));
  const most = rows.reduce((largest, { count }) => Math.max(largest, count), 0);
  const room = Math.max(12, paper.columns - keys - numbers - 24);
  const labels = rows.map(({ label }) => cut(label ?? '', room, paper));
  const names = widest(labels);
  const bars = paper.columns - 2 - (keys === 0 ? 0 : keys + 2) - (names === 0 ? 0 : names + 2) - numbers - 2;
  return rows.map(({ by, count, declared: one }, i) => {
    const cells = [
      ...(keys === 0 ? [] : [(by ?? '').padEnd(keys)]),
      ...(names === 0 ? [] : [(labels[i] ?? '').padEnd(names)]),
      `${count}`.padStart(numbers),
      ...(declared && one === false ? ['(not declared)'] : rows.length === 1 ? [] : [bar(count / most, bars, paper)]),
    ];
    return `  ${cells.join('  ')}`;
  });
}

const widest = (texts: readonly string[]): number => texts.reduce((most, { length }) => Math.max(most, length), 0);

function cut(text: string, width: number, { unicode }: Paper): string {
  const dots = unicode ? '…' : '...';
  return text.length <= width ? text : `${text.slice(0, width - dots.length)}${dots}`;
}

/** What is not nothing is seen. */
function bar(share: number, width: number, { unicode }: Paper): string {
  if (!unicode) return '#'.repeat(Math.max(1, Math.round(share * width)));
  const eighths = Math.max(1, Math.round(share * width * 8));
  return `${'█'.repeat(Math.floor(eighths / 8))}${EIGHTHS[eighths % 8] ?? ''}`;
}
