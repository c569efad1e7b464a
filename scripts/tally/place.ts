/** Where the store is and who said so, and the words for when there is none. Reads nothing but the environment. */
import { isProgram, programFolder, storePlace, type Place } from '../../recorders/typescript/store/place.ts';
import { Refusal } from '../terminal/refusal.ts';
import type { Surroundings } from './command.ts';

/** The store that recorders use too, and the variable that decided it. Refuses where the environment names none. */
export function place({ env, platform }: Pick<Surroundings, 'env' | 'platform'>): Place {
  const found = storePlace(env, platform);
  if (found !== null) return found;
  throw new Refusal(`there is no store: ${missingWords(env['TALLYBOOK_HOME'], platform)}`);
}

function missingWords(chosen: string | undefined, platform: NodeJS.Platform): string {
  if (chosen === undefined) {
    const home = platform === 'win32' ? 'LOCALAPPDATA' : 'HOME';
    return `neither TALLYBOOK_HOME nor ${home} is set to an absolute path; set one of them`;
  }
  const why =
    chosen === ''
      ? 'empty, which turns recording off'
      : `\`${chosen}\`, which is not an absolute path without control characters`;
  return `TALLYBOOK_HOME is ${why}; set it to an absolute path, or unset it`;
}

/** The folder of a program that its user named. */
export function folderOf(root: string, program: string): string {
  if (!isProgram(program)) {
    throw new Refusal(
      `\`${program}\` is not a valid program name: that is the first part of ids, such as rustc in rustc.ice.total`,
    );
  }
  return programFolder(root, program);
}
