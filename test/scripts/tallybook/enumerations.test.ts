/**
 * Remaking lists: with programs that only pretend to be toolchains, for everything that can be said and refused; and
 * the committed lists with the toolchain that is installed.
 */
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compare } from '../../../scripts/tallybook/enumerations/compare.ts';
import { enumerations } from '../../../scripts/tallybook/enumerations/enumerations.ts';
import { Refusal } from '../../../scripts/terminal/refusal.ts';
import { HOME, run, succeed } from '../../command.ts';
import { golden } from '../../golden.ts';
import { realRegistry } from '../../real.ts';
import { CHANGES, type Case } from './enumerations/cases.ts';
import { list, rustc } from './enumerations/pretended.ts';
import { TOOLCHAINS } from './enumerations/toolchain-cases.ts';
import { temporaryFolder, write } from '../folder.ts';

/** Seconds: one list starts the compiler a thousand times. */
export const timeLimit = 400;

const test = suite('scripts/enumerations');

/** Where the shell is: the only thing of this machine that the pretended toolchains see. */
const BASH = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'bash'))
  .find((path) => existsSync(path));

interface Answer {
  readonly code: number;
  readonly out: string;
  readonly after: string;
}

const FILE = 'registry/enumerations/colours.txt';

async function answer({
  file,
  others = {},
  programs,
  args = [],
  milliseconds = 60_000,
}: Omit<Case, 'code' | 'name'>): Promise<Answer> {
  const folder = temporaryFolder();
  const bash = `#!/bin/sh\nexec ${BASH} "$@"\n`;
  const all = Object.entries({ bash, ...programs }).map(([name, text]) => [`bin/${name}`, text] as const);
  const lists = Object.entries(others).map(([name, text]) => [`registry/enumerations/${name}.txt`, text] as const);
  write(folder, { [FILE]: file, ...Object.fromEntries([...all, ...lists]) });
  for (const [path] of all) chmodSync(join(folder, path), 0o755);
  const limits = {
    environment: { PATH: join(folder, 'bin'), HOME: folder, RUSTUP_TOOLCHAIN: 'asked-for', SECRET: 'kept' },
    milliseconds,
  };
  const { code, out } = await enumerations(folder, args, limits);
  return { code, out, after: readFileSync(join(folder, FILE), 'utf8') };
}

const CASES = [...CHANGES, ...TOOLCHAINS];
const answers: string[] = [];

for (const one of CASES)
  test(one.name, async () => {
    const { code, out, after } = await answer(one);
    answers.push(`## ${one.name}\n${out}${after === one.file ? '' : `--- written\n${after}`}--- code ${code}\n`);
    assert.is(code, one.code, out);
    assert.is(after !== one.file, one.writes === true, after);
  });

test('every answer, exactly', () => {
  assert.is(answers.length, CASES.length);
  golden('test/scripts/tallybook/golden/enumerations.txt', answers.join('\n'));
});

test('at most 20 values of a kind are named', async () => {
  const values = Array.from({ length: 25 }, (_, i) => `new${i + 10}`);
  const { out } = await answer({ file: list('blue'), programs: { rustc: rustc({ prints: values }) } });
  assert.is(out.match(/^ {2}added new/gm)?.length, 20);
  assert.match(out, '\n  and 5 more added\n');
});

test('a command sees an empty folder, and of the environment only what it needs', async () => {
  const programs = {
    rustc: rustc({}),
    peek: '#!/bin/sh\necho folder-has *\necho secret-is-$SECRET\necho $LC_ALL $RUSTUP_TOOLCHAIN\n',
  };
  const { out } = await answer({ file: list('blue').replace('rustc --list', 'peek'), programs });
  assert.match(out, '  added C asked-for\n  added folder-has *\n  added secret-is-\n  removed blue\n');
});

test('the name of the user who makes a list is not written to it', async () => {
  const values = ['blue', ...Array.from({ length: 20 }, (_, i) => `c${i}`)];
  const prints = [...values, `by-${userInfo().username}`, `on-${hostname()}`];
  const { code, after } = await answer({
    file: list(...values),
    programs: { rustc: rustc({ prints }) },
    args: ['--write'],
  });
  assert.is(code, 1);
  assert.not.match(after, /^(?:by|on)-/m);
});

const MAKER = { user: 'ana', host: 'box7.example' };
const OLD = Array.from({ length: 30 }, (_, i) => `value-${i + 10}`);

/** What is said of one value that comes to a list of thirty. */
const SUSPICIONS: readonly (readonly [value: string, suspicion: string | null])[] = [
  ['value-9', null],
  ['banana', null],
  ['x86_64-unknown-none', null],
  ['clippy::needless_return', null],
  ['facade', null],
  ['unknown', '`unknown` belongs to every list and is never written'],
  [' value', 'is not a label, and is never written'],
  ['é', 'is not a label, and is never written'],
  ['x'.repeat(81), 'is not a label, and is never written'],
  ['a@b.example', 'looks like an e-mail address'],
  ['src/main', 'looks like a path'],
  ['C:\\x', 'looks like a path'],
  ['~x', 'looks like a path'],
  ['main.rs', 'looks like a path'],
  ['mycrate-0123abcd', 'holds what looks like a hash'],
  ['DEADBEEF', 'holds what looks like a hash'],
  ['0x12345678', 'holds what looks like a hash'],
  ['abc1234', null],
  ['of-Ana', 'holds the name of the user of this machine'],
  ['on_box7.example', 'holds the name of this machine'],
  ['Value_10', 'differs from value-10 only in case or punctuation'],
];

for (const [value, suspicion] of SUSPICIONS)
  test(`suspicious or not: ${value}`, () => {
    const { added } = compare(OLD, [...OLD, value].join('\n'), false, MAKER);
    assert.is(added.length, 1);
    assert.is(added[0]?.suspicion ?? null, suspicion);
  });

test('two new values that differ only in case suspect each other', () => {
  const { added } = compare(OLD, [...OLD, 'Red', 'red'].join('\n'), false, MAKER);
  assert.is(added.filter(({ suspicion }) => suspicion !== null).length, 2);
});

const SIZES: readonly (readonly [made: number, union: boolean, suspicious: boolean])[] = [
  [27, false, false],
  [26, false, true],
  [26, true, false],
  [33, false, false],
  [34, false, true],
  [34, true, true],
];

for (const [size, union, suspicious] of SIZES)
  test(`30 values that become ${size}${union ? ' in a union' : ''} are ${suspicious ? '' : 'not '}suspicious`, () => {
    const made = Array.from({ length: size }, (_, i) => `value-${i + 10}`);
    assert.is(compare(OLD, made.join('\n'), union, MAKER).suspicion !== null, suspicious);
  });

const REFUSED: readonly (readonly [args: readonly string[], message: string])[] = [
  [['colour'], 'there is no list `colour`; did you mean `colours`?'],
  [['--accept-suspicious'], '--accept-suspicious only has an effect with --write; give both'],
  [['--wirte'], "Unknown option '--wirte'; npm run enumerations -- --help lists the options"],
];

for (const [args, message] of REFUSED)
  test(`refused: ${args.join(' ')}`, async () => {
    try {
      await answer({ file: list('blue'), programs: {}, args });
    } catch (error) {
      assert.instance(error, Refusal);
      assert.is(error instanceof Error ? error.message.slice(0, message.length) : '', message);
      return;
    }
    assert.unreachable('nothing was refused');
  });

test('from a shell: help, a refusal and a list', async () => {
  const script = ['scripts/dev/run.mjs', 'scripts/tallybook/enumerations/enumerations.ts'].map((path) =>
    join(HOME, path),
  );
  const help = await succeed(process.execPath, [...script, '--help']);
  assert.match(help.out, /^usage: npm run enumerations -- /);
  const refused = await run(process.execPath, [...script, 'nothing-like-it']);
  assert.is(refused.code, 2);
  assert.match(refused.err, /^error: there is no list `nothing-like-it`; /);
});

/** Lists whose toolchain the project's continuous integration has. */
const REMADE = realRegistry.enumerations.filter(({ toolchain }) => /^(?:rustc|cargo) /.test(toolchain));

/** Whether both tools are of the release that the lists are made from. */
async function isWanted(tool: 'rustc' | 'cargo'): Promise<{ installed: string; wanted: boolean }> {
  const installed = (await succeed(tool, ['-V'])).out.trim();
  const lists = REMADE.filter(({ toolchain }) => toolchain.startsWith(`${tool} `));
  return { installed, wanted: lists.every(({ toolchain }) => toolchain.split(', ').includes(installed)) };
}

test('the committed lists of rustc and Cargo are what their toolchain gives; another toolchain is named', async () => {
  assert.ok(REMADE.length >= 5, `${REMADE.length} lists`);
  const tools = await Promise.all([isWanted('rustc'), isWanted('cargo')]);
  const limits = { environment: process.env, milliseconds: 300_000 };
  if (!tools.every(({ wanted }) => wanted)) {
    const { out } = await enumerations(HOME, ['c-flags'], limits);
    assert.ok(out.includes(tools[0].installed), `${tools[0].installed} is not named in\n${out}`);
    return;
  }
  const names = REMADE.map(({ name }) => name);
  const slow = names.filter((name) => name === 'error-codes');
  const others = names.filter((name) => name !== 'error-codes');
  for (const { code, out } of await Promise.all([slow, others].map((some) => enumerations(HOME, some, limits))))
    assert.is(code, 0, out);
});

test('the committed list of ripgrep is what its toolchain gives, or says that ripgrep is not there', async () => {
  const { out } = await enumerations(HOME, ['ripgrep-flags'], { environment: process.env, milliseconds: 60_000 });
  assert.match(
    out,
    /^ripgrep-flags: (?:unchanged, \d+ values from ripgrep |not checked: ripgrep \S+ is not installed\n)/,
  );
});

test.run();
