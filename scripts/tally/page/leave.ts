/** What could leave this store and what never can, metric by metric; and what is deleted when. Pure. */
import { counted } from '../command.ts';
import type { Facts, PageMetric } from './facts.ts';
import { WAYS } from './exits.ts';
import { code, html, prose, table, type Html } from './html.ts';

/** Rows that are seen at once. */
const ROWS = 20;

export function leaveHtml({ programs, stop }: Facts): Html {
  const metrics = programs.flatMap((program) => program.metrics);
  const lede =
    'Nothing leaves by itself, only by a command of yours: `tally preview` shows a report byte for byte, ' +
    '`tally ticket` makes a text to attach to an issue, `tally withhold` rules something out.';
  const ways = Object.entries(WAYS).map(([way, title]) => wayHtml(way, title, metrics));
  return html`<p>${prose(stop ?? lede)}</p>${ways}`;
}

function wayHtml(way: string, title: string, metrics: readonly PageMetric[]): Html | null {
  const rows = metrics.flatMap(({ id, exits }) =>
    exits.filter((exit) => exit.way === way).map(({ why }) => [html`<a href="#${id}">${code(id)}</a>`, prose(why)]),
  );
  if (rows.length === 0) return null;
  return html`<h3 class="way-title">${title} <span class="soft">(${counted(rows.length, 'metric')})</span></h3>
${table('wide', title, ['Metric', 'How far, and why'], rows, ROWS)}`;
}

export function deathsHtml({ deaths }: Facts): Html {
  const heads = ['Deleted on', 'From now', 'Program', 'Counted on', 'How much'];
  const rows = deaths.map(({ dies, inDays, program, days, metrics, fields }) => [
    dies,
    `in ${counted(inDays, 'day')}`,
    code(program),
    days.length > 3 ? `${counted(days.length, 'day')}, ${days[0]} to ${days.at(-1)}` : days.join(', '),
    `${counted(metrics, 'metric')}, ${counted(fields, 'field')}`,
  ]);
  return html`<p>From 00:00 UTC of its day nothing reads a file, and the next recording or command of ${code('tally')}
removes it.</p>
${table('wide', 'What is deleted when', heads, rows, ROWS)}`;
}
