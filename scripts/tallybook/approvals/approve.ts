/** `tallybook propose`, `tallybook approve` and `tallybook approvals`: the ledger of who agreed to what. */
import { POLICY } from '../../../model/schema/ledger.ts';
import { seatsOn } from '../../../model/schema/roster.ts';
import { lastHash, proposal } from '../../../model/approvals/write.ts';
import { standings } from '../../../model/standings.ts';
import { loadTree } from '../../../model/source/load.ts';
import { addEntry, deskFor, keyOf, signEntry, type Desk, type LedgerArguments } from './ledger.ts';
import { print } from '../../terminal/print.ts';
import { unusable } from '../checked-folder.ts';
import { orRefuse, Refusal } from '../../terminal/refusal.ts';

export interface ApproveArguments extends LedgerArguments {
  readonly key: string;
  readonly role?: 'owner' | 'steward';
  readonly decided?: string;
}

/**
 * Opens the days for comments on what a metric, or the policy, says now. Needs no key: approvers sign it with their
 * own.
 */
export function runPropose(id: string, options: LedgerArguments): number {
  const desk = deskFor(id, options);
  const { entry, lists } = proposal(
    desk.subject,
    desk.registry,
    desk.as,
    desk.on,
    lastHash(desk.ledger?.ledger ?? null),
  );
  const file = addEntry(desk, entry, lists);
  print(`proposed ${id} in ${file}; let others run \`tallybook approve ${id}\`\n`);
  return 0;
}

/** Approves what was proposed last, if it is what stands in the registry. */
export function runApprove(id: string, { key: path, role: wanted, decided, ...options }: ApproveArguments): number {
  const desk = deskFor(id, options);
  const role = wanted ?? roleOf(desk);
  const key = keyOf(path, role, desk);
  if (role === 'owner') assertOwner(desk);
  assertCurrent(id, desk);
  const entry = {
    what: 'approval' as const,
    by: desk.as,
    on: desk.on,
    role,
    ...(decided === undefined ? {} : { decided }),
    after: lastHash(desk.ledger?.ledger ?? null),
  };
  const file = addEntry(desk, signEntry(entry, key, desk));
  const now = standings(orRefuse('read it again', () => loadTree(desk.root))).get(id);
  print(`${desk.as} approved ${id} as ${role} in ${file}\n${id} ${now?.words ?? ''}\n`);
  return 0;
}

/** The one role in which this person may approve on that day. */
function roleOf({ roster, as, on }: Desk): 'owner' | 'steward' {
  const roles = new Set(
    seatsOn(roster, on)
      .filter(({ person }) => person === as)
      .map(({ role }) => role),
  );
  const found = (['owner', 'steward'] as const).filter((role) => roles.has(role));
  const [role] = found;
  if (role === undefined)
    throw new Refusal(
      `\`${as}\` is neither owner nor steward on ${on}; registry/roster.yaml must give them a term for that day`,
    );
  if (found.length > 1)
    throw new Refusal(`\`${as}\` is both owner and steward; say which with --role owner or --role steward`);
  return role;
}

function assertOwner({ subject, roster, as, on }: Desk): void {
  if (subject === POLICY) throw new Refusal('the policy has no owner; stewards approve it');
  const teams = seatsOn(roster, on).filter(({ person, role }) => person === as && role === 'owner');
  if (teams.some(({ team }) => subject.owners.includes(team))) return;
  throw new Refusal(
    `\`${as}\` is an owner for ${teams.map(({ team }) => team).join(', ')}, but \`${subject.id}\` belongs to ` +
      `${subject.owners.join(', ')}; let an owner of that team approve it`,
  );
}

/** What is signed must be what the registry says today. */
function assertCurrent(id: string, desk: Desk): void {
  const state = standings(desk.tree).get(id)?.state;
  if (state !== 'changed' && state !== 'revoked') return;
  const what = state === 'revoked' ? 'was revoked' : 'has changed';
  throw new Refusal(`\`${id}\` ${what} since it was proposed; run \`tallybook propose ${id}\` first`);
}

/** Where every metric and the policy stand, one line each. */
export function runApprovals({ root }: { readonly root: string }): number {
  const all = standings(orRefuse(`read registry/ in \`${root}\``, () => loadTree(root)));
  if (all.size === 0) throw unusable();
  print([...all].map(([id, { words }]) => `${id} ${words}\n`).join(''));
  return 0;
}
