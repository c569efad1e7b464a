/**
 * `tallybook new`: what it adds is unfinished in ways that `check` names one by one, is sound once these are filled
 * in, and costs nobody a byte of what was there.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { check } from '../../../model/check.ts';
import { KINDS, type Kind } from '../../../model/schema/declaration.ts';
import { loadTree } from '../../../model/source/load.ts';
import { golden } from '../../golden.ts';
import { areaOf, listOf, metricLines, RUNS } from '../../hostile/area.ts';
import { contents, demoFolder, differing, write } from '../folder.ts';
import { ahead, assertCalm, inTwoLanes, tallybook, transcript } from '../program.ts';

const test = suite('new');

/** What an author writes for each TODO; kinds that have more of them need more. */
const FILLED: readonly (readonly [RegExp, string])[] = [
  [/'TODO: one line naming .*'/, 'What is new'],
  [/'TODO: what exactly .*'/, 'Counts what is new in this demo, and nothing that was there before.'],
  [/'TODO: the one question .*'/, 'How often is something new in a week?'],
  [
    /'TODO: what would be decided .*'/,
    'If next to nothing is new, the list of news goes in the next release; only a count can tell.',
  ],
  [/\[TODO\] # https links.*/, '[https://example.org/news]'],
  [/use: TODO.*/, 'use: feature'],
  [/\[TODO-team\].*/, '[maintainers]'],
  [/values: TODO.*/, 'values: [first, second]'],
  [/unit: TODO.*/, 'unit: count'],
  [/names: TODO/, 'names: parts'],
  [/'TODO\+'.*/, "'v[0-9]{1,2}'"],
];

const fill = (text: string): string => FILLED.reduce((done, [todo, words]) => done.replace(todo, words), text);

const findings = (folder: string): string =>
  check(loadTree(folder))
    .findings.map(({ rule, message, at }) => `${at.file}:${at.line}: ${rule}: ${message}\n`)
    .join('');

async function add(folder: string, kind: Kind, metric: string): Promise<string> {
  const words = ['new', 'demo', metric, '--kind', kind];
  const printed = await tallybook(words, { folder });
  assertCalm(printed, 0);
  return transcript(words, printed, folder);
}

const PARTS = { 'registry/enumerations/parts.txt': listOf(['demo_core', 'demo_driver']) };

for (const kind of KINDS) {
  test(`${kind}: every TODO is a finding, and filled in it is sound`, async () => {
    const folder = demoFolder();
    const said = await add(folder, kind, 'extra.news');
    const path = join(folder, 'registry/demo/extra.yaml');
    const text = readFileSync(path, 'utf8');
    const found = findings(folder);
    golden(
      `test/scripts/tallybook/golden/new/${kind}.txt`,
      `${said}--- registry/demo/extra.yaml\n${text}--- findings\n${found}`,
    );
    for (const [i, line] of text.split('\n').entries()) {
      if (line.includes('TODO')) assert.ok(found.includes(`extra.yaml:${i + 1}: `), `no finding in \`${line}\``);
    }
    write(folder, { 'registry/demo/extra.yaml': fill(text), ...(kind === 'frames' ? PARTS : {}) });
    assert.is(findings(folder), '');
    assert.not.match(fill(text), /TODO/);
  });
}

const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
const one = areaOf('extra', { one: metricLines('one') });
const TOMBS = 'removed:\n  gone: { privacy_class: sealed, removed: 0.1.0, reason: Nobody asked. }\n';
const COMMENTS = '    # below one\n\n  # at metrics\n# at the margin\n\n# gone:\n';
const deep = one.replace(/^ {4}/gm, '        ').replace(/^ {2}one/m, '    one');

/** Area files as authors leave them; each is sound, and stays so with one more metric that is filled in. */
const PLACES: Readonly<Record<string, string>> = {
  'a plain file': one,
  'tombstones below': `${one}${TOMBS}`,
  'tombstones below, with comments around': `# top\n${one}${COMMENTS}${TOMBS}# end\n`,
  'defaults below': `${one}defaults:\n  flush: now\n`,
  'a quoted key below': `${one}"removed":\n  gone: { privacy_class: sealed, removed: 0.1.0, reason: Nobody asked. }\n`,
  'no final line end': one.trimEnd(),
  'blank lines at the end': `${one}\n\n\n`,
  CRLF: crlf(`${one}\n# more\n${TOMBS}`),
  'CRLF without a final line end': crlf(one).trimEnd(),
  'four spaces': deep,
  'a comment after the key': one.replace('metrics:', 'metrics: # all of them'),
  'a folded text at the end':
    one.replace(/^ +description.*\n/m, '') + '    description: >-\n      Number one\n\n      in two parts\n',
  'texts that look like keys': one.replace(
    /description: .*/,
    'description: |\n      removed: in this text\n\n      metrics: {}',
  ),
  'no metrics yet': 'area: extra\nmetrics: {}\n',
  'no metrics yet, with a comment': 'area: extra\nmetrics: { } # none yet\nremoved: {}\n',
  'no metrics yet, on a line of its own': 'area: extra\nmetrics:\n  {}\n',
  'no metrics yet, without a final line end': 'area: extra\nmetrics: {}',
  'no metrics yet, CRLF': crlf('area: extra\nmetrics: {}\n'),
  'letters of every alphabet': one.replace('this demo', 'this démo 日本 \u{1F980}'),
};

const grown = ahead(Object.keys(PLACES), async (name) => {
  const folder = demoFolder({ 'registry/demo/extra.yaml': PLACES[name] ?? '' });
  assert.is(findings(folder), '');
  await add(folder, 'counter', 'extra.news');
  return folder;
});

for (const [name, before] of Object.entries(PLACES)) {
  test(`into a file with ${name}: nothing else changes`, async () => {
    const folder = await grown(name);
    const after = readFileSync(join(folder, 'registry/demo/extra.yaml'), 'utf8');
    assert.is(lineEnds(after), lineEnds(before.includes('\n') ? before : `${before}\n`));
    assertInserted(before, after);
    write(folder, { 'registry/demo/extra.yaml': fill(after) });
    assert.is(findings(folder), '');
  });
}

const lineEnds = (text: string): string => [...new Set(text.match(/\r?\n/g))].map((end) => JSON.stringify(end)).join();

/** Asserts that one stretch was put in and nothing else was done, save that `{}` gives way. */
function assertInserted(before: string, after: string): void {
  const old = before.replace(/^(metrics:)\s*\{ ?\}/m, '$1');
  let head = 0;
  while (head < old.length && old[head] === after[head]) head++;
  assert.ok(
    after.endsWith(old.slice(head)),
    `after character ${head} of\n${old}\nthere is more than an insertion:\n${after}`,
  );
}

const MANY: readonly (readonly [string, readonly string[], string])[] = [
  ['an id that is there', ['demo', 'runs.total'], RUNS],
  ['an id that is there and unfinished', ['demo', 'extra.half'], 'area: extra\nmetrics:\n  half: {}\n'],
  ['an id that is there, spelled whole', ['demo', 'demo.runs.total'], RUNS],
  ['a program that is not', ['dmeo', 'extra.news'], one],
  ['a program far from any', ['something', 'extra.news'], one],
  ['another program’s id', ['demo', 'other.extra.news'], one],
  ['a name in capitals', ['demo', 'extra.News'], one],
  ['a name alone', ['demo', 'news'], one],
  ['an empty name', ['demo', 'extra.'], one],
  ['a path', ['demo', '../../away.news'], one],
  ['a name of 41 characters', ['demo', `extra.${'n'.repeat(41)}`], one],
  ['a name that cannot be a key', ['demo', 'extra.constructor'], one],
  ['metrics in braces', ['demo', 'extra.news'], 'area: extra\nmetrics: { one: { kind: flag } }\n'],
  ['a whole file in braces', ['demo', 'extra.news'], '{ area: extra, metrics: {} }\n'],
  ['braces with a comment in them', ['demo', 'extra.news'], 'area: extra\nmetrics: { # none\n  }\n'],
  ['a file that does not parse', ['demo', 'extra.news'], 'area: [extra\n'],
  ['a file without metrics', ['demo', 'extra.news'], 'area: extra\n'],
  ['a file that is a list', ['demo', 'extra.news'], '- area\n'],
  ['a file that is empty', ['demo', 'extra.news'], ''],
];

test('refuses, in words, and touches nothing', async () => {
  const parts = await inTwoLanes(MANY, async ([name, words, extra]) => {
    const folder = demoFolder(extra === RUNS ? {} : { 'registry/demo/extra.yaml': extra });
    const before = contents(folder);
    const printed = await tallybook(['new', ...words], { folder });
    assertCalm(printed, 2);
    assert.is(differing(before, contents(folder)), '', name);
    return `# ${name}\n${transcript(['new', ...words], printed, folder)}`;
  });
  golden('test/scripts/tallybook/golden/new/refused.txt', parts.join('\n'));
});

test('refuses bytes that are not UTF-8 rather than lose them', async () => {
  const folder = demoFolder({ 'registry/demo/extra.yaml': Buffer.from(`${one}# caf\xe9\n`, 'latin1') });
  const before = contents(folder);
  assertCalm(await tallybook(['new', 'demo', 'extra.news'], { folder }), 2);
  assert.is(differing(before, contents(folder)), '');
});

test('a kind in defaults is not taken for another', async () => {
  const text = `${one}defaults: { kind: flag, owners: [maintainers] }\n`;
  const folder = demoFolder({ 'registry/demo/extra.yaml': text });
  await add(folder, 'histogram', 'extra.news');
  await add(folder, 'flag', 'extra.more');
  const after = readFileSync(join(folder, 'registry/demo/extra.yaml'), 'utf8');
  assert.match(after, /news:\n {4}kind: histogram\n/);
  assert.match(after, /more:\n {4}summary: /);
  assert.not.match(after, /TODO-team/);
});

test.run();
