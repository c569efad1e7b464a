/**
 * The index: every metric, in the HTML itself so that it can be read and searched in the page without a script. The
 * script only hides and orders what stands here.
 */
import { fieldCount } from '../../model/registry/fields.ts';
import { render } from '../page.ts';
import { facts } from './blocks.ts';
import { facetsOf } from './facets.ts';
import { fragment, safe, name, prose, type Html } from './html.ts';
import indexTemplate from './index.html.hbs';
import { badge, INDEX, linksFrom } from './links.ts';
import { matrix } from './program-pages.ts';
import type { Page } from './shell.ts';
import type { Site } from './site-model.ts';
import { grouped, sinkWord } from './words.ts';

export function indexPage(site: Site): Page {
  const { registry } = site;
  const view = {
    numbers: numbers(site),
    matrix: matrix(site, linksFrom(INDEX)),
    facets: facetsOf(site).map(({ key, title, values }) => ({ key, title, values })),
    rows: registry.metrics.map((metric) => ({
      id: metric.id,
      name: name(metric.id),
      summary: prose(metric.summary),
      badge: badge(metric.privacy_class),
      kind: metric.kind,
      sink: sinkWord(site.sinkOf(metric)),
      kept: `${metric.retention} d`,
      expires: metric.expires,
    })),
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
