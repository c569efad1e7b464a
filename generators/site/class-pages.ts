/** The privacy ladder, and one page for each of its classes with the numbers of the policy. */
import { CLASSES, type PrivacyClass } from '../../model/schema/declaration.ts';
import type { ClassPolicy } from '../../model/schema/policy.ts';
import { counted, grouped } from '../wording.ts';
import { facts, lede, list, section, table } from './blocks.ts';
import { safe, joined, prose, type Html } from './html.ts';
import { badge, linksFrom, ordinal, PATHS, type Links } from './links.ts';
import { metricTable } from './metric-table.ts';
import type { Page } from './shell.ts';
import type { Site } from './site-model.ts';
import { SINK_WORDS } from './words.ts';

export function classesPage(site: Site): Page {
  const path = 'classes.html';
  const links = linksFrom(path);
  const { classes, reserved_classes } = site.registry.policy;
  const rows = CLASSES.map((name) => {
    const { sink, labels, days, days_beyond, life_months } = classes[name];
    return [
      links.privacyClass(name),
      safe`${SINK_WORDS[sink]}`,
      safe`${grouped(labels)}`,
      safe`${days} / ${days_beyond}`,
      safe`${counted(life_months, 'month')}`,
      safe`${approvalWords(classes[name])}`,
    ];
  });
  const reserved = Object.entries(reserved_classes).map(([name, why]) => safe`<code>${name}</code>: ${prose(why)}`);
  return {
    path,
    title: 'Classes',
    body: [
      lede(
        safe`The class of a metric says how far its values may go. A later class goes further, so it may reveal less.`,
      ),
      table(
        'The privacy ladder',
        ['Class', 'A value may go', 'Labels at most', 'Days here / beyond', 'Life at most', 'Approved by'],
        rows,
      ),
      section('reserved', 'Classes that are refused', [list(reserved)]),
    ],
  };
}

function approvalWords({ approvals }: ClassPolicy): string {
  const { owners, stewards, outside } = approvals;
  const from = outside === 0 ? '' : `, ${outside} of them from another team and employer`;
  return `${counted(owners, 'owner')} and ${counted(stewards, 'steward')}${from}`;
}

export function classPage(privacyClass: PrivacyClass, site: Site): Page {
  const path = PATHS.privacyClass(privacyClass);
  const links = linksFrom(path);
  const limits = site.registry.policy.classes[privacyClass];
  const own = site.registry.metrics.filter((metric) => metric.privacy_class === privacyClass);
  return {
    path,
    title: `Class ${privacyClass}`,
    heading: safe`Class ${badge(privacyClass)}`,
    crumbs: [['classes.html', 'Classes']],
    body: [
      lede(prose(limits.summary)),
      section('numbers', 'Its numbers', [classFacts(limits, links), safe`<p>${prose(limits.why)}</p>`]),
      section('ladder', 'Its place on the ladder', [ladder(privacyClass, links)]),
      section('metrics', counted(own.length, 'metric'), [
        metricTable(`Metrics of class ${privacyClass}`, own, site, links),
      ]),
    ],
  };
}

function classFacts(limits: ClassPolicy, links: Links): Html {
  const { comment_days, notice_days } = limits.approvals;
  return facts([
    ['A value may go', safe`${SINK_WORDS[limits.sink]}`],
    ['Kinds', joined(limits.kinds.map((kind) => links.kind(kind)))],
    ['Says at most', safe`${grouped(limits.labels)} different values for each metric`],
    ['On the machine', safe`${counted(limits.days, 'day')} at most`],
    [
      'Beyond it',
      safe`${limits.days_beyond === 0 ? 'kept by nobody but the user' : counted(limits.days_beyond, 'day')}`,
    ],
    ['Life', safe`${counted(limits.life_months, 'month')} at most, then it has to be proposed again`],
    ['Approved by', safe`${approvalWords(limits)}`],
    ['Time', safe`${counted(comment_days, 'day')} for comments, ${counted(notice_days, 'day')} of notice`],
  ]);
}

function ladder(here: PrivacyClass, links: Links): Html {
  const items = CLASSES.map((name) => (name === here ? safe`${badge(name)} this class` : links.privacyClass(name)));
  return safe`<p>${ordinal(here)} of ${CLASSES.length}; a later one goes further.</p>
    ${list(items, 'rungs')}`;
}
