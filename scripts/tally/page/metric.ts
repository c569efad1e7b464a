/**
 * One metric on the page: what it counts, how far it could go, its days as a picture, and every number as text. Pure.
 */
import { visible } from '../../../model/findings/visible.ts';
import { byKey } from '../../../recorders/typescript/store/order.ts';
import { compareVersions } from '../../../submitter/allowlist/series.ts';
import { counted } from '../command.ts';
import { summaryOf, type TotalRow } from '../totals.ts';
import { dayBars, mostOf, shareBar } from './chart.ts';
import { WAYS } from './exits.ts';
import type { PageMetric, PageProgram } from './facts.ts';
import { code, html, prose, table, type Html, type Value } from './html.ts';

/** Rows that are seen at once. */
const ROWS = 12;

export function metricHtml(metric: PageMetric, { axis, totals }: PageProgram): Html {
  const { id, rows } = metric;
  const sentence = summaryOf(metric);
  const days = [...metric.byDay].sort(byKey);
  const versions = [...metric.byVersion].sort(([a], [b]) => compareVersions(a, b));
  return html`<article id="${id}" aria-label="${id}"><h3>${code(id)}</h3>
${sentence && html`<p>${prose(visible(sentence))}</p>`}${exits(metric)}${daysFigure(metric, axis)}${labels(id, rows)}
${sums('Day', days)}${totals.versions.length > 1 ? sums('Version', versions) : null}</article>\n`;
}

function exits({ exits: all, dies: [first, last] }: PageMetric): Html {
  const until = first === last ? `Deleted here on ${last}.` : `Deleted here from ${first} to ${last}.`;
  const lines = all.map(({ way, why }) => html`<span class="way ${way}">${WAYS[way]}</span> ${prose(why)}. `);
  return html`<p class="exit">${lines}${prose(until)}</p>`;
}

function daysFigure({ id, byDay }: PageMetric, axis: readonly string[]): Html | null {
  if (axis.length < 2) return null;
  const days = `${axis[0]} to ${axis.at(-1)}`;
  const most = mostOf(byDay.values());
  const peak = [...byDay].find(([, count]) => count === most)?.[0];
  const label = `${id} by day from ${days}; the table By day has every number`;
  const caption = prose(`${days}; at most ${most}, on ${peak}`);
  return html`<figure>${dayBars(axis, byDay, label)}<figcaption>${caption}</figcaption></figure>`;
}

/** The counts of each label, as wide as they are many. */
function labels(id: string, rows: readonly TotalRow[]): Html {
  const [only] = rows;
  if (only !== undefined && rows.length === 1 && only.label === null)
    return html`<p class="total"><b class="count">${only.count}</b> ${undeclared(only)}</p>`;
  const named = rows.map((row): readonly [Value, number] => [
    row.label === null ? 'total' : html`${code(row.label)}${undeclared(row)}`,
    row.count,
  ]);
  return counts('plain counts', `Counts of ${id}`, 'Label', named, ROWS);
}

const undeclared = ({ declared }: TotalRow): Html | null =>
  declared === false ? html` <span class="soft">(not declared)</span>` : null;

/** Numbers of all labels together, where a reader opens them. */
function sums(head: string, rows: readonly (readonly [string, number])[]): Html {
  const by = head.toLowerCase();
  const named = rows.map(([name, count]): readonly [Value, number] => [code(name), count]);
  return html`<details><summary>By ${by} <span class="soft">(${counted(rows.length, by)})</span></summary>
${counts('plain', `By ${by}`, head, named)}</details>`;
}

/** A table of numbers, each with a bar that shows its share of the greatest. */
function counts(
  look: string,
  caption: string,
  head: string,
  rows: readonly (readonly [name: Value, count: number])[],
  seen?: number,
): Html {
  const most = mostOf(rows.map(([, count]) => count));
  const heads = [head, 'Count', html`<span class="unseen">Share</span>`];
  const cells = rows.map(([name, count]) => [name, count, shareBar(count / most)]);
  return table(look, caption, heads, cells, seen);
}
