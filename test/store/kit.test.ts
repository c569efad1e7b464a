/**
 * The conformance kit itself: what it stands on, that its reader reads the fixtures, that its page says what it asks,
 * and that it passes a recorder of another language and fails that recorder once it is spoiled.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { makeStore } from '../../scripts/dev/soak/place.ts';
import { HOME, run } from '../command.ts';
import { SEED } from '../property.ts';
import { cases, stage, type Case, type Refusal } from './cases.ts';
import { python } from './drivers.ts';
import type { Command } from './kit/driver.ts';
import { readStore } from './kit/reader.ts';
import { FIELDS } from './kit/registry.ts';
import { PARTS, runKit } from './kit/run.ts';

const test = suite('the conformance kit');
const folder = mkdtempSync(join(tmpdir(), 'tallybook-kit-test-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));

test('it stands on nothing that it judges', async () => {
  const { metafile } = await build({
    absWorkingDir: HOME,
    entryPoints: ['test/store/kit/run.ts', 'test/store/cases.ts', 'test/store/scenes.ts'],
    outdir: folder,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    packages: 'external',
    format: 'esm',
  });
  const files = Object.keys(metafile.inputs);
  assert.ok(files.length > 20);
  assert.equal(
    files.filter((file) => !/^(test|scripts\/dev)\//.test(file)),
    [],
  );
});

/** What is no regular file has no line. */
const isFile = ({ make = [] }: Case, { file }: Refusal): boolean =>
  make.every(
    ({ path, fifo, directory, link }) => !path.endsWith(`/${file}`) || !(fifo || directory || link !== undefined),
  );

const places = (refused: readonly Refusal[]): readonly string[] =>
  refused.map(({ file, line }) => `${file}:${line}`).sort();

for (const one of cases()) {
  test(`its reader reads ${one.name}`, () => {
    const root = join(folder, one.name);
    stage(one, root);
    const { sums, refused } = readStore(root, one.program, one.today);
    assert.equal(sums, one.expected.sums);
    assert.equal(places(refused.filter((line) => isFile(one, line))), places(one.expected.refused));
  });
}

const page = (): string => readFileSync(join(HOME, 'test/store/README.md'), 'utf8');

test('its page has every part, and every field of the registry', () => {
  const column = (line: string): string => line.split('|').map((cell) => cell.trim())[1] ?? '';
  const rows = page()
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  const parts = rows
    .map(column)
    .flatMap((cell) => (Object.hasOwn(PARTS, cell.slice(1, -1)) ? [cell.slice(1, -1)] : []));
  assert.equal(parts, Object.keys(PARTS));
  const fields = rows
    .filter((line) => column(line).startsWith('`kit.'))
    .flatMap((line) => {
      const id = column(line).slice(1, -1);
      const kept = / (\d+) days /.exec(line)?.[1];
      const last = line.split(' days |')[1] ?? '';
      return [...last.matchAll(/`([^`]+)`/g)].map(([, of = '']) => `${of.startsWith('{') ? id : ''}${of} ${kept}`);
    });
  assert.equal(
    fields,
    FIELDS.map(({ name, kept }) => `${name} ${kept}`),
  );
});

const driver = async (path = join(HOME, 'test/store/drivers/driver.py')): Promise<Command> => [await python(), path];

interface Tried {
  readonly passed: number;
  readonly failed: number;
  readonly printed: readonly string[];
}

async function tried(command: Command, parts: readonly string[], containing = ''): Promise<Tried> {
  const printed: string[] = [];
  const print = (line: string): void => void printed.push(line);
  const { passed, failed } = await runKit([command], { parts, containing, long: false, seed: SEED, print });
  return { passed, failed, printed };
}

for (const part of Object.keys(PARTS)) {
  test(`the recorder in Python, part ${part}`, async () => {
    const { passed, failed, printed } = await tried(await driver(), [part]);
    assert.is(failed, 0, printed.join('\n'));
    assert.ok(passed > 0);
    if (part === 'basic') assert.match(page(), `\n${passed} passed, 0 failed\n`);
  });
}

test('a driver that is told the time needs no other clock', async () => {
  const [program, ...words] = await driver();
  for (const [part, containing] of [
    ['clocks', ''],
    ['basic', 'midnight'],
  ] as const) {
    const { failed, printed } = await tried([program, ...words, 'told'], [part], containing);
    assert.is(failed, 0, printed.join('\n'));
  }
});

/** What is spoiled in `recorder.py` or its driver, and the case that must then fail. */
const SPOILED: readonly (readonly [from: string, to: string, part: string, failing: string])[] = [
  ['in sorted(fields))', 'in sorted(fields, reverse=True))', 'basic', 'names, headers and modes'],
  ['os.chmod(path, 0o600)', 'os.chmod(path, 0o644)', 'basic', 'names, headers and modes'],
  ['f"%{ord(at[0]):02X}"', 'at[0]', 'basic', 'every field of the registry'],
  ['{max(days.values()), ', '{49, ', 'basic', 'a flush that has nothing to say, in a fleet store'],
  ['switch == self.switch', 'self.switch', 'basic', 'on is replaced between two flushes'],
  ['os.getpid() == self.owner', 'self.owner', 'basic', 'a fork'],
  ['range(16)', 'range(16, 32)', 'basic', 'files that are being folded'],
  ['file.write(text)', 'open(path, "r+b", 0).write(text)', 'basic', 'two flushes and an end'],
  [
    'dies <= 0 and any(dies <= seen <= dies + 400 for _, seen in days if seen < 0)',
    'dies <= 0',
    'clocks',
    'a clock in 2099 for a day',
  ],
  [' if home == folder) > 0', ' if home == folder) > -9', 'clocks', 'days that have not come, as many as past ones'],
  ['day > 1 and sum', 'False and sum', 'clocks', 'a day that has not come, and more past ones'],
  ['file.write(text)', 'open(path, "r+b", 0).write(text)', 'storm', 'many starts in a day'],
  ['self.counts -= dict.fromkeys(fields, 2**53 - 1)', 'pass', 'kills', 'killed at random moments'],
];

/** Tries a copy of the recorder in which one text is another. */
async function spoiled(name: string, [from, to]: readonly [string, string], part: string, containing: string) {
  const at = join(folder, name);
  mkdirSync(at);
  const sources = ['recorder.py', 'driver.py'].map(
    (file) => [file, readFileSync(join(HOME, 'test/store/drivers', file), 'utf8')] as const,
  );
  assert.ok(
    sources.some(([, source]) => source.includes(from)),
    `neither recorder.py nor driver.py has ${from}`,
  );
  for (const [file, source] of sources) writeFileSync(join(at, file), source.replaceAll(from, to));
  return tried(await driver(join(at, 'driver.py')), [part], containing);
}

for (const [index, [from, to, part, failing]] of SPOILED.entries()) {
  test(`${to.trim()} instead of ${from.trim()} fails ${part}`, async () => {
    const { failed, printed } = await spoiled(`spoiled-${index}`, [from, to], part, failing);
    assert.ok(failed > 0);
    assert.ok(
      printed.some((line) => line.startsWith(`FAILED ${part}: ${failing} (python-minimal)\n  STORE.md, section `)),
    );
  });
}

test('a driver that nobody else can start is not tried in what belongs to others', async () => {
  const { passed, failed, printed } = await spoiled('mine', ['import', 'import'], 'places', "somebody else's store");
  const root = process.getuid?.() === 0;
  const note = 'note: no other user can start python-minimal, so some places are not tried';
  assert.equal([passed > 0, failed, printed], [!root, 0, root ? [note] : []]);
});

test('the session of its page is what a driver says', async () => {
  const [, session = ''] = /```text\n(hello  [^]*?)```/.exec(page()) ?? [];
  const lines = session.split('\n').map((line) => [line.slice(0, 28).trim(), line.slice(28)] as const);
  const column = (at: 0 | 1): string => lines.flatMap((cells) => (cells[at] === '' ? [] : [`${cells[at]}\n`])).join('');
  const words = ['-c', 'printf "%s" "$0" | exec "$@"', column(0), ...(await driver())];
  const home = { TALLYBOOK_HOME: makeStore(join(folder, 'session')) };
  assert.equal(await run('sh', words, { environment: home }), { code: 0, out: column(1), err: '' });
});

test('the failure of its page is what a spoiled recorder fails with', async () => {
  const [, failure = ''] = /```text\n(FAILED [^]*?)\n```/.exec(page()) ?? [];
  const { printed } = await spoiled(
    'shown',
    ['today + timedelta(kept)', 'today + timedelta(49)'],
    'basic',
    'the retention',
  );
  assert.ok(printed.includes(failure), printed.join('\n'));
});

const kit = (...words: readonly string[]) =>
  run(process.execPath, ['scripts/dev/run.mjs', 'scripts/dev/kit/run.ts', ...words]);
const USAGE = 'usage: npm run kit -- [--part NAME]… [--case TEXT] [--seed S] [--long] COMMAND… [--and COMMAND…]…\n';

test('it says what it does, and what was wrong with how it was called', async () => {
  const parts = Object.keys(PARTS).join(', ');
  const calls: readonly (readonly [words: readonly string[], status: number, out: string, err: string])[] = [
    [['--part', 'basics', 'x'], 2, '', `there is no part \`basics\`, only ${parts}; ${USAGE}`],
    [['--part', 'basic'], 2, '', `the command that starts a driver is missing; ${USAGE}`],
    [['--part', 'basic', 'x', '--and'], 2, '', `the command that starts a driver is missing; ${USAGE}`],
    [['--frob', 'x'], 2, '', `there is no option --frob; ${USAGE}`],
    [
      ['--part', 'basic', '--seed', '1', 'sh', '-c', 'read line; echo hi; read line'],
      1,
      'kit: basic; seed 1\nFAILED hello: README.md asks for an answer to `hello`\n  found: to `hello` the answer is ' +
        '^hello 1 [!-~]+( [a-z]+=[a-z]+)*$, and it said "hi"\n0 passed, 1 failed\n',
      '',
    ],
    [
      ['--part', 'basic', '--seed', '1', 'tallybook-no-such-driver'],
      1,
      'kit: basic; seed 1\nFAILED hello: README.md asks for an answer to `hello`\n  found: to `hello` the answer is ' +
        '^hello 1 [!-~]+( [a-z]+=[a-z]+)*$, and it ended with null: "spawn tallybook-no-such-driver ENOENT"\n' +
        '0 passed, 1 failed\n',
      '',
    ],
  ];
  for (const [words, code, out, err] of calls) assert.equal(await kit(...words), { code, out, err });
});

test('it passes and ends with 0', async () => {
  const words = ['--part', 'basic', '--case', 'midnight', '--seed', '1', ...(await driver())];
  const { code, out, err } = await kit(...words);
  assert.match(out, /^kit: basic; seed 1\n(note: .*\n)?1 passed, 0 failed\n$/);
  assert.equal([code, err], [0, '']);
});

test.run();
