/** People, keys and ledgers for tests, all made here: none of them is in the registry. */
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { publicText } from '../../../model/approvals/key.ts';
import { POLICY, signedText, type Entry, type Ledger } from '../../../model/schema/ledger.ts';
import type { Role, Roster, Term } from '../../../model/schema/roster.ts';
import { lastHash, proposal } from '../../../model/approvals/write.ts';
import type { Metric, Registry } from '../../../model/registry/types.ts';

export interface Person {
  readonly name: string;
  readonly role: Role;
  readonly team: string;
  readonly employer: string;
  readonly private: KeyObject;
  readonly key: string;
}

export function person(name: string, role: Role, team: string, employer: string): Person {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { name, role, team, employer, private: privateKey, key: publicText(privateKey) };
}

export const FROM = '2026-01-01';
export const UNTIL = '2028-01-01';

export function rosterOf(people: readonly Person[], changes: Partial<Term> = {}): Roster {
  const all = people.map(({ name, role, team, employer, key }): [string, Roster['people'][string]] => {
    const term: Term = { role, team, employer, key, from: FROM, until: UNTIL, ...changes };
    return [name, { name, terms: [term] }];
  });
  return { people: Object.fromEntries(all) };
}

/** The entry with a signature by this key. */
export function signedBy(key: KeyObject, registry: string, subject: string, entry: Entry): Entry {
  const text = signedText(registry, subject, entry);
  return { ...entry, signature: sign(null, Buffer.from(text), key).toString('base64') };
}

/** A ledger with one entry more. */
export const grown = (ledger: Ledger, entry: Entry): Ledger => ({ ...ledger, entries: [...ledger.entries, entry] });

export function approvedBy(
  ledger: Ledger,
  who: Person,
  on: string,
  registry: Registry,
  more: Partial<Entry> = {},
): Ledger {
  const role = who.role === 'owner' ? ('owner' as const) : ('steward' as const);
  const entry: Entry = { what: 'approval', by: who.name, on, role, ...more, after: lastHash(ledger) };
  return grown(ledger, signedBy(who.private, registry.name, ledger.subject, entry));
}

/** A ledger in which this was proposed and by each of these approved. */
export function approvedLedger(
  subject: Metric | typeof POLICY,
  registry: Registry,
  people: readonly Person[],
  [proposed, approved]: readonly [string, string] = ['2026-10-01', '2026-10-02'],
): { readonly ledger: Ledger; readonly lists: ReadonlyMap<string, string> } {
  const { entry, lists } = proposal(subject, registry, 'somebody', proposed, 'start');
  let ledger: Ledger = { subject: subject === POLICY ? POLICY : subject.id, entries: [entry] };
  for (const who of people) ledger = approvedBy(ledger, who, approved, registry);
  return { ledger, lists: new Map(lists) };
}
