/** The policy of the sample registry: the numbers of the privacy ladder, so that a test need not read `registry/`. */
import { KINDS } from '../model/schema/declaration.ts';
import type { ClassPolicy, Policy } from '../model/schema/policy.ts';

type Numbers = Pick<ClassPolicy, 'sink' | 'labels' | 'days' | 'days_beyond' | 'life_months'>;

function classPolicy(summary: string, stewards: number, outside: number, numbers: Numbers): ClassPolicy {
  return {
    summary,
    why: 'So that tests have one.',
    kinds: [...KINDS],
    approvals: { owners: 1, stewards, outside, comment_days: 3, notice_days: 0 },
    ...numbers,
  };
}

export const samplePolicy: Policy = {
  governance: { stewards: 3, signers: 2, employer_share: 0.5, policy_stewards: 3, policy_days: 14 },
  reporters: { assumed: 1000 },
  smallest_cell: 20,
  reporters_per_group: 500,
  group_bits: 8,
  group_metrics: 4,
  context_words: ['target'],
  context_from: 5000,
  epsilon: 1,
  epsilon_a_year: 8,
  submit_days: 90,
  classes: {
    fleet: classPolicy("It goes nowhere from a user's machine; only a fleet store records it.", 1, 0, {
      sink: 'fleet',
      labels: 100_000,
      days: 49,
      days_beyond: 400,
      life_months: 24,
    }),
    sealed: classPolicy('It goes nowhere.', 1, 0, {
      sink: 'none',
      labels: 100_000,
      days: 14,
      days_beyond: 0,
      life_months: 24,
    }),
    ticket: classPolicy('It may go into a file that its owner attaches by hand.', 1, 0, {
      sink: 'ticket',
      labels: 10_000,
      days: 49,
      days_beyond: 0,
      life_months: 18,
    }),
    noised: {
      ...classPolicy('One randomised answer a quarter may be sent by its owner.', 2, 0, {
        sink: 'submit',
        labels: 16,
        days: 49,
        days_beyond: 30,
        life_months: 6,
      }),
      kinds: ['flag', 'enumeration'],
    },
    coarse: {
      ...classPolicy('One small group a week may be sent by its owner.', 2, 1, {
        sink: 'submit',
        labels: 8,
        days: 49,
        days_beyond: 30,
        life_months: 12,
      }),
      kinds: ['counter', 'flag', 'enumeration', 'histogram'],
    },
  },
  reserved_classes: { 'secure-aggregation': 'No recipient runs it yet.' },
  undeclarable: { username: 'the name of a person' },
  boilerplate: ['todo'],
};
