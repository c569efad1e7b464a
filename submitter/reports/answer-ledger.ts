/**
 * The answers that were drawn, with what each cost. An answer is drawn once for a quarter and kept, since asking twice
 * would tell more than the noise hides; all of them together may cost so much in a year. Where a file is lost, its
 * answer is drawn anew: the costs then add up, linearly and no more. It holds what may be sent and never what was true.
 * Pure.
 */
import { dayText } from '../../recorders/typescript/store/day.ts';
import { DECIMAL, ID, LIST } from '../allowlist/line.ts';
import { DRAWN_DAYS } from '../body/period.ts';
import { quarterNumber, quarterStart } from '../body/week.ts';
import { decimal, parseRecord, recordText, type Keys } from '../own-folder/record.ts';
import { given, stopped, type Stop, type Stopped } from '../stops/stop.ts';

const QUARTERS_A_YEAR = 4;

/** What names an answer: it is the same one to all recipients, and so costs once. */
export interface Question {
  readonly quarter: string;
  readonly registry: string;
  readonly metric: string;
}

export interface Kept extends Question {
  readonly series: string;
  /** As it was drawn. */
  readonly value: string;
  readonly epsilon: number;
}

/** All that counts for a quarter. */
export interface Ledger {
  readonly answers: readonly Kept[];
  /** Answers whose files do not hold: what they cost is not known. */
  readonly broken: readonly (Question & { readonly stop: Stop })[];
}

export const NO_ANSWERS: Ledger = { answers: [], broken: [] };

const FORMAT = '# tallybook answer 1';
const QUARTER = '[0-9]{4}-Q[1-4]';
const KEYS: Keys = {
  quarter: ['1', `(${QUARTER})`],
  registry: ['1', `(${LIST}) ([0-9.]+)`],
  metric: ['1', `(${ID})`],
  value: ['1', '([!-~]+)'],
  epsilon: ['1', `(${DECIMAL})`],
};

/** What the file of this name says, or why it says nothing; then it must not be drawn again. */
export function parseAnswer(name: string, text: string): Kept | string {
  const lines = parseRecord(text, FORMAT, KEYS);
  if (typeof lines === 'string') return lines;
  const parts = (key: string): readonly string[] => lines(key)[0]?.parts ?? [];
  const [quarter = ''] = parts('quarter');
  const [registry = '', series = ''] = parts('registry');
  const [metric = ''] = parts('metric');
  const [value = ''] = parts('value');
  const epsilon = Number(parts('epsilon')[0]);
  const kept = { quarter, registry, series, metric, value, epsilon };
  return answerName(kept) === name ? kept : 'it is not named as what it says';
}

export const answerText = ({ quarter, registry, series, metric, value, epsilon }: Kept): string =>
  recordText(FORMAT, [
    `quarter ${quarter}`,
    `registry ${registry} ${series}`,
    `metric ${metric}`,
    `value ${value}`,
    `epsilon ${decimal(epsilon)}`,
  ]);

/** What the file of an answer is named. */
export const answerName = ({ quarter, registry, metric }: Question): string =>
  `until-${dayText((quarterStart(quarter) ?? 0) + DRAWN_DAYS)}.${quarter}.${registry}.${metric}`;

const NAMED = new RegExp(`^until-[0-9-]{10}\\.(${QUARTER})\\.(${LIST})\\.(${ID})$`);

/** What a name of an answer is of, or null for a name that is none. */
export function questionOf(name: string): Question | null {
  const [, quarter = '', registry = '', metric = ''] = NAMED.exec(name) ?? [];
  const question = { quarter, registry, metric };
  return quarterStart(quarter) !== null && answerName(question) === name ? question : null;
}

const isOf =
  ({ quarter, registry, metric }: Question) =>
  (one: Question): boolean =>
    one.quarter === quarter && one.registry === registry && one.metric === metric;

/** The answer that was drawn, null if none was; or why its file does not hold. */
export function keptAnswer({ answers, broken }: Ledger, question: Question): Stopped<{ readonly said: Kept | null }> {
  const isMeant = isOf(question);
  const said = answers.find(isMeant) ?? null;
  const bad = broken.find(isMeant);
  return said === null && bad !== undefined ? stopped(bad.stop) : given({ said });
}

/**
 * Whether an answer of one quarter counts in another: less than a year lies between them, whichever comes first, so
 * that no four quarters in a row cost more, whatever the clock said when.
 */
export const counts = (of: string, quarter: string): boolean =>
  Math.abs((quarterNumber(of) ?? NaN) - (quarterNumber(quarter) ?? NaN)) < QUARTERS_A_YEAR;

/** What was spent on answers that count in this quarter. */
export const spent = ({ answers }: Ledger, quarter: string): number =>
  answers.filter((one) => counts(one.quarter, quarter)).reduce((sum, { epsilon }) => sum + epsilon, 0);
