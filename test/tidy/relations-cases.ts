/** Small projects that break one rule between files, with what must be said, and such that break none. */

export type Files = Readonly<Record<string, string>>;

/** Files that break one rule, and what must be said. */
export const BROKEN: readonly (readonly [name: string, files: Files, said: string])[] = [
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
    'a circle through a type of JSDoc',
    {
      'scripts/a.mjs': "/** @type {import('./b.mjs').B} */\nexport const a = 1;",
      'scripts/b.mjs': "/** @import { A } from './a.mjs' */",
    },
    'these files import each other in a circle:\n  scripts/a.mjs\n  scripts/b.mjs',
  ],
  [
    'a circle through a template, and what is declared of a module',
    {
      'test/a.ts': 'await import(`./b.ts`);',
      'test/b.ts': "declare module './a.ts' { interface A { b: 1 } }",
    },
    'these files import each other in a circle:\n  test/a.ts\n  test/b.ts',
  ],
  [
    'a circle through the types of a module of JavaScript',
    {
      'scripts/a.ts': "import { b } from './b.mjs';",
      'scripts/b.mjs': '',
      'scripts/b.d.mts': "import type { A } from './a.ts';",
    },
    'these files import each other in a circle:\n  scripts/a.ts\n  scripts/b.d.mts\n  scripts/b.mjs',
  ],
  [
    'a command of tally that imports another',
    {
      'scripts/tally.ts':
        "import { a } from './tally/a.ts';\nimport { b as c } from './tally/b.ts';\nconst COMMANDS = [a, c(d)];",
      'scripts/tally/a.ts': "import { b } from './b.ts';\nexport const a: Command = {};",
      'scripts/tally/b.ts': 'export const b = (c: D): Command => ({});',
    },
    'scripts/tally/a.ts: may not import the command scripts/tally/b.ts; move what both need out of it',
  ],
  [
    'a command of tallybook that imports another',
    {
      'scripts/tallybook.ts':
        "import { runA } from './tallybook/a.ts';\nimport {\n  X,\n  runB,\n} from './tallybook/b/b.ts';\n" +
        'const COMMANDS: readonly Row[] = [{ run: runA }, { options: [option(X)], run: runB }];',
      'scripts/tallybook/a.ts': "import { verdict } from './b/b.ts';",
      'scripts/tallybook/b/b.ts': '',
    },
    'scripts/tallybook/a.ts: may not import the command scripts/tallybook/b/b.ts; move what both need out of it',
  ],
  [
    'a third file that passes a command on',
    {
      'scripts/tally.ts': "import * as b from './tally/b.ts';\nconst COMMANDS = [...b.all];",
      'scripts/tally/c.ts': "export { b } from './b.ts';",
      'scripts/tally/b.ts': 'const b = {} satisfies Command;\nexport { b };',
    },
    'scripts/tally/c.ts: may not import the command scripts/tally/b.ts; move what both need out of it',
  ],
  [
    'a program that imports a tool of developers',
    { 'scripts/tally/a.ts': "import { b } from '../dev/b.ts';" },
    'scripts/tally/a.ts: may not import scripts/dev/b.ts: the tools of developers are in no program',
  ],
  [
    'a new folder through which a program imports one',
    { 'scripts/tally.ts': "import '../tools/a.ts';", 'tools/a.ts': "import '../scripts/dev/b.ts';" },
    'tools/a.ts: may not import scripts/dev/b.ts: the tools of developers are in no program',
  ],
  [
    'a program that imports a test',
    { 'scripts/tally.ts': "import '../test/a.ts';" },
    'scripts/tally.ts: may not import test/a.ts: tests are in no program',
  ],
  [
    'a program that imports another',
    { 'scripts/tally-send.ts': "import './tally.ts';" },
    'scripts/tally-send.ts: may not import scripts/tally.ts: it is started, and no part of another program',
  ],
  [
    'a command that imports what npm starts',
    {
      'package.json': '{ "docs": "node scripts/dev/run.mjs scripts/tallybook/docs/docs.ts" }',
      'scripts/tallybook/a.ts': "import './docs/docs.ts';",
    },
    'scripts/tallybook/a.ts: may not import scripts/tallybook/docs/docs.ts: ' +
      'it is started, and no part of another program',
  ],
  [
    'a second file with a socket that the sender stands on',
    {
      'scripts/tally-send.ts': "import '../submitter/send.ts';\nimport '../tools/a.ts';",
      'submitter/send.ts': "import 'node:tls';",
      'tools/a.ts': "import './b.ts';",
      'tools/b.ts': "import net from 'net';",
    },
    'tools/b.ts: has a socket, and scripts/tally-send.ts stands on it; only submitter/send.ts may have one',
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
    { 'submitter/ticket/a.ts': "import { b } from '../stops/stop.ts';" },
    'submitter/ticket/a.ts: can refuse, and has no test of its own; write test/submitter/ticket/a.test.ts',
  ],
  [
    'a file that returns findings and has no test',
    { 'submitter/a.ts': 'export const a = () => ({ value: null, findings: [] });' },
    'submitter/a.ts: can refuse, and has no test of its own; write test/submitter/a.test.ts',
  ],
  [
    'the same behind an address',
    { 'submitter/a.ts': "export const a = () => ({ where: 'https://example.org', findings: [] });" },
    'submitter/a.ts: can refuse, and has no test of its own; write test/submitter/a.test.ts',
  ],
  [
    'a file that throws and has no test',
    { 'submitter/a.ts': "export function a(): never { throw new Error('no'); }" },
    'submitter/a.ts: can refuse, and has no test of its own; write test/submitter/a.test.ts',
  ],
  [
    'a file that refuses through a third, and has no test',
    {
      'submitter/a.ts': "import { stop } from './b.ts';",
      'submitter/b.ts': "export { stop } from './stops/stop.ts';",
      'submitter/stops/stop.ts': '',
      'test/submitter/b.test.ts': '',
      'test/submitter/stops/stop.test.ts': '',
    },
    'submitter/a.ts: can refuse, and has no test of its own; write test/submitter/a.test.ts',
  ],
];

export const SOUND: readonly (readonly [name: string, files: Files])[] = [
  ['two who import a third', { 'model/a.ts': "import './c.ts';", 'model/b.ts': "import './c.ts';\nimport './a.ts';" }],
  [
    'a command that imports what is none',
    {
      'scripts/tallybook.ts':
        "import { runA } from './tallybook/a.ts';\nimport { LIST, type B } from './tallybook/b.ts';\n" +
        'const COMMANDS = [{ run: runA }];\nrunA(LIST);',
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
    { 'submitter/a.ts': "import './stops/stop.ts';", 'test/submitter/a.test.ts': '' },
  ],
  ['a file that says findings in a comment', { 'submitter/a.ts': '/** No findings. */' }],
  ['one that says it in a string, and passes on what was thrown', { 'submitter/a.ts': "throw error; 'findings';" }],
];
