/** Commands: what each takes, as its usage says it; that it reads no other option, and imports no other command. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parseUsage, type Usage } from '../../../scripts/tally/usage.ts';
import { HOME } from '../../command.ts';

const test = suite('the commands of tally');

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

const USAGES: readonly (readonly [usage: string, takes: Usage])[] = [
  ['log', { name: 'log', least: 0, most: 0, options: {} }],
  ['add DIR [--keys FILE]', { name: 'add', least: 1, most: 1, options: { keys: text } }],
  ['off PROGRAM [METRIC] [--delete]', { name: 'off', least: 1, most: 2, options: { delete: flag } }],
  ['sweep [--dry-run]', { name: 'sweep', least: 0, most: 0, options: { 'dry-run': flag } }],
  [
    'on A [B] [--fleet C [--job D] [--toolchain E]]',
    { name: 'on', least: 1, most: 2, options: { fleet: text, job: text, toolchain: text } },
  ],
  ['show [A] [--by day|version] [--html F]', { name: 'show', least: 0, most: 1, options: { by: text, html: text } }],
  [
    'ticket A --area B | --metric C [--exact] [--days N]',
    { name: 'ticket', least: 1, most: 1, options: { area: text, metric: text, exact: flag, days: text } },
  ],
  [
    'consent grant A [B ...] [--registry C] | show | revoke',
    { name: 'consent', least: 1, most: Infinity, options: { registry: text } },
  ],
];

for (const [usage, takes] of USAGES) test(usage, () => assert.equal(parseUsage(usage), takes));

const FOLDER = join(HOME, 'scripts/tally');
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.ts'));
const SOURCES = new Map(FILES.map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]));
const COMMANDS = [...SOURCES].filter(([, source]) => /: Command =>? \(?\{/.test(source));

test('every option that a command reads stands in its usage', () => {
  const read = COMMANDS.map(([, source]) => {
    const usages = [...source.matchAll(/\n {2}usage:((?:\s*'[^']*'(?: \+)?)+),/g)].map(([, usage]) => usage).join(' ');
    const known = [...usages.matchAll(/--([a-z][a-z-]*)/g)].map(([, option]) => option);
    const used = [...source.matchAll(/textOption\(options, '([a-z-]+)'\)|options\['([a-z-]+)'\]/g)];
    return { known, used: used.map(([, valued, plain]) => valued ?? plain) };
  });
  assert.ok(read.flatMap(({ used }) => used).length > 10);
  assert.equal(
    read.flatMap(({ known, used }) => used.filter((option) => !known.includes(option))),
    [],
  );
});

test('no file but the program itself imports a command', () => {
  const names = new Set(COMMANDS.map(([name]) => name));
  assert.ok(names.size > 15);
  const imports = [...SOURCES].flatMap(([name, source]) =>
    [...source.matchAll(/from '\.\/([^']+)'/g)].flatMap(([, other = '']) =>
      names.has(other) ? [`${name}: ${other}`] : [],
    ),
  );
  assert.equal(imports, []);
});

test.run();
