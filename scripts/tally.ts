/**
 * `tally`: the program of users, which turns recording on and off and shows, exports and deletes what was recorded. It
 * records nothing and has no network code. Parses arguments and leaves; the clock is read here, once.
 * Exit status: 0 done, 1 something to look at, 2 usage or I/O.
 */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { today } from '../recorders/typescript/store/day.ts';
import { print, remark } from './terminal/print.ts';
import { Refusal } from './terminal/refusal.ts';
import { add } from './tally/add.ts';
import { clean } from './tally/clean.ts';
import type { Command, Surroundings } from './tally/command.ts';
import { consent } from './tally/consent.ts';
import { diff } from './tally/diff.ts';
import { exportCommand } from './tally/export.ts';
import { commandHelp, programHelp } from './tally/help.ts';
import { keys } from './tally/keys.ts';
import { log } from './tally/log.ts';
import { suggestion } from './terminal/suggest.ts';
import { off } from './tally/off.ts';
import { on } from './tally/on.ts';
import { preview } from './tally/preview.ts';
import { show } from './tally/show.ts';
import { leavingParts } from './tally/status-leaving.ts';
import { statusWith } from './tally/status.ts';
import { submit } from './tally/submit.ts';
import { ticketCommand } from './tally/ticket.ts';
import { verify } from './tally/verify.ts';
import { parseUsage } from './tally/usage.ts';
import { releaseCommand, withholdCommand } from './tally/withhold.ts';
import { VERSION } from './terminal/version.ts';

/** As help lists them: recording, looking, registries, what leaves. */
const COMMANDS: readonly Command[] = [
  ...[on, off, statusWith(leavingParts), show, exportCommand, clean],
  ...[add, keys, verify],
  ...[withholdCommand, releaseCommand, ticketCommand, consent, diff, preview, submit, log],
];

const BY_NAME = new Map(COMMANDS.map((command) => [parseUsage(command.usage).name, command]));

function run(words: readonly string[], surroundings: Surroundings): number {
  const [name = '', ...rest] = words;
  if (['--help', '-h', 'help'].includes(name)) return say(programHelp(COMMANDS));
  if (name === '--version') return say(`${VERSION}\n`);
  const command = BY_NAME.get(name);
  if (command === undefined) throw new Refusal(unknownCommand(name));
  if (rest.includes('--help') || rest.includes('-h')) return say(commandHelp(command));
  const { values, positionals } = parsed(command, rest);
  return command.run(positionals, values, surroundings);
}

function say(text: string): number {
  print(text);
  return 0;
}

function unknownCommand(name: string): string {
  const list = '`tally --help` lists the commands';
  if (name === '') return `no command was given; ${list}`;
  if (name.startsWith('-')) return `there is no option ${name} before a command; ${list}`;
  const near = suggestion(name, [...BY_NAME.keys()]);
  return `there is no command \`${name}\`; ${near === null ? list : `did you mean \`tally ${near}\`?`}`;
}

interface Parsed {
  readonly values: Readonly<Record<string, unknown>>;
  readonly positionals: readonly string[];
}

function parsed({ usage }: Command, words: readonly string[]): Parsed {
  const { least, most, options } = parseUsage(usage);
  const help = `usage: tally ${usage}`;
  try {
    const found = parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
    const { length } = found.positionals;
    if (length < least || length > most) throw new Refusal(help);
    return found;
  } catch (error) {
    if (!(error instanceof TypeError) || !('code' in error)) throw error;
    const option = /'(?:-\w, )?(-[^ ']*)/.exec(error.message)?.[1] ?? '';
    const type = options[option.slice(2)]?.type;
    const takes = type === undefined ? `there is no option ${option}` : `${option} ${TAKES[type]}`;
    throw new Refusal(`${takes}; ${help}`);
  }
}

const TAKES = { string: 'needs a value', boolean: 'takes no value' } as const;

/** What the system refused and no command put into words of its own. */
const isOfTheSystem = (error: unknown): error is Error => error instanceof Error && 'syscall' in error;

/** Anything but a refusal is a fault of this program; where it happened is all that helps to find it. */
function bug(error: unknown): string {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `this is a fault of tally, not of your store; please report it with these lines\n${trace}`;
}

function main(argv: readonly string[]): void {
  const { env, platform, stdout } = process;
  const language = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  const unicode = platform === 'win32' || /utf-?8/i.test(language);
  try {
    const machine = { env, platform, unicode, columns: stdout.columns ?? 80 };
    process.exitCode = run(argv.slice(2), { ...machine, today: today(), random: randomBytes });
  } catch (error) {
    process.exitCode = 2;
    const isPlain = error instanceof Refusal || isOfTheSystem(error);
    remark(`tally: ${isPlain ? error.message : bug(error)}\n`);
  }
}

main(process.argv);
