/** The TypeScript bindings: their text, and that the compiler and the formatter take them as they are meant. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { typescript } from '../../generators/typescript/generate.ts';
import { check } from '../../model/check.ts';
import { loadTree } from '../../model/source/load.ts';
import type { Registry } from '../../model/registry/types.ts';
import { start } from '../../recorders/typescript/index.ts';
import { write } from '../cargo.ts';
import { HOME, run, type Printed } from '../command.ts';
import { golden } from '../golden.ts';
import { counter } from '../metric.ts';
import { registryWith, sampleRegistry } from '../sample.ts';
import { hunk } from './hunk.ts';
import { PARITY_FIELDS, program, recordInTypeScript } from './parity.ts';
import { widthRegistry } from './widths.ts';

const test = suite('typescript bindings');
const folder = mkdtempSync(join(tmpdir(), 'tallybook-ts-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));

const files = (registry: Registry, at: string): Record<string, string> =>
  Object.fromEntries(typescript.generate(registry).map(({ path, text }) => [path.replace('typescript', at), text]));

const OPTIONS = {
  strict: true,
  target: 'ES2022',
  module: 'NodeNext',
  noEmit: true,
  allowImportingTsExtensions: true,
  erasableSyntaxOnly: true,
  verbatimModuleSyntax: true,
  noUnusedLocals: true,
  isolatedModules: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  types: ['node'],
  typeRoots: [join(HOME, 'node_modules/@types')],
};

/** Compiles files as a package that depends on this one would. */
function compile(name: string, texts: Readonly<Record<string, string>>): Promise<Printed> {
  const at = join(folder, name);
  write(at, {
    'package.json': '{ "type": "module" }',
    'tsconfig.json': JSON.stringify({ compilerOptions: OPTIONS, include: ['**/*.ts'] }),
    ...texts,
  });
  mkdirSync(join(at, 'node_modules'));
  symlinkSync(HOME, join(at, 'node_modules/tallybook'), 'junction');
  return run(process.execPath, [join(HOME, 'node_modules/typescript/bin/tsc'), '-p', at, '--pretty', 'false']);
}

test('the sample is as committed', () => {
  for (const { path, text } of typescript.generate(sampleRegistry)) golden(`test/generators/golden/${path}`, text);
});

test('a changed metric is one hunk', () => {
  const text = (registry: Registry): string => files(registry, '')['/second.ts'] ?? '';
  const changed = registryWith(counter('second.main.secret', { privacy_class: 'sealed', retention: 8 }));
  const { removed, added } = hunk(text(sampleRegistry), text(changed));
  assert.is(removed.length, added.length);
  assert.is(added.at(-1)?.trim(), 'keep: 8,');
});

test('the sample, a program without metrics and the real registry compile', async () => {
  const empty = {
    ...sampleRegistry,
    programs: sampleRegistry.programs.map((one) => ({ ...one, metrics: [] })),
    metrics: [],
  };
  const { value } = check(loadTree(HOME));
  assert.ok(value !== null, 'registry/ cannot be read');
  if (value === null) return;
  const calls = "import { metrics } from './sample/demo.ts';\nmetrics.search.errorCode.increment('E0502');\n";
  const texts = { ...files(sampleRegistry, 'sample'), ...files(empty, 'empty'), ...files(value, 'real') };
  const compiled = await compile('right', { ...texts, 'calls.ts': calls });
  assert.is(compiled.out, '');
  assert.is(compiled.code, 0);
});

test('a wrong label and an unknown metric do not compile', async () => {
  const calls = [
    "import { metrics } from './sample/demo.ts';",
    "metrics.search.errorCode.increment('E9999');",
    'metrics.search.noSuchMetric.increment();',
    "metrics.search.errorCodeStreak.increment('E0001', '5');",
    "metrics.type.match.increment('it is');",
    "metrics.future.plan.increment('E0001');",
    "metrics.search.engine.record('third');",
  ];
  const compiled = await compile('wrong', { ...files(sampleRegistry, 'sample'), 'calls.ts': calls.join('\n') });
  const found = [...compiled.out.matchAll(/calls\.ts\((\d+),\d+\): error (TS\d+)/g)].map(
    ([, line, code]) => `${line} ${code}`,
  );
  assert.is(found.join('\n'), '2 TS2345\n3 TS2339\n4 TS2345\n5 TS2345\n6 TS2554\n7 TS2345', compiled.out);
});

test('the formatter would change nothing, whatever the width of a name', async () => {
  const at = join(folder, 'format');
  write(at, {
    '.oxfmtrc.json': '{ "printWidth": 120, "singleQuote": true }\n',
    ...files(sampleRegistry, 'sample'),
    ...files(widthRegistry, 'widths'),
  });
  const checked = await run(process.execPath, [join(HOME, 'node_modules/oxfmt/bin/oxfmt'), '--check', '.'], {
    folder: at,
  });
  assert.is(checked.code, 0, `${checked.out}${checked.err}`);
});

test('the recorders of both languages count the same fields', () => {
  const recording = start(program, '0.0.0');
  recordInTypeScript();
  assert.is(
    recording
      .counts()
      .map(([field, count]) => `${field} ${count}`)
      .join('\n'),
    PARITY_FIELDS,
  );
  recording.stop();
});

test.run();
