/**
 * The figures of the disclosure test as a picture: one row a group, one bar a check, and a line that no bar may pass.
 * One SVG text without a script, a font or a link; it follows the reader's light or dark setting, and every bar has its
 * figure beside it.
 */
import {
  GATE_IDS,
  GATES,
  percentText,
  pointsText,
  subjectName,
  usedShare,
  type GateId,
} from '../../../model/disclosure/gate.ts';
import type { Measured, Subject } from '../../../model/disclosure/figures.ts';
import type { Policy } from '../../../model/schema/policy.ts';
import type { Registry } from '../../../model/registry/types.ts';
import { saysText } from './text.ts';

/** A letter of the names, on average. */
const LETTER = 7.5;
const COLUMN = 190;
const BAR = 60;
/** A bar ends here however far it is over its limit. */
const MOST = 1.5;
const TOP = 92;
const ROW = 30;

const COLUMNS = GATE_IDS.filter((id) => id !== 'epsilon');

const STYLE = [
  'text { font: 13px system-ui, sans-serif; fill: #1b1b1b; }',
  '.title { font-size: 16px; font-weight: 600; } .head { font-weight: 600; } .faint { fill: #595959; }',
  '.paper { fill: #ffffff; } .track { fill: #e4e4e4; } ' +
    '.within { fill: #2a6fb0; } .over { fill: #b3261e; } .limit { stroke: #1b1b1b; }',
  '@media (prefers-color-scheme: dark) {',
  'text { fill: #f0f0f0; } .faint { fill: #b4b4b4; }',
  '.paper { fill: #16181b; } .track { fill: #3a3d42; } ' +
    '.within { fill: #6fb1ee; } .over { fill: #ff8a80; } .limit { stroke: #f0f0f0; }',
  '}',
].join('\n');

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const FIGURES: Readonly<Record<GateId, (subject: Subject) => string>> = {
  answers: saysText,
  epsilon: ({ epsilon }) => `${epsilon ?? '–'}`,
  unique: ({ unique }) => percentText(unique),
  'small-cells': ({ small }) => percentText(small),
  linkage: ({ linked }) => percentText(linked),
  dependency: ({ advantage }) => pointsText(advantage ?? 0),
};

const HEADS: Readonly<Record<GateId, (policy: Policy) => string>> = {
  answers: () => 'as many as allowed',
  epsilon: ({ epsilon }) => `at most ${epsilon}`,
  unique: () => 'at most 1 %',
  'small-cells': ({ smallest_cell }) => `< ${smallest_cell}, note over 10 %`,
  linkage: ({ smallest_cell }) => `at most ${100 / smallest_cell} %`,
  dependency: () => 'at most 1 point',
};

const text = (x: number, y: number, words: string, kind = ''): string =>
  `<text x="${x}" y="${y}"${kind === '' ? '' : ` class="${kind}"`}>${escaped(words)}</text>`;

/** A noised answer is held to its epsilon where a group is held to the number of its reports. */
const gateFor = (column: GateId, { epsilon }: Subject): GateId =>
  column === 'answers' && epsilon !== null ? 'epsilon' : column;

function bar(column: GateId, subject: Subject, policy: Policy, x: number, y: number): readonly string[] {
  const part = usedShare(gateFor(column, subject), subject, policy);
  if (part === null) return [text(x, y + 14, '–', 'faint')];
  const width = (Math.min(MOST, Math.max(0, part)) * BAR).toFixed(1);
  return [
    `<rect class="track" x="${x}" y="${y + 4}" width="${BAR}" height="12"/>`,
    `<rect class="${part > 1 + 1e-9 ? 'over' : 'within'}" x="${x}" y="${y + 4}" width="${width}" height="12"/>`,
    `<line class="limit" x1="${x + BAR}" y1="${y + 1}" x2="${x + BAR}" y2="${y + 19}"/>`,
    text(
      x + MOST * BAR + 6,
      y + 14,
      column === 'answers' && subject.epsilon !== null ? `epsilon ${subject.epsilon}` : FIGURES[column](subject),
    ),
  ];
}

function row(subject: Subject, policy: Policy, place: number, left: number): readonly string[] {
  const y = TOP + place * ROW;
  return [
    text(16, y + 14, subjectName(subject), subject.open ? '' : 'faint'),
    ...(subject.open ? [] : [text(left - 56, y + 14, 'closed', 'faint')]),
    ...COLUMNS.flatMap((column, i) => bar(column, subject, policy, left + i * COLUMN, y)),
  ];
}

export function disclosureChart({ name, version, policy }: Registry, { seed, subjects }: Measured): string {
  const longest = Math.max(0, ...subjects.map((subject) => subjectName(subject).length));
  const left = Math.ceil(90 + longest * LETTER);
  const width = left + COLUMNS.length * COLUMN;
  const height = TOP + subjects.length * ROW + 16;
  const title = `Disclosure test of ${name} ${version}`;
  const assumed = `${policy.reporters.assumed} reports a week to each program, seed ${seed}.`;
  const about = `${assumed} A bar that passes its line is over its limit.`;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ` +
      'role="img" aria-labelledby="title about">',
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="about">${escaped(about)}</desc>`,
    `<style>\n${STYLE}\n</style>`,
    `<rect class="paper" width="${width}" height="${height}"/>`,
    text(16, 26, title, 'title'),
    text(16, 46, about, 'faint'),
    ...COLUMNS.flatMap((id, i) => [
      text(left + i * COLUMN, 68, GATES[id].title, 'head'),
      text(left + i * COLUMN, 84, HEADS[id](policy), 'faint'),
    ]),
    ...subjects.flatMap((subject, place) => row(subject, policy, place, left)),
    '</svg>',
  ].join('\n')}\n`;
}
