/**
 * What the tools of developers take, by the file that npm starts: asked before one is started, so that `--help` and a
 * word that it does not take start nothing. It runs none of them.
 */
import { parseArgs, type ParseArgsConfig } from 'node:util';

interface Tool {
  /** As `npm` calls it, with its options. */
  readonly usage: string;
  readonly does: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  readonly takesNames?: boolean;
  /** Behind its own options stands a command with options of its own. */
  readonly takesCommand?: boolean;
}

/** Options whose value is a whole number. */
const NUMBERS = ['runs', 'seed', 'limit'];

const RANDOM = { runs: { type: 'string' }, seed: { type: 'string' } } as const;

export const TOOLS: Readonly<Record<string, Tool>> = {
  'scripts/dev/test.ts': {
    usage: 'npm test -- [PATTERN …] [--root FOLDER] [--limit MILLISECONDS]',
    does: 'Runs the test files whose path contains any PATTERN, or all of them.',
    options: { root: { type: 'string' }, limit: { type: 'string' } },
    takesNames: true,
  },
  'scripts/dev/types.ts': {
    usage: 'npm run types -- [--check]',
    does: 'Makes generated/types/ from the schemas; with --check it writes nothing and names what differs.',
    options: { check: { type: 'boolean' } },
  },
  'scripts/dev/bench/run.ts': {
    usage: 'npm run bench',
    does: 'Measures programs, recorders and binaries; ROUNDS=N in the environment sets how often. Run the build first.',
    options: {},
  },
  'scripts/dev/fuzz/run.ts': {
    usage: 'npm run fuzz -- [--runs N] [--seed S]',
    does: 'Breaks N files of a store, then N allowlists, and compares two readers of each; 1000000 without --runs.',
    options: RANDOM,
  },
  'scripts/dev/fuzz/report.ts': {
    usage: 'node scripts/dev/run.mjs scripts/dev/fuzz/report.ts [--runs N] [--seed S]',
    does: 'Makes N random users and compares what they may report with the allowlist; 1000000 without --runs.',
    options: RANDOM,
  },
  'scripts/dev/soak/run.ts': {
    usage: 'npm run soak -- [NAME …] [--short] [--seed S]',
    does: 'Kills, suspends and crowds recorders and previews, and says what held; without NAME, in every way.',
    options: { short: { type: 'boolean' }, seed: { type: 'string' } },
    takesNames: true,
  },
  'scripts/dev/kit/run.ts': {
    usage: 'npm run kit -- [--part NAME]… [--case TEXT] [--seed S] [--long] COMMAND… [--and COMMAND…]…',
    does: 'Holds recorders to recorders/STORE.md by their drivers, as test/store/README.md says; without NAME in all.',
    options: {
      part: { type: 'string', multiple: true },
      case: { type: 'string' },
      seed: { type: 'string' },
      long: { type: 'boolean' },
    },
    takesCommand: true,
  },
  'scripts/dev/workspace/run.ts': {
    usage: 'npm run workspace -- [--generated]',
    does: 'Builds real crates under the wrapper and counts a second time; with --generated it fetches none.',
    options: { generated: { type: 'boolean' } },
  },
  'scripts/dev/build/bundle.ts': {
    usage: 'npm run build',
    does: 'Makes dist/ anew: each program as one file.',
    options: {},
  },
  'scripts/dev/build/package.ts': {
    usage: 'npm run package',
    does: 'Makes dist/package anew: the folder that a release would publish.',
    options: {},
  },
  'scripts/dev/lines.ts': {
    usage: 'npm run lines -- [-v]',
    does: 'Counts the lines of what each program stands on; with -v it names the files.',
    options: { verbose: { type: 'boolean', short: 'v' } },
  },
};

/** The words that are for a tool itself, and the command behind them, for one that takes a command. */
export function wordsFor(
  file: string,
  words: readonly string[],
): { readonly own: readonly string[]; readonly command: readonly string[] } {
  const { options = {}, takesCommand = false } = TOOLS[file] ?? {};
  if (!takesCommand) return { own: words, command: [] };
  let at = 0;
  while (words[at]?.startsWith('--') === true) at += options[(words[at] ?? '').slice(2)]?.type === 'string' ? 2 : 1;
  return { own: words.slice(0, at), command: words.slice(at) };
}

/** What is wrong with the words that a tool was given; null where nothing is. */
function fault({ options, takesNames = false }: Tool, words: readonly string[]): string | null {
  try {
    const { values } = parseArgs({ args: [...words], options, allowPositionals: takesNames });
    const strange = NUMBERS.find((name) => name in values && !/^\d+$/.test(String(values[name])));
    return strange === undefined ? null : `--${strange} takes a whole number`;
  } catch (error) {
    if (!(error instanceof TypeError) || !('code' in error)) throw error;
    const option = /'(?:-\w, )?(-[^ ']*)/.exec(error.message)?.[1];
    if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `there is no option ${option ?? ''}`;
    if (error.code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return 'it takes options only';
    return options[(option ?? '').slice(2)]?.type === 'string' ? `${option} needs a value` : `${option} takes no value`;
  }
}

export interface Reply {
  readonly status: 0 | 2;
  readonly text: string;
}

/** What to print instead of starting `file`, a path from the project's folder; null where it is to be started. */
export function replyFor(file: string, words: readonly string[]): Reply | null {
  const tool = TOOLS[file];
  if (tool === undefined) return null;
  const usage = `usage: ${tool.usage}`;
  const { own } = wordsFor(file, words);
  if (own.includes('--help') || own.includes('-h')) return { status: 0, text: `${usage}\n${tool.does}\n` };
  const wrong = fault(tool, own);
  return wrong === null ? null : { status: 2, text: `${wrong}; ${usage}\n` };
}
