/** What may leave of a metric, in one sentence: what the allowlist's lines mean to somebody who reads no format. */
import type { Reduce } from '../../model/schema/declaration.ts';
import { reportValues } from '../../model/registry/fields.ts';
import type { Metric, Registry, Submit } from '../../model/registry/types.ts';
import type { Sink } from '../sink.ts';
import { code } from './tokens.ts';

const REDUCED: Readonly<Record<Reduce, string>> = {
  sum: 'its sum',
  days: 'the number of days on which it was counted',
  max: 'its highest bucket',
  median: 'its middle bucket',
  any: 'whether it was ever true',
  all: 'whether it was true and never false',
  mode: 'the value counted most often',
};

/** `sink` is where the allowlist has lines of this metric, or null. */
export function leaving(metric: Metric, sink: Sink | null, registry: Registry): string {
  if (metric.status === 'proposed') return 'Nothing: it is proposed, so nothing records it.';
  if (metric.status === 'revoked') return 'Nothing: it was revoked, so nothing records it.';
  if (!metric.live) return `Nothing: it expired on ${metric.expires}, so nothing records it.`;
  if (metric.submit !== null) return said(metric, metric.submit, sink !== null);
  switch (registry.policy.classes[metric.privacy_class].sink) {
    case 'ticket':
      return 'Its counts, by field, in a file that its owner may attach to an issue by hand.';
    case 'fleet':
      return "Nothing from a user's machine. Of a fleet store, its counts by field.";
    case 'none':
    case 'submit':
      return 'Nothing.';
  }
}

function said(metric: Metric, submit: Submit, open: boolean): string {
  const values = reportValues(metric, submit).map(code).join(', ');
  const reduced = REDUCED[submit.reduce];
  if (submit.group === null) {
    const randomised = `by randomised response with epsilon ${submit.epsilon ?? 0}`;
    return `If its owner opted in: once a quarter one of ${values}, drawn ${randomised} from ${reduced}.`;
  }
  const group = code(submit.group);
  return open
    ? `If its owner opted in and sends it: in a weekly report of group ${group} one of ${values}, for ${reduced}.`
    : `Nothing while group ${group} is closed. Were it open: one of ${values}, for ${reduced}.`;
}
