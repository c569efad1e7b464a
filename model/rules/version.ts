/**
 * Rules about what was released: the registry is compared with its newest release, whole with whole. Older releases
 * are not read, since each was compared with the one before when it was made.
 */
import { compare, type Comparison } from '../compare/compare.ts';
import { counted } from '../findings/format.ts';
import { CLASSES } from '../schema/declaration.ts';
import type { AreaDeclaration, ReleaseFile } from '../stages/declarations.ts';
import { valueAt, keyAt, type Problem } from '../findings/problem.ts';
import { readRelease } from '../releases/restore.ts';
import { REGISTRY_FILE } from '../source/tree.ts';
import type { Metric, Registry, Tombstone } from '../registry/types.ts';
import { compareVersions } from '../registry/version.ts';
import { registry as example } from './group-example.ts';
import { file, type Rules } from './rule.ts';

const RELEASE = 'registry/releases/0.1.0.json';
const README = file('registry/releases/README.md', 'One file for each release.');

export const versionRules = {
  'version/malformed-release': {
    summary: 'The newest file of registry/releases/ is what `tallybook release` wrote.',
    why: 'The smallest honest version is worked out from it; edited, it could hide a change.',
    bad: file(RELEASE, '{ "format": "tallybook release 1" }'),
    good: README,
  },
  'version/out-of-order': {
    summary: 'Version and day of the registry are not before those of its newest release.',
    why: 'Programs that have the release would ignore the older registry, or take it for the newer one.',
    bad: file(RELEASE, 'a release 0.1.0, beside a registry 0.0.9'),
    good: file(REGISTRY_FILE, example('')),
  },
  'version/bump-too-small': {
    summary: 'The version is as far above the newest release as the changes since ask for.',
    why:
      'Consent holds for a range of versions. A change that goes further under a version of that range would be ' +
      'covered by consent to something else.',
    bad: file(RELEASE, 'a release 0.1.0 in which a metric is `ticket` that is `coarse` now'),
    good: file(REGISTRY_FILE, example('').replace('0.1.0', '0.2.0')),
  },
  'lifecycle/tombstone-lost': {
    summary: 'A metric that was released and is gone leaves a tombstone, and the tombstone stays.',
    why: 'Its values may still be on machines, and its id must not come to mean something that goes further.',
    bad: file(RELEASE, 'a release with a metric that is gone and has no tombstone'),
    good: README,
  },
  'lifecycle/tombstone-wider': {
    summary: 'A tombstone has no wider class than the metric had when it was last released.',
    why: 'It says how far the id may go if it returns. Values that were recorded before must not go further with it.',
    bad: file(RELEASE, 'a release in which a metric was `sealed` whose tombstone says `ticket`'),
    good: README,
  },
} as const satisfies Rules;

/** What a registry is compared with, and where a person is sent to mend it. */
export interface Released {
  readonly releases: readonly ReleaseFile[];
  readonly areas: readonly AreaDeclaration[];
  /** Whether every metric that is declared is in the registry: only then may one be said to be gone. */
  readonly whole: boolean;
}

/** Everything wrong with a registry beside its newest release. Cost: reading that release, and one comparison. */
export function versionProblems(registry: Registry, { releases, areas, whole }: Released): readonly Problem[] {
  const newest = releases.at(-1);
  if (newest === undefined) return [];
  const { value, problems } = readRelease(newest.file, newest.text);
  if (value === null) return problems;
  if (value.version !== newest.version) return [misnamedRelease(newest.file, value.version)];
  const order = orderProblems(value, registry);
  if (order.length > 0 || !whole) return order;
  const comparison = compare(value, registry);
  return [...tombstoneProblems(value, registry, areas), ...(comparison.tooSmall ? [bumpTooSmall(comparison)] : [])];
}

function misnamedRelease(path: string, version: string): Problem {
  const message = `this is release ${version} under another name`;
  const help = 'take the file from the commit that released it; a release is written by `tallybook release` only';
  return { rule: 'version/malformed-release', file: path, at: { offset: 0, length: 0 }, message, help };
}

function orderProblems(before: Registry, after: Registry): readonly Problem[] {
  const problem = (key: 'version' | 'as_of', help: string): Problem => ({
    rule: 'version/out-of-order',
    file: REGISTRY_FILE,
    at: valueAt([key]),
    message: `\`${key}\` is ${after[key]}, before the ${before[key]} of release ${before.version}`,
    help,
  });
  const isOlder = compareVersions(after.version, before.version) < 0;
  return [
    ...(isOlder ? [problem('version', `write \`version: ${before.version}\` or a later one`)] : []),
    ...(after.as_of < before.as_of ? [problem('as_of', `write \`as_of: ${before.as_of}\` or a later day`)] : []),
  ];
}

/** Names the strongest change, because it is the one to undo if the version should stay. */
function bumpTooSmall({ before, after, changes, bump, required }: Comparison): Problem {
  const [first, ...more] = changes.filter((change) => change.bump === bump);
  const others = more.length === 0 ? '' : ` and ${counted(more.length, 'more change')}`;
  const what = first === undefined ? '' : ` \`${first.subject.name}\` (${first.field})${others}`;
  return {
    rule: 'version/bump-too-small',
    file: REGISTRY_FILE,
    at: valueAt(['version']),
    message:
      `version ${after.version} is too low: since release ${before.version},${what} ` +
      `${more.length === 0 ? 'asks' : 'ask'} for ${required}`,
    help:
      `write \`version: ${required}\`; ` +
      `\`tallybook diff registry/releases/${before.version}.json\` lists every change`,
  };
}

function tombstoneProblems(before: Registry, after: Registry, areas: readonly AreaDeclaration[]): readonly Problem[] {
  const declared = new Set(after.metrics.map(({ id }) => id));
  const tombstones = new Map(after.removed.map((tombstone) => [tombstone.id, tombstone]));
  const owed = [...before.metrics.filter(({ id }) => !declared.has(id)), ...before.removed];
  return owed.flatMap((gone) => {
    const tombstone = tombstones.get(gone.id);
    if (tombstone === undefined) return [lostTombstone(gone, before, after, areas)];
    const isWider = CLASSES.indexOf(tombstone.privacy_class) > CLASSES.indexOf(gone.privacy_class);
    return isWider ? [widerTombstone(gone, tombstone, before, areas)] : [];
  });
}

const idParts = (id: string): readonly [string, string, string] => {
  const [program = '', area = '', name = ''] = id.split('.');
  return [program, area, name];
};

function areaOf(id: string, areas: readonly AreaDeclaration[]): AreaDeclaration | undefined {
  const [program, area] = idParts(id);
  return areas.find((one) => one.program === program && (one.area ?? one.stem) === area);
}

/** Points at the area, or at the registry where the whole file is gone. */
function lostTombstone(
  { id, privacy_class, ...gone }: Metric | Tombstone,
  before: Registry,
  after: Registry,
  areas: readonly AreaDeclaration[],
): Problem {
  const [program, area, name] = idParts(id);
  const found = areaOf(id, areas);
  const removed = 'removed' in gone ? gone.removed : after.version;
  const stood = 'removed' in gone ? 'had a tombstone' : 'was a metric';
  return {
    rule: 'lifecycle/tombstone-lost',
    file: found?.file ?? REGISTRY_FILE,
    at: keyAt(found === undefined ? ['programs', program] : ['area']),
    message: `\`${id}\` ${stood} in release ${before.version} and has no tombstone now`,
    help:
      `add \`${name}: { privacy_class: ${privacy_class}, removed: ${removed}, reason: … }\` ` +
      `under \`removed\` in registry/${program}/${area}.yaml`,
  };
}

function widerTombstone(
  gone: Metric | Tombstone,
  tombstone: Tombstone,
  before: Registry,
  areas: readonly AreaDeclaration[],
): Problem {
  const [program, area, name] = idParts(gone.id);
  return {
    rule: 'lifecycle/tombstone-wider',
    file: areaOf(gone.id, areas)?.file ?? `registry/${program}/${area}.yaml`,
    at: valueAt(['removed', name, 'privacy_class']),
    message:
      `the tombstone of \`${gone.id}\` says \`${tombstone.privacy_class}\`; ` +
      `in release ${before.version} it was \`${gone.privacy_class}\``,
    help: `write \`privacy_class: ${gone.privacy_class}\``,
  };
}
