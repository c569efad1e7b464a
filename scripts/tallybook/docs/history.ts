/**
 * The releases of a registry as a history: each compared with the one before, and what the registry says now with the
 * newest. A release that cannot be read is left out; `tallybook check` says what is wrong with the newest.
 */
import type { HistoryChange, Release } from '../../../generators/site/input.ts';
import { EXISTENCE, type Change } from '../../../model/compare/change.ts';
import { compare, type Comparison } from '../../../model/compare/compare.ts';
import type { ReleaseFile } from '../../../model/stages/declarations.ts';
import { counted } from '../../../model/findings/format.ts';
import { readRelease } from '../../../model/releases/restore.ts';
import type { Registry } from '../../../model/registry/types.ts';
import { valueWords } from '../diff/words.ts';
import { changeSummary } from '../release/changelog.ts';

/** Newest first. Cost: one comparison a release. */
export function releaseHistory(registry: Registry, files: readonly ReleaseFile[]): readonly Release[] {
  const releases = files.flatMap(({ file, text }) => readRelease(file, text).value ?? []);
  const history = releases.map((release, i) => releaseOf(release, releases[i - 1] ?? null));
  const newest = releases.at(-1);
  const pending = newest === undefined ? null : compare(newest, registry);
  if (pending !== null && pending.changes.length > 0) history.push(entryOf(registry, pending, false));
  return history.toReversed();
}

function releaseOf(release: Registry, before: Registry | null): Release {
  if (before !== null) return entryOf(release, compare(before, release), true);
  return {
    version: release.version,
    day: release.as_of,
    released: true,
    summary: `The first release, ${release.status}: ${counted(release.metrics.length, 'metric')}.`,
    changes: release.metrics.map(({ id, privacy_class }) => {
      return { kind: 'metric', name: id, words: [`first released, as ${privacy_class}`] };
    }),
  };
}

function entryOf({ version, as_of }: Registry, comparison: Comparison, released: boolean): Release {
  return { version, day: as_of, released, summary: changeSummary(comparison), changes: bySubject(comparison.changes) };
}

/** One entry for each subject, with every key of it that changed. */
function bySubject(changes: readonly Change[]): readonly HistoryChange[] {
  const subjects = new Map<string, { kind: string; name: string; words: string[] }>();
  for (const change of changes) {
    const { kind, name } = change.subject;
    const key = `${kind} ${name}`;
    const entry = subjects.get(key) ?? { kind, name, words: [] };
    const words = change.field === EXISTENCE ? valueWords(change) : `${change.field}: ${valueWords(change)}`;
    const way = change.direction === 'neutral' ? '' : ` (${change.direction})`;
    entry.words.push(`${words}${way}`);
    subjects.set(key, entry);
  }
  return [...subjects.values()];
}
