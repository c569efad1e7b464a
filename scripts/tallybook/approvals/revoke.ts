/** `tallybook revoke`: any one steward stops a metric, at once, with nobody else's consent. */
import { POLICY } from '../../../model/schema/ledger.ts';
import { lastHash } from '../../../model/approvals/write.ts';
import { addEntry, deskFor, keyOf, signEntry, type LedgerArguments } from './ledger.ts';
import { print } from '../../terminal/print.ts';
import { Refusal } from '../../terminal/refusal.ts';

export interface RevokeArguments extends LedgerArguments {
  readonly key: string;
  readonly because: string;
}

/** Adds a signed revocation. The metric is off as soon as the outputs are generated again. */
export function runRevoke(id: string, { key: path, because, ...options }: RevokeArguments): number {
  const desk = deskFor(id, options);
  if (desk.subject === POLICY)
    throw new Refusal('a policy cannot be revoked; change its numbers and run `tallybook propose policy`');
  const key = keyOf(path, 'steward', desk);
  const after = lastHash(desk.ledger?.ledger ?? null);
  const entry = { what: 'revocation' as const, by: desk.as, on: desk.on, because, after };
  const file = addEntry(desk, signEntry(entry, key, desk));
  print(`revoked ${id} in ${file}; run \`tallybook generate\`, sign the allowlist and release it\n`);
  return 0;
}
