/**
 * Whatever a declaration says stays text: on every page, in every attribute, in JSON and in the script of the index.
 */
import { runInNewContext } from 'node:vm';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { code, escapeText, external, safe, joined, name, prose, type Html } from '../../../generators/site/html.ts';
import { counter } from '../../metric.ts';
import { holds } from '../../property.ts';
import { HOSTILE, registryWith, sampleRegistry } from '../../sample.ts';
import { madeSite, pagesOf } from './made.ts';
import { readMarkup } from './markup.ts';

const test = suite('site/hostile');
const bytes = (token: Html): string => token.toHTML();

const TEXTS: readonly (readonly [string, string])[] = [
  ['plain words, and more: (yes)', 'plain words, and more: (yes)'],
  ['<b> & "q" \'s\' `t`', '&lt;b&gt; &amp; &quot;q&quot; &#39;s&#39; &#96;t&#96;'],
  ['{{x}} {% y %} {z}', '&#123;{x}} &#123;% y %} {z}'],
  ['a\u2028b\u0000c\u0085d\te', 'a b c d e'],
  ['turned \u202eback, soft\u00adhyphen, half \ud800', 'turned U+202Eback, softU+00ADhyphen, half U+D800'],
  ['two\nlines', 'two\nlines'],
];
for (const [text, escaped] of TEXTS) test(`text ${JSON.stringify(text)}`, () => assert.is(escapeText(text), escaped));

const PROSE: readonly (readonly [string, string])[] = [
  ['the `a.b` here', 'the <code>a.<wbr>b</code> here'],
  ['`<b>` and ` not code `', '<code>&lt;b&gt;</code> and &#96; not code &#96;'],
  ['``two`` `', '&#96;&#96;two&#96;&#96; &#96;'],
];
for (const [text, escaped] of PROSE)
  test(`prose ${JSON.stringify(text)}`, () => assert.is(bytes(prose(text)), escaped));

test('names break after dots and underscores, and never inside an entity', () => {
  assert.is(bytes(name('rustc.ice.error_code')), 'rustc.<wbr>ice.<wbr>error_<wbr>code');
  assert.is(bytes(code('a_&_b,c;d')), '<code>a_&amp;_<wbr>b,<wbr>c;d</code>');
});

test('values are escaped unless they are tokens', () => {
  assert.is(
    bytes(safe`<p title="${'"'}">${'<'}${safe`<b>`}${joined([safe`1`, safe`2`])}${3}</p>`),
    '<p title="&quot;">&lt;<b>1, 23</p>',
  );
});

test('only https is a link, and one that tells nobody where it was followed', () => {
  assert.is(
    bytes(external('https://example.org/?q=(x)&r=%7C')),
    '<a rel="noreferrer" href="https://example.org/?q=(x)&amp;r=%7C">example.<wbr>org/?q=(x)&amp;r=%7C</a>',
  );
  assert.is(bytes(external('javascript:alert(1)')), '<code>javascript:alert(1)</code>');
  assert.is(bytes(external('https://a b')), '<code>https://<wbr>a b</code>');
});

const files = madeSite();

test('no declared text becomes an element, an attribute or an entity of any page', () => {
  for (const [path, text] of pagesOf(files)) {
    try {
      readMarkup(text);
    } catch (error) {
      throw new Error(`${path}: ${String(error)}`, { cause: error });
    }
  }
});

test('hostile text can be read on the page as it was declared', () => {
  const shown = HOSTILE.replaceAll('\u2028', ' ').replace('`tick`', 'tick');
  assert.ok(readMarkup(files.get('metrics/demo.type.match.html') ?? '').text.includes(shown));
});

test('JSON files are JSON, name what was declared, and cannot end a script', () => {
  for (const [path, text] of files) {
    if (!path.endsWith('.json')) continue;
    JSON.parse(text);
    assert.not.match(text, /[<\u2028\u2029]/, path);
  }
  const metric = JSON.parse(files.get('metrics/demo.type.match.json') ?? '') as { metric: { justification: string } };
  assert.is(metric.metric.justification, HOSTILE);
});

test('the data of the index is a classic script that only sets one name', () => {
  for (const path of ['index-data.js', 'index-labels.js']) {
    assert.not.match(files.get(path) ?? '', /[<\u2028\u2029]/);
    const scope: Record<string, unknown> = {};
    runInNewContext(files.get(path) ?? '', scope);
    assert.is(Object.keys(scope).length, 1, path);
  }
  const scope: { TALLYBOOK_INDEX?: { metrics: readonly (readonly string[])[] } } = {};
  runInNewContext(files.get('index-data.js') ?? '', scope);
  const found = scope.TALLYBOOK_INDEX?.metrics.find(([id]) => id === 'demo.type.match');
  assert.is(found?.[1], HOSTILE.slice(0, 80));
});

test('whatever the texts, a page has the same elements, and shows them', () => {
  const tagsOf = (text: string): string => {
    const summary = text === '' ? 'x' : text;
    const metric = counter('demo.search.error_code', {
      summary,
      description: `d ${text}`,
      question: `q ${text}`,
      justification: `j ${text}`,
    });
    const made = madeSite(registryWith(metric));
    return ['index.html', 'metrics/demo.search.error_code.html', 'programs/demo.html']
      .map((path) =>
        readMarkup(made.get(path) ?? '')
          .tags.filter((tag) => tag.name !== 'wbr' && tag.name !== 'code')
          .map((tag) => tag.name)
          .join(' '),
      )
      .join('\n');
  };
  const plain = tagsOf('words');
  const unit = fc.constantFrom(...'<>&"\'`{}%#=/\\ \u2028\u202e\ud800\u00adaZ;!-'.split(''));
  holds(
    fc.array(unit, { maxLength: 24 }).map((units) => units.join('')),
    60,
    (text) => assert.is(tagsOf(text), plain),
  );
});

test('the sample stays hostile enough to be worth it', () => {
  assert.match(sampleRegistry.metrics.find(({ id }) => id === 'demo.type.match')?.description ?? '', '</script>');
});

test.run();
