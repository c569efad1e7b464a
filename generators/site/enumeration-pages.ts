/** The lists that labels and frames come from, each with every value and the command that made it. */
import { encodeLabel } from '../../model/registry/fields.ts';
import type { Enumeration } from '../../model/registry/types.ts';
import { counted, grouped } from '../wording.ts';
import { command, facts, labels, lede, list, section, table } from './blocks.ts';
import { code, safe, plain, prose } from './html.ts';
import { linksFrom, PATHS } from './links.ts';
import type { Page } from './shell.ts';
import type { Site } from './site-model.ts';

export function enumerationsPage(site: Site): Page {
  const path = 'enumerations.html';
  const links = linksFrom(path);
  const rows = site.registry.enumerations.map((one) => [
    links.enumeration(one.name),
    safe`${grouped(one.values.length)}`,
    safe`${(site.usesOf.get(one.name) ?? []).length}`,
    links.owner(one.owner),
    prose(one.summary),
  ]);
  return {
    path,
    title: 'Lists',
    body: [
      lede(
        safe`Labels come from closed lists. Anything that is not in the list counts as ${code('unknown')}, which every
        list has.`,
      ),
      table('Lists of labels', ['List', 'Values', 'Metrics', 'Owner', 'What it holds'], rows),
    ],
  };
}

export function enumerationPage(one: Enumeration, site: Site): Page {
  const path = PATHS.enumeration(one.name);
  const links = linksFrom(path);
  const uses = site.usesOf.get(one.name) ?? [];
  const metrics = uses.map(({ id, summary }) => safe`${links.metric(id)} ${prose(summary)}`);
  return {
    path,
    title: one.name,
    heading: safe`List <span class="id">${one.name}</span>`,
    crumbs: [['enumerations.html', 'Lists']],
    body: [
      lede(prose(one.summary)),
      facts([
        ['Values', safe`${grouped(one.values.length)}, and ${code('unknown')}`],
        ['Made from', plain(one.toolchain)],
        ['Owner', links.owner(one.owner)],
        ['File', code(one.file)],
      ]),
      section('command', 'How it is made', [
        safe`<p>With the same toolchain, this command makes it again:</p>`,
        command(one.command),
      ]),
      section('metrics', 'Metrics that use it', metrics.length === 0 ? [safe`<p>None.</p>`] : [list(metrics)]),
      section('values', 'Values', [
        labels(
          `${counted(one.values.length, 'value')}, as they are spelled in fields`,
          one.values.map(encodeLabel),
          true,
        ),
      ]),
    ],
  };
}
