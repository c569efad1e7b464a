/**
 * The answers that were drawn, with what each cost. An answer is drawn once for a quarter and kept, since asking twice
 * would tell more than the noise hides; all of them together may cost so much in a year. Where the file is lost,
 * answers are drawn anew: the costs then add up, linearly and no more. It holds what may be sent and never what was
 * true. Pure.
 */
import { DECIMAL, ID, LIST } from '../allowlist/line.ts';
import { clockStop } from '../body/period.ts';
import { quarterNumber } from '../body/week.ts';
import { decimal, parseRecord, recordText, type Keys } from '../own-folder/record.ts';
import { given, stopped, type Stopped } from '../stops/stop.ts';

const QUARTERS_A_YEAR = 4;

export interface Kept {
  readonly quarter: string;
  readonly registry: string;
  readonly series: string;
  readonly metric: string;
  /** As it was drawn. */
  readonly value: string;
  readonly epsilon: number;
}

export interface Ledger {
  /** The latest quarter in which anything was drawn or looked for; null for none. */
  readonly seen: string | null;
  readonly answers: readonly Kept[];
}

export const NO_ANSWERS: Ledger = { seen: null, answers: [] };

const FORMAT = '# tallybook answers 1';
const QUARTER = '[0-9]{4}-Q[1-4]';
const KEYS: Keys = {
  seen: ['1', `(${QUARTER})`],
  answer: ['*', `(${QUARTER}) (${LIST}) ([0-9.]+) (${ID}) ([!-~]+) epsilon=(${DECIMAL})`],
};

/** What the text says, or why it says nothing. A file that was changed must stop everything: it would draw again. */
export function parseLedger(text: string): Ledger | string {
  const lines = parseRecord(text, FORMAT, KEYS);
  if (typeof lines === 'string') return lines;
  const [seen = null] = lines('seen')[0]?.parts ?? [];
  const answers: Kept[] = [];
  for (const { number, parts } of lines('answer')) {
    const [quarter = '', registry = '', series = '', metric = '', value = '', epsilon] = parts;
    if (keptAnswer({ seen, answers }, quarter, registry, metric) !== null)
      return `line ${number} answers a second time`;
    answers.push({ quarter, registry, series, metric, value, epsilon: Number(epsilon) });
  }
  return { seen, answers };
}

export const ledgerText = ({ seen, answers }: Ledger): string =>
  recordText(FORMAT, [
    `seen ${seen ?? ''}`,
    ...answers.map(
      ({ quarter, registry, series, metric, value, epsilon }) =>
        `answer ${quarter} ${registry} ${series} ${metric} ${value} epsilon=${decimal(epsilon)}`,
    ),
  ]);

/** The answer of a quarter, whoever it goes to: the same one to all costs once. */
export const keptAnswer = ({ answers }: Ledger, quarter: string, registry: string, metric: string): Kept | null =>
  answers.find((one) => one.quarter === quarter && one.registry === registry && one.metric === metric) ?? null;

/** The answers of a quarter and of the three before it, which count. */
function recent({ answers }: Ledger, quarter: string): readonly Kept[] {
  const now = quarterNumber(quarter) ?? 0;
  return answers.filter((one) => (quarterNumber(one.quarter) ?? now) > now - QUARTERS_A_YEAR);
}

/** What was spent in this quarter and the three before it. */
export const spent = (ledger: Ledger, quarter: string): number =>
  recent(ledger, quarter).reduce((sum, { epsilon }) => sum + epsilon, 0);

/** The ledger as of a quarter, without what is too old to count; or why the clock cannot be right. */
export function opened(ledger: Ledger, quarter: string): Stopped<Ledger> {
  const late = clockStop(quarter, ledger);
  return late !== null ? stopped(late) : given({ seen: quarter, answers: recent(ledger, quarter) });
}
