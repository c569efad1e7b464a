/**
 * Holds the documents at the root to the code: every path, rule and command they name exists, what they show is what is
 * printed, and the numbers they repeat are the registry's.
 */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { PATH } from '../generators/allowlist/generate.ts';
import { check } from '../model/check.ts';
import { formatFindings } from '../model/findings/format.ts';
import { CLASSES, KINDS } from '../model/schema/declaration.ts';
import { isRuleId } from '../model/findings/rule-ids.ts';
import { RULES } from '../model/rules/table.ts';
import { checkFolder, verdict } from '../scripts/tallybook/checked-folder.ts';
import { generate } from '../scripts/tallybook/generate.ts';
import { compareOutput } from '../scripts/tallybook/output.ts';
import { summary } from '../scripts/tallybook/summary.ts';
import { HOME, run, succeed } from './command.ts';
import { manifest, misnamed, SHELL, tallybook, tallybookWords } from './documents/commands.ts';
import { blocks, links, quoted, shownPattern, table } from './documents/markdown.ts';
import { realRegistry } from './real.ts';
import { IMPORTS } from './tidy/policy.ts';

const NAMES = [
  'README',
  'CONTRIBUTING',
  'ARCHITECTURE',
  'GOVERNANCE',
  'SECURITY',
  'CHANGELOG',
  'CODE_OF_CONDUCT',
] as const;
const read = (path: string): string => readFileSync(join(HOME, path), 'utf8');
const pages = new Map(NAMES.map((name) => [name, read(`${name}.md`)]));
const page = (name: (typeof NAMES)[number]): string => pages.get(name) ?? '';

const FOLDERS = ['generated', 'generators', 'model', 'recorders', 'registry', 'scripts', 'submitter', 'test'];
const SKIPPED = /(^|\/)(target|node_modules)\//;
const files = FOLDERS.flatMap((folder) =>
  readdirSync(join(HOME, folder), { recursive: true, encoding: 'utf8' }).map(
    (path) => `${folder}/${path.replaceAll('\\', '/')}`,
  ),
).filter((path) => !SKIPPED.test(path));

const docs = suite('documents');

const SUBJECTS = new Set(Object.keys(RULES).map((id) => id.split('/')[0]));
const isRule = (words: string): boolean => /^[a-z]+\/[a-z-]+$/.test(words) && SUBJECTS.has(words.split('/')[0]);

/** What is wrong with a path or a file name in back quotes; null when it exists, or is no path. */
function missing(words: string): string | null {
  if (isRule(words)) return isRuleId(words) ? null : `no rule ${words}`;
  if (/[\s<>(){}:=|…]/.test(words)) return null;
  const folder = words.replace(/\*[^/]*$/, '');
  if (words.includes('/')) return existsSync(join(HOME, folder)) ? null : `no path ${words}`;
  if (!/^[\w.-]+\.(ts|mjs|md|yaml|json|txt|hbs|rs)$/.test(words)) return null;
  return existsSync(join(HOME, words)) || files.some((path) => basename(path) === words) ? null : `no file ${words}`;
}

for (const [name, text] of pages) {
  docs(`${name}.md: links lead somewhere, and paths and rules exist`, () => {
    const dead = links(text).filter((target) => !existsSync(join(HOME, target)));
    assert.is([...dead, ...quoted(text).map(missing)].filter((problem) => problem !== null).join('\n'), '');
  });

  docs(`${name}.md: lines end plainly and name no machine`, () => {
    assert.match(text, /[^\n]\n$/);
    assert.not.match(text, /\r|[ \t]\n|\/(?:home|work|tmp|Users)\/|\blocalhost\b/);
  });
}

docs('a path, a file or a rule that is not there is noticed', () => {
  const wrong = ['model/nothing.ts', 'nothing.yaml', 'privacy/too-much', 'privcy/too-many-bits', 'nothing/*.txt'];
  assert.is(wrong.filter((words) => missing(words) === null).join(), '');
  assert.ok([...pages.values()].flatMap(quoted).filter(isRule).length >= 30);
});

docs('every command in a block or in back quotes exists', async () => {
  const { out } = await tallybook(HOME, ['--help']);
  const commands = new Set([...out.matchAll(/^ {2}([a-z]+) .*\[/gm)].map(([, name = '']) => name));
  assert.ok(commands.has('check') && commands.has('init'), out);
  const shell = [...pages.values()].flatMap((text) => {
    const shown = blocks(text).filter(({ language }) => language === 'sh');
    return [
      ...shown.flatMap((block) => block.text.trimEnd().split('\n')),
      ...quoted(text).filter((one) => SHELL.test(one)),
    ];
  });
  const each = shell.flatMap((line) => line.split(' && '));
  assert.ok(each.length >= 20, `${each.length} commands`);
  assert.is(each.filter((line) => misnamed(line, commands)).join('\n'), '');
  const wrong = ['npm run nothing', 'tallybook nothing', 'tallybook explain nothing', 'nothing', 'node scripts/no.ts'];
  assert.is(wrong.filter((line) => !misnamed(line, commands)).join(), '');
});

/** What a command of the README prints. A whole run of the tests is what the runner's own case of a passing file is. */
async function printed(command: string): Promise<string> {
  if (command.startsWith('grep ')) return (await run('sh', ['-c', command])).out;
  if (command === 'npm ci && npm test')
    return read('test/scripts/dev/runner/cases/passes/expected.txt').replace(/^[^]*\n(?=.)/, '');
  assert.is(command, 'npm ci && npm start');
  const { value, findings } = checkFolder(HOME);
  const checked = `${formatFindings(findings, 'text')}${verdict(value, findings)}`;
  return `${checked}; nothing to write\n${summary(realRegistry, generate(realRegistry), 'generated')}`;
}

docs('README.md: every command prints what is shown below it', async () => {
  const all = blocks(page('README'));
  for (const [i, { text }] of [...all.entries()].filter(([, { language }]) => language === 'sh')) {
    const next = all[i + 1];
    const direct = next?.language === 'text' ? next.text : '';
    const real = await printed(text.trimEnd());
    assert.match(real, shownPattern(direct), `${text}prints\n${real}`);
  }
  assert.is(all.filter(({ language }) => language === 'sh').length, 7);
});

const SMALL = `name: demo
version: 0.1.0
status: preview
as_of: 2026-11-22
teams: { compiler: The team of the demo }
programs: { rustc: { summary: A program } }
`;

docs('README.md: the declaration passes in a small registry, in ten lines', () => {
  const text = blocks(page('README')).find(({ language }) => language === 'yaml')?.text ?? '';
  assert.is(text.split('\n').length - 1, 10);
  const sources = [
    ['registry.yaml', SMALL],
    ['policy.yaml', read('registry/policy.yaml')],
    ['rustc/print.yaml', text],
  ].map(([path, source = '']): [string, string] => [`registry/${path}`, source]);
  const { value, findings } = check({ files: new Map(sources), problems: [] });
  assert.is(findings.map(({ rule, message }) => `${rule}: ${message}`).join('\n'), '');
  assert.is(value?.metrics.map(({ id }) => id).join(), 'rustc.print.used');
});

const allowlistLines = (text: string): readonly string[] => text.split('\n').filter((line) => !line.startsWith('#'));

docs('CONTRIBUTING.md: proposing a metric goes as it says', async () => {
  const [first, shown, declaration, then, added] = blocks(page('CONTRIBUTING'));
  const folder = mkdtempSync(join(tmpdir(), 'tallybook-docs-'));
  try {
    cpSync(join(HOME, 'registry'), join(folder, 'registry'), { recursive: true });
    const made = await tallybook(folder, tallybookWords(first?.text.trimEnd() ?? '') ?? []);
    assert.is(made.out, shown?.text, made.err);
    writeFileSync(join(folder, 'registry/rustc/ice.yaml'), `${read('registry/rustc/ice.yaml')}${declaration?.text}`);
    const raised = /write `(version: [\d.]+)` in `(registry\/registry\.yaml)`/.exec(page('CONTRIBUTING'));
    const [, version = '', file = ''] = raised ?? [];
    writeFileSync(join(folder, file), read(file).replace(/^version: .*$/m, version));
    for (const line of then?.text.trimEnd().split('\n') ?? []) {
      const ran = await tallybook(folder, tallybookWords(line) ?? []);
      assert.is(ran.code, 0, `${line}\n${ran.out}${ran.err}`);
    }
    const before = new Set(allowlistLines(generate(realRegistry).find(({ path }) => path === PATH)?.text ?? ''));
    const after = allowlistLines(readFileSync(join(folder, 'generated', PATH), 'utf8'));
    assert.is(after.filter((line) => !before.has(line)).join('\n'), added?.text.trimEnd());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

docs('GOVERNANCE.md: the tables are the policy', () => {
  const { policy } = realRegistry;
  const rows = CLASSES.map((name) => {
    const { kinds, labels, days, days_beyond, life_months, approvals } = policy.classes[name];
    const taken = kinds.length === KINDS.length ? 'any' : kinds.join(', ');
    const { owners, stewards, outside, comment_days, notice_days } = approvals;
    const people = [owners, stewards, outside, comment_days, notice_days];
    return [name, taken, labels, days, days_beyond, life_months, ...people].join(' | ');
  });
  assert.is(table(page('GOVERNANCE'), 'class').join('\n'), rows.join('\n'));
  const { reporters, smallest_cell, reporters_per_group, group_bits, group_metrics } = policy;
  const limits = [reporters.assumed, smallest_cell, reporters_per_group, group_bits, group_metrics];
  limits.push(policy.context_from, policy.epsilon, policy.epsilon_a_year, policy.submit_days);
  const values = table(page('GOVERNANCE'), 'limit').map((row) => row.split(' | ').at(-1));
  assert.is(values.join(), limits.join());
});

docs('README.md: the classes are the ladder, and the versions needed are those declared', () => {
  const names = table(page('README'), 'class').map((row) => row.split(' | ')[0]);
  assert.is(names.join(), CLASSES.join());
  assert.ok(page('README').includes(`Node \`${manifest.engines.node}\``));
  const rust = /^rust-version = "(.*)"$/m.exec(read('recorders/rust/Cargo.toml'))?.[1];
  assert.ok(page('README').includes(`Rust ${rust} or later`), rust);
});

docs('GOVERNANCE.md: every committed generated file is what the registry gives now', () => {
  const differences = compareOutput(join(HOME, 'generated'), generate(realRegistry), null);
  assert.is(differences.map(({ path, state }) => `${state}: ${path}`).join('\n'), '');
});

docs('ARCHITECTURE.md: generators may import the rooms it names, and no others of the model', () => {
  const listed = /of the model only ([^]*?), the runtime/.exec(page('ARCHITECTURE'))?.[1] ?? '';
  const allowed =
    IMPORTS.find((row) => row.in === 'generators/')?.may.filter((path) => path.startsWith('model/')) ?? [];
  assert.is(quoted(listed).toSorted().join('\n'), allowed.toSorted().join('\n'));
});

/**
 * What must not read a clock, and everything else that does: a command for today, recorders for the day or a duration.
 */
const CLOCKS = [
  'recorders/rust/src/midnight.rs',
  'recorders/rust/src/store/append.rs',
  'recorders/rust/src/store/mod.rs',
  'recorders/rustc-wrapper/src/child.rs',
  'recorders/typescript/store/day.ts',
  'scripts/tallybook/recording.ts',
  'scripts/tallybook/today.ts',
];

docs('no other file reads a clock: none of the model, the generators or the submitter', () => {
  const clock = /new Date\(\)|Date\.now|performance\.now|hrtime|SystemTime::now|Instant::now/;
  const shipped = /^(?:(?:model|generators|submitter)|recorders\/.*\/(?:src|store|typescript)|scripts\/(?!dev\/))\b/;
  const found = files.filter((path) => shipped.test(path) && /\.(?:ts|rs)$/.test(path) && clock.test(read(path)));
  assert.is(
    found
      .filter((path) => !/trial|tests?\//.test(path))
      .sort()
      .join('\n'),
    CLOCKS.join('\n'),
  );
});

docs('the continuous integration runs what .ci/run runs', async () => {
  assert.match(read('.github/workflows/ci.yml'), '- run: sudo -E env "PATH=$PATH" .ci/run\n');
  await succeed('bash', ['-n', join(HOME, '.ci/run')]);
});

docs.run();
