/**
 * Texts that would end a comment, a string, a tag, a list or a template, put into every key that takes text: what
 * comes out still parses in its own language.
 */
import { parseSync } from 'oxc-parser';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { rustfmtCheck } from '../cargo.ts';
import { HOSTILE } from '../sample.ts';
import { contents, demoFolder } from '../scripts/folder.ts';
import { assertCalm, tallybook } from '../scripts/program.ts';
import { areaOf, listOf, metricLines } from './area.ts';

const test = suite('hostile texts');

const ALL = `${HOSTILE} "# "## r#" \${x} \`\${y}\` <!-- --> ]]> \\" \\u{41} %s [a](b) --- ~~~ &amp; \u{1F600} \u00E9`;
const q = (text: string): string => JSON.stringify(text);
const SNIPPETS = [
  '*/',
  '/*',
  '</script>',
  '"#',
  '"##',
  "'",
  '"',
  '\\',
  '\\n',
  '{{x}}',
  '${x}',
  '`',
  '|',
  '<!--',
  ']]>',
  '#!',
  '//',
  '??/',
  '%',
  '&lt;',
  '---',
  '- a',
  '# a',
  'a: b',
  '1. a',
];

/** Labels that differ as names in generated code too. */
const LABELS = SNIPPETS.map((snippet, i) => `v${i + 10}${snippet}`);
const list = (labels: readonly string[]): string => `[${labels.map(q).join(', ')}]`;

/** A metric whose texts are all hostile, and which differs from the others. */
function hostileMetric(name: string, summary: string, more: readonly string[]): readonly string[] {
  const texts = {
    summary,
    description: `${name} ${ALL}\n\n${ALL}`,
    question: `${name} ${ALL}?`,
    justification: `${name} ${ALL}`,
  };
  const others = metricLines(name, more).filter(
    (line) => !Object.keys(texts).some((key) => line.startsWith(`${key}:`)),
  );
  const sources = `sources: [${q('https://example.org/*/(a)?b=!$&*+,;=%-#c@d:e~f')}]`;
  return [
    ...Object.entries(texts).map(([key, text]) => `${key}: ${q(text)}`),
    ...others.map((line) => (line.startsWith('sources') ? sources : line)),
  ];
}

const registry = `name: demo
version: 0.1.0
status: preview
as_of: 2026-11-22
teams:
  maintainers: ${q(ALL)}
programs:
  demo:
    summary: ${q(ALL)}
    groups:
      crashes: { summary: ${q(ALL)}, open: true }
`;

const metrics: Readonly<Record<string, readonly string[]>> = {
  labelled: hostileMetric('labelled', 'Labels', ['kind: counter', `labels: { kind: ${list(LABELS)}, shape: shapes }`]),
  reported: hostileMetric('reported', 'Reports', ['kind: flag', 'submit: { group: crashes, reduce: any }']).map(
    (line) => line.replace('privacy_class: sealed', 'privacy_class: coarse'),
  ),
  chosen: hostileMetric('chosen', 'Values', ['kind: enumeration', 'values: shapes']),
  spelled: hostileMetric('spelled', 'A pattern', ['kind: text', `pattern: ${q('(\\*/|"#|`|</b>|\\\\)')}`]),
  ...Object.fromEntries(
    SNIPPETS.map((snippet, i) => [`m${i}`, hostileMetric(`m${i}`, `x ${snippet} y ${snippet}`, ['kind: flag'])]),
  ),
};

const removed = `removed:\n  gone: { privacy_class: sealed, removed: 0.1.0, reason: ${q(ALL)} }\n`;

let files: ReadonlyMap<string, string> = new Map();

test.before(async () => {
  const line = ALL.replaceAll('\u2028', ' ');
  const header = { summary: line, toolchain: line, command: line };
  const folder = demoFolder({
    'registry/registry.yaml': registry,
    'registry/demo/extra.yaml': `${areaOf('extra', metrics)}${removed}`,
    'registry/enumerations/shapes.txt': listOf([...LABELS].sort(), header),
  });
  assertCalm(await tallybook(['generate'], { folder }), 0);
  assertCalm(await tallybook(['generate', '--check'], { folder }), 0);
  for (const id of ['demo/crashes', 'demo.extra.labelled']) assertCalm(await tallybook(['explain', id], { folder }), 0);
  files = contents(`${folder}/generated`);
});

function withEnding(ending: string): readonly (readonly [string, string])[] {
  const found = [...files].filter(([path]) => path.endsWith(ending));
  assert.ok(found.length > 0, `no ${ending} file was generated`);
  return found.map(([path, text]) => [path, Buffer.from(text, 'latin1').toString()]);
}

test('JSON parses, and holds the texts as they were written', () => {
  const all = withEnding('.json').map(([, text]) => JSON.stringify(JSON.parse(text)));
  assert.ok(
    all.some((text) => text.includes(q(`labelled ${ALL}?`))),
    'no file holds the question as it was written',
  );
});

test('TypeScript parses, comments and all', () => {
  for (const [path, text] of withEnding('.ts')) {
    assert.is(
      parseSync(path, text)
        .errors.map(({ message }) => message)
        .join('\n'),
      '',
      path,
    );
  }
});

test('Rust parses', async () => {
  const folder = demoFolder(Object.fromEntries(withEnding('.rs')));
  const printed = await rustfmtCheck(withEnding('.rs').map(([path]) => `${folder}/${path}`));
  assert.not.match(printed.err, /^error/m, printed.err);
});

test('the allowlist keeps one field a line', () => {
  for (const [, text] of withEnding('allowlist.txt')) {
    for (const line of text.split('\n'))
      assert.match(line, /^(?:#.*|(?:submit|asks|means|ticket|fleet|set) \S+ \S.*|)$/);
  }
});

test('no page holds a live tag or a line separator', () => {
  for (const [path, text] of withEnding('.md')) {
    const prose = text.replace(/^```[\s\S]*?^```$/gm, '').replace(/(`+)[^`][\s\S]*?\1/g, '');
    const live = /(?<!\\)<\/?(?:script|b)>|(?<!\\)<!--/.exec(prose);
    assert.is(live === null ? '' : prose.slice(live.index - 80, live.index + 80), '', path);
  }
});

test.run();
