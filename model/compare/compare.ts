/**
 * Two registries, field by field: what changed, which way, and the smallest honest version for it. Pure, and total: the
 * tables in `compare/` have a line for every key there is. It compares what registries say, never how they are written.
 */
import { strongestBump, strongestConsent, SUBJECTS, type Bump, type Change, type Consent } from './change.ts';
import { compareGroups, openGroups } from './group.ts';
import { compareExistence, compareMetrics } from './metric.ts';
import { pairByName } from './pair-by-name.ts';
import { comparePolicies } from './policy.ts';
import { compareThings } from './things.ts';
import type { Registry } from '../registry/types.ts';
import { compareVersions } from '../registry/version.ts';

export interface Comparison {
  readonly before: Registry;
  readonly after: Registry;
  /** By kind of subject, name, and the order in which fields are declared. */
  readonly changes: readonly Change[];
  readonly bump: Bump;
  readonly consent: Consent;
  /** Groups that were open and cannot go on saying what they said, as `program/name`. */
  readonly closes: readonly string[];
  /** Metrics whose bindings break, by id. */
  readonly breaks: readonly string[];
  /** The lowest version that the changes allow. */
  readonly required: string;
  /** Whether the declared version is below it. */
  readonly tooSmall: boolean;
}

/** Compares two registries. Cost: linear in metrics and labels. */
export function compare(before: Registry, after: Registry): Comparison {
  const open = openGroups(before);
  const metrics = pairByName(before.metrics, after.metrics, ({ id }) => id).flatMap(([, old, now]) =>
    old === null || now === null ? compareExistence(old, now, open) : compareMetrics(old, now, open),
  );
  const changes = [
    ...compareThings(before, after),
    ...comparePolicies(before.policy, after.policy),
    ...compareGroups(before, after),
    ...metrics,
  ].sort((a, b) => SUBJECTS.indexOf(a.subject.kind) - SUBJECTS.indexOf(b.subject.kind));
  const bump = strongestBump(changes.map((one) => one.bump));
  const required = requiredVersion(before.version, bump);
  return {
    before,
    after,
    changes,
    bump,
    required,
    consent: strongestConsent(changes.map((one) => one.consent)),
    closes: [...new Set(changes.flatMap((one) => one.closes))].sort(),
    breaks: [...new Set(changes.filter((one) => one.breaks).map(({ subject }) => subject.name))].sort(),
    tooSmall: compareVersions(after.version, required) < 0,
  };
}

/** The lowest version after `version` for a bump. In 0.y.z, y counts as the major and z as the rest: semver's caret. */
export function requiredVersion(version: string, bump: Bump): string {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const isEarly = major === 0;
  const VERSIONS: Readonly<Record<Bump, string>> = {
    none: version,
    patch: `${major}.${minor}.${patch + 1}`,
    minor: isEarly ? `0.${minor}.${patch + 1}` : `${major}.${minor + 1}.0`,
    major: isEarly ? `0.${minor + 1}.0` : `${major + 1}.0.0`,
  };
  return VERSIONS[bump];
}
