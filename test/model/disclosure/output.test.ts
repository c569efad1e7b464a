/** How the figures are shown: as tables, as JSON and as a picture, word for word, from figures made by hand. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Measured, Subject } from '../../../model/disclosure/figures.ts';
import { judge } from '../../../model/disclosure/gate.ts';
import type { Registry } from '../../../model/registry/types.ts';
import { disclosureChart } from '../../../scripts/tallybook/disclosure/chart.ts';
import { disclosureJson, disclosureText } from '../../../scripts/tallybook/disclosure/text.ts';
import { golden } from '../../golden.ts';
import { samplePolicy } from '../../sample-policy.ts';
import { sampleRegistry } from '../../sample.ts';

const test = suite('disclosure: output');

const group = (name: string, changes: Partial<Subject> = {}): Subject => ({
  program: 'demo',
  name,
  open: true,
  epsilon: null,
  reporters: 500,
  openGroups: 2,
  answers: 8n,
  allowed: 16n,
  unique: 0.0012,
  small: 0.04,
  linked: 0.006,
  linkedJoined: 0.021,
  advantage: 0.0031,
  ...changes,
});

const noised = group('demo.search.uses_config', {
  epsilon: 1,
  reporters: 1000,
  openGroups: 1,
  answers: 2n,
  allowed: null,
  unique: 0,
  small: 0,
  linked: 0.002,
  linkedJoined: null,
  advantage: null,
});

const CALM: Measured = {
  seed: 7,
  trials: 8,
  subjects: [group('crashes'), group('speed', { open: false, advantage: -1e-18 }), noised],
  programs: [
    { program: 'demo', openGroups: 2, linkedMean: 0.006, linkedJoined: 0.0311 },
    { program: 'second', openGroups: 0, linkedMean: null, linkedJoined: null },
  ],
};

const WRONG: Measured = {
  seed: 4_294_967_295,
  trials: 8,
  subjects: [
    group('crashes', { answers: null, unique: 0.973, small: 1, linked: 0.21, linkedJoined: 0.88, advantage: 0.4069 }),
    group('speed', { open: false, answers: 17n, small: 0.2 }),
    { ...noised, epsilon: 1.5 },
  ],
  programs: [{ program: 'demo', openGroups: 1, linkedMean: 0.21, linkedJoined: null }],
};

const registry: Registry = { ...sampleRegistry, policy: { ...samplePolicy, smallest_cell: 20 } };
const SHOWN: Readonly<Record<string, Measured>> = { calm: CALM, wrong: WRONG };

for (const [name, measured] of Object.entries(SHOWN)) {
  const failing = judge(measured, registry.policy);
  test(`${name}: text, JSON and picture`, () => {
    golden(`test/model/disclosure/golden/${name}.txt`, disclosureText(registry, measured, failing));
    golden(`test/model/disclosure/golden/${name}.json`, disclosureJson(registry, measured, failing));
    golden(`test/model/disclosure/golden/${name}.svg`, disclosureChart(registry, measured));
  });

  test(`${name}: the picture is whole, carries nothing that runs and draws nothing outside itself`, () => {
    const svg = disclosureChart(registry, measured);
    const open: string[] = [];
    for (const [, closing, tag = '', attributes = ''] of svg.matchAll(/<(\/?)([a-z]+)([^<>]*)>/g)) {
      if (closing === '/') assert.is(open.pop(), tag);
      else if (!attributes.endsWith('/')) open.push(tag);
      assert.match(attributes, /^(?: [a-zA-Z0-9-]+="[^"<>&]*(?:&[a-z]+;[^"<>&]*)*")*\/?$/);
    }
    assert.equal(open, []);
    assert.not.match(svg.replace('http://www.w3.org/2000/svg', ''), /script|href|url\(|@import|https?:|\son[a-z]+=/i);
    const [, width = '', height = ''] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
    const number = (text: string | undefined): number => Number(text ?? Number.NaN);
    for (const [, x, y, wide, high] of svg.matchAll(
      /<rect class="[^"]*" x="(\d+)" y="(\d+)" width="([\d.]+)" height="(\d+)"/g,
    )) {
      assert.ok(number(x) + number(wide) <= number(width) && number(y) + number(high) <= number(height));
    }
    for (const [, x, y, words = ''] of svg.matchAll(/<text x="([\d.]+)" y="(\d+)"[^>]*>([^<]*)</g))
      assert.ok(number(x) + words.length * 6.5 <= number(width) + 10 && number(y) <= number(height), words);
  });
}

test('hostile names stay text', () => {
  const svg = disclosureChart({ ...registry, name: '<script>&"' }, { ...CALM, subjects: [group('<b>')] });
  assert.match(svg, '<title id="title">Disclosure test of &lt;script&gt;&amp;&quot; 0.1.0</title>');
  assert.match(svg, '>demo/&lt;b&gt;</text>');
});

test('a gain that is only the rounding of a machine is none', () => {
  assert.not.match(disclosureText(registry, CALM, []), '-0.00');
});

test.run();
