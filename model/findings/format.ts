/** Findings -> text for people, JSON for programs, annotations for GitHub. The three carry the same facts. */
import type { Finding } from './finding.ts';
import { visible, visibleJson } from './visible.ts';

export const FORMATS = ['text', 'json', 'github'] as const;
export type Format = (typeof FORMATS)[number];

const FORMATTERS: Readonly<Record<Format, (findings: readonly Finding[]) => string>> = { text, json, github };

/**
 * All findings in one format; each ends with a newline, and without findings the text is empty (in JSON: an empty
 * list).
 */
export function formatFindings(findings: readonly Finding[], format: Format): string {
  return FORMATTERS[format](findings);
}

/** `1 error`, `2 errors` */
export const counted = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;

/** `2 errors and 1 note`, or null for none. */
export function countWords(findings: readonly Finding[]): string | null {
  const count = (severity: Finding['severity'], word: string): string[] => {
    const n = findings.filter((finding) => finding.severity === severity).length;
    return n === 0 ? [] : [counted(n, word)];
  };
  const parts = [...count('error', 'error'), ...count('note', 'note')];
  return parts.length === 0 ? null : parts.join(' and ');
}

function text(findings: readonly Finding[]): string {
  return findings.map((finding) => `${block(finding)}\n`).join('\n');
}

function block({ rule, severity, message, help, at, excerpt }: Finding): string {
  const head = `${severity}[${rule}]: ${visible(message)}`;
  const number = `${at.line}`;
  const gutter = ' '.repeat(number.length);
  const where = `${gutter}--> ${visible(at.file)}:${at.line}:${at.column}`;
  if (excerpt === null || at.length === 0 || at.column > [...excerpt].length + 1)
    return [head, where, `${gutter} = help: ${visible(help)}`].join('\n');
  const [before, marked] = split(excerpt, at.column - 1, at.length);
  return [
    head,
    where,
    `${gutter} |`,
    `${number} | ${visible(excerpt)}`,
    `${gutter} | ${' '.repeat([...visible(before)].length)}${'^'.repeat(Math.max(1, [...visible(marked)].length))}`,
    `${gutter} = help: ${visible(help)}`,
  ].join('\n');
}

function split(line: string, start: number, length: number): [string, string] {
  const characters = [...line];
  return [characters.slice(0, start).join(''), characters.slice(start, start + length).join('')];
}

function json(findings: readonly Finding[]): string {
  const facts = findings.map(({ rule, severity, message, help, at, excerpt }) => {
    return { rule, severity, message, help, ...at, excerpt };
  });
  return `${visibleJson(JSON.stringify(facts, null, 2))}\n`;
}

/** Workflow commands: https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function github(findings: readonly Finding[]): string {
  return findings
    .map(({ rule, severity, message, help, at }) => {
      const command = severity === 'error' ? 'error' : 'notice';
      const end = at.column + Math.max(1, at.length);
      const place = `file=${property(at.file)},line=${at.line},col=${at.column},endColumn=${end}`;
      return `::${command} ${place},title=${property(rule)}::${data(`${visible(message)}\nhelp: ${visible(help)}`)}\n`;
    })
    .join('');
}

const data = (value: string): string => value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (value: string): string => data(visible(value)).replaceAll(':', '%3A').replaceAll(',', '%2C');
