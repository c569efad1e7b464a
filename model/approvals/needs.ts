/**
 * Whether a round is enough: that what was proposed is still what stands in the registry, that enough people approved
 * it for its class, and that its days are over. The numbers are the policy's. Days are measured to `as_of`, never to
 * the clock.
 */
import { counted } from '../findings/format.ts';
import { addDays } from '../registry/calendar.ts';
import type { Policy } from '../schema/policy.ts';
import type { Metric, Registry } from '../registry/types.ts';
import type { Approval, Audit, Round } from './audit.ts';
import { factsOf, policyFacts, type Facts } from './facts.ts';
import { onlyAdded } from './labels.ts';
import type { Entry } from '../schema/ledger.ts';
import { employerOf } from '../schema/roster.ts';

export type State = 'approved' | 'none' | 'changed' | 'few' | 'early' | 'revoked';

/** Where a subject stands; `words` completes "`rustc.ice.total` …". */
export interface Standing {
  readonly state: State;
  readonly words: string;
}

export interface Asked {
  readonly owners: number;
  readonly stewards: number;
  readonly outside: number;
  readonly comment_days: number;
  readonly notice_days: number;
}

/** The text of a kept label list by its hash. */
export type Kept = (hash: string) => string | undefined;

/** Where a metric stands. */
export function metricStanding(metric: Metric, audit: Audit | undefined, registry: Registry, kept: Kept): Standing {
  const asked = registry.policy.classes[metric.privacy_class].approvals;
  const stated = { privacy_class: metric.privacy_class, expires: metric.expires };
  return standing(() => ({ ...factsOf(metric, registry), stated }), metric.owners, asked, audit, registry.as_of, kept);
}

/** Where the policy stands: it has no owner, so only stewards approve it. */
export function policyStanding(audit: Audit | undefined, { policy, as_of }: Registry): Standing {
  return standing(
    () => ({ ...policyFacts(policy), stated: {} }),
    [],
    policyAsks(policy),
    audit,
    as_of,
    () => undefined,
  );
}

export const policyAsks = ({ governance }: Policy): Asked => ({
  owners: 0,
  stewards: governance.policy_stewards,
  outside: 0,
  comment_days: governance.policy_days,
  notice_days: 0,
});

function standing(
  facts: () => Stated,
  owners: readonly string[],
  asked: Asked,
  audit: Audit | undefined,
  asOf: string,
  kept: Kept,
): Standing {
  if (audit?.revocation != null) {
    const { on, by, because } = audit.revocation;
    return { state: 'revoked', words: `was revoked on ${on} by \`${by}\`: ${because ?? 'no reason given'}` };
  }
  const round = audit?.round ?? null;
  if (round === null) return { state: 'none', words: `has no approval; it needs ${askedWords(asked)}` };
  if (!stillHolds(round, facts(), kept))
    return {
      state: 'changed',
      words: `has changed since it was proposed on ${round.proposal.on}, so what was approved no longer counts`,
    };
  const counts = tally(round.approvals, owners);
  if (counts.owners < asked.owners || counts.stewards < asked.stewards || counts.outside < asked.outside)
    return { state: 'few', words: `needs ${askedWords(asked)}; it has ${givenWords(counts, asked)}` };
  const opens = firstDay(round, asked);
  return asOf < opens
    ? { state: 'early', words: `is approved and waits until ${opens} (${waitWords(asked)})` }
    : { state: 'approved', words: `is approved since ${opens}` };
}

/**
 * Facts, and what a proposal says of them in words: approvers read the words and sign the hash, so the two must agree.
 */
type Stated = Facts & { readonly stated: Pick<Entry, 'privacy_class' | 'expires'> };

/** The same facts, and in lists that may grow no label fewer. */
function stillHolds({ proposal }: Round, now: Stated, kept: Kept): boolean {
  const { privacy_class, expires } = now.stated;
  if (proposal.privacy_class !== privacy_class || proposal.expires !== expires) return false;
  const then = proposal.labels ?? [];
  if (proposal.facts !== now.hash || then.length !== now.labels.length) return false;
  return now.labels.every((text, i) => {
    const old = kept(then[i] ?? '');
    return old !== undefined && onlyAdded(old, text);
  });
}

interface Counts {
  readonly owners: number;
  readonly stewards: number;
  readonly outside: number;
}

/**
 * Who counts as what. Outside is a steward from no team that owns the metric and paid by nobody who pays an owner that
 * approved.
 */
function tally(approvals: readonly Approval[], owners: readonly string[]): Counts {
  const approving = approvals.filter(({ seat }) => seat.role === 'owner' && owners.includes(seat.team));
  const payers = new Set(approving.map(({ seat }) => employerOf(seat.employer)));
  const stewards = approvals.filter(({ seat }) => seat.role === 'steward');
  const outside = stewards.filter(({ seat }) => !owners.includes(seat.team) && !payers.has(employerOf(seat.employer)));
  return { owners: approving.length, stewards: stewards.length, outside: outside.length };
}

/** The days for comments run from the proposal, the notice from the last approval. */
function firstDay({ proposal, approvals }: Round, asked: Asked): string {
  const commented = addDays(proposal.on, asked.comment_days);
  const last =
    approvals
      .map(({ entry }) => entry.on)
      .sort()
      .at(-1) ?? proposal.on;
  const noticed = addDays(last, asked.notice_days);
  return commented < noticed ? noticed : commented;
}

/** `1 owner and 2 stewards, 1 of them from another team and employer` */
export function askedWords({ owners, stewards, outside }: Omit<Asked, 'comment_days' | 'notice_days'>): string {
  const parts = [...(owners === 0 ? [] : [counted(owners, 'owner')]), counted(stewards, 'steward')];
  const who = parts.join(' and ');
  return outside === 0 ? who : `${who}, ${outside} of them from another team and employer`;
}

function givenWords({ owners, stewards, outside }: Counts, asked: Asked): string {
  const who = [...(asked.owners === 0 ? [] : [counted(owners, 'owner')]), counted(stewards, 'steward')].join(' and ');
  return asked.outside === 0 ? who : `${who}, ${outside} of them from outside`;
}

const waitWords = ({ comment_days, notice_days }: Asked): string =>
  `${comment_days} days for comments${notice_days === 0 ? '' : `, ${notice_days} days of notice`}`;
