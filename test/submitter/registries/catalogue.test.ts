/** Every member of a catalogue that any command reads: with a wrong one the catalogue is refused, in a sentence. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { catalogue } from '../../../generators/catalogue/generate.ts';
import { parseCatalogue } from '../../../submitter/registries/catalogue.ts';
import { sampleRegistry } from '../../sample.ts';

const test = suite('catalogue, as it is read');

type Members = Record<string, unknown>;
interface Sample extends Members {
  readonly lists: Members[];
  readonly metrics: Members[];
}

const TEXT = catalogue.generate(sampleRegistry)[0]?.text ?? '';
const read = (value: unknown): string | null => {
  const found = parseCatalogue(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)));
  return typeof found === 'string' ? found : null;
};
const fresh = (): Sample => JSON.parse(TEXT) as Sample;

test('what is generated holds', () => {
  for (const { text } of catalogue.generate(sampleRegistry)) assert.is(read(text), null);
});

test('what is no catalogue', () => {
  assert.is(read('{'), 'it is no JSON');
  for (const value of ['null', '5', '[]', '""']) assert.is.not(read(value), null);
  assert.is(read(null), 'it is no object');
});

/** A member, and values that it cannot have; it cannot be missing either. */
type Wrong = readonly [member: string, ...values: readonly unknown[]];

const TOP: readonly Wrong[] = [
  ['format', 'tallybook catalogue 2'],
  ['registry', 'Demo', 'r'.repeat(41)],
  ['version', '1', 5],
  ['status', 'draft'],
  ['as_of', 5],
  ['program', 'Demo', 'p'.repeat(41)],
  ['summary', null, 'two\nlines'],
  ['lists', 5, null, {}, [null], [{ name: 5, values: [] }], [{ name: 'a' }], [{ name: 'a', values: [5] }]],
  ['metrics', 5, {}],
];

const METRIC: readonly Wrong[] = [
  ['id', 'demo', 'Demo.a.b', 5],
  ['kind', 'gauge', 'toString', 5],
  ['summary', 5, 'two\nlines'],
  ['privacy_class', 'open'],
  ['leaves', 'home', 5],
  ['live', 'yes'],
  ['retention', -1, 1.5, '49'],
  ['same_fact', 7, [7], null],
  ['bits', 'x', null, {}, { bits: 'x' }, { bits: -1 }],
];

const KINDS: Readonly<Record<string, readonly Wrong[]>> = {
  counter: [['labels', 5, null, [null], [5], [{}], [{ labels: 5 }], [{ labels: [5] }], [{ list: 5 }]]],
  enumeration: [['values', null, 5, {}, { labels: null }, { list: null }]],
  histogram: [
    ['bounds', 5, [], ['1'], [1.5], [2, 1], [1, 1]],
    ['unit', 5],
  ],
};

function refuses(rows: readonly Wrong[], where: string, of: (sample: Sample) => Members): void {
  for (const [member, ...values] of rows) {
    for (const value of [undefined, ...values]) {
      const sample = fresh();
      of(sample)[member] = value;
      assert.is(read(sample), `${where}its \`${member}\` is missing or wrong`, JSON.stringify(value));
    }
  }
}

test('members of a catalogue', () => refuses(TOP, '', (sample) => sample));

const metric = (sample: Sample, at: number): Members => sample.metrics[at] ?? {};

test('members of every metric', () => {
  fresh().metrics.forEach((_, at) => refuses(METRIC, `metric ${at + 1}: `, (sample) => metric(sample, at)));
});

test('members of a kind', () => {
  for (const [kind, rows] of Object.entries(KINDS)) {
    const at = fresh().metrics.findIndex((one) => one['kind'] === kind);
    assert.is.not(at, -1, kind);
    refuses(rows, `metric ${at + 1}: `, (sample) => metric(sample, at));
  }
});

test('a metric of another program, or twice', () => {
  const other = fresh();
  metric(other, 0)['id'] = 'second.main.runs';
  assert.is(read(other), 'metric 1: second.main.runs is none of demo');
  const twice = fresh();
  const id = String(metric(twice, 0)['id']);
  metric(twice, 2)['id'] = id;
  assert.is(read(twice), `${id} stands twice`);
});

test.run();
