/** `tallybook diff`: every format word for word, what it compares, and the status it ends with. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { QUESTIONS } from '../../../scripts/tallybook/diff/markdown.ts';
import { HOME } from '../../command.ts';
import { golden } from '../../golden.ts';
import { exampleTree } from '../../model/example.ts';
import { contents, differing, temporaryFolder, write, type Files } from '../folder.ts';
import { assertCalm, tallybook } from '../program.ts';

const test = suite('diff');

const BUILD = 'registry/demo/build.yaml';
const REGISTRY = 'registry/registry.yaml';
const POLICY = 'registry/policy.yaml';
const SHAPES = 'registry/enumerations/shapes.txt';

type Edits = Readonly<Record<string, (text: string) => string>>;

const sound = Object.fromEntries(exampleTree({}).files);

/** The sound example with some files edited; an empty text leaves the file out. */
function filesWith(edits: Edits): Files {
  const edited = Object.entries(edits).map(([path, edit]): [string, string] => [path, edit(sound[path] ?? '')]);
  return Object.fromEntries(
    Object.entries({ ...sound, ...Object.fromEntries(edited) }).filter(([, text]) => text !== ''),
  );
}

const replaced =
  (...pairs: readonly (readonly [string, string])[]) =>
  (text: string): string =>
    pairs.reduce((now, [from, to]) => {
      assert.ok(now.includes(from), from);
      return now.replace(from, to);
    }, text);
const version = (to: string): readonly [string, string] => ['version: 0.1.0', `version: ${to}`];

const TOTAL = /^ {2}total:\n(?: {4}.*\n)*/m;
const HOSTILE = 'Builds | <b>of</b> `all` @everyone ::error::, 100 %';

/** Telling cases: what was done, the status, and how OLD differs where it is not the sound example. */
const CASES: Readonly<Record<string, { readonly edits: Edits; readonly code: 0 | 1 | 3 }>> = {
  nothing: { edits: {}, code: 0 },
  text: {
    edits: { [BUILD]: replaced(['Builds\n', `'${HOSTILE}'\n`]), [REGISTRY]: replaced(version('0.1.1')) },
    code: 3,
  },
  wider: { edits: { [BUILD]: replaced(['privacy_class: sealed', 'privacy_class: ticket']) }, code: 1 },
  list: { edits: { [SHAPES]: replaced(['square', 'oval']), [REGISTRY]: replaced(version('0.1.1')) }, code: 3 },
  removed: {
    edits: { [BUILD]: (text) => text.replace(TOTAL, ''), [REGISTRY]: replaced(version('0.1.1')) },
    code: 3,
  },
  area: { edits: { 'registry/demo/cache.yaml': () => '', [REGISTRY]: replaced(version('0.1.1')) }, code: 3 },
  policy: { edits: { [POLICY]: replaced(['smallest_cell: 20', 'smallest_cell: 19']) }, code: 1 },
  coarse: {
    edits: {
      [BUILD]: replaced(['submit: { group: weekly, reduce: any }', 'submit: { group: weekly, reduce: all }']),
      [REGISTRY]: replaced(version('0.2.0'), ['open: true', 'open: false']),
    },
    code: 3,
  },
};

function folderWith(edits: Edits): string {
  const folder = temporaryFolder();
  write(folder, filesWith(edits));
  return folder;
}

for (const [name, { edits, code }] of Object.entries(CASES)) {
  test(`${name}: in four formats`, async () => {
    const [old, now] = [folderWith({}), folderWith(edits)];
    const parts: string[] = [];
    for (const format of ['text', 'markdown', 'github', 'json']) {
      const printed = await tallybook(['diff', old, now, '--format', format], { folder: now });
      assertCalm(printed, code);
      assert.is(printed.err, '');
      parts.push(`$ tallybook diff OLD NEW --format ${format}\n${printed.out}`);
    }
    golden(`test/scripts/tallybook/golden/diff/${name}.txt`, parts.join('\n'));
  });
}

test('annotations stand on lines that are there', async () => {
  for (const { edits } of Object.values(CASES)) {
    const now = folderWith(edits);
    const { out } = await tallybook(['diff', folderWith({}), now, '--format', 'github'], { folder: now });
    for (const [, file = '', line = ''] of out.matchAll(/file=([^,]+),line=(\d+)/g)) {
      const lines = readFileSync(join(now, file), 'utf8').split('\n');
      assert.ok(Number(line) <= lines.length, `${file}:${line}`);
    }
  }
});

function git(folder: string, ...words: readonly string[]): void {
  const as = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  const { status, stderr } = spawnSync('git', [...as, ...words], { cwd: folder, encoding: 'utf8' });
  assert.is(status, 0, stderr);
}

test('a commit of git is read as it was, and nothing is written', async () => {
  const folder = folderWith({});
  git(folder, 'init', '--quiet', '--initial-branch', 'main');
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '-m', 'first');
  write(folder, filesWith(CASES['removed']?.edits ?? {}));
  rmSync(join(folder, SHAPES));
  write(folder, { [SHAPES]: sound[SHAPES] ?? '' });
  const before = contents(folder);
  const byCommit = await tallybook(['diff', 'main'], { folder });
  assertCalm(byCommit, 3);
  assert.is(differing(before, contents(folder)), '');
  assert.is(byCommit.out, (await tallybook(['diff', folderWith({}), folder])).out);
  assertCalm(await tallybook(['diff', 'HEAD', 'main'], { folder }), 0);
});

test('against what is not released yet, the version is judged from the release on', async () => {
  const released = folderWith({});
  assertCalm(await tallybook(['release'], { folder: released }), 0);
  const release = readFileSync(join(released, 'registry/releases/0.1.0.json'), 'utf8');
  const ahead = folderWith({ [REGISTRY]: replaced(version('0.1.1')), [SHAPES]: replaced(['square', 'oval']) });
  const now = folderWith({ [REGISTRY]: replaced(version('0.1.1')), [SHAPES]: replaced(['square', 'ovals']) });
  write(now, { 'registry/releases/0.1.0.json': release });
  assertCalm(await tallybook(['diff', ahead, now]), 3);
  rmSync(join(now, 'registry/releases'), { recursive: true });
  assertCalm(await tallybook(['diff', ahead, now]), 1);
  assertCalm(await tallybook(['diff', join(released, 'registry/releases/0.1.0.json'), now]), 3);
  assertCalm(await tallybook(['diff', join(released, 'registry/releases/0.1.0.json'), released]), 0);
});

/** What cannot be compared, and the one line that says so. */
const REFUSED: Readonly<Record<string, readonly [readonly string[], string]>> = {
  'no such thing': [
    ['nowhere'],
    '`nowhere` is not a folder with registry/, a release or a commit of the git repository here',
  ],
  'an option for git': [
    ['--', '--help'],
    '`--help` is not a folder with registry/, a release or a commit of the git repository here',
  ],
  'a file that is no release': [[POLICY], '`registry/policy.yaml`: this is not a release: it is not JSON'],
  'a registry with errors': [
    ['.', 'wrong'],
    'the registry of `wrong` has 1 error; run `tallybook check` and fix it first',
  ],
  'a registry that cannot be read': [
    ['unread', '.'],
    'the registry of `unread` cannot be read; run `tallybook check` there and fix it first',
  ],
};

for (const [name, [words, refusal]] of Object.entries(REFUSED)) {
  test(`${name} is refused`, async () => {
    const folder = folderWith({});
    const inside = (below: string, files: Files): void =>
      write(folder, Object.fromEntries(Object.entries(files).map(([path, text]) => [`${below}/${path}`, text])));
    inside('wrong', filesWith({ [BUILD]: replaced(['privacy_class: sealed', 'privacy_class: seeled']) }));
    inside('unread', filesWith({ [REGISTRY]: () => 'name: [' }));
    const printed = await tallybook(['diff', ...words], { folder });
    assertCalm(printed, 2);
    assert.is(printed.err, `tallybook: ${refusal}\n`);
    assert.is(printed.out, '');
  });
}

test('the questions are those of CONTRIBUTING.md', () => {
  const page = readFileSync(join(HOME, 'CONTRIBUTING.md'), 'utf8').replace(/\n {3}/g, ' ');
  const asked = [...page.matchAll(/^\d\. (\*\*[\w ]+\.\*\* .*)$/gm)].map(([, words = '']) => words);
  assert.is(asked.length, QUESTIONS.length);
  assert.is(QUESTIONS.filter((words, i) => asked[i]?.startsWith(words) !== true).join('\n'), '');
});

test.run();
