/** What `tallybook explain ID` says: about a rule, a class, a kind, a group or a metric. Text for a terminal; pure. */
import { CLASSES, KINDS } from '../schema/declaration.ts';
import { nearestWord } from '../findings/nearest.ts';
import { isRuleId } from '../findings/rule-ids.ts';
import { RULES } from '../rules/table.ts';
import type { Registry } from '../registry/types.ts';
import { explainClass, explainKind } from './ladder.ts';
import { explainGroup, explainMetric } from './registry.ts';
import { explainRule } from './rule.ts';

/** A kind of thing that can be explained: how to list its ids and how to explain one. Rules need no registry. */
interface Topic {
  readonly title: string;
  ids(registry: Registry | null): readonly string[];
  /** Null when there is no such id. */
  explain(id: string, registry: Registry | null): string | null;
}

const TOPICS: readonly Topic[] = [
  { title: 'rules', ids: () => Object.keys(RULES).sort(), explain: (id) => (isRuleId(id) ? explainRule(id) : null) },
  {
    title: 'classes',
    ids: (registry) => (registry === null ? [] : CLASSES),
    explain: (id, registry) => (registry === null ? null : explainClass(id, registry)),
  },
  { title: 'kinds', ids: () => KINDS, explain: (id, registry) => explainKind(id, registry) },
  {
    title: 'groups',
    ids: (registry) =>
      registry?.programs.flatMap(({ groups }) => groups.map(({ program, name }) => `${program}/${name}`)) ?? [],
    explain: (id, registry) => (registry === null ? null : explainGroup(id, registry)),
  },
  {
    title: 'metrics',
    ids: (registry) => registry?.metrics.map(({ id }) => id) ?? [],
    explain: (id, registry) => (registry === null ? null : explainMetric(id, registry)),
  },
];

export type Explanation = { readonly text: string } | { readonly near: string | null };

/**
 * The explanation of one id, or the nearest id there is. Ids of fields, such as `rustc.ice.total{x}`, explain their
 * metric.
 */
export function explain(id: string, registry: Registry | null): Explanation {
  const bare = id.includes('.') ? id.replace(/\{.*$/s, '') : id;
  for (const topic of TOPICS) {
    const text = topic.explain(bare, registry);
    if (text !== null) return { text };
  }
  return {
    near: nearestWord(
      bare,
      TOPICS.flatMap((topic) => topic.ids(registry)),
    ),
  };
}

/** Every id that can be explained, by topic. */
export function explainable(registry: Registry | null): string {
  return TOPICS.map(
    (topic) =>
      `${topic.title}:\n${topic
        .ids(registry)
        .map((id) => `  ${id}\n`)
        .join('')}`,
  ).join('\n');
}
