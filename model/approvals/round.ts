/** What is known of a ledger up to one entry, and in which seat its author was that day. Judges nothing by itself. */
import type { Path } from '../findings/problem.ts';
import { signedText, type Entry } from '../schema/ledger.ts';
import { seats, type Role, type Roster, type Seat } from '../schema/roster.ts';
import { isSigned } from './key.ts';

export interface Approval {
  readonly entry: Entry;
  readonly seat: Seat;
}

export interface ApprovalRound {
  readonly proposal: Entry;
  /** Where the proposal stands in its ledger. */
  readonly path: Path;
  /** Those that are in order. */
  readonly approvals: readonly Approval[];
}

export interface LedgerState {
  readonly file: string;
  readonly subject: string;
  readonly registry: string;
  readonly roster: Roster;
  previous: Entry | null;
  round: { proposal: Entry; path: Path; approvals: Approval[] } | null;
  /** The latest day that an owner approved before the round. */
  approvedUntil: string | null;
}

export const roleOf = (entry: Entry): Role => (entry.what === 'approval' ? (entry.role ?? 'steward') : 'steward');

/** The terms of a person in a role that cover a day. */
export function termsOn(entry: Entry, { roster }: LedgerState): readonly Seat[] {
  return seats(roster).filter(
    ({ person, role, from, until }) =>
      person === entry.by && role === roleOf(entry) && from <= entry.on && entry.on < until,
  );
}

export function seatOf(entry: Entry, state: LedgerState): Seat {
  const [seat] = termsOn(entry, state).filter(({ key }) => isEntrySigned(entry, key, state));
  if (seat === undefined) throw new Error('an approval without a seat was taken for one that is in order');
  return seat;
}

export const isEntrySigned = (entry: Entry, key: string, { registry, subject }: LedgerState): boolean =>
  isSigned(signedText(registry, subject, entry), key, entry.signature ?? '');
