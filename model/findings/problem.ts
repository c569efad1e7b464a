/**
 * What stages and rules emit: a rule, a place in the declaration's own terms (a path of keys) and the words. Turning
 * the path into line and column is costly and only done for the problems that are there (`place.ts`).
 */
import type { RuleId } from './rule-ids.ts';

/** Keys and indexes from the root of a YAML file: `['metrics', 'total', 'submit', 'levels', 0]`. */
export type Path = readonly (string | number)[];

export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** The key at a path (default), its value, or a stretch of the text itself. */
export type Place = { readonly path: Path; readonly part: 'key' | 'value' } | Span;

export interface Problem {
  readonly rule: RuleId;
  /** As in the source tree: `registry/rustc/ice.yaml`. */
  readonly file: string;
  readonly at: Place;
  readonly message: string;
  readonly help: string;
}

export const keyAt = (path: Path): Place => ({ path, part: 'key' });
export const valueAt = (path: Path): Place => ({ path, part: 'value' });
/** The same place, at the value where it is a key. */
export const atValue = (place: Place): Place => ('path' in place ? valueAt(place.path) : place);
export const START: Place = { offset: 0, length: 0 };
