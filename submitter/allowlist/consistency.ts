/**
 * The rules of an allowlist that no line shows alone: counts, order, doubles, and names that need another line. Pure;
 * file.ts reads the file and asks.
 */
import type { Allowlist, NumberedLine, Say } from './list.ts';
import { programOf, SECTIONS, type Line, type Section } from './line.ts';

/** Says which sections have other lines than the header counts; it counts none where there was no release. */
export function countFindings({ lines }: Allowlist, counts: readonly string[], say: Say): void {
  if (counts.length === 0) return;
  for (const [i, section] of SECTIONS.entries()) {
    const there = lines.filter(({ line }) => line.section === section).length;
    const said = Number(counts[i]);
    if (there !== said) say(0, `it has ${there} ${section} lines; its header says ${said}`);
  }
}

/** Says everything wrong with how the lines stand together. */
export function bodyFindings({ lines, programs }: Allowlist, say: Say): void {
  for (const { name, open } of programs) {
    if (!isAscending(open)) say(0, `the open groups of ${name} are not sorted`);
  }
  if (!isAscending(programs.map(({ name }) => name))) say(0, 'its programs are not sorted');
  orderFindings(lines, say);
  nameFindings(lines, programs, say);
}

const isAscending = (words: readonly string[]): boolean =>
  words.every((word, i) => i === 0 || (words[i - 1] ?? '') < word);

/** What a line is about: a metric, or a list. */
const subject = (line: Line): string => (line.section === 'set' ? line.list : line.id);

/** What may stand once only: a field, a submitted id, a list. */
export const keyOf = (line: Line): string =>
  line.section === 'set' ? `set ${line.list}` : line.section === 'submit' ? line.id : line.field;

const isPattern = (line: Line): boolean => 'domain' in line && line.domain !== null;

function orderFindings(lines: readonly NumberedLine[], say: Say): void {
  const keys = new Set<string>();
  const sections = new Map<string, Section>();
  let before: Line | null = null;
  for (const { number, line } of lines) {
    const { section } = line;
    const name = subject(line);
    const last: Line | null = before;
    before = line;
    if (last !== null && SECTIONS.indexOf(section) < SECTIONS.indexOf(last.section))
      say(number, `it is a ${section} line after the ${last.section} lines`);
    if (last?.section === section && name < subject(last)) say(number, `it stands after \`${subject(last)}\``);
    const key = `${section} ${keyOf(line)}`;
    if (keys.has(key)) say(number, `\`${keyOf(line)}\` stands twice`);
    keys.add(key);
    if (section === 'set') continue;
    const other = sections.get(name) ?? section;
    if (other !== section) say(number, `\`${name}\` has ${other} lines too`);
    sections.set(name, section);
    if (last !== null && subject(last) === name && (isPattern(last) || isPattern(line)))
      say(number, `\`${name}\` has a pattern and other lines`);
  }
}

/** Groups that are not open, lists without their set line, and set lines that nothing uses. */
function nameFindings(lines: readonly NumberedLine[], programs: Allowlist['programs'], say: Say): void {
  const open = new Set(programs.flatMap(({ name, open }) => open.map((group) => `${name}/${group}`)));
  const sets = new Set(lines.flatMap(({ line }) => (line.section === 'set' ? [line.list] : [])));
  const used = new Set<string>();
  for (const { number, line } of lines) {
    if (line.section === 'submit' && line.group !== null) {
      if (!open.has(`${programOf(line.id)}/${line.group}`)) say(number, `the group \`${line.group}\` is not open`);
    } else if ('domain' in line && line.domain !== null && line.domain.form !== 'text') {
      used.add(line.domain.list);
      if (!sets.has(line.domain.list)) say(number, `there is no set line of \`${line.domain.list}\``);
    }
  }
  for (const { number, line } of lines) {
    if (line.section === 'set' && !used.has(line.list)) say(number, `no line uses the set \`${line.list}\``);
  }
}
