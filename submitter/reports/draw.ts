/**
 * The week's draw: which group is reported, once for each recipient and ISO week, as a file that is made once. Whoever
 * looks must have made that file, or found it, before showing anything of it; so looking again cannot change it. A week
 * has its own draw whatever the clock said before, and a draw of another week stops nothing. Pure: text in, text out.
 */
import { createHash } from 'node:crypto';
import { dayText } from '../../recorders/typescript/store/day.ts';
import { LIST, NAME } from '../allowlist/line.ts';
import { DRAWN_DAYS } from '../body/period.ts';
import { weekStart } from '../body/week.ts';
import { choiceText, RECIPIENT, type Choice } from '../consent/consent.ts';
import { parseRecord, recordText, type Keys } from '../own-folder/record.ts';
import { below, type Random } from './noise.ts';

export interface Draw {
  /** The week that is reported. */
  readonly week: string;
  readonly recipient: string;
  readonly drawn: Choice;
}

const FORMAT = '# tallybook draw 1';
const KEYS: Keys = {
  week: ['1', '([0-9]{4}-W[0-9]{2})'],
  recipient: ['1', `(${RECIPIENT})`],
  drawn: ['1', `(${LIST}) (${NAME})/(${NAME})`],
};

/** What the file of this name says, or why it says nothing; then it must not be drawn again. */
export function parseDraw(name: string, text: string): Draw | string {
  const lines = parseRecord(text, FORMAT, KEYS);
  if (typeof lines === 'string') return lines;
  const parts = (key: string): readonly string[] => lines(key)[0]?.parts ?? [];
  const [week = ''] = parts('week');
  const [recipient = ''] = parts('recipient');
  const [registry = '', program = '', group = ''] = parts('drawn');
  const isNamed = drawName(week, recipient) === name;
  return isNamed ? { week, recipient, drawn: { registry, program, group } } : 'it is not named as what it says';
}

export const drawText = ({ week, recipient, drawn }: Draw): string =>
  recordText(FORMAT, [`week ${week}`, `recipient ${recipient}`, `drawn ${choiceText(drawn)}`]);

/** Hexadecimal digits of the sum of a recipient's address. */
const OF_DIGITS = 16;

/** What the file is named of a week and a recipient. A week that does not exist has none. */
export function drawName(week: string, recipient: string): string {
  const start = weekStart(week);
  const of = createHash('sha256').update(recipient).digest('hex').slice(0, OF_DIGITS);
  return start === null ? '' : `until-${dayText(start + DRAWN_DAYS)}.${week}.${of}`;
}

/** The week that a name of a draw is of, or null for a name that is none. */
export function weekOfDraw(name: string): string | null {
  const [, until = '', week = ''] = /^until-([0-9-]{10})\.([0-9]{4}-W[0-9]{2})\.[0-9a-f]{16}$/.exec(name) ?? [];
  const start = weekStart(week);
  return start !== null && dayText(start + DRAWN_DAYS) === until ? week : null;
}

/**
 * Draws for a week of which nothing was drawn. `choices` is all that was consented to for it; null if that is nothing.
 */
export function drawFrom(week: string, recipient: string, choices: readonly Choice[], random: Random): Draw | null {
  const drawn = choices.length === 0 ? undefined : choices[below(choices.length, random)];
  return drawn === undefined ? null : { week, recipient, drawn };
}
