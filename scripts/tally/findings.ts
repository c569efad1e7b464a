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
  const alike = new Map<string, StoreFinding[]>();
  for (const finding of findings) {
    const key = `${finding.file}\n${finding.message}`;
    const others = alike.get(key);
    if (others === undefined) alike.set(key, [finding]);
    else others.push(finding);
  }
  const texts = [...alike.values()].map(textOf);
  const more = texts.length - Math.min(texts.length, most);
  return `${texts.slice(0, texts.length - more).join('')}${more > 0 ? `and ${more} more\n` : ''}`;
}

function textOf([first, ...others]: readonly StoreFinding[]): string {
  if (first === undefined) return '';
  const { file, line, message, help } = first;
  const more = others.length === 0 ? '' : ` (the same on ${counted(others.length, 'more line')})`;
  return `${file}:${line}: ${message}${more}; ${help}\n`;
}
