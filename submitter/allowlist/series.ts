/**
 * Versions of a registry by semver's caret: `^0.1.2` is 0.1.2 and later in 0.1; `^1.2.0` is 1.2.0 and later in 1. What
 * the caret keeps is the series, `0.1` or `1`. Within a series no value goes further than before, so consent holds.
 */

/** `0.1` of 0.1.2, `1` of 1.2.0. */
export function seriesOf(version: string): string {
  const [major = '', minor = ''] = version.split('.');
  return major === '0' ? `0.${minor}` : major;
}

/** Negative, zero or positive. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [one, other].map((version) => version.split('.').map(Number));
  for (const i of [0, 1, 2]) {
    const difference = (a?.[i] ?? 0) - (b?.[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether `version` is one of `^of`. */
export const inCaret = (of: string, version: string): boolean =>
  seriesOf(of) === seriesOf(version) && compareVersions(version, of) >= 0;
