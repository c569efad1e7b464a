/**
 * Whether a later allowlist goes further than the one of its series that is kept, and which line does: what
 * generators/allowlist/FORMAT.md says under *Replacing*. What was counted before would go further by it than was
 * declared then. Pure; it says in which way, and decides nothing about a value.
 */
import { groupBy } from '../../recorders/typescript/store/order.ts';
import type { FieldLine, Line, SubmitLine } from '../allowlist/line.ts';
import type { Allowlist } from '../allowlist/list.ts';
import { seriesOf } from '../allowlist/series.ts';

export interface Further {
  /** 0 for the header. */
  readonly line: number;
  readonly id: string;
  /** What follows the line in a sentence. */
  readonly how: string;
}

type Metric = SubmitLine | FieldLine;

/**
 * The first line of a later list that goes further, or null. `sealed` are the metrics that were recorded under the
 * version that is there and went nowhere.
 */
export function goesFurther(was: Allowlist, now: Allowlist, sealed: ReadonlySet<string>): Further | null {
  if (seriesOf(was.version) !== seriesOf(now.version)) return null;
  const [before, after] = [was.limits.epsilonAYear, now.limits.epsilonAYear];
  if (after > before) {
    return { line: 0, id: '', how: `lets answers cost ${after} a year, and that of ${was.version} ${before}` };
  }
  const there = metricsOf(was);
  for (const { number, line } of now.lines) {
    if (line.section === 'set') continue;
    const how = furtherLine(there.get(line.id) ?? [], line, was.version, sealed);
    if (how !== null) return { line: number, id: line.id, how };
  }
  return null;
}

const metricLines = (lines: readonly { readonly line: Line }[]): readonly Metric[] =>
  lines.flatMap(({ line }) => (line.section === 'set' ? [] : [line]));

const metricsOf = ({ lines }: Allowlist): ReadonlyMap<string, readonly Metric[]> =>
  groupBy(metricLines(lines), ({ id }) => id);

/** From the strictest on; a metric without a line is stricter than all of them. */
const CLASSES = ['fleet', 'ticket', 'noised', 'coarse'] as const;

const classOf = (line: Metric): (typeof CLASSES)[number] =>
  line.section !== 'submit' ? line.section : line.group === null ? 'noised' : 'coarse';

function furtherLine(
  there: readonly Metric[],
  line: Metric,
  version: string,
  sealed: ReadonlySet<string>,
): string | null {
  const [first] = there;
  const own = classOf(line);
  if (first === undefined) {
    return sealed.has(line.id) ? `is of class ${own}, and ${version} declares it to go nowhere` : null;
  }
  const was = classOf(first);
  if (CLASSES.indexOf(own) > CLASSES.indexOf(was)) return `is of class ${own}, and in ${version} of class ${was}`;
  if (line.section !== 'submit') return furtherField(there, line, version);
  const same = there.find((one) => one.section === 'submit');
  return same?.section === 'submit' ? furtherSubmitted(same, line, version) : null;
}

function furtherSubmitted(was: SubmitLine, now: SubmitLine, version: string): string | null {
  const value = now.values.find((one) => !was.values.includes(one));
  if (value !== undefined) return `takes \`${value}\`, and in ${version} it does not`;
  if (now.reduce !== was.reduce) return `is reduced by ${now.reduce}, and in ${version} by ${was.reduce}`;
  if (now.epsilon !== null && now.epsilon > (was.epsilon ?? Infinity)) {
    return `has epsilon ${now.epsilon}, and in ${version} ${was.epsilon}`;
  }
  if (now.asks !== was.asks) return `has another question than in ${version}`;
  if (now.means !== was.means) return `has another description than in ${version}`;
  return longer(was, now, version);
}

/** What was counted was declared then, so labels and names that are new take nothing of it along. */
function furtherField(there: readonly Metric[], now: FieldLine, version: string): string | null {
  const fields = there.filter((line): line is FieldLine => line.section === now.section);
  const was = fields.find(({ field, domain }) => (now.domain === null ? field === now.field : domain !== null));
  if (was === undefined) {
    return now.domain === null || fields.length === 0 ? null : `is a pattern, and ${version} has single fields of it`;
  }
  return now.values === was.values ? null : `says ${now.values}, and in ${version} ${was.values}`;
}

type Kept = Pick<Metric, 'keep' | 'beyond'>;

/** How long it is kept on the machine, and where it went: there its owner may decide, which is as long as they like. */
function longer(was: Kept, now: Kept, version: string): string | null {
  if (now.keep > was.keep) return `is kept for ${now.keep} days, and in ${version} for ${was.keep}`;
  if ((now.beyond ?? Infinity) <= (was.beyond ?? Infinity)) return null;
  const days = now.beyond === null ? 'for as long as its owner likes' : `for ${now.beyond} days`;
  return `is kept ${days} where it went, and in ${version} for ${was.beyond}`;
}
