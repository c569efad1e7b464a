/**
 * The policy, number by number: which way each one loosens it. A number that is added to the policy does not compile
 * until it has its order here.
 */
import type { ClassPolicy, Policy } from '../schema/policy.ts';
import { change, type Change, type Direction, type VersionRow } from './change.ts';
import { keys, larger, members, neutral, opposite, ranked, isEqual, type Order } from './order.ts';

/** An order for a value, or a table of orders for each of its keys. */
type Orders<T> = Order<T> | { readonly [K in keyof T]-?: Orders<T[K]> };

const smaller: Order<number> = opposite(larger);
const fewer = opposite<readonly string[]>(members);
const fewerKeys = opposite<Readonly<Record<string, unknown>>>(keys);

const CLASS: Orders<ClassPolicy> = {
  summary: neutral,
  why: neutral,
  sink: ranked<ClassPolicy['sink']>(['none', 'fleet', 'ticket', 'submit']),
  kinds: members,
  labels: larger,
  days: larger,
  days_beyond: larger,
  life_months: larger,
  approvals: { owners: smaller, stewards: smaller, outside: smaller, comment_days: smaller, notice_days: smaller },
};

/** `further` is looser. */
const POLICY: Orders<Policy> = {
  reporters: { assumed: larger },
  smallest_cell: smaller,
  reporters_per_group: smaller,
  group_bits: larger,
  group_metrics: larger,
  context_words: fewer,
  context_from: smaller,
  epsilon: larger,
  epsilon_a_year: larger,
  submit_days: larger,
  classes: { fleet: CLASS, sealed: CLASS, ticket: CLASS, noised: CLASS, coarse: CLASS },
  reserved_classes: fewerKeys,
  undeclarable: fewerKeys,
  boilerplate: fewer,
  governance: {
    stewards: smaller,
    signers: smaller,
    employer_share: larger,
    policy_stewards: smaller,
    policy_days: smaller,
  },
};

const ROW_OF: Readonly<Record<Direction, VersionRow>> = {
  further: 'looser',
  incomparable: 'looser',
  narrower: 'tighter',
  neutral: 'text',
};

type AnyOrders = Order<unknown> | { readonly [key: string]: AnyOrders };

/** Every number, list and text that differs, by its dotted key: `classes.coarse.days`. */
export function comparePolicies(before: Policy, after: Policy): readonly Change[] {
  const changes: Change[] = [];
  const visit = (orders: AnyOrders, old: unknown, now: unknown, path: readonly string[]): void => {
    if (typeof orders !== 'function') {
      for (const [key, inner] of Object.entries(orders)) visit(inner, at(old, key), at(now, key), [...path, key]);
    } else if (!isEqual(old, now)) {
      const direction = orders(old, now);
      const subject = { kind: 'policy', name: path.join('.') } as const;
      changes.push(change({ subject, field: 'value', before: old, after: now, direction, row: ROW_OF[direction] }));
    }
  };
  visit(POLICY as AnyOrders, before, after, []);
  return changes;
}

const at = (value: unknown, key: string): unknown => (value as Readonly<Record<string, unknown>>)[key];
