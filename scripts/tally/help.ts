/** The help of `tally` and of each command. Only text. */
import { asSentence } from './body-words.ts';
import type { Command } from './command.ts';
import { parseUsage } from './usage.ts';

/** What `tally --help` prints. */
export function programHelp(commands: readonly Command[]): string {
  const names = commands.map(({ usage }) => parseUsage(usage).name);
  const width = Math.max(...names.map(({ length }) => length));
  const rows = commands.map(({ summary }, i) => `  ${names[i]?.padEnd(width)}  ${summary}`);
  return `Usage: tally COMMAND

Shows and governs what programs count on this machine. It records nothing, and it has no network code.

${rows.join('\n')}

\`tally COMMAND --help\` says more. Exit status: 0 done, 1 something to look at, 2 usage or I/O.
`;
}

/** What `tally COMMAND --help` prints. */
export function commandHelp({ usage, summary, help }: Command): string {
  return `Usage: tally ${usage}\n\n${asSentence(summary)}\n\n${help.trim()}\n`;
}
