/**
 * What a user asked to look at: programs of the store, fields of them, one value of a closed list. Refuses what is not
 * there and suggests what is. Reads only which programs have a folder.
 */
import { matcher } from '../../recorders/typescript/store/glob.ts';
import { programs } from '../../recorders/typescript/store/read.ts';
import { Refusal } from '../terminal/refusal.ts';
import { suggestion } from '../terminal/suggest.ts';
import { fieldGlobs } from './deny.ts';
import { folderOf } from './place.ts';

/** The programs to look at: all that have a folder, or the one that was named. */
export function wantedPrograms(root: string, program: string | null): readonly string[] {
  const there = programs(root);
  if (program === null) return there;
  folderOf(root, program);
  if (there.includes(program)) return [program];
  const near = suggestion(program, there);
  const list = there.length === 0 ? '`tally on PROGRAM` turns recording on' : `it has ${there.join(', ')}`;
  const hint = near === null ? list : `did you mean \`${near}\`?`;
  throw new Refusal(`the store in \`${root}\` has nothing of \`${program}\`; ${hint}`);
}

/** Whether a field is one of those that an id or a glob names; all of them are without one. */
export function wantedFields(metric: string | null): (field: string) => boolean {
  const globs = metric === null ? [() => true] : fieldGlobs(metric).map(matcher);
  return (field) => globs.some((matches) => matches(field));
}

/** The option's value if it is one of these. Refuses others. */
export function oneOf<T extends string>(option: string, known: readonly T[], value: string | null): T | null {
  const found = known.find((one) => one === value) ?? null;
  if (value === null || found !== null) return found;
  throw new Refusal(`--${option} must be ${known.join(' or ')}, not \`${value}\``);
}
