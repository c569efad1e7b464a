/**
 * The rooms of the model stand one upon another: a file imports from its own room and from those below it, by value or
 * by type. So a room can be read without the ones above it, and no circle of rooms can form.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { HOME } from '../command.ts';
import { sightings } from '../tidy/syntax.ts';

/** Lowest first. What stands directly in model/ is the top. Each room may import the ones named here and no other. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  findings: [],
  schema: [],
  registry: ['schema'],
  source: ['findings', 'schema', 'registry'],
  stages: ['findings', 'schema', 'registry', 'source'],
  releases: ['findings', 'schema', 'registry', 'source'],
  compare: ['schema', 'registry'],
  disclosure: ['findings', 'schema', 'registry'],
  approvals: ['findings', 'schema', 'registry', 'source'],
  rules: ['findings', 'schema', 'registry', 'source', 'stages', 'releases', 'compare'],
  explain: ['findings', 'schema', 'registry', 'approvals', 'rules'],
};

const files = readdirSync(join(HOME, 'model'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => join(entry.parentPath, entry.name).slice(HOME.length).replaceAll('\\', '/'))
  .sort();

const roomOf = (path: string): string => /^model\/([^/]+)\//.exec(path)?.[1] ?? 'model';

function strays(path: string, text: string): readonly string[] {
  const room = roomOf(path);
  const allowed = room === 'model' ? null : [room, ...(BELOW[room] ?? [])];
  return sightings(path, text)
    .filter(({ rule, detail }) => rule === 'import' && detail.startsWith('.'))
    .map(({ detail }) => join(dirname(path), detail))
    .filter((wanted) => allowed !== null && wanted.startsWith('model/') && !allowed.includes(roomOf(wanted)))
    .map((wanted) => `${path}: model/${room}/ may not import ${wanted}`);
}

const rooms = suite('rooms of the model');

rooms('every import goes to the same room or down', () => {
  assert.ok(files.length > 80, 'the files of the model were not found');
  assert.is(files.flatMap((path) => strays(path, readFileSync(join(HOME, path), 'utf8'))).join('\n'), '');
});

rooms('every room has its line, and names only rooms above its own line', () => {
  const names = Object.keys(BELOW);
  assert.equal([...new Set(files.map(roomOf))].filter((room) => room !== 'model').sort(), names.toSorted());
  for (const [i, name] of names.entries())
    for (const below of BELOW[name] ?? []) assert.ok(names.indexOf(below) < i, `${name} may import ${below}`);
});

const REFUSED: readonly (readonly [path: string, text: string, problem: string])[] = [
  [
    'model/schema/a.ts',
    "import type { B } from '../registry/b.ts';",
    'model/schema/a.ts: model/schema/ may not import model/registry/b.ts',
  ],
  [
    'model/findings/a.ts',
    "export { b } from '../rules/b.ts';",
    'model/findings/a.ts: model/findings/ may not import model/rules/b.ts',
  ],
  [
    'model/rules/a.ts',
    "import { b } from '../check.ts';",
    'model/rules/a.ts: model/rules/ may not import model/check.ts',
  ],
];

for (const [path, text, problem] of REFUSED)
  rooms(`${path} may not say ${text}`, () => assert.equal(strays(path, text), [problem]));

rooms.run();
