/**
 * `tallybook`: the program of authors and reviewers. Parses arguments and leaves; it has no rules and no network code.
 * Exit status: 0 clean, 1 findings, 2 usage or I/O.
 */
import { Command, CommanderError, Option } from 'commander';
import { FORMATS } from '../model/findings/format.ts';
import { KINDS } from '../model/schema/declaration.ts';
import { GENERATORS } from '../generators/index.ts';
import { addApprovalCommands } from './tallybook/approvals/commands.ts';
import { runCheck } from './tallybook/check.ts';
import { DISCLOSURE_FORMATS, readSeed, runDisclosure } from './tallybook/disclosure/disclosure.ts';
import { DIFF_FORMATS, DIFF_HELP, runDiff } from './tallybook/diff/diff.ts';
import { runExplain } from './tallybook/explain.ts';
import { runGenerate } from './tallybook/generate.ts';
import { runInit } from './tallybook/init.ts';
import { runNew } from './tallybook/new.ts';
import { print, remark } from './terminal/print.ts';
import { VERSION } from './terminal/version.ts';
import { Refusal } from './terminal/refusal.ts';
import { runRelease } from './tallybook/release/release.ts';

const generatorNames = GENERATORS.map(({ name }) => name).join(', ');

function program(done: (status: number) => void): Command {
  const tallybook = new Command('tallybook')
    .description('A registry and code generator for metrics that stay on the user’s machine.')
    .version(VERSION)
    .exitOverride()
    .configureOutput({ writeOut: print, writeErr: remark })
    .showHelpAfterError('(`tallybook --help` lists the commands)')
    .addHelpText('after', '\nExit status: 0 clean, 1 findings, 2 usage or I/O.');
  const root = (): Option => new Option('--root <dir>', 'the folder that holds registry/').default('.');

  tallybook
    .command('check')
    .description('check every declaration and say everything that is wrong with it')
    .addOption(new Option('--format <format>', 'how to print findings').choices(FORMATS).default('text'))
    .option('--today', 'measure lives from today instead of the registry’s as_of')
    .addOption(root())
    .action((options) => done(runCheck(options)));
  tallybook
    .command('generate')
    .argument('[outputs...]', `which outputs (${generatorNames}); all of them when none is named`)
    .description('check, then write every output into generated/')
    .option('--check', 'write nothing; say which files of generated/ are missing, changed or stray')
    .option('--summary', 'say where each output is and how to grep the allowlist')
    .option('--out <dir>', 'where to write (default: generated/ beside registry/)')
    .option('--vendor <dir>', 'write the Rust recorder and bindings as plain files, to build without Cargo')
    .addOption(root())
    .action((outputs, options) => done(runGenerate(outputs, options)));
  tallybook
    .command('explain')
    .argument('[id]', 'a rule, class, kind, metric, or group as program/group')
    .description('explain one thing of the registry or the checker; without an id, list what can be explained')
    .addOption(root())
    .action((id, options) => done(runExplain(id, options)));
  tallybook
    .command('new')
    .argument('<program>', 'a program of registry.yaml')
    .argument('<metric>', 'area.name, such as ice.total')
    .description('add a declaration to fill in; `check` says what is left to do')
    .addOption(new Option('--kind <kind>', 'what is counted').choices(KINDS).default('counter'))
    .addOption(root())
    .action((name, metric, options) => done(runNew(name, metric, options)));
  tallybook
    .command('diff')
    .argument('<old>', 'a folder with registry/, a file of registry/releases/, or a commit of git such as main')
    .argument('[new]', 'the same', '.')
    .description('say what changed between two registries, and whether the version is high enough for it')
    .addOption(new Option('--format <format>', 'how to print the changes').choices(DIFF_FORMATS).default('text'))
    .addHelpText('after', `\n${DIFF_HELP}`)
    .action((old, now, options) => done(runDiff(old, now, options)));
  tallybook
    .command('release')
    .description('freeze the registry as its version in registry/releases/, and add what changed to CHANGELOG.md')
    .addOption(root())
    .action((options) => done(runRelease(options)));
  tallybook
    .command('init')
    .argument('[dir]', 'the folder in which to make registry/', '.')
    .description('start a registry for another project')
    .requiredOption('--program <name>', 'the first program, such as ripgrep')
    .action((dir, options) => done(runInit(dir, options)));
  tallybook
    .command('disclosure')
    .description('simulate what the reports of each group could give away about the people who send them')
    .addOption(new Option('--format <format>', 'how to print the figures').choices(DISCLOSURE_FORMATS).default('text'))
    .option('--seed <n>', 'draw other people (default: always the same ones)', readSeed)
    .option('--svg <file>', 'also write the figures as a picture')
    .addOption(root())
    .action((options) => done(runDisclosure(options)));
  addApprovalCommands(tallybook, root, done);
  return tallybook;
}

/** Anything but a refusal is a fault of this program; where it happened is all that helps to find it. */
function bug(error: unknown): string {
  return `this is a fault of tallybook, not of your registry; please report it with these lines\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

function main(argv: readonly string[]): void {
  try {
    program((status) => {
      process.exitCode = status;
    }).parse([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else {
      process.exitCode = 2;
      remark(`tallybook: ${error instanceof Refusal ? error.message : bug(error)}\n`);
    }
  }
}

main(process.argv);
