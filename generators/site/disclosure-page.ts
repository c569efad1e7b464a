/** What reports could give away, and what they can show at all: the two sides of every metric that is reported. */
import type { Metric } from '../../model/registry/types.ts';
import { REPORTER_COUNTS, smallestShare } from '../../model/registry/utility.ts';
import { grouped } from '../wording.ts';
import { command, lede, list, section, table } from './blocks.ts';
import { safe, plain, type Html } from './html.ts';
import { linksFrom, type Links } from './links.ts';
import type { Page } from './shell.ts';
import type { Site } from './site-model.ts';
import { shareWords } from './words.ts';

export function disclosurePage(site: Site): Page {
  const path = 'disclosure.html';
  const links = linksFrom(path);
  return {
    path,
    title: 'Disclosure and utility',
    body: [
      lede(
        safe`What reports could give away about the people who send them, measured on simulated people, and the
        smallest effects that they can show.`,
      ),
      section('disclosure', 'What reports could give away', disclosure(site)),
      section('utility', 'What reports can show', utility(site, links)),
    ],
  };
}

function disclosure({ disclosure: measured }: Site): readonly Html[] {
  const rerun = [safe`<p>Measure it yourself:</p>`, command('npm run -s tallybook -- disclosure')];
  if (measured === null) return [safe`<p>It was not measured when this site was built.</p>`, ...rerun];
  const { about, tables, findings } = measured;
  const found =
    findings.length === 0 ? safe`<p>Everything is within its limits.</p>` : list(findings.map((words) => plain(words)));
  return [
    safe`<p>${about}</p>`,
    found,
    figure('Disclosure', 'disclosure.svg', 'Bars for each group and check, against its limit'),
    ...tables.map(({ caption, head, rows }) =>
      table(
        caption,
        head,
        rows.map((row) => row.map(plain)),
      ),
    ),
    ...rerun,
  ];
}

/** A picture that scrolls inside the page where it is too wide; a table of the page holds the same figures. */
const figure = (subject: string, file: string, alt: string): Html =>
  safe`<div class="figure" role="region" aria-label="${subject} as a picture" tabindex="0">
    <img src="${file}" alt="${alt}; the table below holds the same figures.">
  </div>`;

function utility({ registry }: Site, links: Links): readonly Html[] {
  const reported = registry.metrics.filter(({ submit }) => submit !== null);
  if (reported.length === 0) return [safe`<p>No metric is ever reported.</p>`];
  const rows = reported.map((metric) => {
    const found = smallestShare(metric, registry);
    return [
      links.metric(metric.id),
      links.privacyClass(metric.privacy_class),
      safe`${needs(metric)}`,
      safe`${found === null ? '–' : `${shareWords(found.now.share)} of ${grouped(Math.floor(found.now.reporters))}`}`,
      ...(found?.at ?? []).map(({ share }) => safe`${shareWords(share)}`),
    ];
  });
  const head = ['Metric', 'Class', 'Share needed', 'Now', ...REPORTER_COUNTS.map(grouped)];
  return [
    safe`<p>
      The smallest share of reporters that a published figure can tell from none: a test that is wrong 5 times in 100
      when the share is zero finds it 95 times in 100. A question that needs to see less should not be asked.
    </p>`,
    figure('Utility', 'utility.svg', 'The smallest visible share falls as the number of reporters grows'),
    table('Smallest visible share, by number of reporters', head, rows),
  ];
}

const needs = ({ submit }: Metric): string =>
  submit === null || submit.needs_share === null ? '–' : shareWords(submit.needs_share);
