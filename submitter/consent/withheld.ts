/**
 * `_tally/withheld`: globs over fields that are not to leave, one a line, `*` special only. They hold for every
 * registry, whatever its allowlist says. A line that is none refuses everything: what its owner meant cannot be told.
 */
import type { Withheld } from '../allowlist/lookup.ts';
import { ownFolder } from '../own-folder/own-folder.ts';
import { readSaid } from '../own-folder/private-file.ts';

const MAX_BYTES = 1 << 16;
const GLOB = /^[!-~]+$/;

export const withheldPath = (root: string): string => `${ownFolder(root)}/withheld`;

export interface ReadWithheld {
  /** Null if anything is wrong; then nothing may leave. */
  readonly value: readonly Withheld[] | null;
  readonly findings: readonly { readonly file: string; readonly line: number; readonly message: string }[];
}

/** What is withheld; nothing where there is no such file. */
export function readWithheld(root: string): ReadWithheld {
  const file = withheldPath(root);
  const read = readSaid(file, MAX_BYTES, (text) => parseWithheld(text, file));
  if (typeof read === 'string') return { value: null, findings: [{ file, line: 0, message: read }] };
  return read ?? { value: [], findings: [] };
}

/** Empty lines are nothing; every other one is a glob. */
export function parseWithheld(text: string, file: string): ReadWithheld {
  const lines = text.split('\n').map((glob, i) => ({ glob, line: i + 1 }));
  const globs = lines.filter(({ glob }) => glob !== '');
  const findings = globs
    .filter(({ glob }) => !GLOB.test(glob))
    .map(({ line }) => ({
      file,
      line,
      message: 'it is not a glob: it holds white space or what is not ASCII',
    }));
  const value = globs.map(({ glob, line }) => ({ glob, where: `_tally/withheld:${line}` }));
  return { value: findings.length === 0 ? value : null, findings };
}

export const withheldText = (globs: readonly string[]): string => globs.map((glob) => `${glob}\n`).join('');
