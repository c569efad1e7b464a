/**
 * A CODEOWNERS file from the teams of a registry: who is asked to review a change of which file. There is no line for
 * everything, so nobody inherits a right to wave a file through; what decides about privacy belongs to stewards alone.
 * In such a file the last line that matches counts, so these lines come last. Approvals are counted by the ledger,
 * never by this.
 */
import { POLICY_FILE, REGISTRY_FILE, ROSTER_FILE } from '../source/tree.ts';
import type { Registry } from '../registry/types.ts';

/** The team that stewards are in wherever the repository is kept. */
export const STEWARDS = 'stewards';

/** What only stewards may wave through, and the rules by which the rest is judged. */
const THEIRS = [
  '.github/',
  'GOVERNANCE.md',
  'generated/allowlist/',
  'model/approvals/',
  'model/rules/',
  'registry/approvals/',
  'registry/releases/',
  'submitter/',
  POLICY_FILE,
  REGISTRY_FILE,
  ROSTER_FILE,
];

/** The text, with teams as `@<org>/<team>`. */
export function codeowners(registry: Registry, org: string): string {
  const owners = new Map<string, Set<string>>();
  const own = (file: string, teams: readonly string[]): void => {
    owners.set(file, new Set([...(owners.get(file) ?? []), ...teams]));
  };
  for (const metric of registry.metrics) own(metric.file, metric.owners);
  for (const list of registry.enumerations) own(list.file, [list.owner]);
  const line = (path: string, teams: Iterable<string>): string =>
    `/${path} ${[...teams]
      .sort()
      .map((team) => `@${org}/${team}`)
      .join(' ')}\n`;
  return [
    `# Code generated from the registry ${registry.name}; DO NOT EDIT. Regenerate: tallybook codeowners --org ${org}\n`,
    '# The last line that matches a file counts. There is none for all files, so nobody owns what is not here.\n\n',
    ...[...owners].sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, teams]) => line(file, teams)),
    '\n# What decides about privacy.\n',
    ...THEIRS.toSorted().map((path) => line(path, [STEWARDS])),
  ].join('');
}
