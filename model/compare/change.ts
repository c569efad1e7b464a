/**
 * What a change of a registry is: something that was, something that is, which way it goes, and which row of the table
 * of versions it matches. The row alone decides bump and consent, so that the two can never disagree.
 */

/**
 * `further`: more may be said, or go further. `narrower`: less. `incomparable`: something else. `neutral`: the same.
 */
export type Direction = 'further' | 'narrower' | 'incomparable' | 'neutral';

export const BUMPS = ['none', 'patch', 'minor', 'major'] as const;
export type Bump = (typeof BUMPS)[number];

/** `shown`: consent holds, and the change is shown to those who gave it. `void`: it has to be given again. */
export const CONSENTS = ['kept', 'shown', 'void'] as const;
export type Consent = (typeof CONSENTS)[number];

interface RowDoc {
  readonly summary: string;
  readonly bump: Bump;
  readonly consent: Consent;
}

/** The table of versions: every change matches one row, and the strongest decides. */
export const ROWS = {
  version: { summary: 'the version itself', bump: 'none', consent: 'kept' },
  text: { summary: 'text, owners, sources, dates of the registry', bump: 'patch', consent: 'kept' },
  shorter: { summary: 'a shorter retention or life', bump: 'patch', consent: 'kept' },
  tighter: { summary: 'a tighter policy, or a tombstone', bump: 'patch', consent: 'kept' },
  changed: { summary: 'a new or changed metric, label, list or program', bump: 'minor', consent: 'shown' },
  longer: { summary: 'a longer retention or life in fleet, sealed or ticket', bump: 'minor', consent: 'shown' },
  deprecated: { summary: 'a deprecation', bump: 'minor', consent: 'shown' },
  removed: { summary: 'a removal, an expiry, or a group that closes', bump: 'minor', consent: 'shown' },
  narrower: { summary: 'a class that goes less far', bump: 'minor', consent: 'shown' },
  wider: { summary: 'a class that goes further', bump: 'major', consent: 'void' },
  reported: { summary: 'something else about a noised or coarse metric', bump: 'major', consent: 'void' },
  opened: { summary: 'a group that opens, or says something else than before', bump: 'major', consent: 'void' },
  looser: { summary: 'a looser policy', bump: 'major', consent: 'void' },
  recipient: { summary: 'another registry, or one that may now be sent', bump: 'major', consent: 'void' },
} as const satisfies Record<string, RowDoc>;
export type VersionRow = keyof typeof ROWS;

export const SUBJECTS = [
  'registry',
  'policy',
  'team',
  'program',
  'group',
  'enumeration',
  'metric',
  'tombstone',
] as const;
export type SubjectKind = (typeof SUBJECTS)[number];

/** An id for metrics and tombstones, `program/name` for groups, a dotted key for the policy, else a name. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly name: string;
}

/** The field of a subject that is there on one side only. */
export const EXISTENCE = 'declared';

export interface Change {
  readonly subject: Subject;
  /** A key, `submit.levels` for one inside another, or `declared` where the subject itself came or went. */
  readonly field: string;
  /** Plain data; null where there was, or is, nothing. */
  readonly before: unknown;
  readonly after: unknown;
  readonly direction: Direction;
  readonly row: VersionRow;
  readonly bump: Bump;
  readonly consent: Consent;
  /** Groups that were open, as `program/name`, and cannot go on saying what they said. */
  readonly closes: readonly string[];
  /** Whether code that calls the bindings of the metric may no longer compile, or count something else. */
  readonly breaks: boolean;
}

export type Facts = Pick<Change, 'subject' | 'field' | 'before' | 'after' | 'direction' | 'row'> &
  Partial<Pick<Change, 'closes' | 'breaks'>>;

/** A change whose bump and consent are those of its row. */
export function change({ subject, field, before, after, direction, row, closes = [], breaks = false }: Facts): Change {
  const { bump, consent } = ROWS[row];
  return { subject, field, before, after, direction, row, bump, consent, closes, breaks };
}

const strongest = <T>(order: readonly T[], found: readonly T[], least: T): T =>
  found.reduce((a, b) => (order.indexOf(b) > order.indexOf(a) ? b : a), least);

export const strongestBump = (bumps: readonly Bump[]): Bump => strongest(BUMPS, bumps, 'none');
export const strongestConsent = (consents: readonly Consent[]): Consent => strongest(CONSENTS, consents, 'kept');
