/**
 * What the figures of the disclosure test have to stay under, and the sentence for each that does not. Only what is
 * open can fail: a closed group reports nothing, so what would fail if it were opened is a note.
 */
import type { Policy } from '../schema/policy.ts';
import type { Severity } from '../findings/finding.ts';
import type { Measured, ProgramFigures, Subject } from './figures.ts';

/**
 * One in a hundred: reporters who stand alone, reporters found again on average over a program's groups, and the gain
 * in guessing a dependency. In a simulation of 5,000 people a report of 8 bits kept to all three, one of 10 bits to
 * none.
 */
const RARE = 0.01;

/** Over one in ten in small cells is worth a look: what is published hides them, so their answers are lost. */
const MANY = 0.1;

/** Figures are means of fractions: equal to a limit is within it. */
const TOLERANCE = 1e-9;

export interface Failing {
  readonly check: CheckId;
  readonly severity: Severity;
  /** `rustc/crashes`, the id of a noised metric, or a program. */
  readonly about: string;
  /** What is wrong, in one sentence without a full stop. */
  readonly message: string;
  /** What to do next. */
  readonly help: string;
}

/** `rustc/crashes`, or the id of a noised metric. */
export const subjectName = ({ program, name, epsilon }: Subject): string =>
  epsilon === null ? `${program}/${name}` : name;

export const percentText = (share: number): string => `${(share * 100).toFixed(2)} %`;
/** Points of a hundred. A gain that is nothing but the rounding of a machine is no loss either. */
export const pointsText = (share: number): string => (Math.abs(share) < 5e-5 ? 0 : share * 100).toFixed(2);

interface Gate {
  readonly severity: Severity;
  /** As a column of a table and under it. */
  readonly title: string;
  readonly limit: (policy: Policy) => number;
  readonly value: (subject: Subject) => number | null;
  readonly message: (subject: Subject, policy: Policy, name: string) => string;
  readonly help: string;
}

const openWords = ({ openGroups }: Subject, { reporters: { assumed } }: Policy): string =>
  `${assumed} reporters and ${openGroups} open group${openGroups === 1 ? '' : 's'}`;
const limitText = (limit: number): string => `${Number((limit * 100).toFixed(2))} %`;

/** Every check of one report. Those of figures have a title, and stand in tables and charts in this order. */
export const GATES = {
  answers: {
    severity: 'error',
    title: 'says',
    limit: () => 1,
    value: ({ answers, allowed }) =>
      allowed === null ? null : answers === null ? Infinity : Number(answers) / Number(allowed),
    message: (subject, policy, name) =>
      `${name} can say ${subject.answers === null ? 'any number of' : subject.answers} different things; ` +
      `${openWords(subject, policy)} allow ${subject.allowed}`,
    help: 'use fewer levels or values, or move a metric to another group',
  },
  epsilon: {
    severity: 'error',
    title: 'epsilon',
    limit: ({ epsilon }) => epsilon,
    value: ({ epsilon }) => epsilon,
    message: ({ epsilon }, policy, name) =>
      `${name} answers with epsilon ${epsilon}; the policy allows ${policy.epsilon}`,
    help: 'lower its `epsilon`, and see whether its question can still be answered',
  },
  unique: {
    severity: 'error',
    title: 'unique',
    limit: () => RARE,
    value: ({ unique }) => unique,
    message: ({ unique }, _, name) =>
      `${percentText(unique)} of those who report ${name} say what nobody else says; at most ${limitText(RARE)} may`,
    help: 'use fewer levels or values, and wider ones where few people are',
  },
  'small-cells': {
    severity: 'note',
    title: 'in small cells',
    limit: () => MANY,
    value: ({ small }) => small,
    message: ({ small }, { smallest_cell }, name) =>
      `${percentText(small)} of those who report ${name} are in a cell of fewer than ${smallest_cell}, ` +
      'which is never published',
    help: 'use wider levels or fewer metrics if these people are who the question is about',
  },
  linkage: {
    severity: 'error',
    title: 'found again',
    limit: ({ smallest_cell }) => 1 / smallest_cell,
    value: ({ linked }) => linked,
    message: ({ linked }, { smallest_cell }, name) =>
      `${percentText(linked)} of the reports of ${name} are matched with their owner’s next one at the first ` +
      `guess; at most ${limitText(1 / smallest_cell)} may be`,
    help: 'drop what stays the same from week to week: context, settings, identifiers',
  },
  dependency: {
    severity: 'error',
    title: 'dependency',
    limit: () => RARE,
    value: ({ advantage }) => advantage,
    message: ({ advantage }, _, name) =>
      `after a quiet week a report of ${name} gives away a dependency ${pointsText(advantage ?? 0)} points more ` +
      `often than popularity does; at most ${pointsText(RARE)} may be`,
    help: 'use fewer levels, or count days on which it happened and not how often',
  },
} as const satisfies Record<string, Gate>;

export type GateId = keyof typeof GATES;
export type CheckId = GateId | 'linkage-mean';

export const GATE_IDS = Object.keys(GATES) as readonly GateId[];
export const LINKED_MEAN = RARE;

/** How much of its limit a figure takes, where 1 is all of it; null where the check does not apply. */
export function usedShare(id: GateId, subject: Subject, policy: Policy): number | null {
  const gate: Gate = GATES[id];
  const value = gate.value(subject);
  return value === null ? null : value / gate.limit(policy);
}

/** Everything that is over a limit, in the order of the figures. */
export function judge({ subjects, programs }: Measured, policy: Policy): readonly Failing[] {
  return [...subjects.flatMap((subject) => judgeSubject(subject, policy)), ...programs.flatMap(judgeProgram)];
}

function judgeSubject(subject: Subject, policy: Policy): readonly Failing[] {
  const about = subjectName(subject);
  const name = `${subject.open ? '' : 'closed '}\`${about}\``;
  return GATE_IDS.flatMap((check): readonly Failing[] => {
    if ((usedShare(check, subject, policy) ?? 0) <= 1 + TOLERANCE) return [];
    const gate: Gate = GATES[check];
    const severity = subject.open ? gate.severity : 'note';
    return [{ check, severity, about, message: gate.message(subject, policy, name), help: gate.help }];
  });
}

function judgeProgram({ program, linkedMean }: ProgramFigures): readonly Failing[] {
  if (linkedMean === null || linkedMean <= LINKED_MEAN + TOLERANCE) return [];
  return [
    {
      check: 'linkage-mean',
      severity: 'error',
      about: program,
      message:
        `over the open groups of \`${program}\`, ${percentText(linkedMean)} of the reports are matched with their ` +
        `owner’s next one at the first guess; on average at most ${limitText(LINKED_MEAN)} may be`,
      help: 'close the group that is matched most often, or drop what stays the same from week to week in it',
    },
  ];
}
