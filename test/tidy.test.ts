/**
 * The rules of ARCHITECTURE.md on the syntax tree of every source file and of the shipped bundles. Each rule is also
 * tried on a small bad snippet: a rule that cannot fail holds nothing up.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { bundle, PROGRAMS } from '../scripts/dev/build/bundle.ts';
import { HOME } from './command.ts';
import { judge, judgeBundle, judgeTemplate } from './tidy/judge.ts';
import { OWN_SETTINGS, SETTINGS, UNFORMATTED } from './tidy/policy.ts';
import { projectFiles, SKIPPED, sources } from './tidy/sources.ts';

const files = sources();

const tidy = suite('tidy');

tidy('every source file keeps the rules', () => {
  assert.ok(files.size > 400, 'the source files were not found');
  const problems = [...files].flatMap(([path, text]) => (path.endsWith('.hbs') ? judgeTemplate : judge)(path, text));
  assert.is(problems.join('\n'), '');
});

tidy('no folder of sources is skipped for its name', () => {
  for (const path of ['submitter/target', 'tools', 'scripts/dist', 'scripts/node_modules', 'recorders/target']) {
    assert.not.match(path, SKIPPED);
  }
  assert.match('recorders/rust/target', SKIPPED);
});

tidy('the formatter leaves alone what policy.ts lists, and nothing else sets up a formatter or linter', () => {
  assert.equal(JSON.parse(readFileSync(join(HOME, '.oxfmtrc.json'), 'utf8')), {
    $schema: './node_modules/oxfmt/configuration_schema.json',
    printWidth: 120,
    singleQuote: true,
    embeddedLanguageFormatting: 'off',
    ignorePatterns: Object.keys(UNFORMATTED),
  });
  assert.equal(
    projectFiles().filter((path) => SETTINGS.test(path)),
    OWN_SETTINGS,
  );
  for (const path of ['.prettierignore', 'scripts/.oxfmtignore', '.prettierrc', 'test/.oxfmtrc.jsonc']) {
    assert.match(path, SETTINGS);
  }
  for (const path of ['oxfmt.config.ts', 'scripts/prettier.config.mjs', '.eslintignore', 'model/.oxlintrc.json']) {
    assert.match(path, SETTINGS);
  }
});

for (const [name, source] of Object.entries(PROGRAMS)) {
  tidy(`dist/${name}.mjs opens no socket and has no way round`, async () => {
    assert.is(judgeBundle(`dist/${name}.mjs`, await bundle(source)).join('\n'), '');
  });
}

/** A module at some place, and what must be said of it (without the opening comment, which is added). */
const SNIPPETS: readonly (readonly [path: string, text: string, said: string])[] = [
  ['registry/a.ts', '', 'registry/ holds data only'],
  ['model/a.ts', "import { b } from '../generators/b.ts';", 'may not import generators/b.ts'],
  ['model/a.ts', "import type { b } from '../submitter/b.ts';", 'may not import submitter/b.ts'],
  ['model/a.ts', "export { b } from '../recorders/b.ts';", 'may not import recorders/b.ts'],
  ['model/a.ts', "export * from '../recorders/b.ts';", 'may not import recorders/b.ts'],
  ['model/a.ts', "type B = import('../generators/b.ts').B;", 'may not import generators/b.ts'],
  ['model/a.ts', "const b = await import('../generators/b.ts');", 'may not import generators/b.ts'],
  ['model/a.ts', "const b = require('../generators/b.ts');", 'may not import generators/b.ts'],
  ['model/a.ts', "import b = require('../generators/b.ts');", 'may not import generators/b.ts'],
  ['model/a.ts', "import { readFileSync } from 'node:fs';", 'may not import node:fs'],
  ['model/a.ts', "import { readFileSync } from 'fs';", 'may not import fs'],
  ['model/a.ts', "import { b } from '../generators/../scripts/b.ts';", 'may not import scripts/b.ts'],
  ['generators/a/a.ts', "import { b } from '../b/b.ts';", 'may not import generators/b/b.ts'],
  ['generators/a/a.ts', "import { b } from '../../model/source/load.ts';", 'may not import model/source/load.ts'],
  ['generators/a/a.ts', "import { b } from 'node:fs';", 'may not import node:fs'],
  ['recorders/typescript/a.ts', "import { b } from 'semver';", 'may not import semver'],
  ['generated/typescript/a.ts', "import { b } from '../../model/b.ts';", 'may not import model/b.ts'],
  ['submitter/a.ts', "import { b } from '../model/b.ts';", 'may not import model/b.ts'],
  ['submitter/a.ts', "open('registry/registry.yaml');", 'names a path into the registry (registry/registry.yaml)'],
  ['recorders/typescript/a.ts', 'open(`../registry/${name}`);', 'names a path into the registry (../registry/)'],
  ['scripts/a.ts', "import { b } from 'node:http';", 'imports the network (node:http)'],
  ['scripts/a.ts', "import b from 'https';", 'imports the network (node:https)'],
  ['scripts/a.ts', "import { b } from 'dns/promises';", 'imports the network (node:dns/promises)'],
  ['scripts/a.ts', "import { b } from 'node:vm';", 'imports a way round the rules (node:vm)'],
  ['scripts/a.ts', "fetch('https://example.org');", 'uses the network (fetch)'],
  ['scripts/a.ts', "globalThis.fetch('https://example.org');", 'uses the network (fetch)'],
  ['scripts/a.ts', "globalThis['fetch']('https://example.org');", 'uses the network (fetch)'],
  ['scripts/a.ts', 'const { fetch: send } = surroundings;', 'uses the network (fetch)'],
  ['scripts/a.ts', 'const send = { fetch };', 'uses the network (fetch)'],
  ['scripts/a.ts', "new WebSocket('wss://example.org');", 'uses the network (WebSocket)'],
  ['scripts/a.ts', "new EventSource('https://example.org');", 'uses the network (EventSource)'],
  ['scripts/a.ts', "globalThis['fe' + 'tch']();", 'goes round the rules (computed member of globalThis)'],
  ['scripts/a.ts', 'const all = globalThis;', 'goes round the rules (bare globalThis)'],
  ['scripts/a.ts', "eval('1');", 'goes round the rules (eval)'],
  ['scripts/a.ts', "(0, eval)('1');", 'goes round the rules (eval)'],
  ['scripts/a.ts', "new Function('1');", 'goes round the rules (Function)'],
  ['scripts/a.ts', "(() => 1).constructor('1');", 'goes round the rules (constructor call)'],
  ['scripts/a.ts', "await import('node:' + name);", 'goes round the rules (computed import)'],
  ['scripts/a.ts', 'require(name);', 'goes round the rules (computed import)'],
  ['scripts/a.ts', "process.binding('tcp_wrap');", 'goes round the rules (process.binding)'],
  ['scripts/a.ts', "process['binding']('tcp_wrap');", 'goes round the rules (process.binding)'],
  ['scripts/a.ts', "process.getBuiltinModule('net');", 'goes round the rules (process.getBuiltinModule)'],
  ['scripts/a.ts', 'const { binding } = process;', 'goes round the rules (process.binding)'],
  ['scripts/a.ts', "const a = import.meta.resolve('./b.ts');", 'goes round the rules (import.meta.resolve)'],
  ['scripts/a.ts', "import '/x/b.ts';", 'imports /x/b.ts; name a file by its relative path'],
  ['test/a.ts', "await import('file:///x/b.ts');", 'imports file:///x/b.ts; name a file by its relative path'],
  ['test/a.ts', "await import('data:text/javascript,1');", 'name a file by its relative path'],
  ['test/a.ts', "import '#b';", 'imports #b; name a file by its relative path'],
  ['test/a.ts', '/// <reference path="./b.ts" />', 'uses what the project does without (reference in a comment)'],
  ['tools/a.ts', "import net from 'net';", 'imports the network (node:net)'],
  ['submitter/a.ts', "open('registry/');", 'names a path into the registry (registry/)'],
  ['submitter/a.ts', "open('../registry/rustc/ice');", 'names a path into the registry (../registry/rustc/ice)'],
  ['scripts/a.ts', 'export default 1;', 'uses what the project does without (default export)'],
  ['scripts/a.ts', 'let a: any;', 'uses what the project does without (any)'],
  ['scripts/a.ts', 'const a = b!;', 'uses what the project does without (non-null !)'],
  ['scripts/a.ts', 'enum A { b }', 'uses what the project does without (enum)'],
  ['scripts/a.ts', 'namespace A { const b = 1; }', 'uses what the project does without (namespace)'],
  [
    'scripts/a.ts',
    'class A { constructor(readonly b: string) {} }',
    'uses what the project does without (parameter property)',
  ],
  ['scripts/a.ts', 'a.localeCompare(b);', 'uses what the project does without (localeCompare)'],
  ['scripts/a.ts', 'a;\n'.repeat(260), 'is longer than 250 lines'],
  ['scripts/a.ts', `const a = '${'b'.repeat(120)}';`, 'is 133 columns wide; break it at 120'],
  ['scripts/a.ts', `// ${'é'.repeat(118)}`, 'is 121 columns wide; break it at 120'],
  ['scripts/a.ts', '// prettier-ignore\nf([1, 2]);', 'turns the formatter off'],
  ['scripts/a.ts', '// prettier-ignore\nif (a) b();', 'turns the formatter off'],
  ['scripts/a.ts', '// prettier-ignore\nconst a = f([1, 2]);', 'turns the formatter off'],
  ['scripts/a.ts', '// prettier-ignore\nconst a = b ? [1] : [2];', 'turns the formatter off'],
  ['scripts/a.ts', '// prettier-ignore\nexport const a = () => [1];', 'turns the formatter off'],
  ['scripts/a.ts', '// prettier-ignore\nconst a = [1], b = 2;', 'turns the formatter off'],
  ['scripts/a.ts', '// prettier-ignore\n// Says more.\nconst a = [1];', 'turns the formatter off'],
  ['scripts/a.ts', 'const a = [1]; // prettier-ignore', 'turns the formatter off'],
  ['scripts/a.ts', 'b(); // prettier-ignore\nconst a = [1];', 'turns the formatter off'],
  ['scripts/a.ts', 'const a = [\n  // prettier-ignore\n  [1, 2],\n];', 'turns the formatter off'],
  ['scripts/a.ts', '/* oxfmt-ignore */\nconst a = [1];', 'turns the formatter off'],
  ['scripts/a.ts', '// @prettier-ignore\nf( 1 );', 'turns the formatter off'],
  ['scripts/a.ts', '/*\n * Says.\n * prettier-ignore\n */\nf( 1 );', 'turns the formatter off'],
  ['scripts/a.ts', '// prettier-ignore\nconst a = { b() { f( 1 ); } };', 'turns the formatter off'],
  ['scripts/a.ts', '// prettier-ignore\nconst a = [() => { f( 1 ); }];', 'turns the formatter off'],
  ['scripts/a.ts', '// prettier-ignore\nconst a = [class { b = 1 }];', 'turns the formatter off'],
  ['scripts/a.ts', '// prettier-ignore\nconst a = [...f( 1 )];', 'turns the formatter off'],
  ['scripts/a.ts', '// @ts-nocheck', 'turns a check off (@ts-nocheck)'],
  ['scripts/a.ts', '// @ts-ignore\nf();', 'turns a check off (@ts-ignore)'],
  ['scripts/a.ts', '/* @ts-expect-error why */\nf();', 'turns a check off (@ts-expect-error)'],
  ['scripts/a.ts', '/* oxlint-disable */\nf();', 'turns a check off (oxlint-disable)'],
  ['scripts/a.ts', '// oxlint-disable no-empty', 'turns a check off (oxlint-disable)'],
  ['scripts/a.ts', '/* eslint-disable no-empty */', 'turns a check off (eslint-disable)'],
  ['scripts/a.ts', '// oxlint-disable-next-line\nf();', 'turns a check off (oxlint-disable)'],
  ['test/a.test.ts', "test('a', () => undefined);", 'does not end with a `.run()`; its tests would never run'],
];

for (const [path, text, said] of SNIPPETS) {
  tidy(`refused in ${path}: ${text.slice(0, 60).split('\n', 1).join('')}`, () => {
    const problems = judge(path, `/** Says what it is. */\n${text}\n`);
    assert.is(problems.length, 1, `one problem, not ${problems.length}: ${problems.join('; ')}`);
    assert.match(problems.join(), said);
  });
}

const SOUND: readonly (readonly [path: string, text: string])[] = [
  ['model/a.ts', "import { b } from './rules/b.ts';\nimport Type from 'typebox';"],
  ['model/source/load.ts', "import { readFileSync } from 'node:fs';"],
  ['generators/a/a.ts', "import { b } from './b.ts';\nimport { page } from '../page.ts';"],
  ['generators/a/a.ts', "import type { Registry } from '../../model/registry/types.ts';"],
  ['generated/typescript/a.ts', "import { Counter } from 'tallybook/recorder';"],
  ['submitter/send.ts', "await fetch('https://example.org');"],
  ['scripts/a.ts', "const text = 'fetch, eval, any!'; // new Function, node:net"],
  ['scripts/a.ts', 'cache.fetch(); const a = { eval: 1 }; interface B { fetch: string }'],
  ['scripts/a.ts', 'declare global { var a: number; }'],
  [
    'scripts/a.ts',
    '// prettier-ignore\nexport const A: readonly B[] = [1, 2] as const;\n// prettier-ignore\nlet b = { c: 1 };',
  ],
  ['scripts/a.ts', "const a = 'prettier-ignore'; // Why no prettier-ignore."],
  ['scripts/a.ts', '// prettier-ignore\nconst a = [{ b: (c) => c + 1, ...d }];'],
  ['scripts/a.ts', 'f(); // oxlint-disable-line no-empty -- why\n// oxlint-disable-next-line no-var -- why\ng();'],
  ['scripts/a.ts', "const a = '@ts-ignore'; // Why no @ts-ignore."],
  ['submitter/a.ts', "stop('registry/none'); stop('registry/broken', 'registry/gone');"],
  ['scripts/a.ts', `// ${'é'.repeat(117)}`],
  ['generated/a.ts', `// prettier-ignore\na(); // ${'b'.repeat(120)}`],
  ['test/a.test.ts', "import { createServer } from 'node:http';\na.run();"],
];

for (const [path, text] of SOUND) {
  tidy(`allowed in ${path}: ${text.slice(0, 60).split('\n', 1).join('')}`, () => {
    assert.is(judge(path, `/** Says what it is. */\n${text}\n`).join('\n'), '');
  });
}

tidy('a file without an opening comment is refused', () => {
  assert.is(
    judge('model/a.ts', 'const a = 1;\n').join(),
    'model/a.ts:1: does not open with a comment that says what it is',
  );
});

tidy('a block parameter in a template is refused, with its line', () => {
  assert.is(judgeTemplate('a.hbs', 'a\n{{#each xs as |x|}}').join(), 'a.hbs:2: has a block parameter');
});

tidy('a bundle with a socket in it is refused, once for each', () => {
  const text =
    "#!/usr/bin/env node\nimport net from 'node:net'; fetch('x'); fetch('y'); let eslint = new Function('z')();";
  assert.is(
    judgeBundle('dist/tally.mjs', text).join('\n'),
    [
      'dist/tally.mjs: goes round the rules (Function)',
      'dist/tally.mjs: imports the network (node:net)',
      'dist/tally.mjs: uses the network (fetch)',
    ].join('\n'),
  );
});

tidy.run();
