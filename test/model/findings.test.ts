/** Messages that the examples of the rules do not show: every other wording a rule has, each pinned whole. */
import { readdirSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { check } from '../../model/check.ts';
import { formatFindings } from '../../model/findings/format.ts';
import { coarse, registry } from '../../model/rules/group-example.ts';
import type { Example } from '../../model/rules/rule.ts';
import { golden } from '../golden.ts';
import { exampleTree } from './example.ts';

const metric = (text: string): Example => ({ metric: text });
const area = (text: string): Example => ({ 'registry/demo/extra.yaml': text });
const list = (text: string): Example => ({ 'registry/enumerations/shapes.txt': text });
const HEADER = '# summary: Shapes\n# toolchain: demo 1.0.0\n# command: demo --list-shapes\n# owner: compiler\n';
const COARSE = 'privacy_class: coarse\n';

/** Name -> an example that gives findings not shown elsewhere. */
const CASES: Readonly<Record<string, Example>> = {
  'missing registry': { 'registry/registry.yaml': '' },
  'nul character': area('area: extra\nmetrics: {} # \u0000\n'),
  'file in no place': { 'registry/enumerations/shapes.yaml': 'a: 1\n' },
  'deep flow': area(`area: ${'{a: '.repeat(40)}1${'}'.repeat(40)}\n`),
  'tab indentation': area('area: extra\nmetrics:\n\tx: 1\n'),
  'several refusals in one file': area('area: &a extra\nmetrics: &b {}\n<<: *a\n'),
  'scalar file': area('extra\n'),
  'list for a mapping': area('area: extra\nmetrics: [a, b]\n'),
  'missing area': area('metrics: {}\n'),
  'null metric': area('area: extra\nmetrics:\n  total:\n'),
  'unknown key without a near one': metric('zzzzzzzzzzzz: 1'),
  'unknown key of submit': metric(`${COARSE}submit: { group: weekly, reduce: days, levels: [0, 1], gruop: x }`),
  'truth value for a label': metric('labels: { outcome: [yes, true] }'),
  'fraction for a bound': metric('kind: histogram\nunit: count\nbounds: [1.5]'),
  'list for an enumerated value': metric('use: [feature]'),
  'label list of the wrong type': metric('labels: { outcome: { a: b } }'),
  'summary of two lines': metric('summary: "a\\nb"'),
  'link without https': metric('sources: [http://example.org]'),
  'bad id in same_fact': metric('same_fact: [total]'),
  'list with a bad name': metric('labels: { shape: Shapes_List }'),
  'label with a space at its end': metric('labels: { outcome: ["hit ", miss] }'),
  'date in another form': metric('expires: 1.11.2027'),
  'team twice': metric('owners: [compiler, compiler]'),
  'too long summary': metric(`summary: ${'a'.repeat(81)}`),
  'no dimension': metric('labels: {}'),
  'three dimensions': metric('labels: { a: [x], b: [x], c: [x] }'),
  'one level': metric(`${COARSE}submit: { group: weekly, reduce: days, levels: [0] }`),
  'too many frames': metric('kind: frames\nframes: { names: shapes, depth: 33 }'),
  'no frames': metric('kind: frames\nframes: { names: shapes, depth: 0 }'),
  'negative level': metric(`${COARSE}submit: { group: weekly, reduce: days, levels: [-1, 1] }`),
  'no epsilon': metric(
    'kind: flag\nprivacy_class: noised\nexpires: 2026-06-01\nsubmit: { reduce: any, epsilon: 0, needs_share: 0.2 }',
  ),
  'everything missing': area('area: extra\nmetrics:\n  bare: {}\n'),
  'kind without its key': metric('kind: enumeration'),
  'key of several kinds': metric('kind: flag\nunit: ms'),
  'unknown list without a near one': metric('labels: { colour: colours }'),
  'frames from a list of crates': metric('kind: frames\nframes: { names: shapes, crates: shapes, depth: 4 }'),
  'frames from an unknown list': metric('kind: frames\nframes: { names: crates, depth: 4 }'),
  'pattern with a full stop': metric('kind: text\npattern: "v."'),
  'pattern with a star': metric('kind: text\npattern: "va*"'),
  'pattern with an anchor': metric('kind: text\npattern: "^v$"'),
  'pattern with a dollar': metric('kind: text\npattern: "v$"'),
  'pattern with a negated class': metric('kind: text\npattern: "[^a]"'),
  'pattern with an open class': metric('kind: text\npattern: "[ab"'),
  'pattern with an empty class': metric('kind: text\npattern: "[]"'),
  'pattern with a backward range': metric('kind: text\npattern: "[z-a]"'),
  'pattern with an open group': metric('kind: text\npattern: "(a|b"'),
  'pattern with a stray bracket': metric('kind: text\npattern: "a)"'),
  'pattern with a bad escape': metric("kind: text\npattern: '\\d'"),
  'pattern with an open repeat': metric('kind: text\npattern: "a{2,}"'),
  'pattern with a backward repeat': metric('kind: text\npattern: "a{3,2}"'),
  'pattern with a strange character': metric('kind: text\npattern: "é"'),
  'pattern with deep groups': metric(`kind: text\npattern: "${'('.repeat(25)}a${')'.repeat(25)}"`),
  'pattern with too many texts': metric('kind: text\npattern: "[0-9]{6}"'),
  'value twice in an enumeration': metric('kind: enumeration\nvalues: [a, a]'),
  'unknown in an enumeration': metric('kind: enumeration\nvalues: [a, unknown]'),
  'header line without a key': list(`# Shapes\n${HEADER}circle\nsquare\n`),
  'header key nobody knows': list(`${HEADER}# onwer: compiler\ncircle\nsquare\n`),
  'header key twice': list(`${HEADER}# owner: compiler\ncircle\nsquare\n`),
  'empty list': list(HEADER),
  'value that is no label': list(`${HEADER}circle\nsquäre\n`),
  'many bad values': list(`${HEADER}${'ä\n'.repeat(100)}`),
  'two names for one identifier in a list': list(`${HEADER}cir-cle\ncir_cle\nsquare\n`),
  'prefix of the allowlist in a list': list(`${HEADER}circle\ntext:square\n`),
  'metrics that collide in camel case': area(
    coarseArea('part_1', '')
      .slice(0, -1)
      .concat(
        `\n${coarseArea('part1', '')
          .replace(/^[^]*metrics:\n/, '')
          .replace('things are', 'bits are')
          .replace('hardly any', 'next to none')}`,
      ),
  ),
  'unit without suffix': metric('unit: ms'),
  'suffix without unit': { 'registry/demo/extra.yaml': coarseArea('seen_ms', '') },
  'team without a near one': metric('owners: [zebra]'),
  'program without a near one': { 'registry/zebra/extra.yaml': 'area: extra\nmetrics: {}\n' },
  'short question': metric('question: Why so?'),
  'phrase with punctuation': metric('description: "TBD - later."'),
  'invisible in registry.yaml': {
    'registry/registry.yaml': registry('')
      .replace('The team of the demo', '"The team\\u202E of it"')
      .replace('A demo program', '"A demo\\u200B program"')
      .replace('How the week went', '"How\\u00AD the week went"'),
  },
  'invisible in a tombstone': area(
    'area: extra\nmetrics: {}\nremoved:\n  gone: { privacy_class: ticket, removed: 0.1.0, reason: "No\\uFEFF use." }\n',
  ),
  'invisible in the header of a list': list(HEADER.replace('Shapes', 'Sha\u200Bpes').concat('circle\nsquare\n')),
  'name of 41 characters': area(`area: extra\nmetrics:\n  ${'a'.repeat(41)}: {}\n`),
  'surrogate without its half': metric('summary: "Uses \\uD800 of it"'),
  'same justification': metric(
    'justification: It is what every other count is divided by; without it no rate of failures can be given at all.',
  ),
  'tombstone ahead of its registry': area(
    'area: extra\nmetrics: {}\nremoved:\n  gone: { privacy_class: ticket, removed: 9.0.0, reason: Nobody looked. }\n',
  ),
  'dimension that may not be recorded': metric('labels: { user_id: [a, b] }'),
  'too many labels of a counter': metric(
    `labels: { n: [${Array.from({ length: 150 }, (_, i) => `a${i}`).join(', ')}], m: ` +
      `[${Array.from({ length: 80 }, (_, i) => `b${i}`).join(', ')}] }`,
  ),
  'too many buckets': metric(
    `privacy_class: coarse\nkind: histogram\nunit: count\nbounds: [1, 2, 3, 4, 5, 6, 7, 8, 9]\n` +
      'submit: { group: weekly, reduce: max, levels: [0, 2, 3, 4, 5, 6, 7, 8, 9] }',
  ),
  'too many answers': metric(
    `kind: enumeration\nprivacy_class: noised\nexpires: 2026-06-01\n` +
      `values: [${'abcdefghijklmnop'.split('').join(', ')}]\nsubmit: { reduce: mode, epsilon: 1, needs_share: 0.9 }`,
  ),
  'a bit too much in a group of three': {
    'registry/registry.yaml': registry('      crashes: { summary: How it crashed, open: true }\n'),
    'registry/demo/extra.yaml': coarse(
      'kind: counter\n    submit: { group: crashes, reduce: sum, levels: [0, 1, 2, 3, 5, 10, 20, 50] }',
      'kind: flag\n    submit: { group: crashes, reduce: any }',
      'kind: flag\n    submit: { group: crashes, reduce: any }',
    ),
  },
  'coarse without submit': metric('privacy_class: coarse'),
  'coarse submit that says nothing': metric(`${COARSE}submit: {}`),
  'noised submit with a group': metric(
    'kind: flag\nprivacy_class: noised\nexpires: 2026-06-01\n' +
      'submit: { group: weekly, reduce: any, epsilon: 1, needs_share: 0.2 }',
  ),
  'levels of a flag': metric(`kind: flag\n${COARSE}submit: { group: weekly, reduce: any, levels: [0, 1] }`),
  'levels that do not ascend': metric(`${COARSE}submit: { group: weekly, reduce: sum, levels: [0, 5, 2] }`),
  'eight days a week': metric(`${COARSE}submit: { group: weekly, reduce: days, levels: [0, 8] }`),
  'level through a bucket': metric(
    `kind: histogram\nunit: count\nbounds: [10, 100]\n${COARSE}submit: { group: weekly, reduce: max, levels: [0, 50] }`,
  ),
  'noise that hides everything': metric(
    `kind: flag\nprivacy_class: noised\nexpires: 2026-06-01\nsubmit: { reduce: any, epsilon: 0.01, needs_share: 0.9 }`,
  ),
  'group of a program without groups': {
    'registry/registry.yaml': registry('').replace(/ {4}groups:[^]*$/, ''),
    ...metric('flush: now'),
  },
  'itself as the same fact': metric('same_fact: [demo.cache.uses]'),
  'same fact without a near one': metric('same_fact: [other.thing.entirely]'),
  'same fact in a file that cannot be read': { ...area('area: [extra\n'), ...metric('same_fact: [demo.extra.total]') },
  'same fact in no file that could hold it': {
    ...area('area: extra\nmetrics: [\n'),
    ...metric('same_fact: [demo.build.extra]'),
  },
  'same fact with a stricter class': metric('same_fact: [demo.build.shape]\nretention: 40d'),
  'defaults that break a limit': area(coarseArea('seen', 'defaults:\n  retention: 90d\n')),
};

function coarseArea(name: string, defaults: string): string {
  const retention = defaults === '' ? '    retention: 7d\n' : '';
  return `area: extra
${defaults}metrics:
  ${name}:
    kind: counter
    summary: Things seen
    description: Counts things that were seen.
    question: How many things are seen in a week?
    justification: If hardly any are seen, the part that looks for them goes in the next release of the demo program.
    sources: [https://example.org/seen]
    use: feature
    owners: [compiler]
    privacy_class: ticket
    expires: 2026-12-01
    since: 0.1.0
${retention}`;
}

const fileOf = (name: string): string => `${name.replaceAll(' ', '-')}.txt`;

const findings = suite('findings');

for (const [name, example] of Object.entries(CASES)) {
  findings(name, () => {
    const text = formatFindings(check(exampleTree(example)).findings, 'text');
    assert.is.not(text, '', 'this example breaks nothing');
    golden(`test/cases/findings/${fileOf(name)}`, text);
  });
}

findings('every committed case is one of these', () => {
  const committed = readdirSync('test/cases/findings').sort();
  assert.is(committed.join('\n'), Object.keys(CASES).map(fileOf).sort().join('\n'));
});

findings.run();
