/**
 * `tally on`: makes recording happen, by the one file that recorders ask for, and binds it to the folder it stands in.
 * What was recorded stays.
 */
import { existsSync } from 'node:fs';
import {
  FLEET,
  FLEET_WORD,
  NO_FLEET,
  OF_A_FLEET,
  readOn,
  type FleetWords,
  type OnState,
} from '../../recorders/typescript/store/on.ts';
import { print } from '../terminal/print.ts';
import { orRefuse, Refusal } from '../terminal/refusal.ts';
import { bind, deniedWords, fleetText, mismatchWords, readChoice, type Choice } from './binding.ts';
import { ID_OR_GLOB, textOption, type Command, type Surroundings } from './command.ts';
import { keepDenies, keptDenies } from './deny.ts';
import { recordMetric } from './metric-recording.ts';
import { folderOf, place } from './place.ts';
import { retentionWords } from './retention.ts';
import { makeStore } from './store-folder.ts';
import { sweep } from './sweep.ts';

function run(words: readonly string[], options: Readonly<Record<string, unknown>>, at: Surroundings): number {
  const [program = '', metric] = words;
  const { root } = place(at);
  const folder = folderOf(root, program);
  const fleet = fleetOption(options);
  if (metric !== undefined) {
    if (fleet !== null) throw new Refusal('--fleet applies to a whole program; leave the metric out');
    return recordMetric(program, folder, metric, true);
  }
  sweep(root, at.today);
  const before = readOn(folder);
  const choice = orRefuse(`write \`${folder}/on\``, () => {
    makeStore(root, folder);
    const now = { ...choiceBefore(root, program, folder), ...fleet };
    bind(folder, now);
    keepDenies(root, program, []);
    return now;
  });
  print(onWords(program, folder, choice, before, retentionWords(root, program)));
  return 0;
}

/** What each option that stands beside --fleet names. */
const NAMES = {
  experiment: 'what a fleet compares',
  toolchain: 'what a fleet runs',
  job: 'a run of a fleet',
} as const;

/** Null where no option speaks of a fleet; what is said of one replaces all that was said before. */
function fleetOption(options: Readonly<Record<string, unknown>>): FleetWords | null {
  const fleet = textOption(options, 'fleet');
  if (fleet !== null && !FLEET.test(fleet)) {
    throw new Refusal(
      `\`${fleet}\` is not a valid fleet name: use a lower-case letter, then up to 39 of a-z, 0-9 and -`,
    );
  }
  const words = OF_A_FLEET.map((key) => {
    const word = textOption(options, key);
    if (word !== null && fleet === null) throw new Refusal(`--${key} names ${NAMES[key]}; give --fleet too`);
    if (word === null || FLEET_WORD.test(word)) return [key, word];
    throw new Refusal(
      `\`${word}\` is not a valid ${key} name: use up to 200 printable ASCII characters without spaces`,
    );
  });
  return fleet === null ? null : { ...NO_FLEET, fleet, ...Object.fromEntries(words) };
}

/** What the `on` that is there says, or what was kept when the program was turned off. */
function choiceBefore(root: string, program: string, folder: string): Choice {
  const path = `${folder}/on`;
  if (!existsSync(path)) return { ...NO_FLEET, deny: keptDenies(root, program) };
  const choice = readChoice(folder);
  if (typeof choice === 'string') throw new Refusal(`\`${path}\`: ${choice}; remove it, then run this again`);
  return choice;
}

function onWords(program: string, folder: string, choice: Choice, before: OnState, retention: string): string {
  const wasMoved = before.state === 'off' && before.why === 'mismatch';
  const moved = wasMoved ? `It was off: ${mismatchWords(before)}. What was recorded is kept.\n` : '';
  const store = choice.fleet === null ? '' : `This is a store of the fleet ${fleetText(choice)}.\n`;
  const start = before.state === 'on' ? ', as it was. It' : '. From its next start it';
  return `${program} is on${start} writes what it counts to files in
  ${folder}
${moved}Each file holds the counts of one version on one day (UTC). ${retention}
${store}${deniedWords(choice.deny)}Nothing leaves this machine by itself.
To look: tally show ${program}
To see what could leave, and what has: tally status
To stop: tally off ${program}
`;
}

export const on: Command = {
  usage: 'on PROGRAM [METRIC] [--fleet NAME [--experiment NAME] [--toolchain NAME] [--job NAME]]',
  summary: 'turn recording on for a program, or for a metric of it that was turned off',
  help: `
PROGRAM is the first part of its ids, such as rustc in rustc.ice.total. What was recorded, what is denied and the fleet
stay as they were. A store that was copied or moved is off until this is run there.

METRIC is ${ID_OR_GLOB}, as it was given to \`tally off\`.

  --fleet NAME       this machine is one of a fleet that builds public code: metrics of class fleet are recorded too
  --experiment NAME  what the fleet compares
  --toolchain NAME   what is run, in your words: two nightlies have one version, master#1a2b3c tells them apart
  --job NAME         what the fleet calls this run`,
  run,
};
