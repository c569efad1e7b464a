/** One metric on the page: what it counts, how far it could go, its days as a picture, and every number as text. Pure. */
import { counted } from '../command.ts';
import type { ShownRow } from '../shown.ts';
import { byVersion } from '../shown.ts';
import { dayBars, mostOf, shareBar } from './chart.ts';
import { WAY_WORDS } from './leave.ts';
import type { PageMetric, PageProgram } from './facts.ts';
import { code, folded, html, named, NOTHING, number, prose, table, words, type Cell, type Html } from './html.ts';

/** Rows that are seen at once. */
const ROWS = 12;

export function metricHtml(metric: PageMetric, { axis, shown }: PageProgram): Html {
  const { id, summary, rows, byVersion: versions } = metric;
  const isUndeclared = summary === null && rows.some(({ declared }) => declared !== null);
  const said = summary ?? (isUndeclared ? 'Not declared in any registry that was added.' : null);
  const several =
    shown.versions.length > 1
      ? totals(
          'By version',
          'Version',
          [...versions].sort(([a], [b]) => byVersion(a, b)),
        )
      : NOTHING;
  return html`<article id="${id}" aria-label="${id}">
    <h3>${code(id)}</h3>
    ${
      said === null ? NOTHING : html`<p>${prose(said)}</p> `
    }${exits(metric)}${daysFigure(metric, axis)}${labels(id, rows)}${totals(
      'By day',
      'Day',
      [...metric.byDay].sort(([a], [b]) => (a < b ? -1 : 1)),
    )}${several}
  </article> `;
}

function exits({ exits: all, dies: [first, last] }: PageMetric): Html {
  const until = first === last ? `Deleted here on ${last}.` : `Deleted here from ${first} to ${last}.`;
  const lines = all.map(({ way, why }) => html`<span class="way ${way}">${WAY_WORDS[way]}</span> ${prose(why)}. `);
  return html`<p class="exit">${lines}${prose(until)}</p> `;
}

function daysFigure({ id, byDay }: PageMetric, axis: readonly string[]): Html {
  const [first = '', last = ''] = [axis[0], axis.at(-1)];
  if (axis.length < 2) return NOTHING;
  const most = mostOf(byDay.values());
  const peak = [...byDay].find(([, count]) => count === most)?.[0] ?? '';
  const label = `${id} by day from ${first} to ${last}; the table By day has every number`;
  return html`<figure>
    ${dayBars(axis, byDay, label)}
    <figcaption>${prose(`${first} to ${last}; at most ${most}, on ${peak}`)}</figcaption>
  </figure> `;
}

/** The counts of each label, as wide as they are many. */
function labels(id: string, rows: readonly ShownRow[]): Html {
  const most = mostOf(rows.map(({ count }) => count));
  const cells = (row: ShownRow): readonly Cell[] => [
    { body: row.label === null ? html`total` : labelHtml(row) },
    number(row.count),
    { body: shareBar(row.count / most), kind: 'b' },
  ];
  const [only] = rows;
  if (only !== undefined && rows.length === 1 && only.label === null)
    return html`<p class="total"><b class="count">${only.count}</b> ${undeclared(only)}</p> `;
  const heads: readonly Cell[] = [
    words('Label'),
    { body: html`Count`, kind: 'n' },
    { body: html`<span class="unseen">Share</span>`, kind: 'b' },
  ];
  return folded(
    rows,
    ROWS,
    (part, isRest) =>
      html`<div class="plain counts">
        ${table(`Counts of ${id}${isRest ? ', the others' : ''}`, heads, part.map(cells))}
      </div> `,
  );
}

const labelHtml = (row: ShownRow): Html => html`${code(row.label ?? '')}${undeclared(row)}`;

const undeclared = ({ declared }: ShownRow): Html =>
  declared === false ? html` <span class="soft">(not declared)</span>` : NOTHING;

/** Numbers of all labels together, where somebody opens them. */
function totals(title: string, head: string, rows: readonly (readonly [string, number])[]): Html {
  const most = mostOf(rows.map(([, count]) => count));
  const cells = rows.map(([by, count]) => [
    named(by),
    number(count),
    { body: shareBar(count / most), kind: 'b' as const },
  ]);
  const heads: readonly Cell[] = [
    words(head),
    { body: html`Count`, kind: 'n' },
    { body: html`<span class="unseen">Share</span>`, kind: 'b' },
  ];
  return html`<details>
    <summary>${title} <span class="soft">(${counted(rows.length, head.toLowerCase())})</span></summary>
    <div class="plain">${table(title, heads, cells)}</div>
  </details> `;
}
