/** Where the store is and who said so, and the words for when there is none. Reads nothing but the environment. */
import { isProgram, programFolder, storeRoot } from '../../recorders/typescript/store/place.ts';
import { Refusal } from '../terminal/refusal.ts';
import type { Surroundings } from './command.ts';

export interface Place {
  readonly root: string;
  /** The variable that decided it. */
  readonly variable: string;
}

const VARIABLES = ['TALLYBOOK_HOME', 'XDG_STATE_HOME', 'LOCALAPPDATA', 'HOME'] as const;

/** The store that recorders use too. Refuses where the environment names none. */
export function place({ env, platform }: Pick<Surroundings, 'env' | 'platform'>): Place {
  const root = storeRoot(env, platform);
  const variable = VARIABLES.find((name) => {
    const value = env[name];
    return value !== undefined && storeRoot({ [name]: value }, platform) === root;
  });
  if (root !== null) return { root, variable: variable ?? '' };
  const chosen = env['TALLYBOOK_HOME'];
  if (chosen === '') {
    throw new Refusal(
      'there is no store: TALLYBOOK_HOME is set and empty, which turns recording off; unset it, or set it to an absolute path',
    );
  }
  if (chosen !== undefined) {
    throw new Refusal(
      `there is no store: TALLYBOOK_HOME is \`${chosen}\`, which is no absolute path without control characters; set it to one, or unset it`,
    );
  }
  throw new Refusal(
    `there is no store: neither TALLYBOOK_HOME nor ${platform === 'win32' ? 'LOCALAPPDATA' : 'HOME'} is set to an absolute path; set one of them`,
  );
}

/** The folder of a program that its user named. */
export function folderOf(root: string, program: string): string {
  if (!isProgram(program)) {
    throw new Refusal(
      `\`${program}\` is no name of a program; it is the first part of its ids, such as rustc in rustc.ice.total`,
    );
  }
  return programFolder(root, program);
}
