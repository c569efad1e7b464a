/** What a store shows by the registries that were added to it, and a metric of which that must be nothing. */
import { registeredIn, type Registered } from '../../../submitter/registries/registered.ts';
import { ticket } from '../../../submitter/ticket/ticket.ts';
import { BODY, day, type Wish } from '../adversarial/registry.ts';
import { counted } from '../material.ts';

export const TODAY = day('2026-11-23');
export const SECRET = 'rustc.ice.secret';
/** A metric that no version before had a line of, as a ticket line that claims to be as old as they are, or new. */
export const leaks = (since: string): NonNullable<Wish['body']> => {
  const before: readonly string[] = BODY.ticket;
  const line = `ticket ${SECRET} values=count class=ticket keep=49d until=2027-11-01 since=${since}`;
  return { ticket: [...before.slice(0, 6), line, ...before.slice(6)] };
};

export function registered(root: string, name: string): Registered {
  const found = registeredIn(root).value?.find((one) => one.name === name);
  if (found === undefined) throw new Error(JSON.stringify(registeredIn(root).stops));
  return found;
}

/** The fields of a ticket about all of rustc.ice, of a count under each of these versions. */
export function shown(root: string, name: string, versions: readonly string[], field = SECRET): readonly string[] {
  const { allowed, catalogues } = registered(root, name);
  const catalogue = catalogues.get('rustc');
  if (catalogue === undefined) throw new Error('no catalogue');
  const counts = versions.map((registryVersion, i) =>
    counted('2026-11-20', { [field]: 10 ** i }, { registry: 'demo', registryVersion }),
  );
  const wish = { program: 'rustc', area: null, metric: '*', exact: true, days: null };
  const { value } = ticket({ allowed, catalogue, counts, today: TODAY }, wish);
  return (value?.rows ?? []).map((row) => `${row.field} ${row.count}`);
}
