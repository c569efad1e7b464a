/**
 * What is not recorded at its owner's wish: `deny` lines of `on`. They outlive `tally off`, in `_tally/deny/<program>`, so
 * that turning a program on again records no more than before.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, readPrivate, replaceFile } from '../../submitter/own-folder/private-file.ts';
import { Refusal } from '../terminal/refusal.ts';

const MAX_BYTES = 1 << 16;
const LINE = /^deny ([!-~]+)$/;

/** The globs of every line that reads like a `deny` line, whatever is around it. */
export function denyLines(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => LINE.exec(line)?.[1] ?? []);
}

/**
 * The globs that stand for what a user names: a glob as it is; an id is the field of that name and all of its fields
 * with labels. Refuses what can be no field of the program.
 */
export function globsOf(program: string, metric: string): readonly string[] {
  if (!/^[!-~]+$/.test(metric))
    throw new Refusal(`\`${metric}\` is no id and no glob: it holds a space or is not ASCII`);
  const isId = !/[*{]/.test(metric);
  if (isId && !metric.startsWith(`${program}.`)) {
    throw new Refusal(
      `\`${metric}\` is no id of ${program}: its ids begin with \`${program}.\`, such as ${program}.area.name; a glob such as \`*.area.*\` may stand there too`,
    );
  }
  return fieldGlobs(metric);
}

/** The globs that stand for an id or a glob. */
export const fieldGlobs = (metric: string): readonly string[] =>
  /[*{]/.test(metric) ? [metric] : [metric, `${metric}{*}`];

const fileOf = (root: string, program: string): string => join(root, '_tally', 'deny', program);

/** What was denied when the program was turned off. */
export function keptDenies(root: string, program: string): readonly string[] {
  const bytes = readPrivate(fileOf(root, program), MAX_BYTES);
  return typeof bytes === 'string' ? [] : denyLines(Buffer.from(bytes).toString('latin1'));
}

/** Keeps globs for the next time the program is turned on; none removes the file. */
export function keepDenies(root: string, program: string, globs: readonly string[]): void {
  if (globs.length === 0) return rmSync(fileOf(root, program), { force: true });
  const folders = [join(root, '_tally'), join(root, '_tally', 'deny')];
  const odd = folders.find((folder) => !makeFolder(folder));
  if (odd !== undefined)
    throw new Refusal(`\`${odd}\` is a link or a file and no folder; move it away, then run this again`);
  replaceFile(fileOf(root, program), globs.map((glob) => `deny ${glob}\n`).join(''));
}
