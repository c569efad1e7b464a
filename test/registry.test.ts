/**
 * What holds of the committed registry as a whole, beyond the rules that judge one declaration at a time.
 *
 * How a link gets on `test/cases/known-links.txt`: somebody opens the page, finds in it what the metric claims to need
 * it for, and adds the address in the same change as the declaration that cites it; the reviewer opens it too. A link
 * that no declaration cites any longer is taken off. `test/cases/proposed-ids.txt` is the proposal the registry began
 * with; it does not change, so that nothing of it is dropped without a word.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { allowlist } from '../generators/allowlist/generate.ts';
import { fields } from '../model/registry/fields.ts';
import { loadTree } from '../model/source/load.ts';
import { HOME } from './command.ts';
import { realRegistry } from './real.ts';
import { nearPairs } from './registry/near.ts';

const test = suite('registry');
const { metrics, programs, policy } = realRegistry;
const read = (path: string): readonly string[] => readFileSync(join(HOME, path), 'utf8').trimEnd().split('\n');

for (const key of ['summary', 'question', 'description', 'justification'] as const)
  test(`no ${key} repeats another in other words`, () => {
    const pairs = nearPairs(metrics.map((metric) => ({ id: metric.id, text: metric[key] })));
    assert.is(pairs.map(({ one, other, share }) => `${one} and ${other}: ${share.toFixed(2)}`).join('\n'), '');
  });

const SENTENCE =
  'Counts the compilations that ended in an error, by the first of the codes that were printed for them.';

const NEAR: readonly (readonly [a: string, b: string, near: boolean])[] = [
  [SENTENCE, SENTENCE, true],
  [SENTENCE, SENTENCE.replace('an error', 'a warning'), true],
  [SENTENCE, SENTENCE.toUpperCase().replaceAll(',', ';'), true],
  [SENTENCE, `${SENTENCE} Others count as unknown.`, true],
  [
    SENTENCE,
    'Counts the codes of errors, each once for the compilation in which it was the first to be printed.',
    false,
  ],
  ['Searches by outcome', 'The outcome of searches', true],
  ['Searches by how they ended', 'Compilations by how they ended', false],
  ['Of the', 'By a', false],
];

for (const [a, b, near] of NEAR)
  test(`${near ? 'near' : 'not near'}: ${b}`, () => {
    assert.is(
      nearPairs([
        { id: 'a', text: a },
        { id: 'b', text: b },
      ]).length > 0,
      near,
    );
  });

test('every link is on the list of known pages, and every one of these is cited', () => {
  const known = read('test/cases/known-links.txt');
  const texts = [...loadTree(HOME).files].filter(([path]) => path.endsWith('.yaml')).map(([, text]) => text);
  const written = texts.flatMap((text) => text.match(/https?:\/\/[^\s,\]}>"')]+/g) ?? []);
  const cited = metrics.flatMap(({ sources }) => sources);
  assert.is([...new Set([...written, ...cited])].sort().join('\n'), known.join('\n'));
  assert.is([...new Set(known)].sort().join('\n'), known.join('\n'));
  assert.ok(known.length >= 10 && known.every((link) => link.startsWith('https://')));
});

test('every proposed metric is declared, or README.md says why not', () => {
  const proposed = read('test/cases/proposed-ids.txt');
  const said = read('registry/README.md').join('\n');
  const declared = new Set(metrics.map(({ id }) => id));
  assert.is(new Set(proposed).size, 102);
  const silent = proposed.filter((id) => !declared.has(id) && !said.includes(`\`${id}\``));
  assert.is(silent.join('\n'), '');
});

test('every program has metrics, and most of what it counts never leaves by itself', () => {
  for (const program of programs) {
    const reported = program.metrics.filter(({ submit }) => submit !== null);
    assert.ok(program.metrics.length >= 2, program.name);
    assert.ok(reported.length * 4 <= program.metrics.length, `${program.name} reports ${reported.length} metrics`);
  }
});

const text = allowlist.generate(realRegistry)[0]?.text ?? '';
const lines = text.split('\n');

/** The lines that `grep` would print. */
const grep = (pattern: RegExp): readonly string[] => lines.filter((line) => pattern.test(line));
const fieldOf = (line: string): string => line.split(' ')[1] ?? '';

test('grep ^submit shows a page that somebody can read', () => {
  const found = grep(/^submit /);
  const open = programs.flatMap(({ groups }) => groups.filter((group) => group.open));
  const noised = metrics.filter(({ privacy_class }) => privacy_class === 'noised');
  assert.ok(found.length >= programs.length, `${found.length} lines`);
  assert.ok(found.length <= open.length * policy.group_metrics + noised.length, `${found.length} lines`);
  assert.ok(found.length * 100 < grep(/^(?:submit|ticket|fleet) /).length, `${found.length} lines`);
  for (const { name, metrics: own } of open)
    assert.ok(
      own.filter(({ live }) => live).every(({ id }) => found.some((line) => fieldOf(line) === id)),
      name,
    );
  assert.is(found.filter((line) => fieldOf(line).includes('{')).join(), '', 'a report has no labels');
});

test('grep E0502 shows what is counted by an error code, and that none of it is reported', () => {
  const found = grep(/E0502/);
  const shown = metrics.filter(({ live, privacy_class: name }) => live && policy.classes[name].sink !== 'none');
  const counted = shown.flatMap(fields).filter((field) => field.includes('E0502'));
  assert.ok(counted.includes('rustc.diagnostics.error_code{E0502}'), `${counted.length} fields`);
  assert.is(found.map(fieldOf).toSorted().join('\n'), counted.toSorted().join('\n'));
  assert.is(found.filter((line) => !line.startsWith('ticket ')).join('\n'), '');
});

test('grep rustc.ice shows crashes and nothing else, and few words about them in a report', () => {
  const found = grep(/ rustc\.ice\b/);
  assert.is(
    found
      .map(fieldOf)
      .filter((field) => !field.startsWith('rustc.ice.'))
      .join('\n'),
    '',
  );
  const reported = found.filter((line) => line.startsWith('submit '));
  assert.ok(reported.length > 0 && reported.length <= policy.group_metrics, `${reported.length} lines`);
  for (const { id } of metrics.filter((metric) => metric.area === 'ice' && metric.live))
    assert.ok(
      found.some((line) => fieldOf(line).split('{')[0] === id),
      id,
    );
});

test.run();
