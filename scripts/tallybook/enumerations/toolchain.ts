/**
 * The toolchains that lists are made from: what a header says, what an installed program says of itself, and whether
 * that is an official release of the channel the header asks for. Pure: it is given what a program printed.
 */

const CHANNELS = ['stable', 'beta', 'nightly'] as const;
export type Channel = (typeof CHANNELS)[number];

export interface Toolchain {
  /** `rustc 1.95.0 (59807616e 2026-04-14)`, as in a header. */
  readonly text: string;
  /** `rustc 1.95.0` */
  readonly release: string;
  readonly channel: Channel;
}

/** A toolchain, or the sentence that says why it is not one. */
export type Identified = Toolchain | { readonly refused: string };

export interface Program {
  readonly name: string;
  readonly binary: string;
  /** The arguments with which it says what it is. */
  readonly parameters: readonly string[];
  readonly identify: (printed: string) => Identified;
}

const COMMIT = /^[0-9a-f]{40}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const VERSION = '\\d+\\.\\d+\\.\\d+';

export const PROGRAMS: readonly Program[] = [
  { name: 'rustc', binary: 'rustc', parameters: ['-vV'], identify: (printed) => verboseVersion('rustc', printed) },
  { name: 'cargo', binary: 'cargo', parameters: ['-vV'], identify: (printed) => verboseVersion('cargo', printed) },
  { name: 'ripgrep', binary: 'rg', parameters: ['--version'], identify: ripgrepVersion },
];

const channelOf = (version: string): Channel => {
  if (version.includes('-nightly')) return 'nightly';
  return version.includes('-beta') ? 'beta' : 'stable';
};

/** What `rustc -vV` and `cargo -vV` print. Only the official builds carry commit and date and nothing else. */
function verboseVersion(name: string, printed: string): Identified {
  const lines = printed.split('\n');
  const field = (key: string): string => lines.find((line) => line.startsWith(`${key}: `))?.slice(key.length + 2) ?? '';
  const [version, commit, date] = [field('release'), field('commit-hash'), field('commit-date')];
  const release = `${name} ${version}`;
  const not = (why: string): Identified => ({
    refused: `${release.trimEnd()} ${why}, so it is not an official release`,
  });
  if (version === '') return not('does not say which release it is');
  if (version.includes('-dev')) return not('is a development build');
  if (!COMMIT.test(commit)) return not('names no commit');
  if (!DATE.test(date)) return not('names no commit date');
  const text = lines[0] ?? '';
  const [, short = '-'] = /\(([0-9a-f]{7,40}) /.exec(text) ?? [];
  if (text !== `${release} (${short} ${date})` || !commit.startsWith(short)) return not(`calls itself \`${text}\``);
  return { text, release, channel: channelOf(version) };
}

/** What `rg --version` prints first. A release may name its commit; that does not tell it from another build. */
function ripgrepVersion(printed: string): Identified {
  const [line = ''] = printed.split('\n');
  const found = new RegExp(`^(ripgrep ${VERSION})(?: \\(rev [0-9a-f]+\\))?$`).exec(line)?.[1];
  if (found === undefined) return { refused: `rg calls itself \`${line}\`, which is not a release of ripgrep` };
  return { text: found, release: found, channel: 'stable' };
}

export interface Wanted {
  readonly program: Program;
  /** The releases that the list is the union of, in the order of the header. */
  readonly toolchains: readonly Toolchain[];
}

/** Reads the `toolchain` of a header: one or more releases of one program, separated by `, `. */
export function readHeader(toolchain: string): Wanted | { readonly refused: string } {
  const toolchains: Toolchain[] = [];
  for (const text of toolchain.split(', ')) {
    const found = new RegExp(
      `^((?:rustc|cargo|ripgrep) (${VERSION}(?:-[a-z0-9.]+)?))(?: \\([0-9a-f]{7,40} ${DATE.source.slice(1, -1)}\\))?$`,
    ).exec(text);
    const [, release = '', version = ''] = found ?? [];
    if (found === null)
      return { refused: `its header names \`${text}\`, which is not a release of rustc, cargo or ripgrep` };
    toolchains.push({ text, release, channel: channelOf(version) });
  }
  const names = [...new Set(toolchains.map(({ release }) => release.split(' ')[0]))];
  const program = PROGRAMS.find(({ name }) => name === names[0]);
  if (program === undefined || names.length > 1)
    return { refused: `its header names more than one program (${names.join(', ')})` };
  return { program, toolchains };
}

/** Why the installed toolchain may not remake this list; null when it may. */
export function mismatch({ toolchains }: Wanted, installed: Toolchain): string | null {
  const channels = CHANNELS.filter((channel) => toolchains.some((wanted) => wanted.channel === channel));
  if (!channels.includes(installed.channel))
    return (
      `${installed.text} is a ${installed.channel} release, ` +
      `but this list is made from ${channels.join(' and ')} releases`
    );
  const same = toolchains.find(({ release }) => release === installed.release);
  if (same !== undefined && installed.channel === 'stable' && same.text !== installed.text)
    return `${installed.text} is installed, but the header of this list names ${same.text}`;
  return null;
}
