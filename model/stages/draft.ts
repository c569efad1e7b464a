/**
 * A metric between declaration and registry: every key that is usable, resolved, and nothing where a key is missing or
 * wrong. Rules name the keys they read and run on every draft that has them, so that everything wrong is found in one
 * run and nothing cascades.
 */
import type { Key, Kind, MetricDeclaration, PrivacyClass } from '../schema/declaration.ts';
import type { Pattern } from '../registry/pattern.ts';
import type { Path, Place } from '../findings/problem.ts';
import type { Dimension } from '../registry/types.ts';

export type SubmitDeclaration = NonNullable<MetricDeclaration['submit']>;

/** The resolved value of each key. Keys a metric may leave out have an explicit "none" once resolved. */
export interface DraftValues {
  kind: Kind;
  summary: string;
  description: string;
  question: string;
  justification: string;
  sources: readonly string[];
  use: 'feature' | 'experience' | 'performance';
  owners: readonly string[];
  privacy_class: PrivacyClass;
  retention: number;
  expires: string;
  since: string;
  status: 'proposed' | 'active' | 'deprecated';
  unit: string | null;
  labels: readonly Dimension[];
  values: Dimension;
  bounds: readonly number[];
  frames: {
    readonly list: string;
    readonly values: readonly string[];
    readonly depth: number;
  };
  pattern: { readonly source: string; readonly pattern: Pattern; readonly size: number };
  submit: SubmitDeclaration | null;
  flush: 'now' | null;
  same_fact: readonly string[];
}

export interface Draft {
  readonly id: string;
  readonly program: string;
  readonly area: string;
  readonly name: string;
  readonly file: string;
  /** The metric in its file: `['metrics', 'total']`. */
  readonly path: Path;
  readonly values: Readonly<Partial<DraftValues>>;
  /** Where a key is written: in the metric, in the file's defaults, or at the metric's name when nowhere. */
  place(key: Key, ...rest: Path): Place;
  /** Whether the key is written anywhere, rightly or wrongly. */
  has(key: Key): boolean;
}

/** Whether a draft has all of these keys. */
export function hasAll<K extends keyof DraftValues>(
  values: Partial<DraftValues>,
  keys: readonly K[],
): values is Partial<DraftValues> & Pick<DraftValues, K> {
  return keys.every((key) => values[key] !== undefined);
}
