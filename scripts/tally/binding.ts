/**
 * The choice that `on` records: the fleet and what is denied, for the folder the file stands in. Reads what was chosen
 * before, also from a file that does not hold, and writes what is chosen now. Nothing else writes `on`.
 */
import {
  binding,
  LARGEST_ON,
  NO_FLEET,
  OF_A_FLEET,
  onText,
  parseOn,
  readOn,
  type FleetWords,
  type On,
  type OnState,
} from '../../recorders/typescript/store/on.ts';
import { readPrivate, replaceFile } from '../../submitter/own-folder/private-file.ts';
import { Refusal } from '../terminal/refusal.ts';
import { denyLines } from './deny.ts';

/** What its owner chose for a program that is on. */
export type Choice = FleetWords & Pick<On, 'deny'>;

/** What an `on` says, whether it holds or not; or in words why it cannot be read. */
export function readChoice(folder: string): Choice | string {
  const bytes = readPrivate(`${folder}/on`, LARGEST_ON);
  if (typeof bytes === 'string') return bytes;
  const text = Buffer.from(bytes).toString('utf8');
  return parseOn(text) ?? { ...NO_FLEET, deny: denyLines(text) };
}

/** Writes `on` for the folder as it is now. */
export function bind(folder: string, choice: Choice): void {
  const path = `${folder}/on`;
  const text = onText({ ...choice, path: folder, ...binding(folder) });
  if (Buffer.byteLength(text) > LARGEST_ON) {
    throw new Refusal(`\`${path}\` would be larger than 64 KiB; deny fewer metrics, or use a glob for many`);
  }
  replaceFile(path, text);
  const state = readOn(folder);
  if (state.state === 'off') throw new Refusal(`\`${path}\` was written but is not valid (${state.why})`);
}

/** Which part of a store is not what its `on` says. */
export function mismatchWords({ part, recorded, found }: Extract<OnState, { why: 'mismatch' }>): string {
  const what = { path: 'its folder was', inode: 'its folder had the inode', born: 'its folder was made at' }[part];
  return `when it was turned on ${what} ${recorded}, and now it is ${found}`;
}

/** `crater, experiment pr-1, job a-1.0`: the fleet and what is said beside it; empty for a store of none. */
export function fleetText(words: FleetWords): string {
  const more = OF_A_FLEET.flatMap((key) => (words[key] === null ? [] : [`, ${key} ${words[key]}`]));
  return words.fleet === null ? '' : words.fleet + more.join('');
}

/** A line about what is still not recorded; nothing if all is. */
export const deniedWords = (deny: readonly string[]): string =>
  deny.length === 0 ? '' : `Not recorded: ${deny.join(' ')}\n`;
