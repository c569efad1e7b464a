/**
 * The page as one file: it holds its style and asks for nothing else, and its policy has a browser refuse anything that
 * would. It has no script. The same facts are the same bytes. Pure.
 */
import { createHash } from 'node:crypto';
import { counted } from '../command.ts';
import { findingText } from '../findings.ts';
import type { Facts, PageProgram } from './facts.ts';
import { canLeave } from './exits.ts';
import { code, html, Html, NOTHING, prose } from './html.ts';
import { deathsHtml, leaveHtml } from './leave.ts';
import { metricHtml } from './metric.ts';
import style from './style.css';

/** What every page begins with, by which one is known to be replaceable. */
export const MARK = '<!doctype html>\n<!-- tallybook page 1 -->\n';

const LISTED = 200;

export function documentText(facts: Facts): string {
  const sum = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${sum}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const { programs, today } = facts;
  const body = html`<html lang="en-GB"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>What was counted here, ${today}</title>
<link rel="icon" href="data:,">
<style>${new Html(style)}</style></head>
<body>${headHtml(facts)}<main>${programs.map(programHtml)}${deathsHtml(facts)}
${programs.length === 0 ? NOTHING : leaveHtml(facts)}${refusedHtml(facts)}</main>
${footHtml(facts)}</body></html>\n`;
  return MARK + body.text;
}

function headHtml({ programs, today, metric, deaths, findings }: Facts): Html {
  const links = [
    ...programs.map(({ totals }) => link(`of-${totals.program}`, code(totals.program))),
    ...(deaths.length === 0 ? [] : [link('deleted', html`What is deleted when`)]),
    ...(programs.length === 0 ? [] : [link('leave', html`What could leave`)]),
    ...(findings.length === 0 ? [] : [link('refused', html`What does not count`)]),
  ];
  const nav = html`<nav aria-label="Parts of this page"><ul>${links.map((one) => html`<li>${one}</li>`)}</ul></nav>\n`;
  const which = metric === null ? '' : ` and is called \`${metric}\``;
  const lede =
    programs.length === 0
      ? 'Nothing is recorded in this store. `tally on PROGRAM` turns recording on.'
      : `Everything that is kept in the store of this machine${which}, as it was on ${today} (UTC). ` +
        'Days are all it knows of time.';
  const cards = html`<ul class="cards">${programs.map(card)}</ul>`;
  return html`<header><h1>What was counted here</h1>
<p class="lede">${prose(lede)}</p>
${links.length === 0 ? NOTHING : nav}${programs.length === 0 ? NOTHING : cards}
</header>\n`;
}

const link = (to: string, body: Html): Html => html`<a href="#${to}">${body}</a>`;

function card({ totals, metrics }: PageProgram): Html {
  const { program, first_day: first, last_day: last, versions } = totals;
  const fields = metrics.reduce((sum, { rows }) => sum + rows.length, 0);
  const leaving = metrics.filter(({ exits }) => canLeave(exits)).length;
  const facts: readonly (readonly [string, string | number])[] =
    first === null
      ? [['Recorded', 'nothing']]
      : [
          ['First day', first],
          ['Last day', last ?? first],
          versions.length === 1 ? ['Version', versions[0] ?? ''] : ['Versions', versions.length],
          ['Metrics', metrics.length],
          ['Fields', fields],
          ['Could leave', `${leaving} of ${counted(metrics.length, 'metric')}`],
        ];
  const list = facts.map(([name, value]) => html`<dt>${name}</dt> <dd>${value}</dd>\n`);
  return html`<li>${link(`of-${program}`, code(program))}<dl>${list}</dl></li>\n`;
}

function programHtml(of: PageProgram): Html {
  const { totals, dropped, metrics } = of;
  const { program, versions, first_day: first } = totals;
  const nothing = first === null ? 'Nothing is recorded.' : 'Nothing in it is of the metrics that were asked for.';
  const sentences = [
    ...(metrics.length === 0 ? [nothing] : []),
    ...(versions.length > 0 ? [`${versions.length === 1 ? 'Version' : 'Versions'} ${versions.join(', ')}.`] : []),
    ...(dropped > 0 ? [`${counted(dropped, 'damaged block')} went when files were rewritten.`] : []),
  ];
  return html`<section aria-labelledby="of-${program}"><h2 id="of-${program}">${code(program)}</h2>
<p class="soft">${sentences.join(' ')}</p>
${metrics.map((metric) => metricHtml(metric, of))}</section>\n`;
}

function refusedHtml({ findings }: Facts): Html {
  if (findings.length === 0) return NOTHING;
  const lines = findingText(findings, LISTED).split('\n').slice(0, -1);
  return html`<section aria-labelledby="refused"><h2 id="refused">What does not count</h2>
<p>${counted(findings.length, 'line')} of the store ${findings.length === 1 ? 'was' : 'were'} refused when it was
read. Everything else counts. Paths are those below the store, and ${code('tally status')} says where that is.</p>
<ul class="said">${lines.map((line) => html`<li>${line}</li>\n`)}</ul></section>\n`;
}

function footHtml({ deaths }: Facts): Html {
  const end = ': what it shows is deleted from the store on the days above, and this file stays until you delete it';
  return html`<footer><p class="soft">Made by ${code('tally show --html')}. This page has no script and asks nothing of
any network. It is a copy${deaths.length === 0 ? '' : end}.</p></footer>`;
}
