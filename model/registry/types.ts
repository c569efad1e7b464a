/**
 * The resolved model: what a registry means once defaults, lists and order are settled. Nothing here is optional "in
 * case"; generators read these types and never validate. No logic. Property names that come from a declaration keep the
 * declaration's spelling, so that a reader can search for one word from YAML to output.
 */
import type { PrivacyClass, Reduce, STANDINGS } from '../schema/declaration.ts';
import type { Policy } from '../schema/policy.ts';

/** A list of labels in a file of its own, `registry/enumerations/<name>.txt`. */
export interface Enumeration {
  readonly name: string;
  readonly file: string;
  readonly summary: string;
  /** The official toolchain the list was made from, such as `rustc 1.95.0 (59807616e 2026-04-14)`. */
  readonly toolchain: string;
  /** The command that made it. */
  readonly command: string;
  readonly owner: string;
  /** In the order of the file, without `unknown`. */
  readonly values: readonly string[];
}

/** One dimension of a counter, or the values of an enumeration. */
export interface Dimension {
  readonly name: string;
  /** In declared order, `unknown` last; raw, not yet percent-encoded. */
  readonly labels: readonly string[];
  /** The list the labels come from, or null when they stand in the declaration. */
  readonly list: string | null;
}

/** What may be said of a metric in a report. `group` is null for noised, `levels` for kinds that have none. */
export interface Submit {
  readonly group: string | null;
  readonly reduce: Reduce;
  readonly levels: readonly number[] | null;
  readonly epsilon: number | null;
  readonly needs_share: number | null;
}

interface Common {
  /** `program.area.name` */
  readonly id: string;
  readonly program: string;
  readonly area: string;
  readonly name: string;
  /** The declaring file, relative to the registry's parent: `registry/rustc/ice.yaml`. */
  readonly file: string;
  readonly summary: string;
  readonly description: string;
  readonly question: string;
  readonly justification: string;
  readonly sources: readonly string[];
  readonly use: 'feature' | 'experience' | 'performance';
  readonly owners: readonly string[];
  readonly privacy_class: PrivacyClass;
  /** Days on the machine. */
  readonly retention: number;
  /** `yyyy-mm-dd` */
  readonly expires: string;
  readonly since: string;
  /** As declared, or `revoked` by a steward. */
  readonly status: (typeof STANDINGS)[number];
  /**
   * Recorded at all: neither proposed nor revoked, nor expired on the registry's `as_of`. What is not live never
   * reaches the allowlist.
   */
  readonly live: boolean;
  /** Written at once rather than at the next flush. */
  readonly flush_now: boolean;
  readonly same_fact: readonly string[];
  /** Not null exactly for the classes noised and coarse. */
  readonly submit: Submit | null;
}

export interface Counter extends Common {
  readonly kind: 'counter';
  /** None, one or two. */
  readonly labels: readonly Dimension[];
}

export interface Flag extends Common {
  readonly kind: 'flag';
}

export interface EnumerationMetric extends Common {
  readonly kind: 'enumeration';
  readonly values: Dimension;
}

export interface Histogram extends Common {
  readonly kind: 'histogram';
  readonly unit: string;
  /** Inclusive upper bounds, ascending; one more bucket holds what is above the last. */
  readonly bounds: readonly number[];
}

export interface Frames extends Common {
  readonly kind: 'frames';
  readonly list: string;
  /** The list's values, without `unknown`: a frame is recorded as one of them or as `_`. */
  readonly values: readonly string[];
  readonly depth: number;
}

export interface Text extends Common {
  readonly kind: 'text';
  readonly pattern: string;
  /** How many texts the pattern can match, at most. */
  readonly size: number;
}

export type Metric = Counter | Flag | EnumerationMetric | Histogram | Frames | Text;

/** Metrics that are reported together, one group a week. A closed group reports nothing. */
export interface Group {
  readonly program: string;
  readonly name: string;
  readonly summary: string;
  readonly open: boolean;
  /** Its coarse metrics, live or not, by id. */
  readonly metrics: readonly Metric[];
}

export interface Program {
  readonly name: string;
  readonly summary: string;
  readonly groups: readonly Group[];
  readonly metrics: readonly Metric[];
}

/** What remains of a removed metric: its id never returns with a class that goes further. */
export interface Tombstone {
  readonly id: string;
  /** The class it had when it was removed. */
  readonly privacy_class: PrivacyClass;
  /** The registry version that removed it. */
  readonly removed: string;
  readonly reason: string;
}

/**
 * A whole checked registry: frozen, and totally ordered by code point, so that the same input gives the same output.
 */
export interface Registry {
  readonly name: string;
  readonly version: string;
  readonly status: 'preview' | 'active';
  /** The day that expiry and lives are measured from. */
  readonly as_of: string;
  readonly teams: readonly { readonly name: string; readonly summary: string }[];
  readonly programs: readonly Program[];
  /** Every metric of every program, by id. */
  readonly metrics: readonly Metric[];
  /** Every tombstone, by id. */
  readonly removed: readonly Tombstone[];
  readonly enumerations: readonly Enumeration[];
  readonly policy: Policy;
}

/** One output file of a generator; `path` is relative to `generated/`, with `/` between folders. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** A generator is a pure function of the registry. */
export interface Generator {
  readonly name: string;
  readonly summary: string;
  generate(registry: Registry): readonly GeneratedFile[];
}
