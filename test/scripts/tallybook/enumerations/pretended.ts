/** Programs that pretend to be toolchains, and lists as they would be made from them. */

export const HEADER = 'rustc 1.95.0 (59807616e 2026-04-14)';
export const NEWER = 'rustc 1.96.0 (123456789 2026-05-28)';
const COMMIT = '59807616e1fa2540724bfbac14d7976d7e4a3860';

export interface Pretended {
  /** What `-vV` prints first. */
  readonly first?: string;
  readonly release?: string;
  readonly commit?: string;
  readonly date?: string;
  /** What it prints when it is asked for a list. */
  readonly prints?: readonly string[];
  /** Shell that it runs then. */
  readonly does?: string;
}

export const script = (version: readonly string[], { prints = [], does = ':' }: Pretended): string =>
  [
    '#!/bin/sh',
    'case "$1" in',
    `-vV|--version) printf '%s\\n' ${version.map((line) => `'${line}'`).join(' ')} ;;`,
    `*) ${prints.length === 0 ? ':' : `printf '%s\\n' ${prints.map((line) => `'${line}'`).join(' ')}`}; ${does} ;;`,
    'esac',
    '',
  ].join('\n');

const verbose = (name: string, pretended: Pretended): string => {
  const { release = '1.95.0', commit = COMMIT, date = '2026-04-14' } = pretended;
  const first = pretended.first ?? `${name} ${release} (${commit.slice(0, 9)} ${date})`;
  const fields = [`release: ${release}`, `commit-hash: ${commit}`, `commit-date: ${date}`];
  return script([first, ...fields.filter((line) => !line.endsWith(': '))], pretended);
};

export const rustc = (pretended: Pretended): string => verbose('rustc', pretended);
export const cargo = (pretended: Pretended): string => verbose('cargo', pretended);
export const newer = (...prints: readonly string[]): string =>
  rustc({ release: '1.96.0', commit: '1234567890'.repeat(4), date: '2026-05-28', prints });

/** A list with the header of one made from a toolchain by a command. */
export const from = (toolchain: string, command: string, values: readonly string[]): string =>
  [
    '# summary: Colours that a compiler knows',
    `# toolchain: ${toolchain}`,
    `# command: ${command}`,
    '# owner: compiler',
    ...values,
    '',
  ].join('\n');

/** A list of rustc 1.95.0. */
export const list = (...values: readonly string[]): string => from(HEADER, 'rustc --list', values);

export const TEN = ['aqua', 'blue', 'cyan', 'gold', 'green', 'grey', 'lime', 'navy', 'pink', 'red'];

/** A list and a toolchain that agree. */
export const SAME = { file: list(...TEN), programs: { rustc: rustc({ prints: TEN }) } };
