/** Counts as a table with bars, for people. Pure; fits the width it is given and never breaks a line. */
import { visible } from '../../model/findings/visible.ts';
import { counted } from './command.ts';
import { NONE_ASKED, summaryOf, type MetricTotals, type ProgramTotals, type TotalRow } from './totals.ts';

export interface Paper {
  readonly columns: number;
  readonly unicode: boolean;
}

const NARROWEST = 60;
const WIDEST = 120;
const EIGHTHS = ['', ...'▏▎▍▌▋▊▉'];

export function table({ program, first_day, last_day, versions, metrics }: ProgramTotals, paper: Paper): string {
  if (first_day === null) return `${program}: nothing is recorded\n`;
  const days = first_day === last_day ? first_day : `${first_day} to ${last_day}`;
  const versionWords = versions.length === 1 ? `version ${versions[0]}` : counted(versions.length, 'version');
  const columns = Math.min(Math.max(paper.columns, NARROWEST), WIDEST);
  const parts = metrics.map((metric) => metricText(metric, { ...paper, columns }));
  const body = parts.length === 0 ? `${NONE_ASKED}\n` : parts.join('\n');
  return `${program}: ${days}, ${versionWords}\n\n${body}`;
}

function metricText(metric: MetricTotals, paper: Paper): string {
  const { id, summary, rows } = metric;
  const words = summaryOf(metric);
  const isDeclared = words === summary;
  const head = cut(words === null ? id : `${id}  ${isDeclared ? visible(words) : `(${words})`}`, paper.columns, paper);
  return [head, ...rowLines(rows, isDeclared, paper), ''].join('\n');
}

function rowLines(rows: readonly TotalRow[], isDeclared: boolean, paper: Paper): readonly string[] {
  const column = (texts: readonly string[]): { readonly texts: readonly string[]; readonly width: number } => {
    return { texts, width: texts.reduce((most, { length }) => Math.max(most, length), 0) };
  };
  const keys = column(rows.map(({ by }) => by ?? ''));
  const numbers = column(rows.map(({ count }) => `${count}`));
  const room = Math.max(12, paper.columns - keys.width - numbers.width - 24);
  const labels = column(rows.map(({ label }) => cut(label ?? '', room, paper)));
  const texts = [keys, labels].filter(({ width }) => width > 0);
  const bars = texts.reduce((left, { width }) => left - width - 2, paper.columns - numbers.width - 4);
  const most = rows.reduce((largest, { count }) => Math.max(largest, count), 0);
  const last = ({ count, declared }: TotalRow): readonly string[] => {
    if (isDeclared && declared === false) return ['(not declared)'];
    return rows.length === 1 ? [] : [bar(count / most, bars, paper)];
  };
  return rows.map((row, i) => {
    const cells = texts.map((one) => (one.texts[i] ?? '').padEnd(one.width));
    return ['', ...cells, `${row.count}`.padStart(numbers.width), ...last(row)].join('  ');
  });
}

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
