/** Versions `major.minor.patch` as semver orders them. */
import compare from 'semver/functions/compare.js';

/** Negative, zero or positive. Both must be valid: the schema sees to it. */
export function compareVersions(a: string, b: string): number {
  return compare(a, b);
}
