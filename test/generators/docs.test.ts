/** The Markdown reference: its escaping, that every field is in it, and that every link of it leads somewhere. */
import { posix } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { docs } from '../../generators/docs/generate.ts';
import { code, link, paragraphs, prose, verbatim } from '../../generators/docs/tokens.ts';
import { fields } from '../../model/registry/fields.ts';
import { golden } from '../golden.ts';
import { counter, enumeration, histogram, inline } from '../metric.ts';
import { registryWith, sampleRegistry } from '../sample.ts';
import { hunk } from './hunk.ts';

const test = suite('generators/docs');

const PROSE: readonly (readonly [string, string])[] = [
  ['plain text, with a full stop.', 'plain text, with a full stop.'],
  ['a|b', 'a\\|b'],
  ['the `code` and `a_b.c::d`', 'the `code` and `a_b.c::d`'],
  ['a ` b', 'a \\` b'],
  ['`a|b` `<b>` `{{x}}`', '\\`a\\|b\\` \\`&lt;b&gt;\\` \\`&#123;{x}}\\`'],
  ['``a`` ```b', '\\`\\`a\\`\\` \\`\\`\\`b'],
  ['``', '\\`\\`'],
  ['</script>', '&lt;/script&gt;'],
  ['AT&T &lt;', 'AT&amp;T &amp;lt;'],
  ['*/ **bold** __init__', '\\*/ \\*\\*bold\\*\\* \\_\\_init\\_\\_'],
  ['[text](https://example.org)', '\\[text\\](https://example.org)'],
  ['![image](x)', '!\\[image\\](x)'],
  ['back\\slash, trailing \\', 'back\\\\slash, trailing \\\\'],
  ['two\nlines\r\nthree\ttab', 'two lines three tab'],
  ['a\u2028b\u2029c\u0000d\u0085e', 'a b c d e'],
  ['{{x}} {% y %} {#z}', '&#123;{x}} &#123;% y %} &#123;#z}'],
  ['# heading', '\\# heading'],
  ['- item', '\\- item'],
  ['+ item', '\\+ item'],
  ['=== rule', '\\=== rule'],
  ['1. first', '1\\. first'],
  ['12) twelfth', '12\\) twelfth'],
  ['> quote', '&gt; quote'],
  ['~~struck~~ $math$', '\\~\\~struck\\~\\~ \\$math\\$'],
  ['turned \u202eback\u2066', 'turned U+202EbackU+2066'],
  ['half \ud800 one', 'half U+D800 one'],
  ['   ', ''],
];

for (const [text, token] of PROSE) test(`prose ${JSON.stringify(text)}`, () => assert.is(prose(text), token));

test('a blank line ends a paragraph, and nothing else does', () => {
  assert.is(JSON.stringify(paragraphs('one\ntwo\r\n \t\r\nthree\n\n\n- four\n')), '["one two","three","\\\\- four"]');
});

const CODE: readonly (readonly [string, string])[] = [
  ['rustc.ice.total', '`rustc.ice.total`'],
  ['a`b', '``a`b``'],
  ['`', '`` ` ``'],
  ['``a', '``` ``a ```'],
  ['</script>\n{{x}}', '`</script> {{x}}`'],
];

for (const [text, token] of CODE) test(`code ${JSON.stringify(text)}`, () => assert.is(code(text), token));

test('a line of a code block stays one line and keeps every character', () => {
  assert.is(verbatim('```\n# a\u2028| <b> \\'), '    ``` # a | <b> \\');
});

test('a link shows its address and cannot be left', () => {
  assert.is(link('https://example.org/a_b*c?q=(x)&r=%7C#f'), '<https://example.org/a_b*c?q=(x)&r=%7C#f>');
  assert.is(link('https://example.org/> <b>`|'), '<https://example.org/%3E%20%3Cb%3E%60%7C>');
  assert.is(link('javascript:alert(1)'), '`javascript:alert(1)`');
});

const make = (registry = sampleRegistry): ReadonlyMap<string, string> =>
  new Map(docs.generate(registry).map(({ path, text }) => [path, text]));
const sample = make();
const demo = sample.get('docs/programs/demo.md') ?? '';

test('the sample, exactly', () => {
  assert.is([...sample.keys()].join(), 'docs/reference.md,docs/programs/demo.md,docs/programs/second.md,docs/lists.md');
  for (const [path, text] of sample) golden(`test/generators/golden/${path}`, text);
});

test('every field is listed, or its list is linked and lists every value once', () => {
  const lines = new Set([...sample.values()].flatMap((text) => text.split('\n')));
  const lists = sample.get('docs/lists.md') ?? '';
  for (const metric of sampleRegistry.metrics) {
    const page = sample.get(`docs/programs/${metric.program}.md`) ?? '';
    const section = page.split('<a id=').find((text) => text.startsWith(`"${metric.id}"`)) ?? '';
    if (section.includes('../lists.md#demo-codes')) continue;
    for (const field of fields(metric)) assert.ok(lines.has(`    ${field}`), field);
  }
  for (const { name, values } of sampleRegistry.enumerations)
    for (const value of values) assert.is(lists.split(`\n    ${value}\n`).length, 2, `${name}: ${value}`);
});

test('every link within the reference leads to an anchor or a page of it', () => {
  const anchors = new Set<string>(sample.keys());
  for (const [path, text] of sample)
    for (const [, id = ''] of text.matchAll(/<a id="([^"]+)"><\/a>/g)) {
      assert.not(anchors.has(`${path}#${id}`), id);
      anchors.add(`${path}#${id}`);
    }
  let count = 0;
  for (const [path, text] of sample)
    for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (target.includes('../registry/') || target.startsWith('https:')) continue;
      assert.ok(anchors.has(posix.join(posix.dirname(path), target)), `${path}: ${target}`);
      count++;
    }
  assert.ok(count > 30, `${count} links`);
});

const leavingOf = (id: string): string =>
  /\*\*What may leave\.\*\* (.*)/.exec([...sample.values()].join('').split(`<a id="${id}">`)[1] ?? '')?.[1] ?? '';

test('what may leave is described for every case', () => {
  const CASES: readonly (readonly [string, string])[] = [
    [
      'demo.crash.total',
      'If the user opted in and sends it: one of `0`, `1`, `2-4`, `5+`, for its sum, in a weekly report of group ' +
        '`crashes`.',
    ],
    [
      'demo.search.longest_ms',
      'Nothing while group `speed` is closed. If it were open: one of `0-10`, `11-100`, `101+`, for its highest ' +
        'bucket.',
    ],
    [
      'demo.search.uses_config',
      'If the user opted in: once a quarter one of `false`, `true`, drawn by randomised response with epsilon 1 from ' +
        'whether it was ever true.',
    ],
    ['demo.search.wall_ms', 'Its counts, by field, in a file that the user may attach to an issue.'],
    [
      'demo.type.fn',
      'Nothing from a user’s machine, where it is never recorded. From a fleet store, its counts by field.',
    ],
    ['demo.type.self', 'Nothing. Its counts stay on the machine until they are deleted there.'],
    ['demo.future.plan', 'Nothing: it is proposed, so nothing records it.'],
    ['demo.future.past_ms', 'Nothing: it expired on 2026-11-22, so nothing records it.'],
  ];
  for (const [id, sentence] of CASES) assert.is(leavingOf(id), sentence, id);
});

test('hostile text stays text: no tag, table cell, comment or template of its own', () => {
  const section = demo.split('<a id="demo.type.match"></a>')[1]?.split('<a id=')[0] ?? '';
  const markup = section
    .split('\n')
    .filter((text) => !text.startsWith('    '))
    .join('\n');
  assert.match(section, /ends \\\*\//);
  assert.not.match(markup, /<(?!https:)|\{\{|\u2028|(?<!\\)\|pipe|^# |^\* /m);
  for (const row of markup.split('\n').filter((text) => text.startsWith('|')))
    assert.is(row.replaceAll('\\|', '').split('|').length, 4, row);
});

const LARGE = inline('size', ...Array.from({ length: 70 }, (_, i) => `s${i}`));

test('a long product of labels is described by dimension', () => {
  const page =
    make(registryWith(counter('demo.search.grid', { labels: [LARGE, inline('with', 'a', 'b,c')] }))).get(
      'docs/programs/demo.md',
    ) ?? '';
  assert.match(
    page,
    /213 fields, spelled `demo\.search\.grid\{size,with\}`, where `size` is one of `s0`, .*; `with` is /,
  );
  assert.match(page, '`s69`, `unknown`; `with` is one of `a`, `b%2Cc`, `unknown`.');
  assert.not.match(page, /demo\.search\.grid\{s0/);
});

const ADDED = [
  counter('demo.aaa.first'),
  enumeration('demo.search.opened', inline('what', 'file', 'pipe')),
  histogram('demo.zzz.last_ms', 'ms', [1, 2]),
];

for (const metric of ADDED)
  test(`adding ${metric.id} is one hunk, beside the counts of the index`, () => {
    const after = make(registryWith(metric));
    const { removed, added } = hunk(demo, after.get('docs/programs/demo.md') ?? '');
    assert.is(removed.length, 0);
    assert.ok(added.some((text) => text.includes(metric.id)));
    const counts = /^\| \[.* \d+ \| \d+ \|$/gm;
    assert.is(
      after.get('docs/reference.md')?.replace(counts, ''),
      sample.get('docs/reference.md')?.replace(counts, ''),
    );
    for (const path of ['docs/lists.md', 'docs/programs/second.md']) assert.is(after.get(path), sample.get(path));
  });

test.run();
