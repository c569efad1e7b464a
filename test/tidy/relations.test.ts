/**
 * The rules that hold between files: import circles, commands, tools of developers, purity and tests of one's own name.
 * Each is also tried on a few small files that break it.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { circles } from './graph.ts';
import { circleProblems, importsOf, RELATIONS } from './relations.ts';
import { rustImports } from './rust-imports.ts';
import { CRATES, crateSources, sources } from './sources.ts';

const test = suite('tidy: between files');

const modules = new Map([...sources()].filter(([path]) => !path.endsWith('.hbs')));
const graph = importsOf(modules);

test('the sources are found', () => assert.ok(modules.size > 400, `${modules.size} files`));

for (const [name, problems] of Object.entries(RELATIONS)) {
  test(name, () => assert.is(problems(graph, modules).join('\n'), ''));
}

/** What all these rules say of a few files. */
function judge(files: Files): string {
  const all = new Map(Object.entries(files));
  return Object.values(RELATIONS)
    .flatMap((problems) => problems(importsOf(all), all))
    .join('\n');
}

for (const crate of CRATES) {
  test(`the modules of ${crate} have no circle`, () => {
    const found = rustImports(crateSources(crate));
    assert.ok(found.size > 20 && [...found.values()].flat().length > found.size, 'the modules were not found');
    assert.is(circleProblems(found).join('\n'), '');
  });
}

type Files = Readonly<Record<string, string>>;

/** Files that break one rule, and what must be said. */
const BROKEN: readonly (readonly [name: string, files: Files, said: string])[] = [
  [
    'a circle by value',
    { 'model/a.ts': "import { b } from './b.ts';", 'model/b.ts': "export * from './a.ts';" },
    'these files import each other in a circle:\n  model/a.ts\n  model/b.ts',
  ],
  [
    'a circle by type',
    {
      'model/a.ts': "import type { B } from './b.ts';",
      'model/b.ts': "import { type C } from './c.ts';",
      'model/c.ts': "type A = import('./a.ts').A;",
    },
    'these files import each other in a circle:\n  model/a.ts\n  model/b.ts\n  model/c.ts',
  ],
  [
    'a file that imports itself',
    { 'model/a.ts': "import { b } from './a.ts';" },
    'these files import each other in a circle:\n  model/a.ts',
  ],
  [
    'a command of tally that imports another',
    {
      'scripts/tally/a.ts': "import { b } from './b.ts';\nexport const a: Command = {};",
      'scripts/tally/b.ts': 'export const b = (c: D): Command => ({});',
    },
    'scripts/tally/a.ts: is a command and imports the command scripts/tally/b.ts; move what both need out of it',
  ],
  [
    'a command of tallybook that imports another',
    {
      'scripts/tallybook.ts':
        "import { runA } from './tallybook/a.ts';\nimport {\n  X,\n  runB,\n} from './tallybook/b/b.ts';\nrunA();",
      'scripts/tallybook/a.ts': "import { verdict } from './b/b.ts';",
      'scripts/tallybook/b/b.ts': '',
    },
    'scripts/tallybook/a.ts: is a command and imports the command scripts/tallybook/b/b.ts; ' +
      'move what both need out of it',
  ],
  [
    'a program that imports a tool of developers',
    { 'scripts/tally/a.ts': "import { b } from '../dev/b.ts';" },
    'scripts/tally/a.ts: may not import scripts/dev/b.ts: the tools of developers are in no program',
  ],
  [
    'a pure file that reads, through another',
    { 'submitter/body/a.ts': "import { b } from '../b.ts';", 'submitter/b.ts': "import { c } from 'node:fs';" },
    'submitter/body/a.ts: is pure, and may not reach node:fs by what it imports',
  ],
  [
    'a file that makes up what an allowlist allows',
    {
      'scripts/tally/a.ts': "import { allowedBy as forged, permit } from '../../submitter/permit.ts';",
      'submitter/permit.ts': '',
    },
    'scripts/tally/a.ts: may not import allowedBy; ask permit, or describe for words',
  ],
  [
    'a file that passes on all of one that has such a name',
    {
      'submitter/consent/a.ts': "export * from '../allowlist/lookup.ts';",
      'submitter/allowlist/lookup.ts': '',
      'test/submitter/consent/a.test.ts': '',
    },
    'submitter/consent/a.ts: may not import lookupOf; ask permit, or describe for words',
  ],
  [
    'a file that can refuse and has no test',
    { 'submitter/ticket/a.ts': "import { b } from '../stops/b.ts';" },
    'submitter/ticket/a.ts: can refuse, and has no test of its own; write test/submitter/ticket/a.test.ts',
  ],
  [
    'a file that returns findings and has no test',
    { 'submitter/a.ts': 'export const a = () => ({ value: null, findings: [] });' },
    'submitter/a.ts: can refuse, and has no test of its own; write test/submitter/a.test.ts',
  ],
];

for (const [name, files, said] of BROKEN) {
  test(`refused: ${name}`, () => assert.is(judge(files), said));
}

const SOUND: readonly (readonly [name: string, files: Files])[] = [
  ['two who import a third', { 'model/a.ts': "import './c.ts';", 'model/b.ts': "import './c.ts';\nimport './a.ts';" }],
  [
    'a command that imports what is none',
    {
      'scripts/tallybook.ts':
        "import { runA } from './tallybook/a.ts';\nimport { LIST, type B } from './tallybook/b.ts';\nrunA();",
      'scripts/tallybook/a.ts': "import { LIST } from './b.ts';",
      'scripts/tally/c.ts': "import { d } from './d.ts';\nexport const c: Command = {};",
      'scripts/tally/d.ts': 'export const d = 1;',
    },
  ],
  [
    'a tool that imports a tool',
    { 'scripts/dev/a.ts': "import './b.ts';", 'test/a.test.ts': "import '../scripts/dev/a.ts';" },
  ],
  ['a pure file that hashes', { 'submitter/permit.ts': "import { createHash } from 'node:crypto';" }],
  [
    'a file that can refuse, with a test',
    { 'submitter/a.ts': "import './stops/b.ts';", 'test/submitter/a.test.ts': '' },
  ],
  ['a file that says findings in a comment', { 'submitter/a.ts': '/** No findings. */' }],
];

for (const [name, files] of SOUND) {
  test(`allowed: ${name}`, () => assert.is(judge(files), ''));
}

/** Modules of a crate, and the circles among them. */
const RUST: readonly (readonly [name: string, files: Files, circle: string])[] = [
  ['use crate', { 'lib.rs': 'mod a;\nmod b;', 'a.rs': 'use crate::b::B;', 'b.rs': 'use crate::{a::A};' }, 'a.rs b.rs'],
  [
    'a path in the code',
    { 'lib.rs': 'mod a;\nmod b;', 'a.rs': 'fn a() { crate::b::b() }', 'b.rs': 'use super::a;' },
    'a.rs b.rs',
  ],
  [
    'siblings of a folder',
    { 'a/mod.rs': 'mod b;\nmod c;', 'a/b.rs': 'use super::{c::C};', 'a/c.rs': 'use super::b;' },
    'a/b.rs a/c.rs',
  ],
  ['an item of the parent', { 'lib.rs': 'mod a;\npub struct B;', 'a.rs': 'use crate::B;' }, 'a.rs lib.rs'],
  [
    'through a facade',
    { 'lib.rs': 'mod a;\nmod b;\npub use a::{A, AA};', 'a.rs': 'use crate::b;', 'b.rs': 'use crate::AA;' },
    'a.rs b.rs',
  ],
  [
    'a facade itself is none',
    { 'lib.rs': 'mod a;\nmod b;\npub use a::A;', 'a.rs': '', 'b.rs': 'use crate::{A, a};' },
    '',
  ],
  [
    'a macro is where its rules are',
    { 'lib.rs': 'mod a;\nmod b;', 'a.rs': 'macro_rules! m {}', 'b.rs': 'crate::m! {}' },
    '',
  ],
  [
    'tests count for nothing',
    {
      'lib.rs': 'mod a;\n#[cfg(test)]\nmod t;',
      'a.rs': '#[cfg(test)]\nmod tests { use crate::t; fn a() {} }',
      't.rs': 'use crate::a;',
    },
    '',
  ],
  [
    'nor do comments and strings',
    { 'lib.rs': 'mod a;\nmod b;', 'a.rs': 'use crate::b;', 'b.rs': '// use crate::a;\nfn b() { "crate::a" }' },
    '',
  ],
];

for (const [name, files, circle] of RUST) {
  test(`rust: ${name}`, () => {
    const found = circles(rustImports(new Map(Object.entries(files))));
    assert.is(found.map((one) => one.join(' ')).join('; '), circle);
  });
}

test.run();
