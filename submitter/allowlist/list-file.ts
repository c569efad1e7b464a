/**
 * The files of lists beside an allowlist, `lists/<LIST>.txt`: each has the names of one `set` line and nothing else, in
 * order, with the sum that the line says. Any other difference refuses the allowlist whole. Pure.
 */
import { latin1, sha256 } from '../bytes.ts';
import { isLabel, LONGEST_LINE, type SetLine } from './line.ts';
import type { NumberedLine, Say } from './list.ts';

/** The bytes of each file, by its list. */
export type ListFiles = ReadonlyMap<string, Uint8Array>;

/** The names of every list that a `set` line names; what is wrong with any file is said. */
export function readLists(
  lines: readonly NumberedLine[],
  files: ListFiles,
  say: Say,
): ReadonlyMap<string, readonly string[]> {
  const lists = new Map<string, readonly string[]>();
  for (const { number, line } of lines) {
    if (line.section !== 'set') continue;
    const bytes = files.get(line.list);
    if (bytes === undefined) say(number, `there is no \`lists/${line.list}.txt\` beside it`);
    else lists.set(line.list, namesOf(line, bytes, say));
  }
  for (const list of files.keys()) {
    if (!lists.has(list)) say(0, 'no set line of the allowlist names it', list);
  }
  return lists;
}

function namesOf({ list, names, sum }: SetLine, bytes: Uint8Array, say: Say): readonly string[] {
  const read = latin1(bytes).split('\n');
  if (read.pop() !== '') say(read.length + 1, 'the last line does not end', list);
  for (const [i, name] of read.entries()) {
    const before = read[i - 1];
    if (name.length > LONGEST_LINE) say(i + 1, `it is longer than ${LONGEST_LINE} bytes`, list);
    else if (!isLabel(name)) say(i + 1, 'it is no name in the one spelling of a label', list);
    else if (name === before) say(i + 1, `\`${name}\` stands twice`, list);
    else if (before !== undefined && name < before) say(i + 1, `it stands after \`${before}\``, list);
  }
  if (read.length === 0) say(0, 'it has no names', list);
  if (read.length !== names) say(0, `its set line says that it has ${names} names, and it has ${read.length}`, list);
  if (sha256(bytes) !== sum) say(0, 'it does not have the sum of its set line', list);
  return read;
}
