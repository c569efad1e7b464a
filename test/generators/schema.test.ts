/**
 * The printed schemas: that they refuse what the shapes refuse, and that the committed types are those of the schemas.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Compile } from 'typebox/compile';
import { schema } from '../../generators/schema/generate.ts';
import { typeFiles } from '../../scripts/dev/types.ts';
import { HOME } from '../command.ts';
import { sampleRegistry } from '../sample.ts';
import { samplePolicy } from '../sample-policy.ts';

const test = suite('generators/schema');

const files = new Map(
  schema.generate(sampleRegistry).map(({ path, text }) => [path.slice('schema/'.length, -'.schema.json'.length), text]),
);

/** Checks against the schema as printed, which is all that an editor or another program has. */
function accepts(name: string, value: unknown): boolean {
  const printed: unknown = JSON.parse(files.get(name) ?? 'null');
  if (typeof printed !== 'object' || printed === null) throw new Error(`there is no schema ${name}`);
  return Compile({ ...printed }).Check(value);
}

test('nine schemas of draft 7, each with a title', () => {
  assert.is([...files.keys()].join(), 'metrics,registry,policy,roster,ledger,catalogue,answer,report,export-line');
  for (const [name, text] of files) {
    const { $schema, title }: { $schema?: unknown; title?: unknown } = JSON.parse(text);
    assert.is($schema, 'http://json-schema.org/draft-07/schema#', name);
    assert.type(title, 'string', name);
  }
});

const area = { area: 'ice', metrics: { total: { kind: 'counter', privacy_class: 'coarse', retention: '49d' } } };
const registry = { name: 'sample', version: '0.1.0', status: 'preview', as_of: '2026-11-22', teams: {}, programs: {} };
const report = {
  format: 'tallybook report 1',
  group: 'crashes',
  registry: 'rust-toolchain',
  series: '0.1',
  values: { 'rustc.ice.total': '2-4' },
  week: '2026-W47',
};
const line = { program: 'rustc', version: '1.95.0-stable', day: '2026-11-22', field: 'rustc.ice.total', count: 1 };

const ACCEPTED: readonly (readonly [string, unknown])[] = [
  ['metrics', area],
  ['registry', registry],
  ['policy', samplePolicy],
  ['report', report],
  ['report', { ...report, series: '1', values: { 'rustc.toolchain.channel': 'stable', 'rustc.ice.total': '5+' } }],
  ['export-line', line],
  ['export-line', { ...line, version: 'dev', field: 'rustc.invocation.wall_ms{<=100}' }],
  ['export-line', { ...line, field: 'rustc.ice.frames{rustc_middle::ty::fold;_}' }],
  ['export-line', { ...line, field: 'rustc.diagnostics.streak{E0502,2-3}' }],
];

const REFUSED: readonly (readonly [string, unknown, string])[] = [
  ['metrics', { ...area, owner: 'me' }, 'an unknown key'],
  ['metrics', { ...area, metrics: { Total: {} } }, 'a name in capitals'],
  ['registry', { ...registry, status: 'final' }, 'an unknown status'],
  ['policy', { ...samplePolicy, smallest_cell: 0 }, 'a cell of nobody'],
  ['report', { ...report, version: '0.1.0' }, 'a version'],
  ['report', { ...report, series: '0.1.0' }, 'a patch version as series'],
  ['report', { ...report, series: '01' }, 'a series with a leading zero'],
  ['report', { ...report, week: '2026-11-22' }, 'a day'],
  ['report', { ...report, week: '2026-W54' }, 'week 54'],
  ['report', { ...report, values: {} }, 'no values'],
  ['report', { ...report, values: { 'rustc.ice.total': 3 } }, 'a number'],
  ['report', { ...report, values: { 'rustc.ice.total': 'two words' } }, 'a value that is not encoded'],
  ['report', { ...report, values: { total: '0' } }, 'a key that is no id'],
  ['export-line', { ...line, host: 'x' }, 'an unknown key'],
  ['export-line', { ...line, version: '1.95.0-stable (abc)' }, 'a version with more'],
  ['export-line', { ...line, day: '2026-11-22T10:00' }, 'a time of day'],
  ['export-line', { ...line, field: 'rustc.ice.total{a b}' }, 'a field with a space'],
  ['export-line', { ...line, field: 'rustc.ice.total{é}' }, 'a field beyond ASCII'],
  ['export-line', { ...line, count: 0 }, 'a count of nothing'],
];

for (const [name, value] of ACCEPTED)
  test(`${name} accepts ${JSON.stringify(value).slice(0, 60)}`, () => assert.ok(accepts(name, value)));
for (const [name, value, what] of REFUSED) test(`${name} refuses ${what}`, () => assert.not(accepts(name, value)));

test('the committed types are those of the schemas', async () => {
  const made = await typeFiles();
  assert.is(
    made.map(({ path }) => path).join(),
    'generated/types/catalogue.ts,generated/types/answer.ts,generated/types/report.ts,generated/types/export-line.ts',
  );
  for (const { path, text } of made)
    assert.is(readFileSync(`${HOME}${path}`, 'utf8'), text, `${path}: run npm run types`);
});

const COMMANDS = [
  { args: ['--check'], status: 0, stderr: '' },
  { args: ['--chekc'], status: 2, stderr: 'there is no option --chekc; usage: npm run types -- [--check]\n' },
];

for (const { args, status, stderr } of COMMANDS)
  test(`npm run types -- ${args.join(' ')} exits ${status}`, () => {
    const run = spawnSync(process.execPath, ['scripts/dev/run.mjs', 'scripts/dev/types.ts', ...args], {
      cwd: HOME,
      encoding: 'utf8',
    });
    assert.is(`${run.status} ${run.stderr}`, `${status} ${stderr}`);
  });

test.run();
