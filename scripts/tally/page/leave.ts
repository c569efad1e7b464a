/** What could leave this store and what never can, metric by metric; and what is deleted when. Pure. */
import { counted } from '../command.ts';
import type { Death, Facts, PageMetric } from './facts.ts';
import { WAYS, type Way } from './exits.ts';
import { code, folded, html, NOTHING, prose, table, words, type Cell, type Html } from './html.ts';

export const WAY_WORDS: Readonly<Record<Way, string>> = {
  report: 'report',
  answer: 'random answer',
  ticket: 'ticket',
  refused: 'not as things stand',
  never: 'never leaves',
};

const TITLES: Readonly<Record<Way, string>> = {
  report: 'In a weekly report',
  answer: 'As a random answer',
  ticket: 'In a ticket that you make',
  refused: 'Not as things stand',
  never: 'Never',
};

/** Rows that are seen at once. */
const ROWS = 20;

export function leaveHtml({ programs, stop }: Facts): Html {
  const metrics = programs.flatMap((program) => program.metrics);
  const parts = WAYS.map((way) => wayHtml(way, metrics));
  const lede =
    stop ??
    'Nothing leaves by itself: recording opens no connection, and what is below leaves only by a command of yours. `tally preview` shows a report byte for byte, `tally ticket` makes a text to attach to an issue, `tally withhold` rules something out.';
  return html`<section aria-labelledby="leave">
    <h2 id="leave">What could leave</h2>
    <p>${prose(lede)}</p>
    ${parts}
  </section> `;
}

function wayHtml(way: Way, metrics: readonly PageMetric[]): Html {
  const rows = metrics.flatMap(({ id, exits }) =>
    exits.filter((exit) => exit.way === way).map(({ why }) => ({ id, why })),
  );
  if (rows.length === 0) return NOTHING;
  const cells = ({ id, why }: (typeof rows)[number]): readonly Cell[] => [
    { body: html`<a href="#${id}">${code(id)}</a>` },
    { body: prose(why) },
  ];
  const title = TITLES[way];
  return html`<h3 class="way-title">${title} <span class="soft">(${counted(rows.length, 'metric')})</span></h3>
    ${folded(
      rows,
      ROWS,
      (part, isRest) =>
        html`<div class="wide ways">
          ${table(`${title}${isRest ? ', the others' : ''}`, [words('Metric'), words('How far, and why')], part.map(cells))}
        </div> `,
    )}`;
}

export function deathsHtml({ deaths }: Facts): Html {
  if (deaths.length === 0) return NOTHING;
  const heads = ['Deleted on', 'From now', 'Program', 'Counted on', 'How much'].map(words);
  const cells = ({ dies, inDays, program, days, metrics, fields }: Death): readonly Cell[] => [
    words(dies),
    words(`in ${counted(inDays, 'day')}`),
    { body: code(program) },
    words(daysText(days)),
    words(`${counted(metrics, 'metric')}, ${counted(fields, 'field')}`),
  ];
  return html`<section aria-labelledby="deleted">
    <h2 id="deleted">What is deleted when</h2>
    <p>
      Each day's counts are in files whose names begin with the date on which they die. From 00:00 UTC of that date
      nothing reads them, and the next recording or the next command of ${code('tally')} removes them.
    </p>
    ${folded(
      deaths,
      ROWS,
      (part, isRest) =>
        html`<div class="wide">
          ${table(`What is deleted when${isRest ? ', the others' : ''}`, heads, part.map(cells))}
        </div> `,
    )}
  </section> `;
}

const daysText = (days: readonly string[]): string =>
  days.length > 3 ? `${counted(days.length, 'day')}, ${days[0]} to ${days.at(-1)}` : days.join(', ');
