/** `tallybook disclosure` as it is shipped: what it prints where, what it writes and the code it ends with. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { golden } from '../../golden.ts';
import { demoFolder, type Files } from '../../scripts/folder.ts';
import { assertCalm, inTwoLanes, tallybook, transcript } from '../../scripts/program.ts';

const test = suite('disclosure: command');

/** Coarse metrics in one open group; each enumeration says eight things. */
function area(...metrics: readonly string[]): string {
  const rows = metrics.map(
    (kind, i) => `  value_${i}:
    ${kind}
    summary: Value ${'abcdefgh'[i]} of a week
    description: Counts value ${'abcdefgh'[i]} once in a run and nothing else.
    question: Which ${'abcdefgh'[i]} is the most common in a week?
    justification: The one that more than half have is what work on ${'abcdefgh'[i]} begins with; it names nobody.
    sources: [https://example.org/${'abcdefgh'[i]}]
    use: feature
    owners: [maintainers]
    privacy_class: coarse
    retention: 7d
    expires: 2027-06-01
    since: 0.1.0
`,
  );
  return `area: extra\nmetrics:\n${rows.join('')}`;
}

const EIGHT = 'kind: enumeration\n    values: [a, b, c, d, e, f, g]\n    submit: { group: weekly, reduce: mode }';
const FOUR = 'kind: enumeration\n    values: [a, b, c]\n    submit: { group: weekly, reduce: mode }';

/** The registry that `init` makes, with one open group. */
function withGroup(metrics: string): Files {
  const registry = readFileSync(join(demoFolder(), 'registry/registry.yaml'), 'utf8');
  const grouped = registry.replace(
    /groups: \{\}|( {4}summary: [^\n]*\n)(?! {4}groups)/,
    (whole, summary: string | undefined) =>
      summary === undefined
        ? 'groups:\n      weekly: { summary: A week, open: true }'
        : `${whole}    groups:\n      weekly: { summary: A week, open: true }\n`,
  );
  return { 'registry/registry.yaml': grouped, 'registry/demo/extra.yaml': metrics };
}

interface Case {
  readonly words: readonly string[];
  readonly code: 0 | 1 | 2;
  readonly files: Files;
}

const SOUND = withGroup(area(FOUR));
/** Thirty-two things at a thousand reports are within the bits, and found again too often. */
const STEADY = withGroup(area(EIGHT, FOUR));

const CASES: readonly Case[] = [
  { words: ['disclosure', '--help'], code: 0, files: {} },
  { words: ['disclosure'], code: 0, files: {} },
  { words: ['disclosure'], code: 0, files: SOUND },
  { words: ['disclosure'], code: 1, files: STEADY },
  { words: ['disclosure', '--seed', '1', '--format', 'json'], code: 0, files: SOUND },
  { words: ['disclosure'], code: 1, files: withGroup(area(EIGHT, EIGHT)) },
  { words: ['disclosure', '--seed', 'many'], code: 2, files: SOUND },
  { words: ['disclosure', '--seed=-1'], code: 2, files: SOUND },
  { words: ['disclosure', '--format', 'svg'], code: 2, files: SOUND },
  { words: ['disclosure', '--svg', 'nowhere/chart.svg'], code: 2, files: SOUND },
  { words: ['disclosure', '--root', 'nowhere'], code: 2, files: SOUND },
];

test('what is printed, and the code', async () => {
  const parts = await inTwoLanes(CASES, async ({ words, code, files }) => {
    const folder = demoFolder(files);
    const printed = await tallybook(words, { folder });
    const shown = transcript(words, printed, folder);
    assert.is(printed.code, code, shown);
    assert.not.match(printed.err, /^ {4}at /m);
    return shown;
  });
  golden('test/model/disclosure/golden/command.txt', parts.join('\n'));
});

test('the picture is written, and is the same each time', async () => {
  const folder = demoFolder(SOUND);
  for (const name of ['a.svg', 'b.svg']) assertCalm(await tallybook(['disclosure', '--svg', name], { folder }), 0);
  const [a, b] = ['a.svg', 'b.svg'].map((name) => readFileSync(join(folder, name), 'utf8'));
  assert.is(a, b);
  assert.match(a ?? '', '</svg>\n');
});

test('with findings nothing is measured and no picture is written', async () => {
  const folder = demoFolder({ 'registry/demo/extra.yaml': 'area: extra\n' });
  const printed = await tallybook(['disclosure', '--svg', 'a.svg'], { folder });
  assertCalm(printed, 1);
  assert.is(printed.out, '');
  assert.match(printed.err, 'nothing was measured\n');
  assert.not.ok(existsSync(join(folder, 'a.svg')));
});

test.run();
