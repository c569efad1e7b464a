/**
 * What can be wrong with one entry of a ledger: its form, its place, its author's seat, its signature, and what it
 * says. Each entry gets at most one fault, the first in this order, because what comes after would only follow from it.
 */
import { isDay } from '../registry/calendar.ts';
import { keyAt, type Path, type Place, type Problem } from '../findings/problem.ts';
import { entryHash, KEYS, START, type Entry } from '../schema/ledger.ts';
import { isEntrySigned, roleOf, termsOn, type LedgerState } from './round.ts';

export type Fault = readonly [rule: Problem['rule'], at: Place, message: string, help: string];

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

/** The first fault of an entry; null when it is in order. */
export function faultOf(entry: Entry, path: Path, state: LedgerState): Fault | null {
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

const aRole = (entry: Entry): string => `${roleOf(entry) === 'owner' ? 'an' : 'a'} ${roleOf(entry)}`;

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
