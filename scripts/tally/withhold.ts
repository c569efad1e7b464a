/**
 * `tally withhold` and `tally release`: the list of fields that may never leave, whatever an allowlist says. It only
 * ever makes less possible. What is recorded stays recorded.
 */
import { heldBackIn } from '../../submitter/registries/registered.ts';
import { readWithheld, withheldPath, withheldText } from '../../submitter/consent/withheld.ts';
import { keepOwn } from '../../submitter/own-folder/own-folder.ts';
import { print, shellWord } from '../terminal/print.ts';
import { stop } from '../../submitter/stops/stop.ts';
import { words } from '../../submitter/stops/tally-words.ts';
import { Refusal } from '../terminal/refusal.ts';
import { counted, ID_OR_GLOB, type Command, type Surroundings } from './command.ts';
import { checkedGlobs } from './deny.ts';
import { place } from './place.ts';
import { unstopped } from './unstopped.ts';

const LONGEST = 200;
/** A list written by hand may hold longer ones. */
const LONGEST_LIST = 1 << 16;

/** The globs of the list. Refuses a list that does not hold: nothing may be allowed that it may have named. */
function withheldGlobs(root: string): readonly string[] {
  const { value, findings } = readWithheld(root);
  if (value !== null) return value.map(({ glob }) => glob);
  const [first] = findings;
  throw new Refusal(words(stop('withheld/broken', withheldPath(root), first?.line ?? 0, first?.message ?? '')));
}

function withhold([glob]: readonly string[], _options: unknown, at: Surroundings): number {
  const { root } = place(at);
  const before = withheldGlobs(root);
  if (glob === undefined) {
    print(listWords(root, before));
    return 0;
  }
  const globs = checkedGlobs(glob, LONGEST);
  const fresh = globs.filter((one) => !before.includes(one));
  const all = [...before, ...fresh].sort();
  if (fresh.length > 0) unstopped(keepOwn(root, withheldPath(root), withheldText(all)));
  const lines = heldBackIn(root, globs);
  const others = globs.filter((one) => !fresh.includes(one));
  print(withheldWords(glob, fresh.length === 0 ? null : others, lines) + listWords(root, all));
  return lines === 0 ? 1 : 0;
}

/** `before` is what of it was withheld before, null where all of it was. */
function withheldWords(glob: string, before: readonly string[] | null, lines: number): string {
  const hits =
    lines === 0
      ? 'No line of a registry that was added names it. Look at its spelling: tally show'
      : `It holds back all or part of ${counted(lines, 'line')} of allowlists; nothing is sent of a group with one.`;
  const too = before === null || before.length === 0 ? '' : `, which takes ${before.join(' and ')} off the list too`;
  return `${glob} ${before === null ? 'was withheld before' : 'may not leave any more'}.
${hits}
It is still recorded; \`tally off PROGRAM METRIC\` ends that.
To undo this: tally release ${shellWord(glob)}${too}
`;
}

function release([glob = '']: readonly string[], _options: unknown, at: Surroundings): number {
  const { root } = place(at);
  const before = withheldGlobs(root);
  const gone = checkedGlobs(glob, LONGEST_LIST);
  const left = before.filter((one) => !gone.includes(one));
  if (left.length === before.length) {
    throw new Refusal(`\`${glob}\` is not withheld; \`tally withhold\` lists what is`);
  }
  unstopped(keepOwn(root, withheldPath(root), withheldText(left)));
  // An id is itself and its fields with labels; what was named on its own goes with it, and is said.
  const off = before.filter((one) => gone.includes(one));
  const words =
    `${off.join(' and ')} ${off.length === 1 ? 'is' : 'are'} off the list. ` +
    'What no other glob takes can leave by your hand if an allowlist says so.\n';
  print(words + listWords(root, left));
  return 0;
}

function listWords(root: string, globs: readonly string[]): string {
  const path = withheldPath(root);
  if (globs.length === 0) return `Nothing is withheld (${path}).\n`;
  return `Withheld, in ${path}:\n${globs.map((glob) => `  ${glob}\n`).join('')}`;
}

export const withholdCommand: Command = {
  usage: 'withhold [GLOB]',
  summary: 'name fields that may never leave, or list them',
  help: `
GLOB is ${ID_OR_GLOB}. What it names is in no
report and in no ticket, whatever an allowlist says; it is still recorded. Without GLOB, lists what is withheld, from
_tally/withheld in the store, one glob a line.`,
  run: withhold,
};

export const releaseCommand: Command = {
  usage: 'release GLOB',
  summary: 'take a glob off the list of what is withheld',
  help: `GLOB is one that \`tally withhold\` was given. An id stands for itself and all of its fields with labels,
\`ID{*}\`, which goes with it though it was withheld on its own. Nothing leaves by this; it only takes a refusal away.`,
  run: release,
};
