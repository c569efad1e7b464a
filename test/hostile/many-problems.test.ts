/** A great many things wrong at once: all of them are reported, and none hides another. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { demoFolder } from '../scripts/folder.ts';
import { assertCalm, tallybook } from '../scripts/program.ts';
import { areaOf, metricLines } from './area.ts';

const test = suite('many problems');
const range = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);
const keys = (n: number): string =>
  range(n)
    .map((i) => `key${i}: 1`)
    .join(', ');

/** Sizes below and above every limit that a validator may have on how many errors it collects. */
const SIZES = [999, 1001, 20_000] as const;

for (const size of SIZES) {
  test(`${size} unknown keys in one mapping are ${size} findings`, async () => {
    const folder = demoFolder({ 'registry/demo/extra.yaml': `area: extra\nmetrics: {}\ndefaults: {${keys(size)}}\n` });
    const printed = await tallybook(['check'], { folder });
    assertCalm(printed, 1);
    assert.is(printed.out.match(/^error\[schema\/unknown-key\]/gm)?.length, size);
  });

  test(`behind ${size} unknown keys a value of the wrong type is still found`, async () => {
    const lines = metricLines('one').map((line) => (line.startsWith('summary') ? 'summary: [1]' : line));
    const extra = `${areaOf('extra', { one: lines })}defaults: {${keys(size)}}\n`;
    const printed = await tallybook(['check'], { folder: demoFolder({ 'registry/demo/extra.yaml': extra }) });
    assertCalm(printed, 1);
    assert.match(printed.out, /`summary` is a list; it must be text/);
  });
}

test('three thousand metrics that lack everything', async () => {
  const names = range(3000).map((n) => `  m${n}: {}\n`);
  const folder = demoFolder({ 'registry/demo/extra.yaml': `area: extra\nmetrics:\n${names.join('')}` });
  const printed = await tallybook(['check', '--format', 'github'], { folder });
  assertCalm(printed, 1);
  assert.is(printed.out.match(/^::error /gm)?.length, 3000 * 12);
});

test('a name of three megabytes is quoted in part', async () => {
  const folder = demoFolder({
    'registry/demo/extra.yaml': `area: extra\nmetrics: {"a${'b'.repeat(3_000_000)}": {}}\n`,
  });
  const printed = await tallybook(['check'], { folder });
  assertCalm(printed, 1);
  assert.ok(printed.out.length < 100_000, `${printed.out.length} characters were printed`);
});

test('a name of 41 characters is too long', async () => {
  for (const [length, code] of [
    [40, 0],
    [41, 1],
  ] as const) {
    const extra = areaOf('extra', { ['a'.repeat(length)]: metricLines('one') });
    assertCalm(await tallybook(['check'], { folder: demoFolder({ 'registry/demo/extra.yaml': extra }) }), code);
  }
});

test.run();
