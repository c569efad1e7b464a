/**
 * Facts of the model in words, the same in the reference and on the site: amounts, what a metric says, and what may
 * leave of it. Text in which code stands between backticks; nothing is decided here.
 */
import { bits } from '../model/registry/bits.ts';
import { reportValues } from '../model/registry/fields.ts';
import type { Metric, Registry, Submit } from '../model/registry/types.ts';
import type { Reduce } from '../model/schema/declaration.ts';
import type { Sink } from './sink.ts';

/** `6,774` */
export const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

export const counted = (n: number, word: string): string => `${grouped(n)} ${word}${n === 1 ? '' : 's'}`;

/** Two decimals, or none where there are many. */
export function rounded(amount: number): number {
  const digits = amount < 100 ? 100 : 1;
  return Math.round(amount * digits) / digits;
}

export const bitWords = (amount: number): string => counted(rounded(amount), 'bit');

export function saysWords(metric: Metric): string {
  const { bits: amount, per, exact } = bits(metric);
  return `${exact ? '' : 'at most '}${bitWords(amount)} in one ${per === 'report' ? 'report' : 'counted event'}`;
}

const REDUCED: Readonly<Record<Reduce, string>> = {
  sum: 'its sum',
  days: 'the number of days on which it was counted',
  max: 'its highest bucket',
  median: 'its middle bucket',
  any: 'whether it was ever true',
  all: 'whether it was true and never false',
  mode: 'the value counted most often',
};

/**
 * What may leave of a metric today. `sink` is where the allowlist has lines of it, or null; `code` marks a text as code
 * in the language of the page.
 */
export function leavingWords(
  metric: Metric,
  sink: Sink | null,
  { policy }: Registry,
  code: (text: string) => string,
): string {
  if (metric.status === 'proposed') return 'Nothing: it is proposed, so nothing records it.';
  if (metric.status === 'revoked') return 'Nothing: it was revoked, so nothing records it.';
  if (!metric.live) return `Nothing: it expired on ${metric.expires}, so nothing records it.`;
  if (metric.submit !== null) return reportWords(metric, metric.submit, sink !== null, code);
  switch (policy.classes[metric.privacy_class].sink) {
    case 'ticket':
      return 'Its counts, by field, in a file that the user may attach to an issue.';
    case 'fleet':
      return 'Nothing from a user’s machine, where it is never recorded. From a fleet store, its counts by field.';
    case 'none':
    case 'submit':
      return 'Nothing. Its counts stay on the machine until they are deleted there.';
  }
}

function reportWords(metric: Metric, submit: Submit, isOpen: boolean, code: (text: string) => string): string {
  const values = reportValues(metric, submit).map(code).join(', ');
  const reduced = REDUCED[submit.reduce];
  if (submit.group === null) {
    const randomised = `by randomised response with epsilon ${submit.epsilon ?? 0}`;
    return `If the user opted in: once a quarter one of ${values}, drawn ${randomised} from ${reduced}.`;
  }
  const group = code(submit.group);
  return isOpen
    ? `If the user opted in and sends it: one of ${values}, for ${reduced}, in a weekly report of group ${group}.`
    : `Nothing while group ${group} is closed. If it were open: one of ${values}, for ${reduced}.`;
}

/** The search that finds exactly a metric's lines of the allowlist. */
export const grepFor = (id: string): string =>
  `grep -E ' ${id.replaceAll('.', '\\.')}[ {]' generated/allowlist/allowlist.txt`;
