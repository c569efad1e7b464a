/**
 * The page as one file: it holds its style and asks for nothing else, and its policy has a browser refuse anything that
 * would. It has no script. The same facts are the same bytes. Pure.
 */
import { createHash } from 'node:crypto';
import { counted } from '../command.ts';
import { findingLines } from '../findings.ts';
import { NONE_ASKED } from '../totals.ts';
import type { Facts, PageProgram } from './facts.ts';
import { canLeave } from './exits.ts';
import { code, html, Html, prose, type Value } from './html.ts';
import { deathsHtml, leaveHtml } from './leave.ts';
import { metricHtml } from './metric.ts';
import style from './style.css';

/** What every page begins with, by which one is known to be replaceable. */
export const MARK = '<!doctype html>\n<!-- tallybook page 1 -->\n';

const LISTED = 200;

/** What has a heading and a link at the top. */
interface Part {
  readonly id: string;
  readonly title: Value;
  readonly body: Html;
}

export function documentText(facts: Facts): string {
  const sum = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${sum}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const parts = partsOf(facts);
  const sections = parts.map(
    ({ id, title, body }) => html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${body}</section>\n`,
  );
  const body = html`<html lang="en-GB"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What was counted here, ${facts.today}</title>
<link rel="icon" href="data:,">
<style>${new Html(style)}</style></head>
<body>${headHtml(facts, parts)}<main>${sections}</main>
<footer><p class="soft">Made by ${code('tally show --html')}. It has no script and asks nothing of any network.
It is a copy: it stays until you delete it.</p></footer>
</body></html>\n`;
  return MARK + body.text;
}

function partsOf(facts: Facts): readonly Part[] {
  const { programs, deaths, findings } = facts;
  const part = (id: string, title: Value, body: Html): Part => ({ id, title, body });
  return [
    ...programs.map((of) => part(`of-${of.totals.program}`, code(of.totals.program), programHtml(of))),
    ...(deaths.length === 0 ? [] : [part('deleted', 'What is deleted when', deathsHtml(facts))]),
    ...(programs.length === 0 ? [] : [part('leave', 'What could leave', leaveHtml(facts))]),
    ...(findings.length === 0 ? [] : [part('refused', 'What does not count', refusedHtml(facts))]),
  ];
}

function headHtml({ programs, today, metric }: Facts, parts: readonly Part[]): Html {
  const links = parts.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`);
  const which = metric === null ? '' : ` and is called \`${metric}\``;
  const lede =
    programs.length === 0
      ? 'Nothing is recorded in this store. `tally on PROGRAM` turns recording on.'
      : `Everything that is kept in the store of this machine${which}, as it was on ${today} (UTC).`;
  return html`<header><h1>What was counted here</h1><p class="lede">${prose(lede)}</p>
${parts.length === 0 ? null : html`<nav aria-label="Parts of this page"><ul>${links}</ul></nav>`}</header>\n`;
}

function programHtml(of: PageProgram): Html {
  const { totals, dropped, metrics } = of;
  const { versions, first_day: first, last_day: last } = totals;
  if (first === null) return html`<p class="soft">Nothing is recorded.</p>`;
  const leaving = metrics.filter(({ exits }) => canLeave(exits)).length;
  const facts = {
    'First day': first,
    'Last day': last,
    Versions: versions.join(', '),
    Metrics: metrics.length,
    Fields: metrics.reduce((sum, { rows }) => sum + rows.length, 0),
    'Could leave': `${leaving} of ${counted(metrics.length, 'metric')}`,
    ...(dropped > 0 ? { Damaged: `${counted(dropped, 'block')} went when files were rewritten` } : {}),
  };
  const list = Object.entries(facts).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`);
  const none = html`<p class="soft">${NONE_ASKED}</p>`;
  return html`<dl>${list}</dl>${metrics.length === 0 ? none : metrics.map((metric) => metricHtml(metric, of))}`;
}

function refusedHtml({ findings }: Facts): Html {
  const lines = findingLines(findings, LISTED).map((line) => html`<li>${line}</li>`);
  return html`<p>Refused when the store was read: ${counted(findings.length, 'line')}. Everything else counts. Paths are
below the store.</p><ul>${lines}</ul>`;
}
