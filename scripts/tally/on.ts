/**
 * `tally on`: makes recording happen, by the one file that recorders ask for, and binds it to the folder it stands in.
 * Nothing else of this project makes a folder of the store. What was recorded stays.
 */
import { chmodSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { binding, onText, parseOn, readOn, type On, type OnState } from '../../recorders/typescript/store/on.ts';
import { isFolder } from '../../recorders/typescript/store/regular.ts';
import { makeFolder, readPrivate, replaceFile } from '../../submitter/own-folder/private-file.ts';
import { print } from '../terminal/print.ts';
import { orRefuse, Refusal } from '../terminal/refusal.ts';
import { textOption, type Command, type Surroundings } from './command.ts';
import { denyLines, globsOf, keepDenies, keptDenies } from './deny.ts';
import { folderOf, place } from './place.ts';
import { retentionWords } from './retention.ts';
import { sweep } from './sweep.ts';

const TAG =
  'Signature: 8a477f597d28d172789f06886806bc55\n# Backups may leave this folder out: see https://bford.info/cachedir/\n';
const FLEET = /^[a-z][a-z0-9-]{0,39}$/;
const JOB = /^[!-~]{1,200}$/;
const MAX_BYTES = 1 << 16;

type Chosen = Pick<On, 'fleet' | 'job' | 'deny'>;

function run(words: readonly string[], options: Readonly<Record<string, unknown>>, at: Surroundings): number {
  const [program = '', metric] = words;
  const { root } = place(at);
  const folder = folderOf(root, program);
  const [fleet, job] = [textOption(options, 'fleet'), textOption(options, 'job')];
  checkFleet(fleet, job);
  if (metric !== undefined) {
    if (fleet !== null) throw new Refusal('--fleet is said of a whole program; leave the metric out');
    return allow(program, folder, metric);
  }
  sweep(root, at.today);
  const before = readOn(folder);
  orRefuse(`turn ${program} on`, () => makeStore(root, folder));
  const chosen = orRefuse(`read \`${join(folder, 'on')}\``, () => chosenBefore(root, program, folder));
  const now = fleet === null ? chosen : { ...chosen, fleet, job };
  orRefuse(`write \`${join(folder, 'on')}\``, () => {
    bind(folder, now);
    keepDenies(root, program, []);
  });
  print(said(program, folder, now, before, retentionWords(root, program)));
  return 0;
}

function checkFleet(fleet: string | null, job: string | null): void {
  if (fleet !== null && !FLEET.test(fleet)) {
    throw new Refusal(`\`${fleet}\` is no name of a fleet: a lower-case letter, then up to 39 of a-z, 0-9 and -`);
  }
  if (job !== null && fleet === null) throw new Refusal('--job names a run of a fleet; say --fleet too');
  if (job !== null && !JOB.test(job)) {
    throw new Refusal(`\`${job}\` is no name of a job: up to 200 printable ASCII characters without a space`);
  }
}

/** The root with what keeps it out of backups and repositories, and the program's folder. */
function makeStore(root: string, folder: string): void {
  if (isFolder(root)) refuseForeign(root);
  for (const path of [root, folder]) {
    if (!makeFolder(path))
      throw new Refusal(`\`${path}\` is a link or a file and no folder; move it away, then run this again`);
  }
  chmodSync(root, 0o700);
  for (const [name, text] of [
    ['CACHEDIR.TAG', TAG],
    ['.gitignore', '*\n'],
  ] as const) {
    const path = join(root, name);
    if (!existsSync(path)) replaceFile(path, text);
  }
}

/** A folder that holds other things is somebody's, and `.gitignore` would hide them from it. */
function refuseForeign(root: string): void {
  const names = readdirSync(root);
  if (names.length === 0 || names.includes('CACHEDIR.TAG') || names.some((name) => existsSync(join(root, name, 'on'))))
    return;
  throw new Refusal(
    `\`${root}\` holds files that are no store, such as \`${names.sort()[0]}\`; let TALLYBOOK_HOME name an empty or a new folder`,
  );
}

/** Fleet and deny lines of the `on` that is there, or those that were kept when the program was turned off. */
function chosenBefore(root: string, program: string, folder: string): Chosen {
  const path = join(folder, 'on');
  if (!existsSync(path)) return { fleet: null, job: null, deny: keptDenies(root, program) };
  const bytes = readPrivate(path, MAX_BYTES);
  if (typeof bytes === 'string') throw new Refusal(`\`${path}\`: ${bytes}; remove it, then run this again`);
  const text = Buffer.from(bytes).toString('utf8');
  return parseOn(text) ?? { fleet: null, job: null, deny: denyLines(text) };
}

/** Writes `on` for the folder as it is now. */
export function bind(folder: string, { fleet, job, deny }: Chosen): void {
  const text = onText({ path: folder, ...binding(folder), fleet, job, deny });
  if (Buffer.byteLength(text) > MAX_BYTES) {
    throw new Refusal(
      `\`${join(folder, 'on')}\` would be larger than 64 KiB; deny fewer metrics, or use a glob for many`,
    );
  }
  replaceFile(join(folder, 'on'), text);
  const state = readOn(folder);
  if (state.state === 'off')
    throw new Refusal(`\`${join(folder, 'on')}\` was written and does not hold (${state.why})`);
}

function said(program: string, folder: string, chosen: Chosen, before: OnState, retention: string): string {
  const lines = [
    before.state === 'on'
      ? `${program} is on, as it was. It writes what it counts to files in`
      : `${program} is on. From its next start it writes what it counts to files in`,
    `  ${folder}`,
    ...(before.state === 'off' && before.why === 'mismatch'
      ? [`It was off: ${mismatchWords(before)}. What was recorded is kept.`]
      : []),
    `Each file holds the counts of one version on one day (UTC). ${retention}`,
    ...(chosen.fleet === null
      ? []
      : [`This is a store of the fleet ${chosen.fleet}${chosen.job === null ? '' : `, job ${chosen.job}`}.`]),
    ...(chosen.deny.length === 0 ? [] : [`Not recorded: ${chosen.deny.join(' ')}`]),
    'Nothing leaves this machine by itself.',
    `To look: tally show ${program}`,
    'To see what could leave, and what has: tally status',
    `To stop: tally off ${program}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** Which part of a store is not what its `on` says. */
export function mismatchWords({ part, recorded, found }: Extract<OnState, { why: 'mismatch' }>): string {
  const what = { path: 'its folder was', inode: 'its folder had the inode', born: 'its folder was made at' }[part];
  return `when it was turned on ${what} ${recorded}, and now it is ${found}`;
}

/** Removes the `deny` lines of a metric. */
function allow(program: string, folder: string, metric: string): number {
  const state = readOn(folder);
  if (state.state === 'off') throw new Refusal(`${program} is off; \`tally on ${program}\` turns it on`);
  const globs = globsOf(program, metric);
  const deny = state.on.deny.filter((glob) => !globs.includes(glob));
  if (deny.length === state.on.deny.length) {
    const there = state.on.deny.length === 0 ? 'it has none' : `it has ${state.on.deny.join(' ')}`;
    throw new Refusal(`${program} has no deny line for \`${metric}\` (${there}); \`tally status\` shows them`);
  }
  orRefuse(`write \`${join(folder, 'on')}\``, () => bind(folder, { ...state.on, deny }));
  print(`${metric} is recorded again.\n${deniedWords(deny)}`);
  return 0;
}

/** A line about what is still not recorded; nothing if all is. */
export const deniedWords = (deny: readonly string[]): string =>
  deny.length === 0 ? '' : `Not recorded: ${deny.join(' ')}\n`;

export const on: Command = {
  name: 'on',
  usage: 'on PROGRAM [METRIC] [--fleet NAME [--job NAME]]',
  summary: 'turn recording on for a program, or for a metric of it that was turned off',
  help: `PROGRAM is the first part of its ids, such as rustc in rustc.ice.total. What was recorded before, what is denied and
the fleet stay as they are. A store that was copied, moved or restored is off until this is run there.

METRIC is an id, or a glob over fields in which * stands for any characters, as it was given to \`tally off\`.

  --fleet NAME  this machine is one of a fleet that builds public code: metrics of class fleet are recorded too
  --job NAME    what the fleet calls this run`,
  words: [1, 2],
  options: { fleet: { type: 'string' }, job: { type: 'string' } },
  run,
};
