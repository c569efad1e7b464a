/**
 * `tally withhold` and `tally release`: the list of fields that may never leave, whatever an allowlist says. It only ever
 * makes less possible. What is recorded stays recorded.
 */
import { matcher } from '../../recorders/typescript/store/glob.ts';
import { keyOf } from '../../submitter/allowlist/consistency.ts';
import { addedRegistries } from '../../submitter/registries/registries.ts';
import { readWithheld, withheldPath, withheldText } from '../../submitter/consent/withheld.ts';
import { keepOwn } from '../../submitter/own-folder/own-folder.ts';
import { print, shellWord } from '../terminal/print.ts';
import { Refusal } from '../terminal/refusal.ts';
import { counted, type Command, type Surroundings } from './command.ts';
import { fieldGlobs } from './deny.ts';
import { place } from './place.ts';
import { unstopped } from './unstopped.ts';

const GLOB = /^[!-~]{1,200}$/;

/** The globs of the list. Refuses a list that does not hold: nothing may be allowed that it may have named. */
function withheldGlobs(root: string): readonly string[] {
  const { value, findings } = readWithheld(root);
  if (value !== null) return value.map(({ glob }) => glob);
  const [{ file, line, message } = { file: withheldPath(root), line: 0, message: '' }] = findings;
  throw new Refusal(`\`${file}\`${line === 0 ? '' : ` line ${line}`}: ${message}; put that right, or remove the file`);
}

function withhold([glob]: readonly string[], _options: unknown, at: Surroundings): number {
  const { root } = place(at);
  const before = withheldGlobs(root);
  if (glob === undefined) {
    print(listWords(root, before));
    return 0;
  }
  const globs = globsOf(glob);
  const fresh = globs.filter((one) => !before.includes(one));
  const all = [...before, ...fresh].sort();
  if (fresh.length > 0) unstopped(keepOwn(root, withheldPath(root), withheldText(all)));
  const lines = matchedLines(root, globs);
  print(withheldWords(glob, fresh.length === 0, lines) + listWords(root, all));
  return lines === 0 ? 1 : 0;
}

function withheldWords(glob: string, again: boolean, lines: number): string {
  const hits =
    lines === 0
      ? 'No line of an allowlist that was added names it, so it could not leave before either. Look at its spelling: tally show'
      : `${counted(lines, 'line')} of allowlists ${lines === 1 ? 'is' : 'are'} refused by it. A report holds every field of its group, so nothing is sent of a group that has one of them.`;
  return `${[
    `${glob} ${again ? 'was withheld before' : 'may not leave any more'}.`,
    hits,
    'It is still recorded; `tally off PROGRAM METRIC` ends that.',
    `To undo this: tally release ${shellWord(glob)}`,
  ].join('\n')}\n`;
}

function release([glob = '']: readonly string[], _options: unknown, at: Surroundings): number {
  const { root } = place(at);
  const before = withheldGlobs(root);
  const gone = globsOf(glob);
  const left = before.filter((one) => !gone.includes(one));
  if (left.length === before.length) {
    throw new Refusal(
      `\`${glob}\` is not withheld (${before.length === 0 ? 'nothing is' : `withheld is ${before.join(' ')}`})`,
    );
  }
  unstopped(keepOwn(root, withheldPath(root), withheldText(left)));
  print(
    `${glob} is not withheld any more. Where an allowlist has a line for it, it can leave by your hand.\n${listWords(root, left)}`,
  );
  return 0;
}

function globsOf(glob: string): readonly string[] {
  if (!GLOB.test(glob)) {
    throw new Refusal(
      `\`${glob}\` is neither an id nor a glob, which is 1 to 200 printable ASCII characters without a space`,
    );
  }
  return fieldGlobs(glob);
}

/** How many lines of the allowlists that were added name what a glob names. */
function matchedLines(root: string, globs: readonly string[]): number {
  const matchers = globs.map(matcher);
  const lines = addedRegistries(root).flatMap(({ source }) => source?.allowlist.lines ?? []);
  return lines.filter(({ line }) => line.section !== 'set' && matchers.some((takes) => takes(keyOf(line)))).length;
}

const listWords = (root: string, globs: readonly string[]): string =>
  globs.length === 0
    ? `Nothing is withheld (${withheldPath(root)}).\n`
    : `Withheld, in ${withheldPath(root)}:\n${globs.map((glob) => `  ${glob}\n`).join('')}`;

export const withholdCommand: Command = {
  usage: 'withhold [GLOB]',
  summary: 'name fields that may never leave, or list them',
  help: `GLOB is an id, or a glob over fields in which * stands for any characters. Without it, lists what is withheld. The list
is _tally/withheld in the store, one glob a line. What it names is in no report and in no ticket, whatever an allowlist
says. It is still recorded; \`tally off PROGRAM METRIC\` ends that.`,
  run: withhold,
};

export const releaseCommand: Command = {
  usage: 'release GLOB',
  summary: 'take a glob off the list of what is withheld',
  help: `GLOB is one that \`tally withhold\` was given. Nothing leaves by this; it only takes a refusal away.`,
  run: release,
};
