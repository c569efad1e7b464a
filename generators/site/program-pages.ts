/** The programs, and one page for each with its metrics by area. */
import { CLASSES } from '../../model/schema/declaration.ts';
import { fieldCount } from '../../model/registry/fields.ts';
import type { Program } from '../../model/registry/types.ts';
import { areasOf } from '../areas.ts';
import { counted, grouped } from '../wording.ts';
import { lede, list, section, table } from './blocks.ts';
import { safe, joined, link, prose, type Html } from './html.ts';
import { badge, linksFrom, PATHS, type Links } from './links.ts';
import { metricTable } from './metric-table.ts';
import type { Page } from './shell.ts';
import type { Site } from './site-model.ts';

/** Programs by classes; every count leads to the metrics it counts. */
export function matrix({ registry }: Site, links: Links): Html {
  const rows = registry.programs.map((program) => [
    links.program(program.name),
    ...CLASSES.map((name) => countLink(program, name, links)),
    links.filtered({ program: program.name }, safe`${program.metrics.length}`),
  ]);
  return table('Metrics by program and class', ['Program', ...CLASSES, 'all'], rows);
}

function countLink(program: Program, name: (typeof CLASSES)[number], links: Links): Html {
  const count = program.metrics.filter((metric) => metric.privacy_class === name).length;
  if (count === 0) return safe`<span class="none">0</span>`;
  return links.filtered({ program: program.name, class: name }, safe`${count}`);
}

export function programsPage(site: Site): Page {
  const path = 'programs.html';
  const links = linksFrom(path);
  const items = site.registry.programs.map(
    (program) => safe`${links.program(program.name)}: ${prose(program.summary)}`,
  );
  return {
    path,
    title: 'Programs',
    body: [
      lede(safe`What each program may count, by class. The further right, the further a value may go.`),
      matrix(site, links),
      section('all', 'All programs', [list(items)]),
    ],
  };
}

export function programPage(program: Program, site: Site): Page {
  const path = PATHS.program(program.name);
  const links = linksFrom(path);
  const areas = areasOf(program);
  const fields = program.metrics.reduce((sum, metric) => sum + fieldCount(metric), 0);
  const groups = program.groups.map(
    (group) =>
      safe`${links.group(program.name, group.name)} (${group.open ? 'open' : 'closed'}): ${prose(group.summary)}`,
  );
  return {
    path,
    title: program.name,
    heading: safe`<span class="id">${program.name}</span>`,
    crumbs: [['programs.html', 'Programs']],
    body: [
      lede(prose(program.summary)),
      safe`<p>
        ${counted(program.metrics.length, 'metric')} with ${grouped(fields)} fields, in
        ${counted(areas.length, 'area')}: ${joined(areas.map(({ name }) => link(`#${name}`, safe`${name}`)))}.
      </p>`,
      safe`<p class="ladder">${joined(
        CLASSES.map((name) => safe`${badge(name)} ${countLink(program, name, links)}`),
        ' ',
      )}</p>`,
      section(
        'program-groups',
        'Groups',
        groups.length === 0 ? [safe`<p>None: nothing of it is ever reported.</p>`] : [list(groups)],
      ),
      ...areas.map(({ name, metrics }) =>
        section(name, name, [metricTable(`Metrics of ${program.name}.${name}`, metrics, site, links)]),
      ),
    ],
  };
}
