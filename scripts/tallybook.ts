/**
 * `tallybook`: the program of authors and reviewers. A table of its commands and the reading of arguments; it has no
 * rules and no network code. Exit status: 0 clean, 1 findings, 2 usage or I/O.
 */
import { Argument, Command, CommanderError, Option } from 'commander';
import { GENERATORS } from '../generators/index.ts';
import { FORMATS } from '../model/findings/format.ts';
import { KINDS } from '../model/schema/declaration.ts';
import { runApprovals, runApprove, runPropose } from './tallybook/approvals/approve.ts';
import { runCodeowners } from './tallybook/approvals/codeowners.ts';
import { runRevoke } from './tallybook/approvals/revoke.ts';
import { runKeygen, runSign } from './tallybook/approvals/sign.ts';
import { runCheck } from './tallybook/check.ts';
import { DIFF_FORMATS, DIFF_HELP, runDiff } from './tallybook/diff/diff.ts';
import { DISCLOSURE_FORMATS, readSeed, runDisclosure } from './tallybook/disclosure/disclosure.ts';
import { runExplain } from './tallybook/explain.ts';
import { runGenerate } from './tallybook/generate.ts';
import { runInit } from './tallybook/init.ts';
import { runNew } from './tallybook/new.ts';
import { runRelease } from './tallybook/release/release.ts';
import { print, remark } from './terminal/print.ts';
import { Refusal } from './terminal/refusal.ts';
import { VERSION } from './terminal/version.ts';

/** One command: what its help says, and what it runs with its arguments in order and then its options. */
interface CommandRow {
  readonly name: string;
  readonly summary: string;
  readonly arguments?: readonly Argument[];
  /** In the order of its help. */
  readonly options: readonly Option[];
  /** What its help ends with. */
  readonly after?: string;
  /** Returns the exit status. A method, since what the parser hands over has no types that a compiler could compare. */
  run(...given: readonly unknown[]): number;
}

const argument = (name: string, about: string): Argument => new Argument(name, about);
const option = (flags: string, about: string): Option => new Option(flags, about);
const required = (flags: string, about: string): Option => new Option(flags, about).makeOptionMandatory();
const choice = (flags: string, about: string, choices: readonly string[]): Option =>
  new Option(flags, about).choices(choices);

const ROOT = option('--root <dir>', 'the folder that holds registry/').default('.');
const SUBJECT = argument('<id>', 'the id of a metric, or `policy`');
const AS = required('--as <name>', 'your name in registry/roster.yaml');
const KEY = required('--key <file>', 'your private key');
const ON = option('--on <day>', 'the day it is done, if not today');

const OUTPUTS = `which outputs (${GENERATORS.map(({ name }) => name).join(', ')}); all of them when none is named`;

const COMMANDS: readonly CommandRow[] = [
  {
    name: 'check',
    summary: 'check every declaration and say everything that is wrong with it',
    options: [
      choice('--format <format>', 'how to print findings', FORMATS).default('text'),
      option('--today', 'measure lives from today instead of the registry’s as_of'),
      ROOT,
    ],
    run: runCheck,
  },
  {
    name: 'generate',
    summary: 'check, then write every output into generated/',
    arguments: [argument('[outputs...]', OUTPUTS)],
    options: [
      option('--check', 'write nothing; say which files of generated/ are missing, changed or stray'),
      option('--summary', 'say where each output is and how to grep the allowlist'),
      option('--out <dir>', 'where to write (default: generated/ beside registry/)'),
      option('--vendor <dir>', 'write the Rust recorder and bindings as plain files, to build without Cargo'),
      ROOT,
    ],
    run: runGenerate,
  },
  {
    name: 'explain',
    summary: 'explain one thing of the registry or the checker; without an id, list what can be explained',
    arguments: [argument('[id]', 'a rule, class, kind, metric, or group as program/group')],
    options: [ROOT],
    run: runExplain,
  },
  {
    name: 'new',
    summary: 'add a declaration to fill in; `check` says what is left to do',
    arguments: [
      argument('<program>', 'a program of registry.yaml'),
      argument('<metric>', 'area.name, such as ice.total'),
    ],
    options: [choice('--kind <kind>', 'what is counted', KINDS).default('counter'), ROOT],
    run: runNew,
  },
  {
    name: 'diff',
    summary: 'say what changed between two registries, and whether the version is high enough for it',
    arguments: [
      argument('<old>', 'a folder with registry/, a file of registry/releases/, or a commit of git such as main'),
      argument('[new]', 'the same').default('.'),
    ],
    options: [choice('--format <format>', 'how to print the changes', DIFF_FORMATS).default('text')],
    after: `\n${DIFF_HELP}`,
    run: runDiff,
  },
  {
    name: 'release',
    summary: 'freeze the registry as its version in registry/releases/, and add what changed to CHANGELOG.md',
    options: [ROOT],
    run: runRelease,
  },
  {
    name: 'init',
    summary: 'start a registry for another project',
    arguments: [argument('[dir]', 'the folder in which to make registry/').default('.')],
    options: [required('--program <name>', 'the first program, such as ripgrep')],
    run: runInit,
  },
  {
    name: 'disclosure',
    summary: 'simulate what the reports of each group could give away about the people who send them',
    options: [
      choice('--format <format>', 'how to print the figures', DISCLOSURE_FORMATS).default('text'),
      option('--seed <n>', 'draw other people (default: always the same ones)').argParser(readSeed),
      option('--svg <file>', 'also write the figures as a picture'),
      ROOT,
    ],
    run: runDisclosure,
  },
  {
    name: 'approvals',
    summary: 'say where the approval of every metric stands',
    options: [ROOT],
    run: runApprovals,
  },
  {
    name: 'propose',
    summary: 'propose what a metric says now; others approve it',
    arguments: [SUBJECT],
    options: [required('--as <name>', 'your name; it need not be in registry/roster.yaml'), ON, ROOT],
    run: runPropose,
  },
  {
    name: 'approve',
    summary: 'approve what was proposed, with your key',
    arguments: [SUBJECT],
    options: [
      AS,
      KEY,
      choice('--role <role>', 'as what, if you are both', ['owner', 'steward']),
      option('--decided <text>', 'for a renewal: what was decided from the metric so far'),
      ON,
      ROOT,
    ],
    run: runApprove,
  },
  {
    name: 'revoke',
    summary: 'stop a metric at once, as a steward',
    arguments: [argument('<id>', 'the id of a metric')],
    options: [AS, KEY, required('--because <text>', 'why; it is public'), ON, ROOT],
    run: runRevoke,
  },
  {
    name: 'sign',
    summary: 'sign a file as a release signer; signatures stand beside it, in <file>.sig',
    arguments: [argument('<file>', 'an allowlist')],
    options: [AS, KEY, ON, ROOT],
    run: runSign,
  },
  {
    name: 'keygen',
    summary: 'make a key: the private half goes into the file, the public half is printed',
    arguments: [argument('<file>', 'where to write the private key; it must not exist')],
    options: [],
    run: runKeygen,
  },
  {
    name: 'codeowners',
    summary: 'print a CODEOWNERS file: teams own areas and lists, stewards what decides about privacy',
    options: [required('--org <name>', 'the organisation whose teams these are'), ROOT],
    run: runCodeowners,
  },
];

function commandOf(row: CommandRow): Command {
  const command = new Command(row.name).description(row.summary);
  for (const taken of row.arguments ?? []) command.addArgument(taken);
  for (const offered of row.options) command.addOption(offered);
  if (row.after !== undefined) command.addHelpText('after', row.after);
  return command.action((...given) => {
    process.exitCode = row.run(...given);
  });
}

function tallybook(): Command {
  const program = new Command('tallybook')
    .description('A registry and code generator for metrics that stay on the user’s machine.')
    .version(VERSION)
    .exitOverride()
    .configureOutput({ writeOut: print, writeErr: remark })
    .showHelpAfterError('(`tallybook --help` lists the commands)')
    .addHelpText('after', '\nExit status: 0 clean, 1 findings, 2 usage or I/O.');
  for (const row of COMMANDS) program.addCommand(commandOf(row).copyInheritedSettings(program));
  return program;
}

/** Anything but a refusal is a fault of this program; where it happened is all that helps to find it. */
function bug(error: unknown): string {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `this is a bug in tallybook, not a fault of your registry; please report it with these lines\n${trace}`;
}

function main(argv: readonly string[]): void {
  try {
    tallybook().parse([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else {
      process.exitCode = 2;
      remark(`tallybook: ${error instanceof Refusal ? error.message : bug(error)}\n`);
    }
  }
}

main(process.argv);
