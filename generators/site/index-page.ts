/**
 * The index: every metric, in the HTML itself so that it can be read and searched in the page without a script. The
 * script only hides and orders what stands here.
 */
import { fieldCount } from '../../model/registry/fields.ts';
import { render } from '../page.ts';
import { grouped } from '../wording.ts';
import { facts } from './blocks.ts';
import { COLUMNS, filtersOf, tableOf, type Column } from './columns.ts';
import { fragment, link, name, nothing, safe, type Html } from './html.ts';
import indexTemplate from './index.html.hbs';
import { badge, INDEX, linksFrom, PATHS, type Links } from './links.ts';
import { matrix } from './program-pages.ts';
import type { Page } from './shell.ts';
import type { Site } from './site-model.ts';
import { sinkWord } from './words.ts';

/** Rows of the index are thousands, so each has one link, and its class is a badge without one. */
const LINKS: Links = {
  ...linksFrom(INDEX),
  metric: (id) => link(PATHS.metric(id), name(id)),
  privacyClass: badge,
};

export function indexPage(site: Site, columns: readonly Column[] = COLUMNS): Page {
  const { head, rows } = tableOf(columns, site.registry.metrics, site, LINKS);
  const view = {
    numbers: numbers(site),
    matrix: matrix(site, linksFrom(INDEX)),
    filters: filtersOf(columns, site).map(({ key, title, values }) => ({ key, title, values })),
    head,
    rows: rows.map(([first = nothing, ...rest]) => ({ first, rest })),
  };
  return {
    path: INDEX,
    title: 'What may be counted',
    body: [fragment(render(indexTemplate, view).trimEnd())],
    scripts: ['index-data.js', 'site.js'],
  };
}

function numbers(site: Site): Html {
  const { registry } = site;
  const fields = registry.metrics.reduce((sum, metric) => sum + fieldCount(metric), 0);
  const by = (word: string): number =>
    registry.metrics.filter((metric) => sinkWord(site.sinkOf(metric)) === word).length;
  return facts(
    [
      ['Metrics', safe`${grouped(registry.metrics.length)}`],
      ['Fields', safe`${grouped(fields)}`],
      ['May be reported', safe`${by('submit')}, after consent, by hand`],
      ['May be in a ticket', safe`${by('ticket')}, attached by hand`],
      ['Never leave a user’s machine', safe`${by('nothing') + by('fleet')}`],
    ],
    'facts numbers',
  );
}
