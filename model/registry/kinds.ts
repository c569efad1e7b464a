/** What each kind needs and takes. One row a kind: a new kind fails to compile until it has one. */
import type { Key, Kind, MetricDeclaration, PrivacyClass, Reduce } from '../schema/declaration.ts';

export interface KindSpec {
  readonly summary: string;
  readonly example: string;
  /** Keys that only some kinds take: those this kind needs, and those it may have. */
  readonly needs: readonly Key[];
  readonly takes: readonly Key[];
  /** How a period may become one report value; empty for kinds that are never reported. */
  readonly reduces: readonly Reduce[];
  /** Whether a report says a level (`levels`) rather than one of the kind's own values. */
  readonly leveled: boolean;
}

export const KIND_SPECS: Readonly<Record<Kind, KindSpec>> = {
  counter: {
    summary: 'Counts events, as one number or one per label in up to two dimensions.',
    example: 'rustc.ice.total, rustc.diagnostics.error_code{E0502}',
    needs: [],
    takes: ['labels', 'unit'],
    reduces: ['sum', 'days'],
    leveled: true,
  },
  flag: {
    summary: 'Counts how often something was true and how often false.',
    example: 'rustc.host.ci{true}, rustc.host.ci{false}',
    needs: [],
    takes: [],
    reduces: ['any', 'all'],
    leveled: false,
  },
  enumeration: {
    summary: 'Counts how often each value out of a closed list was seen.',
    example: 'rustc.toolchain.channel{stable}',
    needs: ['values'],
    takes: [],
    reduces: ['mode'],
    leveled: false,
  },
  histogram: {
    summary: 'Counts values by bucket; the exact value is never kept.',
    example: 'rustc.invocation.wall_ms{<=100}',
    needs: ['bounds', 'unit'],
    takes: [],
    reduces: ['max', 'median'],
    leveled: true,
  },
  frames: {
    summary: 'Counts stacks of at most 32 frames, each by the longest listed name that it begins with, or as `_`.',
    example: 'rustc.ice.frames{rustc_middle;_;rustc_driver_impl}',
    needs: ['frames'],
    takes: [],
    reduces: [],
    leveled: false,
  },
  text: {
    summary: 'Counts short texts of a pattern whose language is finite.',
    example: 'demo.build.release{2026.1}',
    needs: ['pattern'],
    takes: [],
    reduces: [],
    leveled: false,
  },
};

/** What every metric needs, whatever its kind. */
export const ALWAYS_NEEDED = [
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
] as const satisfies readonly Key[];

/** Keys that belong to some kinds only. */
export const KIND_KEYS = ['labels', 'unit', 'values', 'bounds', 'frames', 'pattern'] as const satisfies readonly Key[];

export type SubmitKey = keyof NonNullable<MetricDeclaration['submit']>;

/** The keys of `submit` that a class uses; null for classes that report nothing. */
export function submitKeys(privacyClass: PrivacyClass, leveled: boolean): readonly SubmitKey[] | null {
  switch (privacyClass) {
    case 'coarse':
      return leveled ? ['group', 'reduce', 'levels'] : ['group', 'reduce'];
    case 'noised':
      return ['reduce', 'epsilon', 'needs_share'];
    case 'fleet':
    case 'sealed':
    case 'ticket':
      return null;
  }
}
