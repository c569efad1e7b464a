/**
 * Groups. A group that opens is a new report; one that closes is a report less. A group that stays open must go on
 * saying exactly what it said, since reports of one series are added up: if it does not, it counts as opened anew.
 */
import { reportValues } from '../registry/fields.ts';
import type { Group, Registry } from '../registry/types.ts';
import { change, EXISTENCE, type Change, type Facts } from './change.ts';
import { isEqual } from './order.ts';
import { pairByName } from './pair-by-name.ts';

/** Every key of a group; what is null is part of its name or compared elsewhere. */
const KEYS: { readonly [K in keyof Group]-?: ((before: Group, after: Group) => Omit<Facts, 'subject'> | null) | null } =
  {
    program: null,
    name: null,
    summary: (before, after) =>
      before.summary === after.summary
        ? null
        : { field: 'summary', before: before.summary, after: after.summary, direction: 'neutral', row: 'text' },
    open: (before, after) =>
      before.open === after.open
        ? null
        : {
            field: 'open',
            before: before.open,
            after: after.open,
            direction: after.open ? 'further' : 'narrower',
            row: after.open ? 'opened' : 'removed',
            closes: after.open ? [] : [nameOf(before)],
          },
    metrics: (before, after) => {
      const [old, now] = [reportContent(before), reportContent(after)];
      if (!before.open || !after.open || isEqual(old, now)) return null;
      return { field: 'metrics', before: old, after: now, direction: 'incomparable', row: 'opened' };
    },
  };

export const nameOf = ({ program, name }: Pick<Group, 'program' | 'name'>): string => `${program}/${name}`;

/** The names of the groups that are open. */
export function openGroups(registry: Registry): ReadonlySet<string> {
  return new Set(registry.programs.flatMap(({ groups }) => groups.filter(({ open }) => open).map(nameOf)));
}

/** What one report of a group holds: for each live metric how the week becomes a value, and the values. */
function reportContent({ metrics }: Group): Readonly<Record<string, string>> {
  const contents = metrics.flatMap((metric) => {
    if (metric.submit === null || !metric.live) return [];
    return [[metric.id, `${metric.submit.reduce} of ${reportValues(metric, metric.submit).join('|')}`] as const];
  });
  return Object.fromEntries(contents);
}

/** Groups of all programs. */
export function compareGroups(before: Registry, after: Registry): readonly Change[] {
  const all = ({ programs }: Registry): readonly Group[] => programs.flatMap(({ groups }) => groups);
  return pairByName(all(before), all(after), nameOf).flatMap(([name, old, now]) => {
    const subject = { kind: 'group', name } as const;
    if (old !== null && now !== null)
      return Object.values(KEYS).flatMap((compare) => {
        const facts = compare?.(old, now) ?? null;
        return facts === null ? [] : [change({ subject, ...facts })];
      });
    return [change({ subject, ...existence(old, now) })];
  });
}

function existence(before: Group | null, after: Group | null): Omit<Facts, 'subject'> {
  const words = (group: Group | null): string | null => (group === null ? null : group.open ? 'open' : 'closed');
  const facts = { field: EXISTENCE, before: words(before), after: words(after) };
  if (after?.open === true) return { ...facts, direction: 'further', row: 'opened' };
  if (before?.open === true) return { ...facts, direction: 'narrower', row: 'removed', closes: [nameOf(before)] };
  return { ...facts, direction: 'neutral', row: 'changed' };
}
