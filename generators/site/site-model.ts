/** The input with what many pages ask of it, looked up once. */
import type { Metric, Group, Program, Registry } from '../../model/registry/types.ts';
import { listsOf } from '../bindings.ts';
import { sinks, type Sink } from '../sink.ts';
import type { HistoryChange, Release, SiteInput } from './input.ts';

export interface MetricHistory {
  readonly release: Release;
  readonly change: HistoryChange;
}

export interface Site extends SiteInput {
  readonly sinkOf: (metric: Metric) => Sink | null;
  /** Lines of the allowlist by metric. */
  readonly allowed: ReadonlyMap<string, readonly string[]>;
  readonly historyOf: ReadonlyMap<string, readonly MetricHistory[]>;
  /** Metrics by list, in order of ids. */
  readonly usesOf: ReadonlyMap<string, readonly Metric[]>;
  readonly groups: readonly { readonly group: Group; readonly program: Program }[];
}

export function siteOf(input: SiteInput): Site {
  const { registry } = input;
  return {
    ...input,
    sinkOf: sinks(registry),
    allowed: allowedLines(input.allowlist),
    historyOf: metricHistory(input.history),
    usesOf: listUses(registry),
    groups: registry.programs.flatMap((program) => program.groups.map((group) => ({ group, program }))),
  };
}

/** `ticket rustc.ice.frames{…} …` belongs to `rustc.ice.frames`; `set` lines belong to no metric. The words of a submit
 * line are lines of its metric too. */
function allowedLines(allowlist: string): ReadonlyMap<string, readonly string[]> {
  const lines = new Map<string, string[]>();
  for (const line of allowlist.split('\n')) {
    const [, sink, id] = /^(submit|asks|means|ticket|fleet) ([^ {]+)/.exec(line) ?? [];
    if (sink === undefined || id === undefined) continue;
    const own = lines.get(id);
    if (own === undefined) lines.set(id, [line]);
    else own.push(line);
  }
  return lines;
}

function metricHistory(history: readonly Release[]): ReadonlyMap<string, readonly MetricHistory[]> {
  const found = new Map<string, MetricHistory[]>();
  for (const release of history) {
    for (const change of release.changes) {
      if (change.kind !== 'metric' && change.kind !== 'tombstone') continue;
      const own = found.get(change.name);
      if (own === undefined) found.set(change.name, [{ release, change }]);
      else own.push({ release, change });
    }
  }
  return found;
}

function listUses({ metrics }: Registry): ReadonlyMap<string, readonly Metric[]> {
  const uses = new Map<string, Metric[]>();
  for (const metric of metrics)
    for (const list of new Set(listsOf(metric))) uses.set(list, [...(uses.get(list) ?? []), metric]);
  return uses;
}
