/**
 * What a reader could not count, in words for people; on standard error, so that it is in no pipe. What is said of many
 * lines of one file is said once.
 */
import type { StoreFinding } from '../../recorders/typescript/store/read.ts';
import { remark } from '../terminal/print.ts';
import { counted } from './command.ts';

/** Lists findings, at most so many different ones. Answers the exit status: 1 if there is any. */
export function report(findings: readonly StoreFinding[], most = Infinity): number {
  remark(findingText(findings, most));
  return findings.length === 0 ? 0 : 1;
}

export function findingText(findings: readonly StoreFinding[], most: number): string {
  const alike = new Map<string, { readonly first: StoreFinding; readonly others: number }>();
  for (const finding of findings) {
    const key = `${finding.file}\n${finding.message}`;
    const there = alike.get(key);
    alike.set(key, there === undefined ? { first: finding, others: 0 } : { ...there, others: there.others + 1 });
  }
  const texts = [...alike.values()].map(({ first: { file, line, message, help }, others }) => {
    const more = others === 0 ? '' : ` (the same on ${counted(others, 'more line')})`;
    return `${file}:${line}: ${message}${more}; ${help}\n`;
  });
  const more = texts.length > most ? `and ${texts.length - most} more\n` : '';
  return texts.slice(0, most).join('') + more;
}
