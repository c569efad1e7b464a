/** Rules about `submit`: what a reported metric must say, and how a period becomes one value. */
import type { DraftValues } from '../stages/draft.ts';
import { KIND_SPECS, submitKeys, type SubmitKey } from '../registry/kinds.ts';
import { noisedShare } from '../registry/visible-share.ts';
import { metric, metricCheck, type Rules } from './rule.ts';

const COARSE = 'privacy_class: coarse\n';
const NOISED = 'kind: flag\nprivacy_class: noised\nexpires: 2026-06-01\n';

export const submitRules = {
  'submit/missing-key': {
    summary:
      'A coarse metric says group and reduce, and levels where its kind needs them; ' +
      'a noised one reduce, epsilon and needs_share.',
    why: 'What may leave is decided in the declaration, before there is any data.',
    bad: metric(`${COARSE}submit: { group: weekly, reduce: days }`),
    good: metric(`${COARSE}submit: { group: weekly, reduce: days, levels: [0, 1] }`),
    check: metricCheck(
      ['kind', 'privacy_class', 'submit'],
      ({ kind, privacy_class, submit }, draft, report, { policy }) => {
        const keys = policy.classes[privacy_class].kinds.includes(kind)
          ? submitKeys(privacy_class, KIND_SPECS[kind].leveled)
          : null;
        if (keys === null) return;
        if (submit === null)
          return report(
            draft.place('submit'),
            `\`${draft.name}\` is of class \`${privacy_class}\` and does not say what may leave`,
            `add \`submit:\` with ${keys.join(', ')}, or choose a narrower class`,
          );
        for (const key of keys.filter((key) => submit[key] === undefined)) {
          report(
            draft.place('submit'),
            `\`submit\` of \`${draft.name}\` has no \`${key}\``,
            `a ${privacy_class} ${kind} needs ${keys.join(', ')}`,
          );
        }
      },
    ),
  },
  'submit/key-not-for-class': {
    summary: '`submit` and its keys stand only where the class uses them.',
    why: 'A `submit` on a ticket metric reads as if it could be reported. It cannot.',
    bad: metric('submit: { reduce: days }'),
    good: metric(`${COARSE}submit: { group: weekly, reduce: days, levels: [0, 1] }`),
    check: metricCheck(['kind', 'privacy_class', 'submit'], ({ kind, privacy_class, submit }, draft, report) => {
      if (submit === null) return;
      const keys = submitKeys(privacy_class, KIND_SPECS[kind].leveled);
      if (keys === null)
        return report(
          draft.place('submit'),
          `\`${draft.name}\` is of class \`${privacy_class}\`, of which nothing is ever reported`,
          'remove `submit`',
        );
      for (const key of (Object.keys(submit) as SubmitKey[]).filter((key) => !keys.includes(key))) {
        report(
          draft.place('submit', key),
          `\`submit\` of \`${draft.name}\` has \`${key}\`, which a ${privacy_class} ${kind} does not use`,
          `remove it; a ${privacy_class} ${kind} uses ${keys.join(', ')}`,
        );
      }
    }),
  },
  'submit/reduce-not-for-kind': {
    summary: 'Counter: sum or days. Histogram: max or median. Flag: any or all. Enumeration: mode.',
    why: 'Other combinations have no meaning.',
    bad: metric(`${COARSE}submit: { group: weekly, reduce: median, levels: [0, 1] }`),
    good: metric(`${COARSE}submit: { group: weekly, reduce: days, levels: [0, 1] }`),
    check: metricCheck(['kind', 'submit'], ({ kind, submit }, draft, report) => {
      const { reduces } = KIND_SPECS[kind];
      if (submit?.reduce === undefined || reduces.length === 0 || reduces.includes(submit.reduce)) return;
      report(
        draft.place('submit', 'reduce'),
        `\`${submit.reduce}\` cannot reduce a ${kind} to one value`,
        `use ${reduces.join(' or ')}`,
      );
    }),
  },
  'submit/levels': {
    summary: 'Levels begin with 0 and ascend; of `days` none exceeds 7; of a histogram each above 0 is a bound + 1.',
    why:
      'Levels are inclusive lower bounds. One that no value can reach, or that cuts through a bucket, ' +
      'would report something else than it says.',
    bad: metric(`${COARSE}submit: { group: weekly, reduce: days, levels: [1, 3] }`),
    good: metric(`${COARSE}submit: { group: weekly, reduce: days, levels: [0, 1, 4] }`),
    check: metricCheck(['kind', 'submit'], ({ kind, submit }, draft, report) => {
      if (submit?.levels === undefined || !KIND_SPECS[kind].leveled) return;
      const problem = levelsProblem(submit.levels, { ...draft.values, kind });
      if (problem !== null)
        report(
          draft.place('submit', 'levels'),
          `the levels of \`${draft.name}\` are wrong: ${problem}`,
          'give inclusive lower bounds, such as [0, 1, 2, 5] for 0, 1, 2-4 and 5+',
        );
    }),
  },
  'privacy/epsilon-too-large': {
    summary: 'Epsilon of one noised answer is at most that of the policy.',
    why: 'At epsilon 1 a guess at a yes-or-no answer is right 73 times in 100; at 3 it is 95.',
    bad: metric(`${NOISED}submit: { reduce: any, epsilon: 3, needs_share: 0.2 }`),
    good: metric(`${NOISED}submit: { reduce: any, epsilon: 1, needs_share: 0.2 }`),
    check: metricCheck(['submit'], ({ submit }, draft, report, { policy }) => {
      if ((submit?.epsilon ?? 0) > policy.epsilon)
        report(
          draft.place('submit', 'epsilon'),
          `one answer of \`${draft.name}\` has epsilon ${submit?.epsilon}; the policy allows ${policy.epsilon}`,
          `write \`epsilon: ${policy.epsilon}\` or less`,
        );
    }),
  },
  'utility/cannot-answer': {
    summary: 'A noised metric can see the share it says it needs, at the reporters expected.',
    why: 'Noise that hides the answer costs people something and tells us nothing.',
    bad: metric(`${NOISED}submit: { reduce: any, epsilon: 1, needs_share: 0.05 }`),
    good: metric(`${NOISED}submit: { reduce: any, epsilon: 1, needs_share: 0.2 }`),
    check: metricCheck(['kind', 'privacy_class', 'submit'], ({ privacy_class, submit }, draft, report, { policy }) => {
      const k = answers(draft.values);
      if (privacy_class !== 'noised' || k === null || submit?.epsilon === undefined || submit.needs_share === undefined)
        return;
      const visible = noisedShare(policy.reporters.assumed, k, submit.epsilon);
      if (submit.needs_share >= visible) return;
      const seen =
        visible === Infinity
          ? 'no share at all can be seen'
          : `the smallest share that can be seen is ${percent(visible)}`;
      report(
        draft.place('submit', 'needs_share'),
        `\`${draft.name}\` needs to see ${percent(submit.needs_share)}; ` +
          `with ${policy.reporters.assumed} reporters, ${k} answers and epsilon ${submit.epsilon} ${seen}`,
        'ask a coarser question with fewer answers, or do not ask it this way',
      );
    }),
  },
} as const satisfies Rules;

function levelsProblem(
  levels: readonly number[],
  values: Pick<DraftValues, 'kind'> & Partial<DraftValues>,
): string | null {
  if (levels[0] !== 0) return `the first level is ${levels[0]}; it must be 0`;
  const wrong = levels.find((level, i) => i > 0 && level <= (levels[i - 1] ?? -1));
  if (wrong !== undefined) return `the level ${wrong} does not exceed the one before it`;
  const tooMany = values.submit?.reduce === 'days' ? levels.find((level) => level > 7) : undefined;
  if (tooMany !== undefined) return `the level ${tooMany} can never be reached: a week has 7 days`;
  const { bounds } = values;
  const cutting =
    values.kind === 'histogram' && bounds !== undefined
      ? levels.find((level) => level > 0 && !bounds.includes(level - 1))
      : undefined;
  return cutting === undefined ? null : `the level ${cutting} cuts through a bucket: ${cutting - 1} is not a bound`;
}

/** How many answers a noised metric has; null for kinds that cannot be noised. */
function answers({ kind, values }: Partial<DraftValues>): number | null {
  if (kind === 'flag') return 2;
  return kind === 'enumeration' && values !== undefined ? values.labels.length : null;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
