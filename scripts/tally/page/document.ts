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
import { STYLE } from './style.ts';

/** What every page begins with, by which one is known to be replaceable. */
export const MARK = '<!doctype html>\n<!-- tallybook page 1 -->\n';

const LISTED = 200;

export function documentText(facts: Facts): string {
  const sum = createHash('sha256').update(STYLE).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${sum}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const { programs } = facts;
  const body = html`<html lang="en-GB">
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content="${policy}" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="referrer" content="no-referrer" />
      <meta name="color-scheme" content="light dark" />
      <title>What was counted here, ${facts.today}</title>
      <link rel="icon" href="data:," />
      ${new Html(`<style>${STYLE}</style>`)}
    </head>
    <body>
      ${headHtml(facts)}
      <main>
        ${programs.map((program) => programHtml(program))}${deathsHtml(facts)}${programs.length === 0 ? NOTHING : leaveHtml(facts)}${refusedHtml(facts)}
      </main>
      ${footHtml(facts)}
    </body>
  </html> `;
  return MARK + body.text;
}

function headHtml({ programs, today, metric, deaths, findings }: Facts): Html {
  const links: readonly (readonly [string, Html])[] = [
    ...programs.map(({ shown }) => [`of-${shown.program}`, code(shown.program)] as const),
    ...(deaths.length === 0 ? [] : [['deleted', html`What is deleted when`] as const]),
    ...(programs.length === 0 ? [] : [['leave', html`What could leave`] as const]),
    ...(findings.length === 0 ? [] : [['refused', html`What does not count`] as const]),
  ];
  const nav = html`<nav aria-label="Parts of this page">
    <ul>
      ${links.map(([to, body]) => html`<li><a href="#${to}">${body}</a></li>`)}
    </ul>
  </nav> `;
  const lede =
    programs.length === 0
      ? 'Nothing is recorded in this store. `tally on PROGRAM` turns recording on.'
      : `Everything that is kept in the store of this machine${metric === null ? '' : ` and is called \`${metric}\``}, as it was on ${today} (UTC). Days are all it knows of time.`;
  return html`<header>
    <h1>What was counted here</h1>
    <p class="lede">${prose(lede)}</p>
    ${links.length === 0 ? NOTHING : nav}${
      programs.length === 0
        ? NOTHING
        : html`<ul class="cards">
            ${programs.map(card)}
          </ul> `
    }
  </header> `;
}

function card({ shown, metrics }: PageProgram): Html {
  const { program, first_day: first, last_day: last, versions } = shown;
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
  return html`<li>
    <a href="#of-${program}">${code(program)}</a>
    <dl>
      ${facts.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
  </li>`;
}

function programHtml(of: PageProgram): Html {
  const { shown, dropped, metrics } = of;
  const { program, versions, first_day: first } = shown;
  const none = first === null ? 'Nothing is recorded.' : 'Nothing in it is of the metrics that were asked for.';
  const said = [
    ...(metrics.length === 0 ? [none] : []),
    ...(versions.length > 0 ? [`${versions.length === 1 ? 'Version' : 'Versions'} ${versions.join(', ')}.`] : []),
    ...(dropped > 0 ? [`${counted(dropped, 'damaged block')} went when files were rewritten.`] : []),
  ];
  return html`<section aria-labelledby="of-${program}">
    <h2 id="of-${program}">${code(program)}</h2>
    <p class="soft">${said.join(' ')}</p>
    ${metrics.map((metric) => metricHtml(metric, of))}
  </section> `;
}

function refusedHtml({ findings }: Facts): Html {
  if (findings.length === 0) return NOTHING;
  const lines = findingText(findings, LISTED).trimEnd().split('\n');
  return html`<section aria-labelledby="refused">
    <h2 id="refused">What does not count</h2>
    <p>
      ${counted(findings.length, 'line')} of the store ${findings.length === 1 ? 'was' : 'were'} refused when it was
      read. Everything else counts. Paths are those below the store, and ${code('tally status')} says where that is.
    </p>
    <ul class="said">
      ${lines.map((line) => html`<li>${line}</li> `)}
    </ul>
  </section> `;
}

const footHtml = ({ deaths }: Facts): Html =>
  html`<footer>
    <p class="soft">
      Made by ${code('tally show --html')}. This page has no script and asks nothing of any network. It is a
      copy${deaths.length === 0 ? '' : ': what it shows is deleted from the store on the days above, and this file stays until you delete it'}.
    </p>
  </footer> `;
