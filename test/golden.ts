/**
 * Exact comparison with a committed file. `UPDATE=1 npm test` rewrites what differs; where `CI` is set that is refused,
 * so that no run of the project's checks can approve its own output.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { HOME } from './command.ts';

const MAX_LINES = 20;
const MAX_COLUMNS = 200;
const CONTEXT = 2;

interface Environment {
  readonly UPDATE?: string | undefined;
  readonly CI?: string | undefined;
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Unprintable characters are shown as escapes: a difference that cannot be seen cannot be fixed. */
function marked(mark: string, lines: readonly string[]): string[] {
  const shown = lines.slice(0, MAX_LINES).map((line) => {
    const text = JSON.stringify(line).slice(1, -1).replaceAll('\\"', '"').replaceAll('\\\\', '\\');
    return `${mark} ${text.length > MAX_COLUMNS ? `${text.slice(0, MAX_COLUMNS)}…` : text}`;
  });
  return lines.length > MAX_LINES ? [...shown, `${mark} … ${lines.length - MAX_LINES} more lines`] : shown;
}

/** The one stretch in which two texts differ: `-` committed, `+` made now, with the line number where it starts. */
export function difference(committed: string, made: string): string {
  const old = committed.split('\n');
  const now = made.split('\n');
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  return [
    `@ line ${head + 1}`,
    ...marked(' ', old.slice(Math.max(0, head - CONTEXT), head)),
    ...marked('-', old.slice(head, old.length - tail)),
    ...marked('+', now.slice(head, now.length - tail)),
    ...marked(' ', old.slice(old.length - tail).slice(0, CONTEXT)),
  ].join('\n');
}

/** `path` is relative to the project. Throws when the file is missing or differs in a single byte. */
export function golden(path: string, text: string, environment: Environment = process.env): void {
  const file = resolve(HOME, path);
  const committed = readOrNull(file);
  if (committed === text) return;
  if (environment.UPDATE === '1') {
    if ((environment.CI ?? '') !== '') throw new Error(`${path} would change; UPDATE=1 is refused where CI is set`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return;
  }
  const mend = 'if the new text is right, run `UPDATE=1 npm test` and review the diff';
  if (committed === null) throw new Error(`${path} is missing; ${mend}`);
  throw new Error(`${path} differs; ${mend}\n${difference(committed, text)}`);
}
