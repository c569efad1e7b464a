/**
 * The week's draw: which group is reported, once for each recipient and ISO week. Whoever looks must write what is
 * drawn here before showing anything of it, and draw from what is written; so looking again cannot change it, nor can a
 * clock that is set back. Pure: text in, text out.
 */
import type { Day } from '../../recorders/typescript/store/day.ts';
import { LIST, NAME } from '../allowlist/line.ts';
import { choiceText, RECIPIENT, type Choice } from '../consent/consent.ts';
import { below, type Random } from './noise.ts';
import { clockStop } from '../body/period.ts';
import { lastWeek, weekOf, weekStart } from '../body/week.ts';
import { parseRecord, recordText, type Keys } from '../own-folder/record.ts';
import { given, stopped, type Stopped } from '../stops/stop.ts';

export interface Draw {
  /** The week that is reported. */
  readonly week: string;
  readonly recipient: string;
  readonly drawn: Choice;
}

export interface Weeks {
  /** The latest week in which anything was drawn or looked for; null for none. */
  readonly seen: string | null;
  readonly draws: readonly Draw[];
}

export const NO_WEEKS: Weeks = { seen: null, draws: [] };

const FORMAT = '# tallybook weeks 1';
const WEEK = '[0-9]{4}-W[0-9]{2}';
const KEYS: Keys = {
  seen: ['1', `(${WEEK})`],
  draw: ['*', `(${WEEK}) (${RECIPIENT}) (${LIST}) (${NAME})/(${NAME})`],
};

/** What the text says, or why it says nothing. A file that was changed must stop everything: it would draw again. */
export function parseWeeks(text: string): Weeks | string {
  const lines = parseRecord(text, FORMAT, KEYS);
  if (typeof lines === 'string') return lines;
  const [seen = ''] = lines('seen')[0]?.parts ?? [];
  if (weekStart(seen) === null) return `line 2: there is no week ${seen}`;
  const draws: Draw[] = [];
  for (const { number, parts } of lines('draw')) {
    const [week = '', recipient = '', registry = '', program = '', group = ''] = parts;
    if (weekStart(week) === null) return `line ${number}: there is no week ${week}`;
    if (drawOf({ seen, draws }, week, recipient) !== null) return `line ${number} draws a second time`;
    draws.push({ week, recipient, drawn: { registry, program, group } });
  }
  return { seen, draws };
}

export const weeksText = ({ seen, draws }: Weeks): string =>
  recordText(FORMAT, [
    `seen ${seen ?? ''}`,
    ...draws.map(({ week, recipient, drawn }) => `draw ${week} ${recipient} ${choiceText(drawn)}`),
  ]);

const drawOf = ({ draws }: Weeks, week: string, recipient: string): Draw | null =>
  draws.find((draw) => draw.week === week && draw.recipient === recipient) ?? null;

export interface Drawn {
  /** To be written before anything is shown, unless it is what was read. */
  readonly weeks: Weeks;
  /** Null where there was nothing to draw from. */
  readonly draw: Draw | null;
}

/** The draw of the last complete week. `choices` is all that was consented to for it; what is drawn stays drawn. */
export function drawWeek(
  weeks: Weeks,
  today: Day,
  recipient: string,
  choices: readonly Choice[],
  random: Random,
): Stopped<Drawn> {
  const now = weekOf(today);
  const late = clockStop(now, weeks);
  if (late !== null) return stopped(late);
  const week = lastWeek(today);
  const before = drawOf(weeks, week, recipient);
  const drawn = before !== null || choices.length === 0 ? undefined : choices[below(choices.length, random)];
  const draw = before ?? (drawn === undefined ? null : { week, recipient, drawn });
  const draws = weeks.draws.filter((one) => one.week >= week);
  const isNew = before === null && draw !== null;
  return given({ weeks: { seen: now, draws: isNew ? [...draws, draw] : draws }, draw });
}
