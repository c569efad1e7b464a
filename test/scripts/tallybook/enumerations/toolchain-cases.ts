/** Toolchains that may not make a list, and commands that give none: what is not checked says why. */
import type { Case } from './cases.ts';
import { cargo, from, HEADER, NEWER, rustc, SAME, script, TEN, type Pretended } from './pretended.ts';

const version = (name: string, pretended: Pretended): Case => ({
  name,
  ...SAME,
  programs: { rustc: rustc(pretended) },
  code: 2,
});
const does = (name: string, shell: string): Case => version(name, { prints: TEN, does: shell });
const header = (name: string, toolchain: string): Case => ({
  ...SAME,
  name,
  file: from(toolchain, 'rustc --list', TEN),
  code: 2,
});

const NIGHTLY = { release: '1.97.0-nightly', prints: TEN };
const BETA = { release: '1.96.0-beta.3', prints: TEN };

export const TOOLCHAINS: readonly Case[] = [
  { name: 'no rustc', ...SAME, programs: {}, code: 2 },
  { name: 'no ripgrep', ...SAME, file: from('ripgrep 15.2.0', 'rg --list', TEN), code: 2 },
  {
    name: 'several lists',
    ...SAME,
    others: { aliases: from(NEWER, 'rustc --list', ['red']), numbers: from('ripgrep 15.2.0', 'rg', ['one']) },
    code: 2,
  },
  {
    name: 'only the lists that are named',
    ...SAME,
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
    ...SAME,
    file: from('rustc 1.96.0-nightly (aaaaaaaaa 2026-01-01)', 'rustc --list', TEN),
    code: 2,
  },
  {
    name: 'a program that fails when asked what it is',
    ...SAME,
    programs: { rustc: '#!/bin/sh\necho "error: no toolchain" >&2\nexit 1\n' },
    code: 2,
  },
  header('a header with another program', 'gcc 15.1.0'),
  header('a header with a version that is none', 'rustc one'),
  header('a header with two programs', `${HEADER}, cargo 1.95.0 (f2d3ce0bd 2026-03-21)`),
  { ...SAME, name: 'a header without a command', file: SAME.file.replace(/^# command.*\n/m, ''), code: 2 },
  does('a command that complains', 'echo "warning: no symbols" >&2'),
  { ...SAME, name: 'a command that is ended by a signal', file: from(HEADER, 'kill -9 $$', TEN), code: 2 },
  {
    ...SAME,
    name: 'a command that ends with a status of its own',
    programs: { rustc: rustc({ prints: TEN, does: 'exit 1' }) },
    code: 0,
  },
  { ...SAME, name: 'a command whose program is missing', file: from(HEADER, 'rustc --list | gone -u', TEN), code: 2 },
  { ...SAME, name: 'a command that prints nothing', programs: { rustc: rustc({}) }, code: 2 },
  {
    ...SAME,
    name: 'a command that never ends',
    file: from(HEADER, 'while :; do :; done | while :; do :; done', TEN),
    milliseconds: 1500,
    code: 2,
  },
  {
    ...SAME,
    name: 'a command that never stops printing',
    file: from(
      HEADER,
      'while :; do echo 0123456789012345678901234567890123456789012345678901234567890123456789; done',
      TEN,
    ),
    code: 2,
  },
];
