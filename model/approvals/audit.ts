/**
 * One ledger, entry by entry: is each whole, in its place, signed, and by somebody who held that seat on that day?
 * Gives the last round (a proposal and what followed it) and whether the subject is revoked. Says nothing about whether
 * a round is enough: `needs.ts` does. Each entry gets at most one problem, the first that is wrong with it.
 */
import type { Path, Problem } from '../findings/problem.ts';
import type { Entry, LedgerFile } from '../schema/ledger.ts';
import type { Roster } from '../schema/roster.ts';
import { faultOf } from './faults.ts';
import { seatOf, type ApprovalRound, type LedgerState } from './round.ts';

export interface Audit {
  readonly problems: readonly Problem[];
  readonly round: ApprovalRound | null;
  /** The last revocation, in order or not: in doubt a metric is off. Null if a later proposal was made. */
  readonly revocation: Entry | null;
  /** Whether anything was ever revoked: then only a complete round brings the subject back. */
  readonly wasRevoked: boolean;
}

/**
 * Reads a ledger from its first entry to its last. Cost: one verification of a signature for each entry that has one.
 */
export function audit({ file, ledger }: LedgerFile, registry: string, roster: Roster): Audit {
  const state: LedgerState = {
    file,
    subject: ledger.subject,
    registry,
    roster,
    previous: null,
    round: null,
    approvedUntil: null,
  };
  const problems: Problem[] = [];
  let revocation: Entry | null = null;
  let wasRevoked = false;
  for (const [i, entry] of ledger.entries.entries()) {
    const path: Path = ['entries', i];
    const fault = faultOf(entry, path, state);
    if (fault !== null) {
      const [rule, at, message, help] = fault;
      problems.push({ rule, file, at, message, help });
    }
    if (entry.what === 'proposal') beginRound(state, entry, path);
    if (entry.what === 'approval' && fault === null) state.round?.approvals.push({ entry, seat: seatOf(entry, state) });
    if (entry.what === 'revocation') wasRevoked = true;
    revocation = entry.what === 'revocation' ? entry : entry.what === 'proposal' ? null : revocation;
    state.previous = entry;
  }
  return { problems, round: state.round, revocation, wasRevoked };
}

function beginRound(state: LedgerState, proposal: Entry, path: Path): void {
  const before = state.round;
  if (before?.approvals.some(({ seat }) => seat.role === 'owner') === true)
    state.approvedUntil = before.proposal.expires ?? null;
  state.round = { proposal, path, approvals: [] };
}
