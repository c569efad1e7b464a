/** Groups: metrics that are reported together, what one report of them may say and what it can show. */
import { groupBits, groupCap } from '../../model/registry/bits.ts';
import { reportValues } from '../../model/registry/fields.ts';
import type { Group, Program } from '../../model/registry/types.ts';
import { groupReporters } from '../../model/registry/utility.ts';
import { coarseShare } from '../../model/registry/visible-share.ts';
import { bitWords, counted, grouped, rounded } from '../wording.ts';
import { command, facts, lede, section, table } from './blocks.ts';
import { reportExample } from './example.ts';
import { safe, prose, type Html } from './html.ts';
import { linksFrom, PATHS } from './links.ts';
import { metricTable } from './metric-table.ts';
import type { Page } from './shell.ts';
import type { Site } from './site-model.ts';
import { shareWords } from './words.ts';

const openIn = ({ groups }: Program): number => groups.filter(({ open }) => open).length;

const visible = (program: Program, { registry }: Site): string =>
  shareWords(coarseShare(groupReporters(program.name, registry), registry.policy.smallest_cell));

export function groupsPage(site: Site): Page {
  const path = 'groups.html';
  const links = linksFrom(path);
  const { policy } = site.registry;
  const rows = site.groups.map(({ group, program }) => [
    links.group(program.name, group.name),
    safe`${group.open ? 'open' : 'closed'}`,
    safe`${rounded(groupBits(group))} of ${groupCap(policy, openIn(program))}`,
    safe`${visible(program, site)}`,
    safe`${group.metrics.length}`,
    prose(group.summary),
  ]);
  return {
    path,
    title: 'Groups',
    body: [
      lede(
        safe`A coarse metric is only ever reported with the others of its group, one group a week, drawn at random. A
        closed group reports nothing.`,
      ),
      safe`<p>
        ${grouped(policy.reporters.assumed)} reports a week are assumed for each program. By min-entropy a report
        multiplies the chance of guessing who sent it by at most 2 to the power of its bits; a person in a rare cell may
        still stand out.
      </p>`,
      table(
        'Groups of all programs',
        ['Group', 'Now', 'Bits of cap', 'Smallest visible share', 'Metrics', 'What it says'],
        rows,
      ),
    ],
  };
}

export function groupPage(group: Group, program: Program, site: Site): Page {
  const path = PATHS.group(program.name, group.name);
  const links = linksFrom(path);
  const open = openIn(program);
  const { policy } = site.registry;
  const reports = grouped(policy.reporters.assumed);
  const reporters = grouped(Math.floor(groupReporters(program.name, site.registry)));
  return {
    path,
    title: `${program.name}/${group.name}`,
    heading: safe`Group <span class="id">${program.name}/${group.name}</span>`,
    crumbs: [['groups.html', 'Groups']],
    body: [
      lede(prose(group.summary)),
      section('facts', 'What one report may say', [
        facts([
          ['Program', links.program(program.name)],
          ['Now', safe`${group.open ? 'open: it may be drawn for a week' : 'closed: nothing of it is reported'}`],
          ['Says', safe`${bitWords(groupBits(group))} a week`],
          [
            'May say',
            safe`${groupCap(policy, open)} bits, with ${counted(open, 'open group')} and ${reports} reports assumed`,
          ],
          ['Smallest visible share', safe`${visible(program, site)} of ${reporters} reporters`],
        ]),
      ]),
      section('values', 'Every value it can hold', [values(group)]),
      ...(group.open
        ? [
            section('report', 'A whole report', [
              safe`<p>The values are made up; there are no other keys.</p>`,
              command(reportExample(group, site.registry)),
            ]),
          ]
        : []),
      section('metrics', 'Its metrics', [metricTable(`Metrics of group ${group.name}`, group.metrics, site, links)]),
    ],
  };
}

function values({ metrics }: Group): Html {
  const rows = metrics.flatMap((metric) => {
    const { submit } = metric;
    if (submit === null) return [];
    return [
      [safe`<code>${metric.id}</code>`, safe`${reportValues(metric, submit).join(' | ')}`, safe`${submit.reduce}`],
    ];
  });
  if (rows.length === 0) return safe`<p>It has no metric.</p>`;
  return table('Values of a report', ['Metric', 'One of', 'Made by'], rows);
}
