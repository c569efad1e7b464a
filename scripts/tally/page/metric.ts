/**
 * One metric on the page: what it counts, how far it could go, its days as a picture, and every number as text. Pure.
 */
import { byKey } from '../../../recorders/typescript/store/order.ts';
import { counted } from '../command.ts';
import { byVersion, type TotalRow } from '../totals.ts';
import { dayBars, mostOf, shareBar } from './chart.ts';
import { WAY_WORDS } from './leave.ts';
import type { PageMetric, PageProgram } from './facts.ts';
import { code, folded, html, named, NOTHING, number, prose, table, words, type Cell, type Html } from './html.ts';

/** Rows that are seen at once. */
const ROWS = 12;

export function metricHtml(metric: PageMetric, { axis, totals }: PageProgram): Html {
  const { id, summary, rows } = metric;
  const isUndeclared = summary === null && rows.some(({ declared }) => declared !== null);
  const sentence = summary ?? (isUndeclared ? 'Not declared in any registry that was added.' : null);
  const days = [...metric.byDay].sort(byKey);
  const versions = [...metric.byVersion].sort(([a], [b]) => byVersion(a, b));
  return html`<article id="${id}" aria-label="${id}"><h3>${code(id)}</h3>
${sentence === null ? NOTHING : html`<p>${prose(sentence)}</p>\n`}
${exits(metric)}${daysFigure(metric, axis)}${labels(id, rows)}
${sums('Day', days)}${totals.versions.length > 1 ? sums('Version', versions) : NOTHING}</article>\n`;
}

function exits({ exits: all, dies: [first, last] }: PageMetric): Html {
  const until = first === last ? `Deleted here on ${last}.` : `Deleted here from ${first} to ${last}.`;
  const lines = all.map(({ way, why }) => html`<span class="way ${way}">${WAY_WORDS[way]}</span> ${prose(why)}. `);
  return html`<p class="exit">${lines}${prose(until)}</p>\n`;
}

function daysFigure({ id, byDay }: PageMetric, axis: readonly string[]): Html {
  const [first, last] = [axis[0], axis.at(-1)];
  if (axis.length < 2) return NOTHING;
  const most = mostOf(byDay.values());
  const peak = [...byDay].find(([, count]) => count === most)?.[0];
  const label = `${id} by day from ${first} to ${last}; the table By day has every number`;
  const caption = prose(`${first} to ${last}; at most ${most}, on ${peak}`);
  return html`<figure>${dayBars(axis, byDay, label)}<figcaption>${caption}</figcaption></figure>\n`;
}

/** The counts of each label, as wide as they are many. */
function labels(id: string, rows: readonly TotalRow[]): Html {
  const [only] = rows;
  if (only !== undefined && rows.length === 1 && only.label === null) {
    return html`<p class="total"><b class="count">${only.count}</b> ${undeclared(only)}</p>`;
  }
  const most = mostOf(rows.map(({ count }) => count));
  const cells = (row: TotalRow): readonly Cell[] => {
    const name = row.label === null ? html`total` : html`${code(row.label)}${undeclared(row)}`;
    return countCells({ body: name }, row.count, most);
  };
  return folded(rows, ROWS, (part, isRest) => {
    const caption = `Counts of ${id}${isRest ? ', the others' : ''}`;
    return html`<div class="plain counts">${table(caption, heads('Label'), part.map(cells))}</div>`;
  });
}

const undeclared = ({ declared }: TotalRow): Html =>
  declared === false ? html` <span class="soft">(not declared)</span>` : NOTHING;

/** Numbers of all labels together, where a reader opens them. */
function sums(head: string, rows: readonly (readonly [string, number])[]): Html {
  const most = mostOf(rows.map(([, count]) => count));
  const cells = rows.map(([by, count]) => countCells(named(by), count, most));
  const [by, title] = [head.toLowerCase(), `By ${head.toLowerCase()}`];
  return html`<details><summary>${title} <span class="soft">(${counted(rows.length, by)})</span></summary>
<div class="plain">${table(title, heads(head), cells)}</div></details>\n`;
}

const heads = (first: string): readonly Cell[] => [
  words(first),
  { body: html`Count`, kind: 'n' },
  { body: html`<span class="unseen">Share</span>`, kind: 'b' },
];

const countCells = (first: Cell, count: number, most: number): readonly Cell[] => [
  first,
  number(count),
  { body: shareBar(count / most), kind: 'b' },
];
