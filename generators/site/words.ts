/** Facts of the model as words, the same on every page. Nothing is decided here. */
import { bits } from '../../model/registry/bits.ts';
import type { PrivacyClass, Reduce } from '../../model/schema/declaration.ts';
import { reportValues } from '../../model/registry/fields.ts';
import type { Policy } from '../../model/schema/policy.ts';
import type { Metric, Registry, Submit } from '../../model/registry/types.ts';
import type { Sink } from '../sink.ts';

export const counted = (n: number, word: string): string => `${grouped(n)} ${word}${n === 1 ? '' : 's'}`;

/** `6,774` */
export const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

/** Two decimals, or none where there are many. */
export function rounded(amount: number): number {
  const digits = amount < 100 ? 100 : 1;
  return Math.round(amount * digits) / digits;
}

export const bitWords = (amount: number): string => `${rounded(amount)} ${rounded(amount) === 1 ? 'bit' : 'bits'}`;

export function saysWords(metric: Metric): string {
  const { bits: amount, per, exact } = bits(metric);
  return `${exact ? '' : 'at most '}${bitWords(amount)} in one ${per === 'report' ? 'report' : 'counted event'}`;
}

/** Two digits of a share in a hundred; where no share can be told from none, `none`. */
export const shareWords = (share: number): string =>
  Number.isFinite(share) ? `${Number((share * 100).toPrecision(2))} %` : 'none';

/** What a class's sink means for its owner. */
export const SINK_WORDS: Readonly<Record<Policy['classes'][PrivacyClass]['sink'], string>> = {
  none: 'nowhere',
  fleet: 'nowhere from a user’s machine; recorded in a fleet store only',
  ticket: 'a file that its owner may attach to an issue by hand',
  submit: 'a report that its owner sends by hand, after consent',
};

/** A sink in one word, for lists and filters; what has no line in the allowlist leaves by `nothing`. */
export const sinkWord = (sink: Sink | null): string => sink ?? 'nothing';

const REDUCED: Readonly<Record<Reduce, string>> = {
  sum: 'its sum over the week',
  days: 'the number of days on which it was counted',
  max: 'its highest bucket',
  median: 'its middle bucket',
  any: 'whether it was ever true',
  all: 'whether it was true and never false',
  mode: 'the value counted most often',
};

/** What may leave of a metric today; `sink` is where the allowlist has lines of it, or null. */
export function leavingWords(metric: Metric, sink: Sink | null, { policy }: Registry): string {
  if (metric.status === 'proposed') return 'Nothing: it is proposed, so nothing records it.';
  if (metric.status === 'revoked') return 'Nothing: it was revoked, so nothing records it.';
  if (!metric.live) return `Nothing: it expired on ${metric.expires}, so nothing records it.`;
  if (metric.submit !== null) return reportWords(metric, metric.submit, sink !== null);
  switch (policy.classes[metric.privacy_class].sink) {
    case 'ticket':
      return 'Its counts, by field, in a file that its owner may attach to an issue by hand.';
    case 'fleet':
      return 'Nothing from a user’s machine, where it is never recorded. Of a fleet store, its counts by field.';
    case 'none':
    case 'submit':
      return 'Nothing. It stays on the machine until it dies there.';
  }
}

function reportWords(metric: Metric, submit: Submit, isOpen: boolean): string {
  const values = reportValues(metric, submit)
    .map((value) => `\`${value}\``)
    .join(', ');
  const said = REDUCED[submit.reduce];
  if (submit.group === null) {
    return `If its owner opted in: once a quarter one of ${values}, drawn by randomised response with epsilon ${submit.epsilon ?? 0} from ${said}.`;
  }
  return isOpen
    ? `If its owner opted in and sends it: in a weekly report of group \`${submit.group}\` one of ${values}, for ${said}.`
    : `Nothing while group \`${submit.group}\` is closed. Were it open: one of ${values}, for ${said}.`;
}

export function statusWords({ status, live, expires }: Metric): string {
  if (status === 'proposed' || status === 'revoked') return `${status}: not recorded`;
  return live ? status : `expired on ${expires}: not recorded`;
}

/** The search that finds exactly a metric's lines of the allowlist. */
export const grepFor = (id: string): string =>
  `grep -E ' ${id.replaceAll('.', '\\.')}[ {]' generated/allowlist/allowlist.txt`;
