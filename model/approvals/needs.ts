/**
 * Whether a round is enough: that what was proposed is still what stands in the registry, that enough people approved
 * it for its class, and that its days are over. The numbers are the policy's. Days are measured to `as_of`, never to
 * the clock.
 */
import { counted } from '../findings/format.ts';
import { addDays } from '../registry/calendar.ts';
import type { Policy } from '../schema/policy.ts';
import type { Metric, Registry } from '../registry/types.ts';
import type { Audit } from './audit.ts';
import type { Approval, ApprovalRound } from './round.ts';
import { factsOf, policyFacts, type Facts } from './facts.ts';
import { onlyAdded } from './labels.ts';
import type { Entry } from '../schema/ledger.ts';
import { employerOf } from '../schema/roster.ts';

export type StandingState = 'approved' | 'none' | 'changed' | 'few' | 'early' | 'revoked';

/** Where a subject stands; `words` completes "`rustc.ice.total` …". */
export interface Standing {
  readonly state: StandingState;
  readonly words: string;
}

export interface Requirements {
  readonly owners: number;
  readonly stewards: number;
  readonly outside: number;
  readonly comment_days: number;
  readonly notice_days: number;
}

/** The text of a kept label list by its hash. */
export type LabelListLookup = (hash: string) => string | undefined;

/** Where a metric stands. */
export function metricStanding(
  metric: Metric,
  audit: Audit | undefined,
  registry: Registry,
  labelList: LabelListLookup,
): Standing {
  const required = registry.policy.classes[metric.privacy_class].approvals;
  const stated = { privacy_class: metric.privacy_class, expires: metric.expires };
  return standing(
    () => ({ ...factsOf(metric, registry), stated }),
    metric.owners,
    required,
    audit,
    registry.as_of,
    labelList,
  );
}

/** Where the policy stands: it has no owner, so only stewards approve it. */
export function policyStanding(audit: Audit | undefined, { policy, as_of }: Registry): Standing {
  return standing(
    () => ({ ...policyFacts(policy), stated: {} }),
    [],
    policyRequirements(policy),
    audit,
    as_of,
    () => undefined,
  );
}

export const policyRequirements = ({ governance }: Policy): Requirements => ({
  owners: 0,
  stewards: governance.policy_stewards,
  outside: 0,
  comment_days: governance.policy_days,
  notice_days: 0,
});

function standing(
  facts: () => StatedFacts,
  owners: readonly string[],
  required: Requirements,
  audit: Audit | undefined,
  asOf: string,
  labelList: LabelListLookup,
): Standing {
  if (audit?.revocation != null) {
    const { on, by, because } = audit.revocation;
    return { state: 'revoked', words: `was revoked on ${on} by \`${by}\`: ${because ?? 'no reason given'}` };
  }
  const round = audit?.round ?? null;
  if (round === null) return { state: 'none', words: `has no approval; it needs ${requirementWords(required)}` };
  if (!stillHolds(round, facts(), labelList))
    return {
      state: 'changed',
      words: `has changed since it was proposed on ${round.proposal.on}, so what was approved no longer counts`,
    };
  const counts = countApprovals(round.approvals, owners);
  if (counts.owners < required.owners || counts.stewards < required.stewards || counts.outside < required.outside)
    return { state: 'few', words: `needs ${requirementWords(required)}; it has ${countWords(counts, required)}` };
  const opens = firstDay(round, required);
  return asOf < opens
    ? { state: 'early', words: `is approved and waits until ${opens} (${waitWords(required)})` }
    : { state: 'approved', words: `is approved since ${opens}` };
}

/**
 * Facts, and what a proposal says of them in words: approvers read the words and sign the hash, so the two must agree.
 */
type StatedFacts = Facts & { readonly stated: Pick<Entry, 'privacy_class' | 'expires'> };

/** The same facts, and in lists that may grow no label fewer. */
function stillHolds({ proposal }: ApprovalRound, now: StatedFacts, labelList: LabelListLookup): boolean {
  const { privacy_class, expires } = now.stated;
  if (proposal.privacy_class !== privacy_class || proposal.expires !== expires) return false;
  const then = proposal.labels ?? [];
  if (proposal.facts !== now.hash || then.length !== now.labels.length) return false;
  return now.labels.every((text, i) => {
    const old = labelList(then[i] ?? '');
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
function countApprovals(approvals: readonly Approval[], owners: readonly string[]): Counts {
  const approving = approvals.filter(({ seat }) => seat.role === 'owner' && owners.includes(seat.team));
  const payers = new Set(approving.map(({ seat }) => employerOf(seat.employer)));
  const stewards = approvals.filter(({ seat }) => seat.role === 'steward');
  const outside = stewards.filter(({ seat }) => !owners.includes(seat.team) && !payers.has(employerOf(seat.employer)));
  return { owners: approving.length, stewards: stewards.length, outside: outside.length };
}

/** The days for comments run from the proposal, the notice from the last approval. */
function firstDay({ proposal, approvals }: ApprovalRound, required: Requirements): string {
  const commented = addDays(proposal.on, required.comment_days);
  const last =
    approvals
      .map(({ entry }) => entry.on)
      .sort()
      .at(-1) ?? proposal.on;
  const noticed = addDays(last, required.notice_days);
  return commented < noticed ? noticed : commented;
}

/** `1 owner and 2 stewards, 1 of them from another team and employer` */
export function requirementWords({
  owners,
  stewards,
  outside,
}: Omit<Requirements, 'comment_days' | 'notice_days'>): string {
  const parts = [...(owners === 0 ? [] : [counted(owners, 'owner')]), counted(stewards, 'steward')];
  const who = parts.join(' and ');
  return outside === 0 ? who : `${who}, ${outside} of them from another team and employer`;
}

function countWords({ owners, stewards, outside }: Counts, required: Requirements): string {
  const who = [...(required.owners === 0 ? [] : [counted(owners, 'owner')]), counted(stewards, 'steward')].join(
    ' and ',
  );
  return required.outside === 0 ? who : `${who}, ${outside} of them from outside`;
}

const waitWords = ({ comment_days, notice_days }: Requirements): string =>
  `${comment_days} days for comments${notice_days === 0 ? '' : `, ${notice_days} days of notice`}`;
