/** The search of the index and its addresses, without a browser. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { find, searchable, type IndexData, type LabelData } from '../../../generators/site/client/match.ts';
import { EMPTY, readState, writeState, type State } from '../../../generators/site/client/state.ts';
import { indexData, labelData } from '../../../generators/site/index-data.ts';
import { siteOf } from '../../../generators/site/site-model.ts';
import { siteInput } from '../../../scripts/tallybook/docs/input.ts';
import { holds } from '../../property.ts';
import { realRegistry } from '../../real.ts';

const test = suite('site/client');

const DATA: IndexData = {
  filters: [
    { key: 'program', values: ['cargo', 'rustc'] },
    { key: 'class', values: ['sealed', 'coarse'] },
  ],
  metrics: [
    ['cargo.build.total', 'Builds of everything', 'cargo', [0, 0]],
    ['rustc.ice.builder', 'Crashes in code', 'compiler', [1, 0]],
    ['rustc.ice.error_code', 'Crashes by code', 'compiler', [1, 1]],
    ['rustc.ice.total', 'Internal compiler errors', 'compiler types', [1, 1]],
  ],
};
const LABELS: LabelData = { lists: ['E0001\nE05021\nE0502', 'build_x'], metrics: [[], [1], [0], []] };

const FOUND: readonly (readonly [query: string, filters: State['filters'], found: readonly string[]])[] = [
  ['', {}, ['cargo.build.total', 'rustc.ice.builder', 'rustc.ice.error_code', 'rustc.ice.total']],
  ['', { program: 'rustc', class: 'coarse' }, ['rustc.ice.error_code', 'rustc.ice.total']],
  ['', { program: 'gcc' }, []],
  ['', { program: '' }, ['cargo.build.total', 'rustc.ice.builder', 'rustc.ice.error_code', 'rustc.ice.total']],
  ['total', { program: 'rustc' }, ['rustc.ice.total']],
  ['build', {}, ['cargo.build.total', 'rustc.ice.builder']],
  ['ICE Total', {}, ['rustc.ice.total']],
  ['types', {}, ['rustc.ice.total']],
  ['code crashes', {}, ['rustc.ice.error_code', 'rustc.ice.builder']],
  ['e0502', {}, ['rustc.ice.error_code']],
  ['nothing at all', {}, []],
];

for (const [query, filters, ids] of FOUND) {
  test(`finds ${JSON.stringify(query)} ${JSON.stringify(filters)}`, () => {
    const found = find(searchable(DATA, LABELS), { query, filters });
    assert.equal(
      found.map(({ place }) => DATA.metrics[place]?.[0]),
      ids,
    );
  });
}

test('names the label that was found, as it is spelled, the whole one before a longer one', () => {
  const index = searchable(DATA, LABELS);
  const labelOf = (query: string) => find(index, { query, filters: {} })[0]?.label;
  assert.is(labelOf('e0502'), 'E0502');
  assert.is(labelOf('e05021'), 'E05021');
  assert.is(labelOf('001'), 'E0001');
  assert.is(labelOf('total'), null);
});

test('finds the same without labels, apart from labels', () => {
  assert.is(find(searchable(DATA, null), { query: 'E0502', filters: {} }).length, 0);
  assert.is(find(searchable(DATA, null), { query: 'total', filters: {} }).length, 2);
});

test('every real metric is the first that its own id finds, and each filter finds what it names', () => {
  const site = siteOf(siteInput(realRegistry, [], { script: '', disclosure: null }));
  const data = indexData(site);
  const index = searchable(data, labelData(site));
  for (const [i, { id }] of realRegistry.metrics.entries())
    assert.is(find(index, { query: id, filters: {} })[0]?.place, i);
  for (const { key, values } of data.filters) {
    const counts = values.map((value) => find(index, { query: '', filters: { [key]: value } }).length);
    assert.ok(
      counts.every((count) => count > 0),
      key,
    );
    if (key !== 'group')
      assert.is(
        counts.reduce((sum, count) => sum + count, 0),
        realRegistry.metrics.length,
        key,
      );
  }
  const codes = find(index, { query: 'E0502', filters: {} }).map(({ place }) => realRegistry.metrics[place]?.id);
  assert.ok(codes.includes('rustc.diagnostics.error_code'));
});

const KEYS = ['program', 'class'];

test('an address keeps what was asked, in one spelling', () => {
  assert.is(writeState(EMPTY, KEYS), '');
  assert.is(writeState({ query: ' ', filters: { other: 'x' } }, KEYS), '');
  assert.is(
    writeState({ query: 'a&b c', filters: { class: 'coarse', program: 'rustc' } }, KEYS),
    '?q=a%26b+c&program=rustc&class=coarse',
  );
  assert.equal(readState('?class=coarse&q=a%26b&unknown=1&program=', KEYS), {
    query: 'a&b',
    filters: { class: 'coarse' },
  });
});

test('what is written is read again', () => {
  const text = fc.string({ minLength: 1 });
  const states = fc.record({ query: text, program: text, class: text });
  holds(states, 300, ({ query, ...filters }) => {
    const state = { query: query.trim() === '' ? '' : query, filters };
    assert.equal(readState(writeState(state, KEYS), KEYS), state);
  });
});

test.run();
