/**
 * Files that nobody writes by accident: huge, deep, repeated, ill-encoded. Whatever they hold, the program ends with
 * findings or correct output, prints no stack trace and nothing that a terminal would obey.
 */
import { existsSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { contents, demoFolder, differing, write, type Files } from '../scripts/folder.ts';
import { ahead, assertCalm, tallybook } from '../scripts/program.ts';
import { areaOf, listOf, metricLines, REGISTRY, RUNS } from './area.ts';

interface Case {
  readonly files: () => Files;
  /** The rules that are broken, each once; none means that there is output. */
  readonly rules: string;
}

const area =
  (text: string | Uint8Array): (() => Files) =>
  () => ({ 'registry/demo/extra.yaml': text });
const list =
  (text: () => string): (() => Files) =>
  () => ({
    'registry/enumerations/shapes.txt': text(),
    'registry/demo/extra.yaml': areaOf('extra', { shape: metricLines('one', ['kind: enumeration', 'values: shapes']) }),
  });
const metric = (...lines: readonly string[]): (() => Files) => area(areaOf('extra', { one: lines }));
const range = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);
const encode = (text: string): Buffer => Buffer.from(text);
const sealed = metricLines('one');
const withSummary = (summary: string): readonly string[] =>
  sealed.map((line) => (line.startsWith('summary') ? `summary: ${summary}` : line));

const CASES: Readonly<Record<string, Case>> = {
  'a scalar of 5 MB': { files: area(`area: ${'x'.repeat(5_000_000)}\n`), rules: 'source/too-large' },
  'a scalar of 3 MB': { files: metric(...withSummary('x'.repeat(3_000_000))), rules: 'schema/out-of-range' },
  'a name that a pattern would walk for ever': {
    files: area(`area: a${'_a'.repeat(1_500_000)}!\nmetrics: {}\n`),
    rules: 'schema/bad-text',
  },
  'a block of 2 MB without line ends': {
    files: area(`area: extra\nmetrics:\n  one:\n    description: >-\n      ${'word '.repeat(400_000)}\n`),
    rules: 'declaration/missing-key schema/out-of-range',
  },
  'a line of 2 MB that is a comment': {
    files: area(`# ${'x'.repeat(2_000_000)}\narea: extra\nmetrics: {}\n`),
    rules: '',
  },
  'a million blank lines': { files: area(`area: extra\n${'\n'.repeat(1_000_000)}metrics: {}\n`), rules: '' },
  'a million blank lines in a list': {
    files: list(() => listOf(['a', ...range(1_000_000).map(() => ''), 'b'])),
    rules: '',
  },
  'nested 100,000 deep in flow': { files: area(`area: ${'['.repeat(100_000)}\n`), rules: 'yaml/too-deep' },
  'nested 100,000 deep in mappings': { files: area(`area: ${'{a: '.repeat(100_000)}\n`), rules: 'yaml/too-deep' },
  'nested 1,500 deep in blocks': {
    files: area(
      range(1500)
        .map((n) => `${' '.repeat(n)}a:\n`)
        .join(''),
    ),
    rules: 'yaml/too-deep',
  },
  'sequences of sequences in blocks': { files: area(`area: ${'- '.repeat(50_000)}x\n`), rules: 'yaml/syntax' },
  'aliases of aliases': {
    files: area(`area: &a [x]\nmetrics: {b: &b [*a, *a], c: &c [*b, *b], d: [*c, *c]}\n`),
    rules: 'yaml/alias yaml/anchor',
  },
  '100,000 keys that are given twice': {
    files: area(`area: extra\nmetrics:\n${'  x: {}\n'.repeat(100_000)}`),
    rules: 'yaml/duplicate-key',
  },
  'a byte order mark': { files: area(`\uFEFF${areaOf('extra', { one: sealed })}`), rules: 'source/encoding' },
  'a NUL': { files: area('area: ex\0tra\nmetrics: {}\n'), rules: 'source/encoding' },
  'Latin-1': { files: area(Buffer.from('area: caf\xe9\n', 'latin1')), rules: 'source/encoding' },
  'UTF-16': { files: area(Buffer.from('area: extra\n', 'utf16le')), rules: 'source/encoding' },
  'surrogates as bytes': {
    files: area(Buffer.concat([encode('area: '), Buffer.from([0xed, 0xa0, 0x80]), encode('\n')])),
    rules: 'source/encoding',
  },
  'an escaped surrogate without its pair': { files: metric(...withSummary('"a\\ud800b"')), rules: 'text/invisible' },
  'escape sequences in a summary': { files: metric(...withSummary('"\\x1b[31mred\\x9b0m"')), rules: 'text/invisible' },
  'escape sequences in a key': {
    files: area('area: extra\n"\\x1b[2J": 1\nmetrics: {}\n'),
    rules: 'schema/unknown-key',
  },
  'raw control characters': { files: area('area: extra\nmetrics: {\u0007}\n'), rules: 'yaml/syntax' },
  'CRLF throughout': {
    files: () => ({
      'registry/registry.yaml': REGISTRY.replaceAll('\n', '\r\n'),
      'registry/demo/runs.yaml': RUNS.replaceAll('\n', '\r\n'),
      ...list(() => listOf(['a', 'b']).replaceAll('\n', '\r\n'))(),
    }),
    rules: '',
  },
  'carriage returns alone': { files: area('area: extra\rmetrics: {}\r'), rules: '' },
  'a list of 99,999 values': { files: list(() => listOf(range(99_999).map((n) => `v${100_000 + n}`))), rules: '' },
  'a list of 100,001 values': {
    files: list(() => listOf(range(100_001).map((n) => `v${200_000 + n}`))),
    rules: 'privacy/too-many-labels',
  },
  'a list of 50,000 wrong lines': {
    files: list(() => listOf(range(50_000).map((n) => ` ${n}`))),
    rules: 'enumeration/bad-value',
  },
  'a list in the wrong order throughout': {
    files: list(() => listOf(range(50_000).map((n) => `v${200_000 - n}`))),
    rules: 'enumeration/order',
  },
  'names of object members': {
    files: area(
      areaOf(
        'to_string',
        Object.fromEntries(
          ['to_string', 'value_of', 'has_own_property', 'length', 'name'].map((n) => [n, metricLines(n)]),
        ),
      ),
    ),
    rules: 'naming/area-file',
  },
  'constructor as a metric': { files: area(areaOf('extra', { constructor: sealed })), rules: 'yaml/forbidden-key' },
  '__proto__ as a metric': {
    files: area('area: extra\nmetrics:\n  __proto__:\n    kind: flag\n'),
    rules: 'yaml/forbidden-key',
  },
  'toString as a class': {
    files: metric(...sealed.map((l) => l.replace('sealed', 'toString'))),
    rules: 'schema/not-allowed',
  },
  'a list called constructor': {
    files: metric(...metricLines('one', ['kind: enumeration', 'values: constructor'])),
    rules: 'enumeration/unknown',
  },
  'an owner called constructor': {
    files: metric(...sealed.map((l) => l.replace('[maintainers]', '[constructor]'))),
    rules: 'naming/unknown-team',
  },
};

const test = suite('hostile content');

const outcome = ahead(Object.keys(CASES), async (name) => {
  const folder = demoFolder(CASES[name]?.files());
  const printed = await tallybook(['generate'], { folder });
  return { printed, isGenerated: existsSync(`${folder}/generated`) };
});

for (const [name, { rules }] of Object.entries(CASES)) {
  test(name, async () => {
    const { printed, isGenerated } = await outcome(name);
    assertCalm(printed, rules === '' ? 0 : 1);
    const broken = [...printed.out.matchAll(/^(?:error|note)\[(.*?)\]/gm)].map(([, rule]) => rule ?? '');
    assert.is([...new Set(broken)].sort().join(' '), rules, printed.out.slice(0, 1000));
    assert.is(isGenerated, rules === '', 'output is made exactly when nothing is wrong');
  });
}

test('in every format nothing is printed that a terminal obeys', async () => {
  const folder = demoFolder({
    'registry/demo/\u001B[31m\u009B0m.yaml': 'area: "\\x1b[2J"\n"\\x9b0m\\u202e": 1\n\u0085: 2\nmetrics: {}\n',
  });
  for (const format of ['text', 'json', 'github'])
    assertCalm(await tallybook(['check', '--format', format], { folder }), 1);
  const { out } = await tallybook(['check', '--format', 'json'], { folder });
  assert.ok(
    JSON.parse(out).some(({ message }: { message: string }) => message.includes('\u009B0m')),
    'JSON keeps what it escapes',
  );
});

test('where a line has megabytes, columns are still exact and cheap', async () => {
  const keys = range(20_000).map((n) => `key${n}: {a: \u{1F600}}`);
  const folder = demoFolder({ 'registry/demo/extra.yaml': `area: extra\nmetrics: {${keys.join(', ')}}\n` });
  const { code, out } = await tallybook(['check', '--format', 'json'], { folder });
  assert.is(code, 1);
  const columns = new Set(JSON.parse(out).map(({ column }: { column: number }) => column));
  const before = [...`metrics: {${keys.slice(0, 500).join(', ')}, `].length;
  assert.ok(columns.has(before + 1), `no finding in column ${before + 1}`);
});

test('the same bytes come of CRLF and of LF', async () => {
  const files = CASES['CRLF throughout']?.files() ?? {};
  const [lf, crlf] = [demoFolder(), demoFolder(files)];
  for (const [path, text] of Object.entries(files)) write(lf, { [path]: String(text).replaceAll('\r', '') });
  for (const folder of [lf, crlf]) assertCalm(await tallybook(['generate'], { folder }), 0);
  assert.is(differing(contents(`${lf}/generated`), contents(`${crlf}/generated`)), '');
});

test.run();
