/**
 * Versions of a registry by semver's caret: `^0.1.2` is 0.1.2 and later in 0.1; `^1.2.0` is 1.2.0 and later in 1. What
 * the caret keeps is the series, `0.1` or `1`. Within a series no value goes further than before, so consent holds.
 * What was generated between two releases has version 0.0.0 and is a series of its own.
 */
import { compare } from '../../recorders/typescript/store/order.ts';

/** Of no release: a list that was generated between two. It is a series of its own. */
export const isUnreleased = (version: string): boolean => version === '0.0.0';

/** `0.1` of 0.1.2, `1` of 1.2.0. */
export function seriesOf(version: string): string {
  if (isUnreleased(version)) return version;
  const [major = '', minor = ''] = version.split('.');
  return major === '0' ? `0.${minor}` : major;
}

/** Negative, zero or positive. Numbers as numbers, so that 1.100.0 comes after 1.99.0; words come last. */
export function compareVersions(one: string, other: string): number {
  const key = (version: string): string => version.replace(/[0-9]+/g, (n) => n.padStart(16, '0'));
  return compare(key(one), key(other));
}

/** The first version of the series after that of this one, which may go further. */
export function nextSeries(version: string): string {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major === 0 ? `0.${minor + 1}.0` : `${major + 1}.0.0`;
}

/** Whether counts were recorded as any version of a series of this registry declares them. */
export const isOfSeries = (
  counted: { readonly registry: string; readonly registryVersion: string },
  registry: string,
  series: string,
): boolean => counted.registry === registry && seriesOf(counted.registryVersion) === series;

/** Whether `version` is one of `^of`. */
export const inCaret = (of: string, version: string): boolean =>
  seriesOf(of) === seriesOf(version) && compareVersions(version, of) >= 0;
