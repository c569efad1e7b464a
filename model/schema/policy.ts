/**
 * The shape of `registry/policy.yaml`, where every number of the privacy ladder lives. Rules read their limits from
 * here and hold none of their own, so a policy change is a reviewed diff of one data file.
 */
import * as Type from 'typebox';
import type { Static } from 'typebox';
import { CLASSES, KINDS, LIST_NAME, NAME, type PrivacyClass } from './declaration.ts';

export const LOWER_CASE = '^[^A-Z]*$';
const closed = { additionalProperties: false } as const;
const whole = (description: string, minimum = 0) => Type.Integer({ minimum, maximum: 1_000_000_000, description });
const sentence = (description: string) => Type.String({ minLength: 1, maxLength: 400, description });

const ClassPolicy = Type.Object(
  {
    summary: sentence('Where a value of this class may go, in one sentence.'),
    why: sentence('Why the numbers of this class are what they are.'),
    sink: Type.Enum(['fleet', 'none', 'ticket', 'submit'], {
      description: 'The one place outside the store that a value may reach.',
    }),
    kinds: Type.Array(Type.Enum([...KINDS]), {
      minItems: 1,
      description: 'The kinds a metric of this class may have.',
    }),
    labels: whole('The most fields (or report values) one metric may have.', 1),
    days: whole('The most days a value may stay on the machine.', 1),
    days_beyond: whole('The days a value is kept where it went; 0 where it goes nowhere or its owner decides.'),
    life_months: whole('The most months from as_of to expires.', 1),
    approvals: Type.Object(
      {
        owners: whole('Approvals by an owner.'),
        stewards: whole('Approvals by stewards.'),
        outside: whole('Of the stewards, how many from another team and employer.'),
        comment_days: whole('Days for comments, from the proposal on.'),
        notice_days: whole('Days between the last approval and the first day it holds.'),
      },
      closed,
    ),
  },
  closed,
);

const Governance = Type.Object(
  {
    stewards: whole('The fewest stewards an active registry has.', 1),
    signers: whole('The fewest release signers an active registry has, and signatures that its allowlist needs.', 2),
    employer_share: Type.Number({
      exclusiveMinimum: 0,
      maximum: 1,
      description: 'The largest share of the stewards that one employer may pay.',
    }),
    policy_stewards: whole('Stewards who approve a change of this file.', 1),
    policy_days: whole('Days for comments on a change of this file.'),
  },
  { ...closed, description: 'Who must be there, and how a change of this file is approved.' },
);

export const Policy = Type.Object(
  {
    governance: Governance,
    reporters: Type.Object(
      {
        assumed: whole(
          'N: the reports assumed to arrive in a week per program and recipient while the registry is in preview.',
          1,
        ),
      },
      closed,
    ),
    smallest_cell: whole('The smallest count of reporters that is published.', 1),
    reporters_per_group: whole('One group may be open for each so many reporters.', 1),
    group_bits: whole('The most bits one group may ever say about one person.', 1),
    group_metrics: whole('The most metrics in one group.', 1),
    context_words: Type.Array(Type.String({ pattern: NAME }), {
      description:
        'Words that name a context field (operating system, target, version). ' +
        'No coarse metric may have one below context_from reporters.',
    }),
    context_from: whole('N from which a report may carry a context field such as the operating system.', 1),
    epsilon: Type.Number({
      exclusiveMinimum: 0,
      maximum: 20,
      description: 'The largest epsilon of one noised answer.',
    }),
    epsilon_a_year: Type.Number({
      exclusiveMinimum: 0,
      maximum: 10,
      description: 'The largest sum of epsilon a person may spend in a year.',
    }),
    submit_days: whole('Days after as_of for which submit lines hold.', 1),
    classes: Type.Object(
      Object.fromEntries(CLASSES.map((name) => [name, ClassPolicy])) as Record<PrivacyClass, typeof ClassPolicy>,
      closed,
    ),
    reserved_classes: Type.Record(Type.String({ pattern: LIST_NAME }), sentence('Why it is refused.'), {
      ...closed,
      description: 'Class names that are understood and refused, with the reason.',
    }),
    undeclarable: Type.Record(Type.String({ pattern: NAME }), sentence('What it would record.'), {
      ...closed,
      description: 'Words that may not occur in the name of a metric or dimension, whatever the class.',
    }),
    boilerplate: Type.Array(Type.String({ minLength: 1, maxLength: 60, pattern: LOWER_CASE }), {
      description:
        'Phrases that answer nothing. A question or justification made of one, or opening with one, is refused.',
    }),
  },
  closed,
);
export type Policy = Static<typeof Policy>;
export type ClassPolicy = Static<typeof ClassPolicy>;
