/**
 * A fault as text: where, what, and the lines of ours it passed through. Long values are cut, so that one failing
 * comparison of a large text does not bury the others; the cut says how much is missing.
 */
import type { Fault } from './watch.ts';

const MAX_LINES = 40;
const MAX_COLUMNS = 300;
const MAX_FRAMES = 3;

/** At most `MAX_LINES` lines, starting a little before the first that `matters`. */
function cut(lines: readonly string[], matters: (line: string) => boolean): string[] {
  const from = lines.length <= MAX_LINES ? 0 : Math.max(0, lines.findIndex(matters) - 4);
  const shown = lines.slice(from, from + MAX_LINES);
  const short = shown.map((line) =>
    line.length > MAX_COLUMNS ? `${line.slice(0, MAX_COLUMNS)}… (${line.length} characters)` : line,
  );
  const after = lines.length - from - shown.length;
  return [...(from > 0 ? [`… ${from} lines`] : []), ...short, ...(after > 0 ? [`… ${after} more lines`] : [])];
}

/** The frames of the stack that lie in the project, `root` cut off, the runner's own left out. */
function frames(stack: string, root: string): string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s*at /.test(line) && line.includes(root) && !/node_modules|scripts\/dev\/test[./]/.test(line))
    .slice(0, MAX_FRAMES)
    .map((line) => line.trim().replace('file://', '').replace(root, ''));
}

function differs(line: string): boolean {
  return /^(\+\+|--|\+ |- )/.test(line);
}

/** `root` ends with a slash. */
export function faultText(file: string, { where, error }: Fault, root: string): string {
  const details = 'details' in error && typeof error.details === 'string' ? error.details.trimEnd() : '';
  const message = error.message.replaceAll(root, '');
  const body = [
    ...cut(message.split('\n'), differs),
    ...(details === '' ? [] : cut(details.split('\n'), differs)),
    ...frames(typeof error.stack === 'string' ? error.stack : '', root),
  ];
  const head = where === '' ? file : `${file} > ${where}`;
  return [`FAIL ${head}`, ...body.map((line) => `  ${line}`.trimEnd()), ''].join('\n');
}
