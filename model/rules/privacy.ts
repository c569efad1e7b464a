/** Rules of the ladder: what a class allows a metric to be and to say. Every number comes from policy.yaml. */
import type { PrivacyClass } from '../schema/declaration.ts';
import type { Draft, DraftValues } from '../stages/draft.ts';
import { keyAt, type Place } from '../findings/problem.ts';
import { file, metric, metricCheck, type Check, type RuleDoc } from './rule.ts';
import { strictest } from './limits.ts';

export const privacyRules = {
  'privacy/reserved-class': {
    summary: 'Classes that are reserved for mechanisms nobody operates are refused by name.',
    why: 'The word must not be taken for a promise. policy.yaml says for each what is missing.',
    bad: metric('privacy_class: secure-aggregation'),
    good: metric('privacy_class: sealed'),
  },
  'privacy/kind-not-allowed': {
    summary: 'A class takes only the kinds its row of the ladder names.',
    why: 'A stack or a text says far too much to leave in a report, and randomised answers work for closed questions only.',
    bad: metric('privacy_class: noised\nsubmit: { reduce: sum, epsilon: 1, needs_share: 0.5 }'),
    good: metric(
      'kind: flag\nprivacy_class: noised\nexpires: 2026-06-01\nsubmit: { reduce: any, epsilon: 1, needs_share: 0.2 }',
    ),
  },
  'privacy/labels-in-coarse': {
    summary: 'A coarse counter has no labels.',
    why: 'Each label would be a count of its own about the same person; together they tell people apart.',
    bad: metric(
      'privacy_class: coarse\nlabels: { outcome: [hit, miss] }\nsubmit: { group: weekly, reduce: days, levels: [0, 1] }',
    ),
    good: metric('privacy_class: coarse\nsubmit: { group: weekly, reduce: days, levels: [0, 1] }'),
  },
  'privacy/too-many-labels': {
    summary: 'A metric can say no more different things than its class allows.',
    why: 'Few answers hide people among others; many make rare ones that point at somebody.',
    bad: metric(
      'kind: enumeration\nvalues: [a, b, c, d, e, f, g, h]\nprivacy_class: coarse\nsubmit: { group: weekly, reduce: mode }',
    ),
    good: metric(
      'kind: enumeration\nvalues: [a, b, c]\nprivacy_class: coarse\nsubmit: { group: weekly, reduce: mode }',
    ),
  },
  'privacy/retention-too-long': {
    summary: 'A value stays on the machine no longer than its class allows.',
    why: 'What is gone cannot be read by anybody. Six weeks of a release train and one more compare two releases; sealed values only have to last until somebody files a ticket.',
    bad: metric('retention: 400d'),
    good: metric('retention: 14d'),
  },
  'privacy/undeclarable': {
    summary:
      'Some things are recorded in no class: source text, paths, names of people, machines, crates and packages, hashes of these, times of day.',
    why: 'The name of a metric or dimension that says it records one of them gives it away. The list of words is in policy.yaml.',
    bad: metric('labels: { crate_name: [serde, tokio] }'),
    good: metric('labels: { outcome: [hit, miss] }'),
  },
  'privacy/context-field': {
    summary: 'No coarse report carries a context field (operating system, target, version) while few people report.',
    why: 'Context is what joins reports of one person across weeks: in the simulation behind the ladder it took linkage from 32 to 65 in 100.',
    bad: file('registry/demo/target.yaml', context('coarse', 'submit: { group: weekly, reduce: mode }')),
    good: file('registry/demo/target.yaml', context('sealed', 'flush: now')),
  },
} as const satisfies Record<string, RuleDoc>;

function context(privacyClass: string, last: string): string {
  return `area: target
metrics:
  family:
    kind: enumeration
    values: [unix, windows]
    summary: Family of operating systems
    description: Counts builds by the family of the operating system they are for.
    question: For which families of operating systems do people build?
    justification: We test on one family only; if a quarter of the builds are for the other, we add a second test machine.
    sources: [https://example.org/platforms]
    use: feature
    owners: [compiler]
    privacy_class: ${privacyClass}
    retention: 7d
    expires: 2026-12-01
    since: 0.1.0
    ${last}
`;
}

interface Domain {
  readonly count: number;
  readonly at: Place;
  /** Whether one of them is `unknown`, which nobody wrote down. */
  readonly unknown: boolean;
}

/** How many different things a metric could say under its class, and where that is decided; null where another rule speaks. */
function domain(
  { kind, privacy_class, values, labels, bounds, pattern, submit }: Readonly<Partial<DraftValues>>,
  draft: Draft,
): Domain | null {
  const reported: PrivacyClass[] = ['coarse', 'noised'];
  const inReport = privacy_class !== undefined && reported.includes(privacy_class);
  if (inReport && (kind === 'counter' || kind === 'histogram')) {
    const levels = submit?.levels;
    return levels === undefined ? null : { count: levels.length, at: draft.place('submit', 'levels'), unknown: false };
  }
  if (kind === 'counter' && labels !== undefined)
    return {
      count: labels.reduce((n, dimension) => n * dimension.labels.length, 1),
      at: draft.place('labels'),
      unknown: true,
    };
  if (kind === 'enumeration' && values !== undefined)
    return { count: values.labels.length, at: draft.place('values'), unknown: true };
  if (kind === 'histogram' && bounds !== undefined)
    return { count: bounds.length + 1, at: draft.place('bounds'), unknown: false };
  if (kind === 'text' && pattern !== undefined)
    return { count: pattern.size + 1, at: draft.place('pattern'), unknown: true };
  return null;
}

const sentence = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1).replace(/\.$/, '');
const contains = (name: string, word: string): boolean => `_${name}_`.includes(`_${word}_`);

export const privacyChecks: readonly Check[] = [
  metricCheck(
    'privacy/kind-not-allowed',
    ['kind', 'privacy_class'],
    ({ kind, privacy_class }, draft, report, { policy }) => {
      const { kinds } = policy.classes[privacy_class];
      if (!kinds.includes(kind))
        report(
          draft.place('privacy_class'),
          `\`${draft.name}\` is of kind ${kind}; class \`${privacy_class}\` takes ${kinds.join(', ')}`,
          'choose a narrower class, or ask a question that such a kind can answer',
        );
    },
  ),
  metricCheck(
    'privacy/labels-in-coarse',
    ['kind', 'privacy_class', 'labels'],
    ({ kind, privacy_class, labels }, draft, report) => {
      if (kind === 'counter' && privacy_class === 'coarse' && labels.length > 0)
        report(
          draft.place('labels'),
          `\`${draft.name}\` is a coarse counter with labels`,
          'drop the labels, or make it a ticket metric and a coarse one without labels',
        );
    },
  ),
  metricCheck(
    'privacy/too-many-labels',
    ['kind', 'privacy_class'],
    ({ kind, privacy_class }, draft, report, { policy }) => {
      const limits = policy.classes[privacy_class];
      const found = limits.kinds.includes(kind) ? domain(draft.values, draft) : null;
      if (found === null || found.count <= limits.labels) return;
      report(
        found.at,
        `\`${draft.name}\` can say ${found.count} different things${found.unknown ? ', `unknown` included' : ''}; class \`${privacy_class}\` allows ${limits.labels}`,
        'merge or drop some, or choose a narrower class',
      );
    },
  ),
  metricCheck(
    'privacy/retention-too-long',
    ['privacy_class', 'retention', 'same_fact'],
    ({ retention }, draft, report, context) => {
      const { limit, because } = strictest(draft, context, (policy) => policy.days);
      if (retention > limit)
        report(
          draft.place('retention'),
          `\`${draft.name}\` stays on the machine for ${retention} days; ${because} allows ${limit}`,
          `write \`retention: ${limit}d\` or less`,
        );
    },
  ),
  {
    rule: 'privacy/undeclarable',
    run({ drafts, policy }, report) {
      const words = Object.entries(policy.undeclarable).map(([word, why]) => ({ word, why, spelled: `_${word}_` }));
      for (const draft of drafts) {
        const names: [string, Place][] = [
          [draft.name, keyAt(draft.path)],
          ...(draft.values.labels ?? []).map(({ name }): [string, Place] => [name, draft.place('labels', name)]),
        ];
        for (const [name, at] of names) {
          const spelled = `_${name}_`;
          const found = words.find((word) => spelled.includes(word.spelled));
          if (found !== undefined)
            report(
              draft.file,
              at,
              `no class may record \`${found.word}\`, as \`${name}\` says it does: ${sentence(found.why)}`,
              'record something else, or name it for what it really counts',
            );
        }
      }
    },
  },
  metricCheck('privacy/context-field', ['privacy_class'], ({ privacy_class }, draft, report, { policy }) => {
    if (privacy_class !== 'coarse' || policy.reporters.assumed >= policy.context_from) return;
    const word = policy.context_words.find((word) => contains(draft.name, word) || contains(draft.area, word));
    if (word !== undefined)
      report(
        draft.place('privacy_class'),
        `\`${draft.id}\` is a context field (\`${word}\`); reports carry none below ${policy.context_from} reporters, and ${policy.reporters.assumed} are expected`,
        'make it a ticket or sealed metric',
      );
  }),
];
