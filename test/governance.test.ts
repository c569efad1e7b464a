/**
 * GOVERNANCE.md and the rules hold each other: every rule is named where the sentence stands that it keeps, and only
 * rules are.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { codeowners } from '../model/approvals/codeowners.ts';
import { RULES } from '../model/rules/table.ts';
import { HOME } from './command.ts';
import { table } from './documents/markdown.ts';
import { realRegistry } from './real.ts';

const test = suite('governance');
const read = (path: string): string => readFileSync(join(HOME, path), 'utf8');
const page = read('GOVERNANCE.md');

/** The ids in `(rule: …)` and `(rules: …, …)`. */
const named = (text: string): readonly string[] =>
  [...text.matchAll(/\(rules?:\s([^)]*)\)/g)].flatMap(([, ids = '']) =>
    ids.split(/,\s+/).map((id) => id.replaceAll('`', '')),
  );

test('every rule is named by a sentence, and every rule that is named exists', () => {
  assert.is([...new Set(named(page))].sort().join('\n'), Object.keys(RULES).sort().join('\n'));
});

test('a rule is named as a rule, and nowhere else', () => {
  const bare = page.replace(/\(rules?:\s[^)]*\)/g, '');
  assert.is(
    Object.keys(RULES)
      .filter((id) => bare.includes(`\`${id}\``))
      .join(),
    '',
  );
  assert.is(named('(rule: `a/b`) and (rules: `c/d`,\n`e/f`)').join(), 'a/b,c/d,e/f');
});

test('the numbers of people and days are the policy’s', () => {
  const values = table(page, 'policy').map((row) => row.split(' | ').at(-1));
  assert.is(values.join(), Object.values(realRegistry.policy.governance).join());
});

test('nobody is appointed, and the page says so', () => {
  assert.match(page, /\*\*Nobody has been\s+appointed to anything\.\*\*/);
  assert.match(read('registry/roster.yaml'), /^people: \{\}$/m);
});

test('CODEOWNERS: stewards alone own what decides about privacy, and nobody owns everything', () => {
  const lines = codeowners(realRegistry, 'example')
    .split('\n')
    .filter((line) => line.startsWith('/'));
  const owner = (path: string): string =>
    lines.findLast((line) => `/${path}`.startsWith(line.split(' ')[0] ?? ''))?.replace(/^\S+ /, '') ?? 'nobody';
  const expected = {
    'registry/policy.yaml': '@example/stewards',
    'registry/roster.yaml': '@example/stewards',
    'registry/registry.yaml': '@example/stewards',
    'registry/approvals/rustc.ice.total.yaml': '@example/stewards',
    'generated/allowlist/allowlist.txt': '@example/stewards',
    'registry/rustc/ice.yaml': '@example/compiler @example/incremental',
    'registry/enumerations/targets.txt': '@example/targets',
    'README.md': 'nobody',
  };
  for (const [path, wanted] of Object.entries(expected)) assert.is(owner(path), wanted, path);
  assert.not.ok(lines.some((line) => /^\/?\*? /.test(line)));
  const owned = new Set(lines.map((line) => line.split(' ')[0]));
  for (const { file } of realRegistry.metrics) assert.ok(owned.has(`/${file}`), file);
});

test('the workflow of pull requests checks, compares, and lets no line of a ledger go', () => {
  const workflow = read('.github/workflows/registry.yml');
  for (const part of [
    'tallybook -- check --format github',
    'tallybook -- diff',
    'GITHUB_STEP_SUMMARY',
    'git diff --numstat',
  ])
    assert.ok(workflow.includes(part), part);
  assert.not.match(workflow, /pull_request_target|\bsecrets\.\w/);
  assert.not.match(workflow, /uses: [^@\s]+@(?![0-9a-f]{40} )/, 'actions are pinned by their commit');
});

test.run();
