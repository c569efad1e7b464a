/**
 * The smallest visible share against the number of reporters, both on logarithmic axes: one line for plain answers and
 * one for each number of randomised answers that a metric has. One SVG text without a script, a font or a link.
 */
import { reportValues } from '../../model/registry/fields.ts';
import type { Metric, Registry } from '../../model/registry/types.ts';
import { REPORTER_COUNTS, smallestShare } from '../../model/registry/utility.ts';
import { grouped } from '../wording.ts';
import { logarithmic } from '../scale.ts';
import { escapeText } from './html.ts';
import { shareWords } from './words.ts';

const WIDTH = 860;
const HEIGHT = 400;
const LEFT = 72;
const RIGHT = 560;
const TOP = 56;
const BOTTOM = 340;
const SHARES = [1, 0.1, 0.01, 0.001, 0.0001, 0.00001] as const;
const DASHES = ['none', '8 4', '2 3', '10 3 2 3', '5 5'];

const STYLE = [
  'text { font: 13px system-ui, sans-serif; fill: #1b1b1b; } .title { font-size: 16px; font-weight: 600; } ' +
    '.faint { fill: #595959; }',
  '.paper { fill: #ffffff; } .grid { stroke: #dcdcdc; } .line { stroke: #0b5f63; stroke-width: 2; fill: none; }',
  '@media (prefers-color-scheme: dark) {',
  'text { fill: #f0f0f0; } .faint { fill: #b4b4b4; } .paper { fill: #16181b; } .grid { stroke: #3a3d42; } ' +
    '.line { stroke: #6fd0c8; }',
  '}',
].join('\n');

const across = logarithmic([REPORTER_COUNTS[0], REPORTER_COUNTS.at(-1) ?? 1], [LEFT, RIGHT]);
const down = logarithmic([SHARES[0], SHARES[5]], [TOP, BOTTOM]);
const fixed = (n: number): string => n.toFixed(1);

function text(x: number, y: number, words: string, kind = '', anchor = 'start'): string {
  const style = kind === '' ? '' : ` class="${kind}"`;
  return `<text x="${fixed(x)}" y="${fixed(y)}" text-anchor="${anchor}"${style}>${escapeText(words)}</text>`;
}

/** A line of the grid. */
const grid = (x1: string | number, y1: string | number, x2: string | number, y2: string | number): string =>
  `<line class="grid" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"/>`;

interface Line {
  readonly title: string;
  readonly metric: Metric;
}

/** One metric for each different line; what they share, they share exactly. */
function linesOf({ metrics }: Registry): readonly Line[] {
  const found = new Map<string, Line>();
  for (const metric of metrics) {
    if (metric.submit === null) continue;
    const { epsilon } = metric.submit;
    const title =
      epsilon === null
        ? 'coarse: plain'
        : `noised: 1 of ${reportValues(metric, metric.submit).length}, epsilon ${epsilon}`;
    if (!found.has(title)) found.set(title, { title, metric });
  }
  return [...found.keys()].sort().flatMap((title) => found.get(title) ?? []);
}

function drawn({ title, metric }: Line, place: number, registry: Registry): readonly string[] {
  const shares = (smallestShare(metric, registry)?.at ?? []).filter(({ share }) => Number.isFinite(share));
  const points = shares.map(({ reporters, share }) => `${fixed(across(reporters))},${fixed(down(share))}`).join(' ');
  const y = TOP + 14 + place * 24;
  const dash = DASHES[place % DASHES.length] ?? 'none';
  return [
    `<polyline class="line" stroke-dasharray="${dash}" points="${points}"/>`,
    `<line class="line" stroke-dasharray="${dash}" x1="${RIGHT + 16}" y1="${y - 4}" x2="${RIGHT + 44}" y2="${y - 4}"/>`,
    text(RIGHT + 50, y, title),
  ];
}

export function utilityChart(registry: Registry): string {
  const title = 'Smallest visible share';
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" ` +
      'role="img" aria-labelledby="title">',
    `<title id="title">${title}, by number of reporters</title>`,
    `<style>\n${STYLE}\n</style>`,
    `<rect class="paper" width="${WIDTH}" height="${HEIGHT}"/>`,
    text(16, 28, title, 'title'),
    ...SHARES.flatMap((share) => [
      grid(LEFT, fixed(down(share)), RIGHT, fixed(down(share))),
      text(LEFT - 8, down(share) + 4, shareWords(share), 'faint', 'end'),
    ]),
    ...REPORTER_COUNTS.flatMap((reporters) => [
      grid(fixed(across(reporters)), TOP, fixed(across(reporters)), BOTTOM),
      ...(reporters === 2000 ? [] : [text(across(reporters), BOTTOM + 20, grouped(reporters), 'faint', 'middle')]),
    ]),
    text((LEFT + RIGHT) / 2, BOTTOM + 44, 'reporters', 'faint', 'middle'),
    ...linesOf(registry).flatMap((line, place) => drawn(line, place, registry)),
    '</svg>',
  ].join('\n')}\n`;
}
