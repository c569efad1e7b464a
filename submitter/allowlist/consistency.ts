/**
 * The rules of an allowlist that no line shows alone: counts, order, doubles, and names that need another line. Pure;
 * file.ts reads the file and asks.
 */
import type { Allowlist, AllowlistFinding, NumberedLine } from './list.ts';
import { SECTIONS, type Line, type Section } from './line.ts';

/** Everything wrong with how the lines stand together. */
export function bodyFindings(list: Allowlist): readonly AllowlistFinding[] {
  const found: AllowlistFinding[] = [];
  for (const section of SECTIONS) {
    const there = list.lines.filter(({ line }) => line.section === section).length;
    const said = list.counts[section];
    if (there !== said) found.push({ line: 0, message: `it has ${there} ${section} lines; its header says ${said}` });
  }
  for (const program of list.programs) {
    if (!isAscending(program.open))
      found.push({ line: 0, message: `the open groups of ${program.name} are not sorted` });
  }
  if (!isAscending(list.programs.map(({ name }) => name)))
    found.push({ line: 0, message: 'its programs are not sorted' });
  return [...found, ...orderFindings(list.lines), ...nameFindings(list)];
}

const isAscending = (words: readonly string[]): boolean =>
  words.every((word, i) => i === 0 || (words[i - 1] ?? '') < word);

/** What a line is about: a metric, or a list. */
const subject = (line: Line): string => (line.section === 'set' ? line.list : line.id);

/** What may stand once only: a field, a submitted id, a list. */
export const keyOf = (line: Line): string =>
  line.section === 'set' ? `set ${line.list}` : line.section === 'submit' ? line.id : line.field;

const isPattern = (line: Line): boolean => 'domain' in line && line.domain !== null;

function orderFindings(lines: readonly NumberedLine[]): readonly AllowlistFinding[] {
  const found: AllowlistFinding[] = [];
  const keys = new Set<string>();
  const sections = new Map<string, Section>();
  for (const [i, { number, line }] of lines.entries()) {
    const before = lines[i - 1]?.line ?? null;
    const say = (message: string): void => void found.push({ line: number, message });
    const name = subject(line);
    const rank = (one: Line): number => SECTIONS.indexOf(one.section);
    if (before !== null && rank(line) < rank(before))
      say(`it is a ${line.section} line after the ${before.section} lines`);
    if (before?.section === line.section && name < subject(before)) say(`it stands after \`${subject(before)}\``);
    const key = `${line.section} ${keyOf(line)}`;
    if (keys.has(key)) say(`\`${keyOf(line)}\` stands twice`);
    keys.add(key);
    if (line.section !== 'set') {
      const other = sections.get(name) ?? line.section;
      if (other !== line.section) say(`\`${name}\` has ${other} lines too`);
      sections.set(name, line.section);
      const double = before !== null && subject(before) === name && (isPattern(before) || isPattern(line));
      if (double) say(`\`${name}\` has a pattern and other lines`);
    }
  }
  return found;
}

/** Groups that are not open, lists without their set line, and set lines that nothing uses. */
function nameFindings({ lines, programs }: Allowlist): readonly AllowlistFinding[] {
  const open = new Set(programs.flatMap(({ name, open }) => open.map((group) => `${name}/${group}`)));
  const sets = new Set(lines.flatMap(({ line }) => (line.section === 'set' ? [line.list] : [])));
  const used = new Set<string>();
  const found: AllowlistFinding[] = [];
  for (const { number, line } of lines) {
    const say = (message: string): void => void found.push({ line: number, message });
    if (line.section === 'submit' && line.group !== null) {
      if (!open.has(`${line.id.split('.')[0]}/${line.group}`)) say(`the group \`${line.group}\` is not open`);
    } else if ('domain' in line && line.domain !== null && line.domain.form !== 'text') {
      used.add(line.domain.list);
      if (!sets.has(line.domain.list)) say(`there is no set line of \`${line.domain.list}\``);
    }
  }
  for (const { number, line } of lines) {
    if (line.section === 'set' && !used.has(line.list)) {
      found.push({ line: number, message: `no line uses the set \`${line.list}\`` });
    }
  }
  return found;
}
