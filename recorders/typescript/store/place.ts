/**
 * Where a store is, from the environment alone. Nothing is resolved, normalised or looked up: two recorders that are
 * handed the same variables must say the same path, byte for byte.
 */

/** One of the three parts of an id, of which the program is the first; as a pattern. */
export const PART = '[a-z][a-z0-9]*(?:_[a-z0-9]+)*';
const PROGRAM = new RegExp(`^${PART}$`);
const LONGEST_PROGRAM = 40;

/** Control characters, halves of surrogate pairs, and what Node puts where a variable was not UTF-8. */
const NO_PATH = /[\p{Cc}\p{Cs}\uFFFD]/u;

/** Where each system keeps state: the variables, the first that holds a path, and what is put behind its value. */
type Homes = readonly (readonly [variable: string, behind: string])[];

const UNIX: Homes = [
  ['XDG_STATE_HOME', '/tallybook'],
  ['HOME', '/.local/state/tallybook'],
];

const HOMES: Readonly<Partial<Record<NodeJS.Platform, Homes>>> = {
  darwin: [['HOME', '/Library/Application Support/tallybook']],
  win32: [['LOCALAPPDATA', '\\tallybook']],
};

export interface Place {
  readonly root: string;
  /** The variable that decided it. */
  readonly variable: string;
}

/** The root of the store, or null where there is none; then recording is off. */
export function storePlace(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Place | null {
  const chosen: Homes = [['TALLYBOOK_HOME', '']];
  const homes = env['TALLYBOOK_HOME'] === undefined ? (HOMES[platform] ?? UNIX) : chosen;
  for (const [variable, behind] of homes) {
    const value = env[variable] ?? '';
    const root = trimmed(value, platform) + behind;
    if (isAbsolute(value, platform))
      return isAbsolute(root, platform) && !NO_PATH.test(root) ? { root, variable } : null;
  }
  return null;
}

export const storeRoot = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | null =>
  storePlace(env, platform)?.root ?? null;

/** The folder of a program; `program` is one by `isProgram`. */
export function programFolder(root: string, program: string): string {
  return `${root}/${program}`;
}

/** Whether this is the name of a program: the first part of ids, at most 40 characters. */
export function isProgram(name: string): boolean {
  return name.length <= LONGEST_PROGRAM && PROGRAM.test(name);
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
