/** Rules of the ladder: what a class allows a metric to be and to say. Every number comes from policy.yaml. */
import type { PrivacyClass } from '../schema/declaration.ts';
import type { Draft, DraftValues } from '../stages/draft.ts';
import type { Place } from '../findings/problem.ts';
import { metric, metricCheck, type Rules } from './rule.ts';
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
    why:
      'A stack or a text says far too much to leave in a report, ' +
      'and randomised answers work for closed questions only.',
    bad: metric('privacy_class: noised\nsubmit: { reduce: sum, epsilon: 1, needs_share: 0.5 }'),
    good: metric(
      'kind: flag\nprivacy_class: noised\nexpires: 2026-06-01\nsubmit: { reduce: any, epsilon: 1, needs_share: 0.2 }',
    ),
    check: metricCheck(['kind', 'privacy_class'], ({ kind, privacy_class }, draft, report, { policy }) => {
      const { kinds } = policy.classes[privacy_class];
      if (!kinds.includes(kind))
        report(
          draft.place('privacy_class'),
          `\`${draft.name}\` is of kind ${kind}; class \`${privacy_class}\` takes ${kinds.join(', ')}`,
          'choose a narrower class, or ask a question that such a kind can answer',
        );
    }),
  },
  'privacy/labels-in-coarse': {
    summary: 'A coarse counter has no labels.',
    why: 'Each label would be a count of its own about the same person; together they tell people apart.',
    bad: metric(
      'privacy_class: coarse\nlabels: { outcome: [hit, miss] }\n' +
        'submit: { group: weekly, reduce: days, levels: [0, 1] }',
    ),
    good: metric('privacy_class: coarse\nsubmit: { group: weekly, reduce: days, levels: [0, 1] }'),
    check: metricCheck(['kind', 'privacy_class', 'labels'], ({ kind, privacy_class, labels }, draft, report) => {
      if (kind === 'counter' && privacy_class === 'coarse' && labels.length > 0)
        report(
          draft.place('labels'),
          `\`${draft.name}\` is a coarse counter with labels`,
          'drop the labels, or make it a ticket metric and a coarse one without labels',
        );
    }),
  },
  'privacy/too-many-labels': {
    summary: 'A metric can say no more different things than its class allows.',
    why: 'Few answers hide people among others; many make rare ones that point at somebody.',
    bad: metric(
      'kind: enumeration\nvalues: [a, b, c, d, e, f, g, h]\nprivacy_class: coarse\n' +
        'submit: { group: weekly, reduce: mode }',
    ),
    good: metric(
      'kind: enumeration\nvalues: [a, b, c]\nprivacy_class: coarse\nsubmit: { group: weekly, reduce: mode }',
    ),
    check: metricCheck(['kind', 'privacy_class'], ({ kind, privacy_class }, draft, report, { policy }) => {
      const limits = policy.classes[privacy_class];
      const found = limits.kinds.includes(kind) ? domain(draft.values, draft) : null;
      if (found === null || found.count <= limits.labels) return;
      const included = found.unknown ? ', `unknown` included' : '';
      report(
        found.at,
        `\`${draft.name}\` can say ${found.count} different things${included}; ` +
          `class \`${privacy_class}\` allows ${limits.labels}`,
        'merge or drop some, or choose a narrower class',
      );
    }),
  },
  'privacy/retention-too-long': {
    summary: 'A value stays on the machine no longer than its class allows.',
    why:
      'What is gone cannot be read by anybody. Six weeks of a release train and one more compare two releases; ' +
      'sealed values only have to last until somebody files a ticket.',
    bad: metric('retention: 400d'),
    good: metric('retention: 14d'),
    check: metricCheck(['privacy_class', 'retention', 'same_fact'], ({ retention }, draft, report, context) => {
      const { limit, because } = strictest(draft, context, (policy) => policy.days);
      if (retention > limit)
        report(
          draft.place('retention'),
          `\`${draft.name}\` stays on the machine for ${retention} days; ${because} allows ${limit}`,
          `write \`retention: ${limit}d\` or less`,
        );
    }),
  },
} as const satisfies Rules;

interface Domain {
  readonly count: number;
  readonly at: Place;
  /** Whether one of them is `unknown`, which nobody wrote down. */
  readonly unknown: boolean;
}

/**
 * How many different things a metric could say under its class, and where that is decided; null where another rule
 * speaks.
 */
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
