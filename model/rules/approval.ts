/**
 * Rules about who agreed to what: documented here, checked by model/approvals/, which reads whole ledgers at a time. An
 * approval that is there and wrong is an error in every registry; one that is missing is an error once the registry is
 * active.
 */
import {
  activeRegistry,
  AGAIN,
  approval,
  BY_ADA,
  BY_ALAN,
  DECIDED,
  FULL,
  ledger,
  PEOPLE,
  PROPOSAL,
  proposedExample,
  RENEWAL,
  RENEWED,
  REVOKED,
  UNSIGNED,
} from './approval-example.ts';
import type { Example, Rules } from './rule.ts';

const withLedger = (...entries: readonly string[]): Example => proposedExample({ ...PEOPLE, ...ledger(...entries) });
const LIST = 'registry/approvals/labels/';
const UNNAMED = `${LIST}${'0'.repeat(64)}.txt`;

export const approvalRules = {
  'approval/subject': {
    summary: 'A ledger is named after its subject: `policy`, or a metric that is declared or was removed.',
    why: 'All that was ever agreed about a metric is then in one file, and nowhere else.',
    bad: proposedExample({
      'registry/approvals/demo.cache.hits.yaml': `subject: demo.cache.hits\nentries:\n  - { ${PROPOSAL} }\n`,
    }),
    good: proposedExample(ledger(PROPOSAL)),
  },
  'approval/entry': {
    summary: 'A proposal, an approval and a revocation have the keys of their kind and no other.',
    why: 'A key that is not read would say something to a reviewer that nothing keeps.',
    bad: withLedger(`${PROPOSAL}, role: owner`),
    good: withLedger(PROPOSAL),
  },
  'approval/day': {
    summary: 'Entries are of days of the calendar, none earlier than the entry before.',
    why: 'The days for comments are counted from the proposal; a date before it would shorten them.',
    bad: withLedger(PROPOSAL, approval('alan', 'steward').replace('2025-12-02', '2025-11-30')),
    good: withLedger(PROPOSAL, BY_ALAN),
  },
  'approval/order': {
    summary: 'Every entry names the one before it by its hash.',
    why: 'So an entry that was changed, moved, repeated or taken out is noticed: a ledger only grows at its end.',
    bad: withLedger(PROPOSAL, approval('alan', 'steward', 'start')),
    good: withLedger(PROPOSAL, BY_ALAN),
  },
  'approval/no-proposal': {
    summary: 'An approval follows a proposal.',
    why: 'The proposal says what is approved and since when it could be commented on.',
    bad: withLedger(approval('alan', 'steward', 'start')),
    good: withLedger(PROPOSAL, BY_ALAN),
  },
  'approval/proposer': {
    summary: 'Nobody approves what they proposed.',
    why: 'An approval is worth something because it is someone else’s judgement.',
    bad: withLedger(PROPOSAL, approval('grace', 'steward')),
    good: withLedger(PROPOSAL, BY_ALAN),
  },
  'approval/twice': {
    summary: 'One person approves once, in one role.',
    why: 'Two approvals are asked for so that two people look.',
    bad: withLedger(PROPOSAL, BY_ALAN, AGAIN),
    good: withLedger(PROPOSAL, BY_ALAN),
  },
  'approval/seat': {
    summary: 'A person who approves or revokes held that role on that day, by the roster.',
    why: 'Owners answer for a metric and stewards judge privacy; a name alone is neither.',
    bad: withLedger(PROPOSAL, approval('ada', 'steward')),
    good: withLedger(PROPOSAL, BY_ALAN),
  },
  'approval/signature': {
    summary: 'Approvals and revocations are signed by the key that the roster gives for that person, role and day.',
    why: 'Otherwise anyone who can write to the repository could approve in someone else’s name.',
    bad: withLedger(PROPOSAL, approval('alan', 'steward', undefined, UNSIGNED)),
    good: withLedger(PROPOSAL, BY_ALAN),
  },
  'approval/nothing-decided': {
    summary: 'An owner who renews a metric says what was decided from it.',
    why: 'A metric that nothing was decided from has had its chance; it costs attention and trust, and expires.',
    bad: withLedger(PROPOSAL, BY_ADA, RENEWAL, RENEWED),
    good: withLedger(PROPOSAL, BY_ADA, RENEWAL, DECIDED),
  },
  'approval/labels': {
    summary: 'The label lists that were approved are kept, each under its own SHA-256.',
    why: 'Labels may be added without a new approval, so what was there before must be known for certain.',
    bad: proposedExample({ [UNNAMED]: 'circle\n' }),
    good: proposedExample(ledger(PROPOSAL)),
  },
  'approval/revoked': {
    summary: 'A revoked metric is reported, compiles to a no-op and is not on the allowlist.',
    why: 'Any one steward may stop a metric at once; the build goes on without it.',
    bad: withLedger(PROPOSAL, REVOKED),
    good: withLedger(PROPOSAL),
  },
  'approval/awaited': {
    summary: 'A preview that has a roster names the metrics that still await approval.',
    why: 'Nothing from a preview can be sent, so nothing is broken; but it must not be taken for agreed.',
    bad: proposedExample(PEOPLE, undefined, ''),
    good: proposedExample(PEOPLE),
  },
  'approval/missing': {
    summary:
      'In an active registry every live metric has the approvals of its class, for what it says now, ' +
      'and its days are over.',
    why: 'The further a value may go, the more people must have agreed, to exactly this.',
    bad: proposedExample(FULL, activeRegistry, ''),
    good: proposedExample(FULL),
  },
  'policy/not-approved': {
    summary: 'In an active registry the numbers of policy.yaml are those that stewards approved.',
    why: 'Every approval was given under them; loosening one would loosen all of those.',
    bad: proposedExample(FULL, activeRegistry),
    good: proposedExample(FULL),
  },
} as const satisfies Rules;
