/**
 * The catalogue: its shape, that it holds enough to spell every field, and that text cannot leave the JSON it stands
 * in.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Compile } from 'typebox/compile';
import { catalogue } from '../../generators/catalogue/generate.ts';
import { fields } from '../../model/registry/fields.ts';
import type { Metric, Registry } from '../../model/registry/types.ts';
import { Catalogue, type CatalogueMetric } from '../../model/schema/wire.ts';
import { golden } from '../golden.ts';
import { counter, inline, listed } from '../metric.ts';
import { realRegistry } from '../real.ts';
import { HOSTILE, registryWith, sampleRegistry } from '../sample.ts';
import { hunk } from './hunk.ts';

const test = suite('generators/catalogue');
const shape = Compile(Catalogue);

const texts = (registry: Registry): ReadonlyMap<string, string> =>
  new Map(catalogue.generate(registry).map(({ path, text }) => [path, text]));

const sample = texts(sampleRegistry);
const demo = sample.get('catalogue/demo.json') ?? '';

function parse(text: string): Catalogue {
  const value: unknown = JSON.parse(text);
  if (!shape.Check(value))
    throw new Error(
      shape
        .Errors(value)
        .map((e) => `${e.instancePath} ${e.message}`)
        .join('\n'),
    );
  return value;
}

const all = [...sample.values()].map(parse);

test('one file a program', () => assert.is([...sample.keys()].join(), 'catalogue/demo.json,catalogue/second.json'));

test('the sample, exactly', () => {
  for (const [path, text] of sample) golden(`test/generators/golden/${path}`, text);
});

test('every metric is there, live or not, in order', () => {
  const ids = all.flatMap(({ metrics }) => metrics.map(({ id }) => id));
  assert.is(ids.join('\n'), sampleRegistry.metrics.map(({ id }) => id).join('\n'));
});

test('what is not in the allowlist is said to leave nowhere', () => {
  const staying = all.flatMap(({ metrics }) => metrics.filter(({ leaves }) => leaves === null).map(({ id }) => id));
  assert.is(
    staying.join(' '),
    'demo.future.past_ms demo.future.plan demo.search.longest_ms demo.type.self second.main.secret',
  );
});

test('the real registry has the shape too, and every field can be spelled', () => {
  for (const text of texts(realRegistry).values()) {
    const { metrics, lists, program } = parse(text);
    const own = realRegistry.metrics.filter((metric) => metric.program === program);
    assert.is(metrics.map(({ id }) => id).join(), own.map(({ id }) => id).join());
    assert.is(
      metrics.flatMap((metric) => spelled(metric, lists)).join('\n'),
      own.filter(listable).flatMap(fields).join('\n'),
    );
  }
});

test('a list that three metrics use stands once in a file', () => {
  assert.is(demo.split('"E0502"').length - 1, 1);
  assert.is(
    parse(demo)
      .lists.map(({ name }) => name)
      .join(),
    'demo-codes,demo-crates,demo-queries',
  );
  assert.is(
    parse(sample.get('catalogue/second.json') ?? '')
      .lists.map(({ name }) => name)
      .join(),
    'demo-codes',
  );
});

/** Frames and texts have a pattern instead of a list of fields. */
const listable = ({ kind }: Metric): boolean => kind !== 'frames' && kind !== 'text';

/** The labels of a dimension, as any reader of the catalogue would put them together. */
function labels(dimension: { list: string } | { labels: string[] }, lists: Catalogue['lists']): readonly string[] {
  if ('labels' in dimension) return dimension.labels;
  return [...(lists.find(({ name }) => name === dimension.list)?.values ?? []), 'unknown'];
}

function spelled(metric: CatalogueMetric, lists: Catalogue['lists']): readonly string[] {
  const { id } = metric;
  switch (metric.kind) {
    case 'counter': {
      const rows = metric.labels.reduce<readonly string[]>(
        (before, dimension) => before.flatMap((a) => labels(dimension, lists).map((b) => (a === '' ? b : `${a},${b}`))),
        [''],
      );
      return rows.map((row) => (row === '' ? id : `${id}{${row}}`));
    }
    case 'flag':
      return [`${id}{true}`, `${id}{false}`];
    case 'enumeration':
      return labels(metric.values, lists).map((label) => `${id}{${label}}`);
    case 'histogram':
      return [...metric.bounds.map((bound) => `${id}{<=${bound}}`), `${id}{>${metric.bounds.at(-1) ?? ''}}`];
    case 'frames':
    case 'text':
      return [];
  }
}

test('every field that can be listed can be spelled from the catalogue alone', () => {
  const read = all.flatMap(({ metrics, lists }) => metrics.flatMap((metric) => spelled(metric, lists)));
  assert.is(read.join('\n'), sampleRegistry.metrics.filter(listable).flatMap(fields).join('\n'));
});

test('hostile text comes back as it was, and never ends a script element or a line', () => {
  const match = parse(demo).metrics.find(({ id }) => id === 'demo.type.match');
  assert.is(match?.justification, HOSTILE);
  assert.not.match(demo, /[<\u2028\u2029]/);
});

const ADDED = [
  { what: 'in the middle', metric: counter('demo.search.opened', { labels: [inline('what', 'file')] }) },
  { what: 'first', metric: counter('demo.aaa.first') },
  {
    what: 'last, on a list that is used',
    metric: counter('demo.zzz.last', { labels: [listed('code', { name: 'demo-codes', values: ['E0001'] })] }),
  },
];

for (const { what, metric } of ADDED)
  test(`a metric added ${what} is one hunk of one file`, () => {
    const after = texts(registryWith(metric));
    const { removed, added } = hunk(demo, after.get('catalogue/demo.json') ?? '');
    assert.ok(removed.length <= 1 && added.length < 60, JSON.stringify({ removed, added }, null, 1));
    assert.is(after.get('catalogue/second.json'), sample.get('catalogue/second.json'));
  });

test.run();
