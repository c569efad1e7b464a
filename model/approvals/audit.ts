/**
 * One ledger, entry by entry: is each whole, in its place, signed, and by somebody who held that seat on that day?
 * Gives the last round (a proposal and what followed it) and whether the subject is revoked. Says nothing about whether
 * a round is enough: `needs.ts` does. Each entry gets at most one problem, the first that is wrong with it.
 */
import { isDay } from '../registry/calendar.ts';
import { keyAt, type Path, type Place, type Problem } from '../findings/problem.ts';
import { isSigned } from './key.ts';
import { entryHash, KEYS, signedText, START, type Entry, type LedgerFile } from '../schema/ledger.ts';
import { seats, type Role, type Roster, type Seat } from '../schema/roster.ts';

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

export interface Audit {
  readonly problems: readonly Problem[];
  readonly round: ApprovalRound | null;
  /** The last revocation, in order or not: in doubt a metric is off. Null if a later proposal was made. */
  readonly revocation: Entry | null;
  /** Whether anything was ever revoked: then only a complete round brings the subject back. */
  readonly wasRevoked: boolean;
}

interface LedgerState {
  readonly file: string;
  readonly subject: string;
  readonly registry: string;
  readonly roster: Roster;
  previous: Entry | null;
  round: { proposal: Entry; path: Path; approvals: Approval[] } | null;
  /** The latest day that an owner approved before the round. */
  approvedUntil: string | null;
}

type Fault = readonly [rule: Problem['rule'], at: Place, message: string, help: string];

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

const roleOf = (entry: Entry): Role => (entry.what === 'approval' ? (entry.role ?? 'steward') : 'steward');

const aRole = (entry: Entry): string => `${roleOf(entry) === 'owner' ? 'an' : 'a'} ${roleOf(entry)}`;

/** The terms of a person in a role that cover a day. */
function termsOn(entry: Entry, { roster }: LedgerState): readonly Seat[] {
  return seats(roster).filter(
    ({ person, role, from, until }) =>
      person === entry.by && role === roleOf(entry) && from <= entry.on && entry.on < until,
  );
}

function seatOf(entry: Entry, state: LedgerState): Seat {
  const [seat] = termsOn(entry, state).filter(({ key }) => isEntrySigned(entry, key, state));
  if (seat === undefined) throw new Error('an approval without a seat was taken for one that is in order');
  return seat;
}

const isEntrySigned = (entry: Entry, key: string, { registry, subject }: LedgerState): boolean =>
  isSigned(signedText(registry, subject, entry), key, entry.signature ?? '');

/** In this order: form, place in the ledger, place in the round, seat, signature, and what was said. */
const CHECKS: readonly ((entry: Entry, path: Path, state: LedgerState) => Fault | null)[] = [
  keysFault,
  dayFault,
  orderFault,
  roundFault,
  seatFault,
  signatureFault,
  renewalFault,
];

function faultOf(entry: Entry, path: Path, state: LedgerState): Fault | null {
  for (const check of CHECKS) {
    const fault = check(entry, path, state);
    if (fault !== null) return fault;
  }
  return null;
}

function keysFault(entry: Entry, path: Path): Fault | null {
  for (const [key, rules] of Object.entries(KEYS)) {
    const rule = rules[entry.what];
    const has = Object.hasOwn(entry, key);
    if (rule === 'needs' && !has)
      return [
        'approval/entry',
        keyAt(path),
        `this ${entry.what} has no \`${key}\``,
        'let `tallybook` write the entry; see registry/approvals/README.md',
      ];
    if (rule === 'never' && has)
      return ['approval/entry', keyAt([...path, key]), `a ${entry.what} has no \`${key}\``, 'remove the key'];
  }
  return null;
}

function dayFault(entry: Entry, path: Path, { previous }: LedgerState): Fault | null {
  const at = keyAt([...path, 'on']);
  if (!isDay(entry.on))
    return ['approval/day', at, `\`${entry.on}\` is not a date that exists`, 'write a day that exists: 2027-11-01'];
  if (previous !== null && entry.on < previous.on)
    return [
      'approval/day',
      at,
      `this ${entry.what} is of ${entry.on}, and the entry before it of ${previous.on}`,
      'entries stand in the order in which they were made; new ones go to the end',
    ];
  return null;
}

function orderFault(entry: Entry, path: Path, { previous }: LedgerState): Fault | null {
  const expected = previous === null ? START : entryHash(previous);
  if (entry.after === expected) return null;
  return [
    'approval/order',
    keyAt([...path, 'after']),
    previous === null
      ? `this ${entry.what} follows an entry that is not there: it is the first of its ledger`
      : `this ${entry.what} does not follow the entry before it: ` +
        'one of the two was changed, moved, repeated or taken out',
    'restore the ledger as it was; a ledger only ever grows at its end',
  ];
}

function roundFault(entry: Entry, path: Path, { round }: LedgerState): Fault | null {
  if (entry.what !== 'approval') return null;
  const at = keyAt([...path, 'by']);
  if (round === null)
    return [
      'approval/no-proposal',
      keyAt(path),
      'nothing was proposed before this approval',
      'run `tallybook propose` first',
    ];
  if (round.proposal.by === entry.by)
    return [
      'approval/proposer',
      at,
      `\`${entry.by}\` proposed this on ${round.proposal.on} and cannot approve it`,
      'have someone else approve it',
    ];
  const earlier = round.approvals.find(({ entry: { by } }) => by === entry.by);
  if (earlier !== undefined)
    return [
      'approval/twice',
      at,
      `\`${entry.by}\` approved this on ${earlier.entry.on} already, as ${earlier.entry.role}`,
      'one person counts once, in one role; have someone else approve it',
    ];
  return null;
}

function seatFault(entry: Entry, path: Path, state: LedgerState): Fault | null {
  if (entry.what === 'proposal' || termsOn(entry, state).length > 0) return null;
  const isKnown = Object.hasOwn(state.roster.people, entry.by);
  return [
    'approval/seat',
    keyAt([...path, 'by']),
    isKnown ? `\`${entry.by}\` was not ${aRole(entry)} on ${entry.on}` : `\`${entry.by}\` is not on the roster`,
    `only someone who is ${aRole(entry)} in registry/roster.yaml on that day may do this`,
  ];
}

function signatureFault(entry: Entry, path: Path, state: LedgerState): Fault | null {
  if (entry.what === 'proposal' || termsOn(entry, state).some(({ key }) => isEntrySigned(entry, key, state)))
    return null;
  return [
    'approval/signature',
    keyAt([...path, 'signature']),
    `the signature is not that of \`${entry.by}\` for this ${entry.what} of \`${state.subject}\``,
    `remove this ${entry.what} and sign it again with the key that registry/roster.yaml names`,
  ];
}

function renewalFault(entry: Entry, path: Path, { round, approvedUntil }: LedgerState): Fault | null {
  if (entry.what !== 'approval' || entry.role !== 'owner' || entry.decided !== undefined) return null;
  const expires = round?.proposal.expires;
  if (approvedUntil === null || expires === undefined || expires <= approvedUntil) return null;
  return [
    'approval/nothing-decided',
    keyAt(path),
    `this renews a metric from ${approvedUntil} to ${expires} and does not say what was decided from it`,
    'approve it with `--decided TEXT`; if nothing was decided from it, let it expire',
  ];
}
