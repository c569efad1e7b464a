/**
 * Lists of labels: text files with a header of four `# key: value` lines and one value a line. A list is data made by
 * a command from an official toolchain; the header says which, so that anybody can make it again. Pure.
 */
import { LABEL, UNKNOWN } from '../schema/declaration.ts';
import { didYouMean } from '../findings/nearest.ts';
import { START, type Place, type Problem } from '../findings/problem.ts';
import type { Enumeration } from '../registry/types.ts';

export const HEADER_KEYS = ['summary', 'toolchain', 'command', 'owner'] as const;
type HeaderKey = (typeof HEADER_KEYS)[number];

const label = new RegExp(LABEL);
const MAX_PROBLEMS = 20;

export interface ParsedEnumeration {
  readonly enumeration: Enumeration;
  readonly problems: readonly Problem[];
}

/** Parses one list. The list is returned whatever is wrong with it, so that what uses it is still checked. */
export function parseEnumeration(file: string, name: string, text: string): ParsedEnumeration {
  const problems: Problem[] = [];
  const header = new Map<string, string>();
  const values: string[] = [];
  const seen = new Set<string>();
  let offset = 0;
  for (const raw of text.split('\n')) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    const at: Place = { offset, length: Math.max(1, line.length) };
    if (line.startsWith('#')) readHeader(file, line, at, header, problems);
    else if (line !== '') readValue(file, line, at, values, seen, problems);
    offset += raw.length + 1;
  }
  const get = (key: HeaderKey): string => header.get(key) ?? '';
  return {
    enumeration: {
      name,
      file,
      summary: get('summary'),
      toolchain: get('toolchain'),
      command: get('command'),
      owner: get('owner'),
      values,
    },
    problems: [...missingParts(file, header, values), ...firstProblems(problems)],
  };
}

/** What a list has to have and has not. */
function missingParts(
  file: string,
  header: ReadonlyMap<string, string>,
  values: readonly string[],
): readonly Problem[] {
  const problems: Problem[] = [];
  for (const key of HEADER_KEYS.filter((key) => !header.has(key))) {
    problems.push({
      rule: 'enumeration/header',
      file,
      at: START,
      message: `the header of this list has no \`${key}\``,
      help: `begin the file with \`# ${key}: …\``,
    });
  }
  if (values.length === 0)
    problems.push({
      rule: 'enumeration/bad-value',
      file,
      at: START,
      message: 'this list has no values',
      help: 'add one value a line, or delete the list',
    });
  return problems;
}

/**
 * A list of the wrong kind is wrong in every line: the first ones are shown, and the last of these says how many
 * follow.
 */
function firstProblems(problems: readonly Problem[]): readonly Problem[] {
  const more = problems.length - MAX_PROBLEMS;
  const note = `; ${more} more like these follow in this list`;
  return problems
    .slice(0, MAX_PROBLEMS)
    .map((problem, i) =>
      more > 0 && i === MAX_PROBLEMS - 1 ? { ...problem, message: `${problem.message}${note}` } : problem,
    );
}

function readHeader(file: string, line: string, at: Place, header: Map<string, string>, problems: Problem[]): void {
  const match = /^# ([a-z]+): (\S.*)$/.exec(line);
  const key = match?.[1];
  const value = match?.[2];
  const wrong = (message: string, help: string): void =>
    void problems.push({ rule: 'enumeration/header', file, at, message, help });
  if (key === undefined || value === undefined)
    wrong(
      'a line that begins with `#` is a header line, and this is not a valid one',
      'write `# key: value` with one of the keys summary, toolchain, command, owner',
    );
  else if (!(HEADER_KEYS as readonly string[]).includes(key))
    wrong(
      `\`${key}\` is not a header key of a list`,
      didYouMean(key, HEADER_KEYS, 'the keys are summary, toolchain, command, owner'),
    );
  else if (header.has(key)) wrong(`\`${key}\` is given twice`, 'keep one of the two');
  else header.set(key, value);
}

function readValue(
  file: string,
  line: string,
  at: Place,
  values: string[],
  seen: Set<string>,
  problems: Problem[],
): void {
  const wrong = (
    rule: 'enumeration/bad-value' | 'enumeration/duplicate-value' | 'enumeration/order',
    message: string,
    help: string,
  ): void => void problems.push({ rule, file, at, message, help });
  const excerpt = line.length > 60 ? `${line.slice(0, 57)}...` : line;
  if (line === UNKNOWN)
    wrong('enumeration/bad-value', '`unknown` belongs to every list and is never written', 'remove this line');
  else if (!label.test(line))
    wrong(
      'enumeration/bad-value',
      `\`${excerpt}\` is not a label`,
      'use 1 to 80 printable ASCII characters a line, without a space at either end',
    );
  else if (seen.has(line))
    wrong('enumeration/duplicate-value', `\`${excerpt}\` is in this list twice`, 'remove one of the two lines');
  else if (line < (values.at(-1) ?? ''))
    wrong(
      'enumeration/order',
      `\`${excerpt}\` stands after \`${values.at(-1) ?? ''}\``,
      'sort the values by code point (LC_ALL=C sort)',
    );
  if (seen.has(line) || line === UNKNOWN) return;
  seen.add(line);
  values.push(line);
}
