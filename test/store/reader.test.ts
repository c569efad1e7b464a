/** Our reader over every fixture: the sums, what is refused and where, and nothing else. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dayText, parseDay } from '../../recorders/typescript/store/day.ts';
import { parseName } from '../../recorders/typescript/store/name.ts';
import { readDayFile, readFleet, readProgram, type DayCounts } from '../../recorders/typescript/store/read.ts';
import { refusal, REFUSALS } from '../../recorders/typescript/store/refusal.ts';
import { cases, stage, type Case, type Expected, type Refusal, type Sums } from './cases.ts';

const test = suite('the store, by our reader');
const folder = mkdtempSync(join(tmpdir(), 'tallybook-reader-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));

const LIMIT = Number.MAX_SAFE_INTEGER;

/** Rows by registry version, file and so on added up, as the fixtures say them. */
function sumsOf(rows: readonly DayCounts[]): Sums {
  const sums: Record<string, Record<string, Record<string, number>>> = {};
  for (const { version, day, counts } of rows) {
    const sum = ((sums[version] ??= {})[dayText(day)] ??= {});
    for (const [field, count] of counts) sum[field] = Math.min(LIMIT, (sum[field] ?? 0) + count);
  }
  return sums;
}

/** The same by registry and version. */
function seriesOf(rows: readonly DayCounts[]): Record<string, Record<string, number>> {
  const sums: Record<string, Record<string, number>> = {};
  for (const { registry, registryVersion, counts } of rows) {
    const sum = (sums[`${registry} ${registryVersion}`] ??= {});
    for (const [field, count] of counts) sum[field] = (sum[field] ?? 0) + count;
  }
  return sums;
}

/** What is said of a fleet, without what is not said. */
function fleetOf({ program }: Case, root: string): Expected['says_of_fleet'] {
  const { value, findings } = readFleet(root, program);
  const said = Object.fromEntries(Object.entries(value).filter(([, word]) => word !== null));
  if (findings.length === 0) return said;
  assert.equal(said, {});
  assert.equal(refusals(findings), [{ file: 'on', line: 1 }]);
  return 'broken';
}

const day = (text: string): number => {
  const parsed = parseDay(text);
  assert.ok(parsed !== null, `${text} is no day`);
  return parsed ?? 0;
};

const byPlace = (a: Refusal, b: Refusal): number => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line);

const refusals = (findings: readonly Refusal[]): readonly Refusal[] =>
  findings.map(({ file, line }) => ({ file: basename(file), line })).sort(byPlace);

/** What cannot be opened as a file has no line; whether it is mentioned is the reader's affair. */
const isFile = ({ make = [] }: Case, file: string): boolean =>
  make.every(
    ({ path, fifo, directory, link }) => basename(path) !== file || !(fifo || directory || link !== undefined),
  );

const all = cases();
/** What was said of any fixture. */
const said = new Set<string>();

test('there are enough of them', () => {
  assert.ok(all.length >= 60);
  for (const { says } of all) assert.match(says, /^[^\n]+\.$/);
});

for (const one of all) {
  test(`${one.name}: ${one.says}`, () => {
    const root = join(folder, one.name);
    stage(one, root);
    const { value, findings } = readProgram(root, one.program, day(one.today));
    assert.equal(sumsOf(value), one.expected.sums);
    assert.equal(
      refusals(findings).filter(({ file }) => isFile(one, file)),
      [...one.expected.refused].sort(byPlace),
    );
    for (const { message, help } of findings) {
      said.add(message);
      assert.match(message, /^[\x20-\x7e]{1,300}$/);
      assert.match(help, /^[\x20-\x7e]{1,300}$/);
    }
    if (one.expected.series !== undefined) assert.equal(seriesOf(value), one.expected.series);
    if (one.expected.says_of_fleet !== undefined) assert.equal(fleetOf(one, root), one.expected.says_of_fleet);
    for (const [file, dropped] of Object.entries(one.expected.dropped ?? {})) {
      const name = parseName(file);
      assert.ok(name !== null);
      if (name === null) continue;
      const read = readDayFile(readFileSync(join(root, one.program, file)), { file, program: one.program, name });
      assert.is(read.value?.dropped, dropped);
    }
  });
}

/** The first takes a file of somebody else, the others are not about a line: of `on`, and how many are listed. */
const NO_FIXTURE: readonly (typeof REFUSALS)[number][] = ['unreadable', 'on', 'more'];

test('every refusal has a fixture', () => {
  const missing = REFUSALS.filter((kind) => !said.has(refusal(kind, '', 1).message));
  assert.equal(missing, NO_FIXTURE);
});

test.run();
