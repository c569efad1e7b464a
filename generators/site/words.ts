/** Facts of the model in words, the same on every page. Nothing is decided here. */
import type { Metric } from '../../model/registry/types.ts';
import type { PrivacyClass } from '../../model/schema/declaration.ts';
import type { Policy } from '../../model/schema/policy.ts';
import type { Sink } from '../sink.ts';

/** Two digits of a share in a hundred; where no share can be told from none, `none`. */
export const shareWords = (share: number): string =>
  Number.isFinite(share) ? `${Number((share * 100).toPrecision(2))} %` : 'none';

/** What a class's sink means for its owner. */
export const SINK_WORDS: Readonly<Record<Policy['classes'][PrivacyClass]['sink'], string>> = {
  none: 'nowhere',
  fleet: 'nowhere from a user’s machine; recorded in a fleet store only',
  ticket: 'a file that the user may attach to an issue',
  submit: 'a report that the user sends, after consent',
};

/** A sink in one word, for lists and filters; what has no line in the allowlist leaves by `nothing`. */
export const sinkWord = (sink: Sink | null): string => sink ?? 'nothing';

export function statusWords({ status, live, expires }: Metric): string {
  if (status === 'proposed' || status === 'revoked') return `${status}: not recorded`;
  return live ? status : `expired on ${expires}: not recorded`;
}
