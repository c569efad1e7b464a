/**
 * What is not recorded at its owner's wish: `deny` lines of `on`. They outlive `tally off`, in
 * `_tally/deny/<program>`, so that turning a program on again records no more than before.
 */
import { rmSync } from 'node:fs';
import { LARGEST_ON } from '../../recorders/typescript/store/on.ts';
import { readPrivate, replaceFile } from '../../submitter/own-folder/private-file.ts';
import { Refusal } from '../terminal/refusal.ts';
import { ensureFolder } from './store-folder.ts';

/** The globs of every line that reads like a `deny` line, whatever is around it. */
export const denyLines = (text: string): readonly string[] =>
  text.split('\n').flatMap((line) => /^deny ([!-~]+)$/.exec(line)?.[1] ?? []);

/**
 * The globs that stand for what a user names: a glob as it is; an id is the field of that name and all of its fields
 * with labels. Refuses what no field of the program can match.
 */
export function globsOf(program: string, metric: string): readonly string[] {
  const globs = checkedGlobs(metric, LARGEST_ON);
  if (globs.length > 1 && !metric.startsWith(`${program}.`)) {
    throw new Refusal(
      `\`${metric}\` is not an id of ${program}: those begin with \`${program}.\`; ` +
        'give one, or a glob such as `*.area.*`',
    );
  }
  return globs;
}

/** The globs that stand for what a user names, to be kept in a file that takes so many characters. */
export function checkedGlobs(metric: string, most: number): readonly string[] {
  if (/^[!-~]+$/.test(metric) && metric.length <= most) return fieldGlobs(metric);
  throw new Refusal(
    `\`${metric}\` is not a valid id or glob: use up to ${most} printable ASCII characters without spaces`,
  );
}

/** The globs that stand for an id or a glob. */
export const fieldGlobs = (metric: string): readonly string[] =>
  /[*{]/.test(metric) ? [metric] : [metric, `${metric}{*}`];

const folderIn = (root: string): string => `${root}/_tally/deny`;

/** What was denied when the program was turned off. */
export function keptDenies(root: string, program: string): readonly string[] {
  const bytes = readPrivate(`${folderIn(root)}/${program}`, LARGEST_ON);
  return typeof bytes === 'string' ? [] : denyLines(Buffer.from(bytes).toString('latin1'));
}

/** Keeps globs for the next time the program is turned on; none removes the file. */
export function keepDenies(root: string, program: string, globs: readonly string[]): void {
  const path = `${folderIn(root)}/${program}`;
  if (globs.length === 0) return rmSync(path, { force: true });
  ensureFolder(`${root}/_tally`);
  ensureFolder(folderIn(root));
  replaceFile(path, globs.map((glob) => `deny ${glob}\n`).join(''));
}
