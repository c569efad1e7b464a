/**
 * What the ladder says, written down a second time and by hand from the design, never read from policy.yaml or the
 * model: the sweep compares the checker with this table.
 */
export type Name = 'fleet' | 'sealed' | 'ticket' | 'noised' | 'coarse';

export interface Row {
  readonly kinds: readonly string[];
  readonly labels: number;
  readonly days: number;
  /** The last day a metric may expire on, for as_of 2026-11-22. */
  readonly lastDay: string;
}

const ALL = ['counter', 'flag', 'enumeration', 'histogram', 'frames', 'text'];

export const AS_OF = '2026-11-22';

export const LADDER: Readonly<Record<Name, Row>> = {
  fleet: { kinds: ALL, labels: 100_000, days: 49, lastDay: '2028-11-22' },
  sealed: { kinds: ALL, labels: 100_000, days: 14, lastDay: '2028-11-22' },
  ticket: { kinds: ALL, labels: 10_000, days: 49, lastDay: '2028-05-22' },
  noised: { kinds: ['flag', 'enumeration'], labels: 16, days: 49, lastDay: '2027-05-22' },
  coarse: { kinds: ['counter', 'flag', 'enumeration', 'histogram'], labels: 8, days: 49, lastDay: '2027-11-22' },
};

/** From narrow to wide. */
export const ORDER: readonly Name[] = ['fleet', 'sealed', 'ticket', 'noised', 'coarse'];

/** Words that make a coarse metric a context field while fewer than 5,000 people report. */
export const CONTEXT_WORDS: readonly string[] = [
  'arch',
  'architecture',
  'country',
  'distribution',
  'edition',
  'host',
  'kernel',
  'language',
  'llvm_major',
  'os',
  'platform',
  'region',
  'target',
  'tier',
  'triple',
  'vendor',
  'version',
];

export const ALWAYS = [
  'kind',
  'summary',
  'description',
  'question',
  'justification',
  'sources',
  'use',
  'owners',
  'privacy_class',
  'retention',
  'expires',
  'since',
];

export const BY_KIND: Readonly<Record<string, readonly string[]>> = {
  counter: [],
  flag: [],
  enumeration: ['values'],
  histogram: ['bounds', 'unit'],
  frames: ['frames'],
  text: ['pattern'],
};

/** The keys of submit that a class and kind need. */
export function submitKeys(name: string, kind: string): readonly string[] {
  if (name === 'noised') return ['reduce', 'epsilon', 'needs_share'];
  if (name !== 'coarse') return [];
  return kind === 'counter' || kind === 'histogram' ? ['group', 'reduce', 'levels'] : ['group', 'reduce'];
}
