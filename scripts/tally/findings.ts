/**
 * What a reader could not count, in words for people; on standard error, so that it is in no pipe. What is said of many
 * lines of one file is said once.
 */
import { groupBy } from '../../recorders/typescript/store/order.ts';
import type { StoreFinding } from '../../recorders/typescript/store/read.ts';
import { remark } from '../terminal/print.ts';
import { counted } from './command.ts';

/** Lists findings, at most so many different ones. Answers the exit status: 1 if there is any. */
export function report(findings: readonly StoreFinding[], most = Infinity): number {
  remark(
    findingLines(findings, most)
      .map((line) => `${line}\n`)
      .join(''),
  );
  return findings.length === 0 ? 0 : 1;
}

export function findingLines(findings: readonly StoreFinding[], most: number): readonly string[] {
  const alike = groupBy(findings, ({ file, message }) => `${file}\n${message}`);
  const lines = [...alike.values()].map(([first, ...others]) => {
    const more = others.length === 0 ? '' : ` (the same on ${counted(others.length, 'more line')})`;
    return `${located(first)}${more}; ${first.help}`;
  });
  return atMost(lines, most);
}

/** What is wrong and where; line 0 is the whole file. */
export const located = ({ file, line, message }: Omit<StoreFinding, 'help'>): string =>
  `${file}${line === 0 ? '' : `:${line}`}: ${message}`;

/** So many of the lines, and how many more there are. */
export const atMost = (lines: readonly string[], most: number): readonly string[] =>
  lines.length > most ? [...lines.slice(0, most), `and ${lines.length - most} more`] : lines;
