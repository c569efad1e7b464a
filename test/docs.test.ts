/**
 * Holds the documents at the root to the code: every path, rule and command they name exists, what they show is what is
 * printed, and the numbers they repeat are the registry's.
 */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { check } from '../model/check.ts';
import { CLASSES, KINDS } from '../model/declaration.ts';
import { explain } from '../model/explain/explain.ts';
import { isRuleId, RULES } from '../model/rules/table.ts';
import { verdict } from '../scripts/check.ts';
import { generate } from '../scripts/generate.ts';
import { summary } from '../scripts/summary.ts';
import { HOME, run, succeed } from './command.ts';
import { blocks, links, quoted, shownPattern, table } from './documents/markdown.ts';
import { realRegistry } from './real.ts';

const NAMES = ['README', 'CONTRIBUTING', 'ARCHITECTURE', 'GOVERNANCE', 'SECURITY', 'CHANGELOG'] as const;
const read = (path: string): string => readFileSync(join(HOME, path), 'utf8');
const pages = new Map(NAMES.map((name) => [name, read(`${name}.md`)]));
const page = (name: (typeof NAMES)[number]): string => pages.get(name) ?? '';

const FOLDERS = ['generated', 'generators', 'model', 'recorders', 'registry', 'scripts', 'test'];
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

/** `tallybook` and its arguments, however a page writes it; null for another program. */
function tallybookWords(line: string): readonly string[] | null {
  const found = /^(?:npm run (?:-s )?tallybook -- |tallybook |npm run (?:-s )?(?=(?:check|generate)\b))(.*)$/.exec(
    line,
  );
  return found === null ? null : (found[1] ?? '').replace(' -- ', ' ').split(' ');
}

/** What is wrong with one command; null when the program, script or command it names exists. */
function misnamed(line: string, commands: ReadonlySet<string>): string | null {
  const words = tallybookWords(line);
  if (words !== null) {
    const [command = '', id = ''] = words;
    if (!commands.has(command)) return `no command: ${line}`;
    const explains = command !== 'explain' || id === '' || id === 'RULE' || id === 'rustc.ice.optimised';
    return explains || 'text' in explain(id, realRegistry) ? null : `nothing to explain: ${line}`;
  }
  const [program = '', ...rest] = line.replace(/^UPDATE=1 /, '').split(' ');
  if (program === 'npm') {
    const script = rest[0] === 'run' ? rest.filter((word) => word !== '-s')[1] : rest[0];
    return script === 'ci' || Object.hasOwn(manifest.scripts, script ?? '') ? null : `no script: ${line}`;
  }
  if (program === 'node')
    return rest.filter((word) => word.includes('/')).every((path) => existsSync(join(HOME, path)))
      ? null
      : `no file: ${line}`;
  return ['grep', 'npx'].includes(program) ? null : `unknown program: ${line}`;
}

const manifest: { readonly scripts: Record<string, string>; readonly engines: { readonly node: string } } = JSON.parse(
  read('package.json'),
);
const SHELL = /^(npm|npx|tallybook|node|grep|UPDATE=1) /;

/** Runs the program from source, in a folder of its own. */
const tallybook = (folder: string, words: readonly string[]) =>
  run(
    process.execPath,
    [
      '--import',
      import.meta.resolve('tsx'),
      '--import',
      join(HOME, 'scripts/build/templates.mjs'),
      join(HOME, 'scripts/tallybook.ts'),
      ...words,
    ],
    { folder },
  );

docs('every command in a block or in back quotes exists', async () => {
  const { out } = await tallybook(HOME, ['--help']);
  const commands = new Set([...out.matchAll(/^ {2}([a-z]+) .*\[/gm)].map(([, name = '']) => name));
  assert.ok(commands.has('check') && commands.has('init'), out);
  const shell = [...pages.values()].flatMap((text) => [
    ...blocks(text)
      .filter(({ language }) => language === 'sh')
      .flatMap((block) => block.text.trimEnd().split('\n')),
    ...quoted(text).filter((words) => SHELL.test(words)),
  ]);
  const each = shell.flatMap((line) => line.split(' && '));
  assert.ok(each.length >= 20, `${each.length} commands`);
  assert.is(
    each
      .map((line) => misnamed(line, commands))
      .filter((problem) => problem !== null)
      .join('\n'),
    '',
  );
  for (const wrong of [
    'npm run nothing',
    'tallybook nothing',
    'tallybook explain nothing',
    'nothing',
    'node scripts/nothing.ts',
  ]) {
    assert.is.not(misnamed(wrong, commands), null, wrong);
  }
});

/** What a command of the README prints. A whole run of the tests is what the runner's own case of a passing file is. */
async function printed(command: string): Promise<string> {
  if (command.startsWith('grep ')) return (await run('sh', ['-c', command])).out;
  if (command === 'npm ci && npm test')
    return read('test/runner/cases/passes/expected.txt').replace(/^[^]*\n(?=.)/, '');
  assert.is(command, 'npm ci && npm start');
  return `${verdict(realRegistry, [])}; nothing to write\n${summary(realRegistry, generate(realRegistry), 'generated')}`;
}

docs('README.md: every command prints what is shown below it', async () => {
  const all = blocks(page('README'));
  for (const [i, { text }] of [...all.entries()].filter(([, { language }]) => language === 'sh')) {
    const next = all[i + 1];
    const direct = next?.language === 'text' ? next.text : '';
    const real = await printed(text.trimEnd());
    assert.match(real, shownPattern(direct), `${text}prints\n${real}`);
  }
  assert.is(all.filter(({ language }) => language === 'sh').length, 6);
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

docs('CONTRIBUTING.md: proposing a metric goes as it says', async () => {
  const [first, shown, declaration, then, added] = blocks(page('CONTRIBUTING'));
  const folder = mkdtempSync(join(tmpdir(), 'tallybook-docs-'));
  try {
    cpSync(join(HOME, 'registry'), join(folder, 'registry'), { recursive: true });
    const made = await tallybook(folder, tallybookWords(first?.text.trimEnd() ?? '') ?? []);
    assert.is(made.out, shown?.text, made.err);
    writeFileSync(join(folder, 'registry/rustc/ice.yaml'), `${read('registry/rustc/ice.yaml')}${declaration?.text}`);
    for (const line of then?.text.trimEnd().split('\n') ?? []) {
      const ran = await tallybook(folder, tallybookWords(line) ?? []);
      assert.is(ran.code, 0, `${line}\n${ran.out}${ran.err}`);
    }
    const before = new Set(
      generate(realRegistry)
        .find(({ path }) => path.endsWith('allowlist.txt'))
        ?.text.split('\n'),
    );
    const after = readFileSync(join(folder, 'generated/allowlist/allowlist.txt'), 'utf8').split('\n');
    assert.is(after.filter((line) => !line.startsWith('#') && !before.has(line)).join('\n'), added?.text.trimEnd());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

docs('GOVERNANCE.md: the tables are the policy', () => {
  const { policy } = realRegistry;
  const rows = CLASSES.map((name) => {
    const { kinds, labels, days, days_beyond, life_months, approvals } = policy.classes[name];
    const kindWords = kinds.length === KINDS.length ? 'any' : kinds.join(', ');
    return [
      name,
      kindWords,
      labels,
      days,
      days_beyond,
      life_months,
      approvals.owners,
      approvals.stewards,
      approvals.outside,
    ].join(' | ');
  });
  assert.is(
    table(page('GOVERNANCE'), 'class')
      .map((row) => row.join(' | '))
      .join('\n'),
    rows.join('\n'),
  );
  const limits = [
    policy.reporters.assumed, policy.smallest_cell, policy.reporters_per_group, policy.group_bits, policy.group_metrics,
    policy.context_from, policy.epsilon, policy.epsilon_a_year, policy.submit_days,
  ]; // prettier-ignore
  assert.is(
    table(page('GOVERNANCE'), 'limit')
      .map(([, value]) => value)
      .join(),
    limits.join(),
  );
});

docs('README.md: the classes are the ladder, and the versions needed are those declared', () => {
  assert.is(
    table(page('README'), 'class')
      .map(([name]) => name)
      .join(),
    CLASSES.join(),
  );
  assert.ok(page('README').includes(`Node \`${manifest.engines.node}\``));
  const rust = /^rust-version = "(.*)"$/m.exec(read('recorders/rust/Cargo.toml'))?.[1];
  assert.ok(page('README').includes(`Rust ${rust} or later`), rust);
});

docs('ARCHITECTURE.md: only two files read the clock', () => {
  const clock = /new Date\(\)|Date\.now|performance\.now|hrtime|SystemTime|Instant\b/;
  const found = files.filter(
    (path) => /^(model|generators|recorders|scripts\/[^/]*$).*\.(ts|rs)$/.test(path) && clock.test(read(path)),
  );
  assert.is(found.join(), 'scripts/check.ts,scripts/init.ts');
});

docs('the continuous integration runs what .ci/run runs', async () => {
  assert.match(read('.github/workflows/ci.yml'), '- run: .ci/run\n');
  await succeed('bash', ['-n', join(HOME, '.ci/run')]);
});

docs.run();
