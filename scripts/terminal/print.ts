/**
 * How every command prints. Text that others wrote never reaches a terminal as control characters, and a reader that
 * has seen enough (`| head`) ends the printing and is no error: loading this file is enough for that, since help is
 * printed before any command runs. Decides nothing about what is said.
 */
import { visibleText } from '../../model/findings/visible.ts';

/** Prints what was asked for, on standard output. */
export function print(text: string): void {
  process.stdout.write(visibleText(text));
}

/** Prints lines of what was asked for. */
export const printLines = (lines: readonly string[]): void => print(`${lines.join('\n')}\n`);

/** Prints a remark for people, on standard error, so that it is never piped. */
export function remark(text: string): void {
  process.stderr.write(visibleText(text));
}

/** A path as it must stand in a command that is to be copied into a shell. */
export function shellWord(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
