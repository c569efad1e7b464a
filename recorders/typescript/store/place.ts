/**
 * Where a store is, from the environment alone. Nothing is resolved, normalised or looked up: two recorders that are
 * handed the same variables must say the same path, byte for byte.
 */

const PROGRAM = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/;
const LONGEST_PROGRAM = 40;

/** Control characters, halves of surrogate pairs, and what Node puts where a variable was not UTF-8. */
const NO_PATH = /[\p{Cc}\p{Cs}\uFFFD]/u;

/** Where each system keeps state: the variable, whether another is asked first, and what is put behind its value. */
interface Home {
  readonly variable: string;
  readonly behind: string;
}

const UNIX: readonly Home[] = [
  { variable: 'XDG_STATE_HOME', behind: '/tallybook' },
  { variable: 'HOME', behind: '/.local/state/tallybook' },
];

const HOMES: Readonly<Partial<Record<NodeJS.Platform, readonly Home[]>>> = {
  darwin: [{ variable: 'HOME', behind: '/Library/Application Support/tallybook' }],
  win32: [{ variable: 'LOCALAPPDATA', behind: '\\tallybook' }],
};

/** The root of the store, or null where there is none; then recording is off. */
export function storeRoot(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | null {
  const chosen = env['TALLYBOOK_HOME'];
  if (chosen !== undefined) return sound(trimmed(chosen, platform), platform);
  for (const { variable, behind } of HOMES[platform] ?? UNIX) {
    const value = env[variable];
    if (value !== undefined && isAbsolute(value, platform)) return sound(trimmed(value, platform) + behind, platform);
  }
  return null;
}

/** The folder of a program; `program` is one by `isProgram`. */
export function programFolder(root: string, program: string): string {
  return `${root}/${program}`;
}

/** Whether this is the name of a program: the first part of ids, at most 40 characters. */
export function isProgram(name: string): boolean {
  return name.length <= LONGEST_PROGRAM && PROGRAM.test(name);
}

function sound(root: string, platform: NodeJS.Platform): string | null {
  return isAbsolute(root, platform) && !NO_PATH.test(root) ? root : null;
}

function isAbsolute(path: string, platform: NodeJS.Platform): boolean {
  return platform === 'win32' ? /^(?:[A-Za-z]:[\\/]|\\\\)/.test(path) : path.startsWith('/');
}

function trimmed(path: string, platform: NodeJS.Platform): string {
  const slashes = platform === 'win32' ? '/\\' : '/';
  let end = path.length;
  while (end > 0 && slashes.includes(path.charAt(end - 1))) end--;
  return path.slice(0, end);
}
