/**
 * What a registry has besides metrics, groups and policy: its own keys, teams, programs, lists and tombstones. One
 * table each, with a line for every key. A list that changes is a change of its own; each metric that uses it feels it
 * too, in its own fields.
 */
import { CLASSES } from '../schema/declaration.ts';
import type { Enumeration, Program, Registry, Tombstone } from '../registry/types.ts';
import { change, EXISTENCE, type Change, type Direction, type VersionRow, type SubjectKind } from './change.ts';
import { incomparable, members, neutral, ranked, isEqual, type Order } from './order.ts';
import { pairByName } from './pair-by-name.ts';

interface Key<T> {
  readonly order: Order<T>;
  readonly row: (direction: Direction) => VersionRow;
}
/** Null is what names the thing, follows from the rest, or is compared elsewhere. */
type Keys<T> = { readonly [K in keyof T]-?: Key<T[K]> | null };

const TEXT: Key<unknown> = { order: neutral, row: () => 'text' };

const REGISTRY: Keys<Registry> = {
  name: { order: incomparable, row: () => 'recipient' },
  version: { order: neutral, row: () => 'version' },
  status: {
    order: ranked<Registry['status']>(['preview', 'active']),
    row: (direction) => (direction === 'further' ? 'recipient' : 'tighter'),
  },
  as_of: TEXT,
  teams: null,
  programs: null,
  metrics: null,
  removed: null,
  enumerations: null,
  policy: null,
};

const TEAM: Keys<Registry['teams'][number]> = { name: null, summary: TEXT };
const PROGRAM: Keys<Program> = { name: null, summary: TEXT, groups: null, metrics: null };
const ENUMERATION: Keys<Enumeration> = {
  name: null,
  file: null,
  summary: TEXT,
  toolchain: TEXT,
  command: TEXT,
  owner: TEXT,
  values: { order: members, row: () => 'changed' },
};

/** The class of a tombstone is how far its id may go if it returns. */
const TOMBSTONE: Keys<Tombstone> = {
  id: null,
  privacy_class: { order: ranked(CLASSES), row: (direction) => (direction === 'further' ? 'wider' : 'tighter') },
  removed: TEXT,
  reason: TEXT,
};

type AnyKeys = Readonly<Record<string, Key<unknown> | null>>;

/** What a thing that came or went is: the direction and row of its coming, and of its going. */
interface Existence {
  readonly came: readonly [Direction, VersionRow];
  readonly went: readonly [Direction, VersionRow];
}

const EXISTENCES: Readonly<Record<'team' | 'program' | 'enumeration' | 'tombstone', Existence>> = {
  team: { came: ['neutral', 'text'], went: ['neutral', 'text'] },
  program: { came: ['further', 'changed'], went: ['narrower', 'removed'] },
  enumeration: { came: ['further', 'changed'], went: ['narrower', 'removed'] },
  tombstone: { came: ['narrower', 'tighter'], went: ['further', 'wider'] },
};

function compareKeys(
  kind: SubjectKind,
  name: string,
  table: AnyKeys,
  before: object,
  after: object,
): readonly Change[] {
  const old = before as Readonly<Record<string, unknown>>;
  const now = after as Readonly<Record<string, unknown>>;
  return Object.entries(table).flatMap(([field, key]) => {
    if (key === null || isEqual(old[field], now[field])) return [];
    const direction = key.order(old[field], now[field]);
    const subject = { kind, name };
    return [change({ subject, field, before: old[field], after: now[field], direction, row: key.row(direction) })];
  });
}

function compareAll<T extends object>(
  kind: keyof typeof EXISTENCES,
  table: Keys<T>,
  name: (one: T) => string,
  before: readonly T[],
  after: readonly T[],
): readonly Change[] {
  return pairByName(before, after, name).flatMap(([key, old, now]) => {
    if (old !== null && now !== null) return compareKeys(kind, key, table as AnyKeys, old, now);
    const [direction, row] = EXISTENCES[kind][now === null ? 'went' : 'came'];
    const [was, is] = [old, now].map((one) => (one === null ? null : true));
    return [change({ subject: { kind, name: key }, field: EXISTENCE, before: was, after: is, direction, row })];
  });
}

/** The registry's own keys, teams, programs, lists and tombstones. */
export function compareThings(before: Registry, after: Registry): readonly Change[] {
  const byName = ({ name }: { readonly name: string }): string => name;
  return [
    ...compareKeys('registry', after.name, REGISTRY as AnyKeys, before, after),
    ...compareAll('team', TEAM, byName, before.teams, after.teams),
    ...compareAll('program', PROGRAM, byName, before.programs, after.programs),
    ...compareAll('enumeration', ENUMERATION, byName, before.enumerations, after.enumerations),
    ...compareAll('tombstone', TOMBSTONE, ({ id }) => id, before.removed, after.removed),
  ];
}
