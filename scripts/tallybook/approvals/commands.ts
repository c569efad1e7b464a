/** The commands of people who look after a registry: arguments only. All work offline. */
import { Option, type Command } from 'commander';
import { runApprovals, runApprove, runPropose } from './approve.ts';
import { runCodeowners } from './codeowners.ts';
import { runRevoke } from './revoke.ts';
import { runKeygen, runSign } from './sign.ts';

const ID = 'the id of a metric, or `policy`';
const as = (): Option => new Option('--as <name>', 'your name in registry/roster.yaml').makeOptionMandatory();
const key = (): Option => new Option('--key <file>', 'your private key').makeOptionMandatory();
const on = (): Option => new Option('--on <day>', 'the day it is done, if not today');

/** Adds the commands to a program. `root` makes the option for the registry's folder. */
export function addApprovalCommands(tallybook: Command, root: () => Option, done: (status: number) => void): void {
  tallybook
    .command('approvals')
    .description('say where the approval of every metric stands')
    .addOption(root())
    .action((options) => done(runApprovals(options)));
  tallybook
    .command('propose')
    .argument('<id>', ID)
    .description('propose what a metric says now; others approve it')
    .addOption(new Option('--as <name>', 'your name; it need not be in registry/roster.yaml').makeOptionMandatory())
    .addOption(on())
    .addOption(root())
    .action((id, options) => done(runPropose(id, options)));
  tallybook
    .command('approve')
    .argument('<id>', ID)
    .description('approve what was proposed, with your key')
    .addOption(as())
    .addOption(key())
    .addOption(new Option('--role <role>', 'as what, if you are both').choices(['owner', 'steward']))
    .option('--decided <text>', 'for a renewal: what was decided from the metric so far')
    .addOption(on())
    .addOption(root())
    .action((id, options) => done(runApprove(id, options)));
  tallybook
    .command('revoke')
    .argument('<id>', 'the id of a metric')
    .description('stop a metric at once, as a steward')
    .addOption(as())
    .addOption(key())
    .requiredOption('--because <text>', 'why; it is public')
    .addOption(on())
    .addOption(root())
    .action((id, options) => done(runRevoke(id, options)));
  tallybook
    .command('sign')
    .argument('<file>', 'an allowlist')
    .description('sign a file as a release signer; signatures stand beside it, in <file>.sig')
    .addOption(as())
    .addOption(key())
    .addOption(on())
    .addOption(root())
    .action((file, options) => done(runSign(file, options)));
  tallybook
    .command('keygen')
    .argument('<file>', 'where to write the private key; it must not exist')
    .description('make a key: the private half goes into the file, the public half is printed')
    .action((file) => done(runKeygen(file)));
  tallybook
    .command('codeowners')
    .description('print a CODEOWNERS file: teams own areas and lists, stewards what decides about privacy')
    .requiredOption('--org <name>', 'the organisation whose teams these are')
    .addOption(root())
    .action((options) => done(runCodeowners(options)));
}
