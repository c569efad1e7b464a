/** Programs that pretend to be toolchains, lists made from them, and what is to come of each pair. */

const HEADER = 'rustc 1.95.0 (59807616e 2026-04-14)';
const NEWER = 'rustc 1.96.0 (123456789 2026-05-28)';
const COMMIT = '59807616e1fa2540724bfbac14d7976d7e4a3860';

export interface Case {
  readonly name: string;
  /** The list as it stands. */
  readonly file: string;
  /** Shell scripts, by the name under which they are found. */
  readonly programs: Readonly<Record<string, string>>;
  /** Other lists, by name. */
  readonly others?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly milliseconds?: number;
  readonly code: number;
  /** Whether the file is changed. */
  readonly writes?: true;
}

interface Pretended {
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

const script = (version: readonly string[], { prints = [], does = ':' }: Pretended): string =>
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
const cargo = (pretended: Pretended): string => verbose('cargo', pretended);
const newer = (...prints: readonly string[]): string =>
  rustc({ release: '1.96.0', commit: '1234567890'.repeat(4), date: '2026-05-28', prints });

const from = (toolchain: string, command: string, values: readonly string[]): string =>
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

const TEN = ['aqua', 'blue', 'cyan', 'gold', 'green', 'grey', 'lime', 'navy', 'pink', 'red'];
const union = from(`${HEADER}, ${NEWER}`, 'rustc --list', TEN);
const less = (...without: readonly string[]): readonly string[] => TEN.filter((value) => !without.includes(value));
const odd = [...TEN, 'src/red'];

const same = { file: list(...TEN), programs: { rustc: rustc({ prints: TEN }) } };
const version = (name: string, pretended: Pretended): Case => ({
  name,
  ...same,
  programs: { rustc: rustc(pretended) },
  code: 2,
});
const does = (name: string, shell: string): Case => version(name, { prints: TEN, does: shell });
const header = (name: string, toolchain: string): Case => ({
  ...same,
  name,
  file: from(toolchain, 'rustc --list', TEN),
  code: 2,
});

const NIGHTLY = { release: '1.97.0-nightly', prints: TEN };
const BETA = { release: '1.96.0-beta.3', prints: TEN };

export const CASES: readonly Case[] = [
  { name: 'the same', ...same, code: 0 },
  {
    name: 'the same in another order',
    ...same,
    programs: { rustc: rustc({ prints: TEN.toReversed() }) },
    args: ['--write'],
    code: 0,
  },
  {
    name: 'one added, one removed',
    ...same,
    programs: { rustc: rustc({ prints: [...less('red'), 'teal'] }) },
    code: 1,
  },
  {
    name: 'the same, written',
    ...same,
    programs: { rustc: rustc({ prints: [...less('red'), 'teal'] }) },
    args: ['--write'],
    code: 0,
    writes: true,
  },
  { name: 'a newer release with the same values', ...same, programs: { rustc: newer(...TEN) }, code: 0 },
  {
    name: 'a newer release with the same values, written',
    ...same,
    programs: { rustc: newer(...TEN) },
    args: ['--write'],
    code: 0,
    writes: true,
  },
  {
    name: 'a newer release with one more, written',
    ...same,
    programs: { rustc: newer(...TEN, 'teal') },
    args: ['--write'],
    code: 0,
    writes: true,
  },
  {
    name: 'a newer release with one fewer, written',
    ...same,
    programs: { rustc: newer(...less('red')) },
    args: ['--write'],
    code: 0,
    writes: true,
  },
  {
    name: 'a newer release with far fewer is not written',
    ...same,
    programs: { rustc: newer('red') },
    args: ['--write'],
    code: 1,
  },
  { name: 'a suspicious value', ...same, programs: { rustc: rustc({ prints: odd }) }, code: 1 },
  {
    name: 'a suspicious value is not written',
    ...same,
    programs: { rustc: rustc({ prints: odd }) },
    args: ['--write'],
    code: 1,
  },
  {
    name: 'what is not suspicious is written',
    file: list(...TEN, ...TEN.map((value) => `x${value}`)),
    programs: { rustc: rustc({ prints: [...TEN, ...TEN.map((value) => `x${value}`), 'teal', 'src/red'] }) },
    args: ['--write'],
    code: 1,
    writes: true,
  },
  {
    name: 'a suspicious value is written once accepted',
    ...same,
    programs: { rustc: rustc({ prints: odd }) },
    args: ['--write', '--accept-suspicious'],
    code: 0,
    writes: true,
  },
  {
    name: 'what is no label is never written',
    ...same,
    programs: { rustc: rustc({ prints: [...TEN, 'unknown', ' x'] }) },
    args: ['--write', '--accept-suspicious'],
    code: 1,
  },
  {
    name: 'control characters are shown and not obeyed',
    ...same,
    programs: { rustc: rustc({ prints: [...TEN, '\u001b[31mred'] }) },
    code: 1,
  },
  {
    name: 'a list that shrinks by more than a tenth',
    ...same,
    programs: { rustc: rustc({ prints: less('red', 'pink') }) },
    args: ['--write'],
    code: 1,
  },
  {
    name: 'a list that shrinks, accepted',
    ...same,
    programs: { rustc: rustc({ prints: less('red', 'pink') }) },
    args: ['--write', '--accept-suspicious'],
    code: 0,
    writes: true,
  },
  {
    name: 'a union keeps what one release does not have',
    file: union,
    programs: { rustc: rustc({ prints: less('red', 'pink') }) },
    args: ['--write'],
    code: 0,
  },
  {
    name: 'a union takes what one release adds',
    file: union,
    programs: { rustc: newer(...less('red'), 'teal') },
    args: ['--write'],
    code: 0,
    writes: true,
  },
  {
    name: 'a union with a third release',
    file: union,
    programs: { rustc: rustc({ release: '1.97.0', prints: TEN }) },
    args: ['--write'],
    code: 0,
    writes: true,
  },
  { name: 'no rustc', ...same, programs: {}, code: 2 },
  { name: 'no ripgrep', ...same, file: from('ripgrep 15.2.0', 'rg --list', TEN), code: 2 },
  {
    name: 'several lists',
    ...same,
    others: { aliases: from(NEWER, 'rustc --list', ['red']), numbers: from('ripgrep 15.2.0', 'rg', ['one']) },
    code: 2,
  },
  {
    name: 'only the lists that are named',
    ...same,
    others: { numbers: from('ripgrep 15.2.0', 'rg', ['one']) },
    args: ['colours'],
    code: 0,
  },
  {
    name: 'ripgrep',
    file: from('ripgrep 15.2.0', 'rg --list', TEN),
    programs: { rg: script(['ripgrep 15.2.0 (rev e50df40a19)'], { prints: TEN }) },
    code: 0,
  },
  {
    name: 'no release of ripgrep',
    file: from('ripgrep 15.2.0', 'rg --list', TEN),
    programs: { rg: script(['ripgrep 15.2.0-mine'], { prints: TEN }) },
    code: 2,
  },
  {
    name: 'cargo',
    file: from(HEADER.replace('rustc', 'cargo'), 'cargo --list', TEN),
    programs: { cargo: cargo({ prints: TEN }) },
    code: 0,
  },
  version('a development build', { release: '1.95.0-dev', prints: TEN }),
  version('a build without a commit', { commit: '', first: 'rustc 1.95.0', prints: TEN }),
  version('a build of an unknown commit', { commit: 'unknown', prints: TEN }),
  version('a build without a date', { date: '', first: 'rustc 1.95.0', prints: TEN }),
  version('a build without a release', { release: '', first: 'rustc', prints: TEN }),
  version('a build with a name of its own', { first: `${HEADER} (built from a source tarball)`, prints: TEN }),
  version('a build that contradicts itself', { first: 'rustc 1.95.0 (123456789 2026-04-14)', prints: TEN }),
  version('the same release of another commit', { commit: 'a'.repeat(40), prints: TEN }),
  version('a nightly for a stable list', NIGHTLY),
  version('a beta for a stable list', BETA),
  {
    name: 'a nightly for a list of nightlies',
    file: from('rustc 1.96.0-nightly (aaaaaaaaa 2026-01-01)', 'rustc --list', TEN),
    programs: { rustc: rustc(NIGHTLY) },
    code: 0,
  },
  {
    name: 'a stable release for a list of nightlies',
    ...same,
    file: from('rustc 1.96.0-nightly (aaaaaaaaa 2026-01-01)', 'rustc --list', TEN),
    code: 2,
  },
  {
    name: 'a program that fails when asked what it is',
    ...same,
    programs: { rustc: '#!/bin/sh\necho "error: no toolchain" >&2\nexit 1\n' },
    code: 2,
  },
  header('a header with another program', 'gcc 15.1.0'),
  header('a header with a version that is none', 'rustc one'),
  header('a header with two programs', `${HEADER}, cargo 1.95.0 (f2d3ce0bd 2026-03-21)`),
  { ...same, name: 'a header without a command', file: same.file.replace(/^# command.*\n/m, ''), code: 2 },
  does('a command that complains', 'echo "warning: no symbols" >&2'),
  { ...same, name: 'a command that is ended by a signal', file: from(HEADER, 'kill -9 $$', TEN), code: 2 },
  {
    ...same,
    name: 'a command that ends with a status of its own',
    programs: { rustc: rustc({ prints: TEN, does: 'exit 1' }) },
    code: 0,
  },
  { ...same, name: 'a command whose program is missing', file: from(HEADER, 'rustc --list | gone -u', TEN), code: 2 },
  { ...same, name: 'a command that prints nothing', programs: { rustc: rustc({}) }, code: 2 },
  {
    ...same,
    name: 'a command that never ends',
    file: from(HEADER, 'while :; do :; done | while :; do :; done', TEN),
    milliseconds: 1500,
    code: 2,
  },
  {
    ...same,
    name: 'a command that never stops printing',
    file: from(
      HEADER,
      'while :; do echo 0123456789012345678901234567890123456789012345678901234567890123456789; done',
      TEN,
    ),
    code: 2,
  },
];
