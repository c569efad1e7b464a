/** What a command takes, as its usage says it; and that every option that a command reads stands in its usage. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parseUsage, type Usage } from '../../../scripts/tally/usage.ts';
import { HOME } from '../../command.ts';

const test = suite('the usage of a command');

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

const USAGES: readonly (readonly [usage: string, takes: Usage])[] = [
  ['log', { name: 'log', least: 0, most: 0, options: {} }],
  ['add DIR [--keys FILE]', { name: 'add', least: 1, most: 1, options: { keys: text } }],
  ['off PROGRAM [METRIC] [--delete]', { name: 'off', least: 1, most: 2, options: { delete: flag } }],
  ['on A [B] [--fleet C [--job D]]', { name: 'on', least: 1, most: 2, options: { fleet: text, job: text } }],
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

test('every option that a command reads stands in its usage', () => {
  const folder = join(HOME, 'scripts/tally');
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const commands = files
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .filter((source) => / Command = \{/.test(source));
  const read = commands.map((source) => {
    const usages = [...source.matchAll(/\n  usage:((?:\s*'[^']*'(?: \+)?)+),/g)].map(([, usage]) => usage).join(' ');
    const known = [...usages.matchAll(/--([a-z]+)/g)].map(([, option]) => option);
    const used = [...source.matchAll(/textOption\(options, '([a-z]+)'\)|options\['([a-z]+)'\]/g)].map(
      ([, a, b]) => a ?? b,
    );
    return { known, used };
  });
  assert.ok(read.flatMap(({ used }) => used).length > 10);
  assert.equal(
    read.flatMap(({ known, used }) => used.filter((option) => !known.includes(option))),
    [],
  );
});

test.run();
