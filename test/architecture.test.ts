/**
 * Holds the recipes of ARCHITECTURE.md to the code: every path that they name exists, and the recipe for a kind lists
 * what the compiler names when one is added. Holds what code cites of its decisions to their ids.
 */
import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SEVERITIES } from '../model/findings/rule-ids.ts';
import { HOME, run } from './command.ts';
import { quoted } from './documents/markdown.ts';
import { realRegistry } from './real.ts';
import { temporaryFolder } from './scripts/folder.ts';
import { CRATES, crateSources, sources } from './tidy/sources.ts';

const page = readFileSync(join(HOME, 'ARCHITECTURE.md'), 'utf8');
const section = (title: string): string => (page.split(`\n## ${title}\n`)[1] ?? '').split('\n## ', 1).join('');
const recipes = new Map(
  section('Adding things')
    .split('\n\n')
    .map((text) => [/^\*\*(.*?)\.\*\*/.exec(text)?.[1] ?? '', text] as const),
);

/** What people come to change. */
const TASKS = [
  'A kind',
  'A rule',
  'The wording of a finding',
  'A generator for another language',
  'A number of a class',
  'A key of a declaration',
  'A reason why something does not leave',
  'Rounding in tickets',
  'How long a count is kept, where it is written',
  'How a week is drawn',
  'A column of the metrics index',
  'How a crash of the compiler is recognised',
  'A command-line flag',
  'The format of a store',
  'The format of the allowlist',
];

const test = suite('architecture');

test('there is a recipe for each task, and no other', () => {
  assert.equal(
    [...recipes.keys()].filter((title) => title !== ''),
    TASKS,
  );
});

for (const task of TASKS) {
  test(`${task}: the recipe names paths, and each exists`, () => {
    const paths = quoted(recipes.get(task) ?? '').filter((words) => /^[\w.-]+\/[\w./-]*$/.test(words));
    assert.ok(paths.length > 0);
    assert.equal(
      paths.filter((path) => !existsSync(join(HOME, path))),
      [],
    );
  });
}

/** What the compiler needs of the project, and how a kind is added to the two files of the recipe. */
const COPIED = ['generated', 'generators', 'model', 'recorders/typescript', 'scripts', 'submitter', 'test'];
const TOP = ['package.json', 'tsconfig.json'];
const EDITS: readonly (readonly [path: string, pattern: RegExp, replaced: string])[] = [
  ['model/schema/declaration.ts', /(const KINDS = \[.*)\] as const;/, "$1, 'gauge'] as const;"],
  [
    'model/registry/types.ts',
    /(\nexport type Metric = .*);\n/,
    "$1 | Gauge;\n\nexport interface Gauge extends Common {\n  readonly kind: 'gauge';\n}\n",
  ],
];

const isSource = (path: string): boolean => !/[\\/](?:target|cases)$/.test(path);

test('A kind: the recipe lists what the compiler names', async () => {
  const folder = temporaryFolder();
  for (const path of COPIED) cpSync(join(HOME, path), join(folder, path), { recursive: true, filter: isSource });
  for (const path of TOP) cpSync(join(HOME, path), join(folder, path));
  symlinkSync(join(HOME, 'node_modules'), join(folder, 'node_modules'));
  for (const [path, pattern, replaced] of EDITS) {
    const text = readFileSync(join(folder, path), 'utf8');
    assert.match(text, pattern);
    writeFileSync(join(folder, path), text.replace(pattern, replaced));
  }
  const { out } = await run(process.execPath, ['node_modules/typescript/bin/tsc', '--pretty', 'false'], { folder });
  const named = new Set([...out.matchAll(/^(\S+\.ts)\(\d+,\d+\): error/gm)].map(([, path = '']) => path));
  const listed = /It names ([^]*?)\. What it cannot name/.exec(recipes.get('A kind') ?? '')?.[1] ?? '';
  assert.is([...named].toSorted().join('\n'), quoted(listed).toSorted().join('\n'), out);
});

/** Rules of which authors break none: those of releases, and of who agreed to what. They are counted as `unknown`. */
const NOT_COUNTED = /^(?:approval|policy|roster|version)\/|^lifecycle\/tombstone-/;

test('A rule: registry/tallybook/check.yaml counts every rule that an author can break, and no other', () => {
  const counted = realRegistry.metrics.find(({ id }) => id === 'tallybook.check.rule');
  const labels = counted?.kind === 'counter' ? counted.labels.flatMap((dimension) => dimension.labels) : [];
  assert.equal(
    labels.filter((label) => label !== 'unknown').toSorted(),
    Object.keys(SEVERITIES)
      .filter((id) => !NOT_COUNTED.test(id))
      .toSorted(),
  );
});

const decisions = [...section('Decisions').matchAll(/^- (.*)$/gm)].map(([, text = '']) => text);
const ids = decisions.map((text) => /^`([a-z]+(?:-[a-z]+)*)`: \*\*/.exec(text)?.[1] ?? `no id: ${text}`);

const cited = (text: string): readonly string[] =>
  [...text.matchAll(/\bdecision `?([a-z]+(?:-[a-z]+)+)/g)].map(([, id = '']) => id);

test('each decision has an id of its own, and code cites no other', () => {
  assert.ok(ids.length > 30);
  assert.equal(
    ids.filter((id, i) => id.startsWith('no id') || ids.indexOf(id) !== i),
    [],
  );
  const texts = [sources(), ...CRATES.map(crateSources)].flatMap((files) => [...files]);
  const all = texts.flatMap(([path, text]) => (path === 'test/architecture.test.ts' ? [] : cited(text)));
  assert.ok(all.length > 0);
  assert.equal(
    all.filter((id) => !ids.includes(id)),
    [],
  );
  assert.equal(cited('// By decision `no-such-thing`, and decision one-fact.'), ['no-such-thing', 'one-fact']);
});

test.run();
