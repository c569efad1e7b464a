/**
 * The registry's files as text, before anything is understood. Only `load.ts` makes one from a disk; tests make them
 * from literals. Paths use `/` and begin with `registry/`.
 */
import type { Problem } from '../findings/problem.ts';

export interface SourceTree {
  readonly files: ReadonlyMap<string, string>;
  /** What could not be read, and why. */
  readonly problems: readonly Problem[];
}

export const ROOT = 'registry';
export const REGISTRY_FILE = `${ROOT}/registry.yaml`;
export const POLICY_FILE = `${ROOT}/policy.yaml`;
export const ROSTER_FILE = `${ROOT}/roster.yaml`;
export const APPROVALS = `${ROOT}/approvals`;
/** The label lists that approvals were given for. */
export const LABELS = `${APPROVALS}/labels`;
export const LISTS = `${ROOT}/enumerations`;
export const RELEASES = `${ROOT}/releases`;

/** Folders that belong to governance and hold no declarations. */
export const OTHER_FOLDERS: readonly string[] = ['approvals', 'releases'];

/** A file of more bytes is refused unread: the largest sensible list has 100,000 values. */
export const MAX_FILE_BYTES = 4 * 1024 * 1024;

/** The same for a release, which holds a whole registry and is read by programs only. */
export const MAX_RELEASE_BYTES = 64 * 1024 * 1024;
