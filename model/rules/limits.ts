/**
 * The limit that holds for a metric: that of its class, or of a metric recording the same fact where that is stricter.
 */
import type { ClassPolicy } from '../schema/policy.ts';
import type { PrivacyClass } from '../schema/declaration.ts';
import type { Draft } from '../stages/draft.ts';
import type { Context } from './rule.ts';

export interface Limit {
  readonly limit: number;
  /** ``class `ticket` `` or ``class `coarse` of `rustc.ice.total`, which records the same fact,`` */
  readonly because: string;
}

/** The smallest of a number over a metric's class and the classes of what records the same fact; its own wins ties. */
export function strictest(draft: Draft, { policy, byId }: Context, number: (policy: ClassPolicy) => number): Limit {
  const own = draft.values.privacy_class;
  const classes: [PrivacyClass, string | null][] = own === undefined ? [] : [[own, null]];
  for (const id of draft.values.same_fact ?? []) {
    const other = byId.get(id)?.values.privacy_class;
    if (other !== undefined) classes.push([other, id]);
  }
  let found: Limit = { limit: Infinity, because: '' };
  for (const [name, id] of classes) {
    const limit = number(policy.classes[name]);
    if (limit < found.limit)
      found = {
        limit,
        because: id === null ? `class \`${name}\`` : `class \`${name}\` of \`${id}\`, which records the same fact,`,
      };
  }
  return found;
}
