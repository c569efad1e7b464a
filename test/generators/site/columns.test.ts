/** One table of columns: the index, the tables of other pages, the data of the script and its search follow from it. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { find, searchable } from '../../../generators/site/client/match.ts';
import { readState, writeState } from '../../../generators/site/client/state.ts';
import { COLUMNS, filtersOf, tableOf, type Column } from '../../../generators/site/columns.ts';
import { safe } from '../../../generators/site/html.ts';
import { indexData } from '../../../generators/site/index-data.ts';
import { indexPage } from '../../../generators/site/index-page.ts';
import { linksFrom } from '../../../generators/site/links.ts';
import { siteOf } from '../../../generators/site/site-model.ts';
import { siteInput } from '../../../scripts/tallybook/docs/input.ts';
import { sampleRegistry } from '../../sample.ts';

const test = suite('site/columns');

const site = siteOf(siteInput(sampleRegistry, [], { script: '', disclosure: null }));
const { metrics } = sampleRegistry;

const MADE_UP: Column = {
  key: 'length',
  title: 'Letters',
  text: ({ id }) => `${id.length} letters`,
  cell: ({ id }) => safe`<b>${id.length}</b>`,
  filter: (value) => -Number.parseInt(value, 10),
};

test('a new row is a column of every table, a filter of the index and a key of its search and its addresses', () => {
  const columns = [...COLUMNS, MADE_UP];
  const html = indexPage(site, columns)
    .body.map((part) => part.toHTML())
    .join('\n');
  assert.match(html, '<th scope="col">Expires</th><th scope="col">Letters</th></tr></thead>');
  for (const { id } of metrics)
    assert.match(html, new RegExp(`metrics/${id}\\.html.*<td><b>${id.length}</b></td></tr>`));
  assert.is(/.*<select id="([^"]*)"/s.exec(html)?.[1], 'f-length');
  assert.is(tableOf(columns, metrics, site, linksFrom('groups/x.html')).head.at(-1), 'Letters');

  const data = indexData(site, columns);
  const lengths = [...new Set(metrics.map(({ id }) => id.length))].sort((a, b) => b - a);
  assert.equal(data.filters.at(-1), { key: 'length', values: lengths.map((length) => `${length} letters`) });
  const keys = data.filters.map(({ key }) => key);
  const state = readState(writeState({ query: '', filters: { length: `${lengths[0]} letters` } }, keys), keys);
  const found = find(searchable(data, null), state).map(({ place }) => metrics[place]?.id.length);
  assert.ok(found.length > 0 && found.every((length) => length === lengths[0]), found.join());
});

test('the columns and filters of today, and the order in which values are offered', () => {
  assert.is(
    tableOf(COLUMNS, [], site, linksFrom('index.html')).head.join(', '),
    'Metric, Class, Kind, Leaves by, Kept, Expires',
  );
  const offered = filtersOf(COLUMNS, site).map(({ title, values }) => `${title}: ${values.join(', ')}`);
  assert.equal(offered, [
    'Program: demo, second',
    'Class: fleet, sealed, ticket, noised, coarse',
    'Kind: counter, flag, enumeration, histogram, frames, text',
    'Leaves by: submit, ticket, fleet, nothing',
    'Kept: 7 d, 14 d, 49 d',
    'Expires: 2026-11-22, 2027-05-01, 2027-11-01',
    'Use: feature, performance',
    'Group: demo/crashes, demo/speed, second/weekly',
  ]);
});

test.run();
