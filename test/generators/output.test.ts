/** What holds for the output of every generator, whatever it makes. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { GENERATORS } from '../../generators/index.ts';
import type { GeneratedFile, Generator, Registry } from '../../model/registry/types.ts';
import { HOME } from '../command.ts';
import { counter, histogram } from '../metric.ts';
import { registryOf, registryWith, sampleRegistry } from '../sample.ts';

const test = suite('generators');

const show = (files: readonly GeneratedFile[]): string => files.map(({ path, text }) => `${path}\n${text}`).join('\n');

test('names and paths are each used once, and each generator keeps to its folder', () => {
  const names = GENERATORS.map(({ name }) => name);
  assert.is(new Set(names).size, names.length);
  const paths = GENERATORS.flatMap((generator) => {
    const made = generator.generate(sampleRegistry).map(({ path }) => path);
    for (const path of made) assert.match(path, new RegExp(`^${generator.name}/[A-Za-z0-9._/-]+$`));
    return made;
  });
  assert.is(new Set(paths).size, paths.length);
  assert.ok(paths.length >= 14, `${paths.length} files`);
});

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

/** Lines that count, sum up or date a whole file: they change with any change of it. */
const TOTALS = /^# (?:lines|sha256) .*| catalogue=[0-9a-f]{64}$|^\| \[`.* \d+ \|$|.*\[u8; \d+\].*/gm;

const ADDED = [counter('demo.crash.yesterday'), histogram('demo.aaa.first_ms', 'ms', [1, 2]), counter('demo.zzz.last')];

function checkGenerator(generator: Generator): void {
  const { name } = generator;
  test(`${name}: the same registry gives the same bytes, in whatever order its metrics came`, () => {
    const text = show(generator.generate(frozen(structuredClone(sampleRegistry))));
    assert.is(show(generator.generate(sampleRegistry)), text);
    assert.is(show(generator.generate(registryOf(sampleRegistry.metrics.toReversed()))), text);
  });

  test(`${name}: files are LF text that ends with one line feed and names no machine`, () => {
    for (const { path, text } of generator.generate(sampleRegistry)) {
      assert.match(text, /[^\n]\n$/, path);
      assert.not.match(text, /\r|[^\S\n]\n/, path);
      for (const place of [HOME, process.version, process.env['HOME'] ?? HOME]) assert.not(text.includes(place), path);
    }
  });

  for (const metric of ADDED)
    test(`${name}: adding ${metric.id} only adds lines`, () => checkInsertion(generator, registryWith(metric)));
}

/** A metric stands in several tables of a binding, so here a diff may have several hunks, but it may only add lines. */
function checkInsertion(generator: Generator, after: Registry): void {
  const before = generator.generate(sampleRegistry);
  const files = new Map(generator.generate(after).map(({ path, text }) => [path, text]));
  const known = new Set(before.map(({ path }) => path));
  assert.is([...known].filter((path) => !files.has(path)).join('\n'), '');
  // An area that had no lines has a file from now on.
  const more = [...files.keys()].filter((path) => !known.has(path) && !path.startsWith('allowlist/areas/'));
  assert.is(more.join('\n'), '');
  for (const { path, text } of before) {
    const lost = missing(entries(text), entries(files.get(path) ?? ''));
    assert.is(lost, null, `${path} lost ${lost}`);
  }
}

/** The lines that are no total, without the commas by which JSON tells the last entry from the others. */
const entries = (text: string): readonly string[] =>
  text
    .replace(TOTALS, '')
    .split('\n')
    .map((line) => line.replace(/,$/, ''));

/** The first line of `before` that is not in `after`, in that order; null where lines were only added. */
function missing(before: readonly string[], after: readonly string[]): string | null {
  let at = 0;
  for (const line of before) {
    const found = after.indexOf(line, at);
    if (found < 0) return line;
    at = found + 1;
  }
  return null;
}

for (const generator of GENERATORS) checkGenerator(generator);

test.run();
