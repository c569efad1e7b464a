/** `tallybook diff`: what changed between two registries, and whether the version says so. */
import { compare, type Comparison } from '../../../model/compare/compare.ts';
import { readRelease } from '../../../model/releases/restore.ts';
import { compareVersions } from '../../../model/registry/version.ts';
import { github } from './places.ts';
import { markdown } from './markdown.ts';
import { readSide, type Side } from './side.ts';
import { json, text } from './text.ts';
import { print, remark } from '../../terminal/print.ts';
import { Refusal } from '../../terminal/refusal.ts';

export const DIFF_FORMATS = ['text', 'json', 'markdown', 'github'] as const;
export type DiffFormat = (typeof DIFF_FORMATS)[number];

export const DIFF_HELP =
  'Exit status: 0 nothing changed, 3 changes and the version is high enough, 1 the version is too low, 2 usage or I/O.';

const FORMATTERS: Readonly<Record<DiffFormat, (comparison: Comparison, now: Side) => string>> = {
  text,
  json,
  markdown,
  github: (comparison, now) => github(comparison, now.declarations),
};

/** Prints the changes from `before` to `after` and returns the exit status. */
export function runDiff(before: string, after: string, { format }: { readonly format: DiffFormat }): number {
  const [old, now] = [readSide(before), readSide(after)];
  if (now.errors !== null)
    throw new Refusal(`the registry of \`${now.name}\` has ${now.errors}; run \`tallybook check\` and fix it first`);
  if (old.errors !== null)
    remark(`the registry of \`${old.name}\` has ${old.errors}: whatever cannot be read there looks new here\n`);
  const comparison = againstRelease(compare(old.registry, now.registry), old, now);
  print(FORMATTERS[format](comparison, now));
  if (comparison.tooSmall) return 1;
  return comparison.changes.length === 0 ? 0 : 3;
}

/**
 * What is not released yet may change again under the same version: against a folder or commit that is ahead of the
 * newest release, the version is judged by all that changed since that release.
 */
function againstRelease(comparison: Comparison, old: Side, now: Side): Comparison {
  const newest = now.declarations?.releases.at(-1);
  if (newest === undefined || old.kind === 'release' || compareVersions(old.registry.version, newest.version) <= 0)
    return comparison;
  const { value } = readRelease(newest.file, newest.text);
  if (value === null || compareVersions(now.registry.version, old.registry.version) < 0) return comparison;
  const { required, tooSmall } = compare(value, now.registry);
  return { ...comparison, required, tooSmall };
}
