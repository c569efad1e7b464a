/** The figures of the disclosure test as tables for a terminal, and as JSON for programs. Decides nothing. */
import {
  GATES,
  LINKED_MEAN,
  percentText,
  pointsText,
  subjectName,
  type Failing,
} from '../../../model/disclosure/gate.ts';
import { JOINED_WEEKS, type Measured, type Subject } from '../../../model/disclosure/figures.ts';
import type { Policy } from '../../../model/schema/policy.ts';
import type { Registry } from '../../../model/registry/types.ts';

/** A share of 0 to 1 as a percentage; a dash where there is none to measure. */
export const share = (value: number | null): string => (value === null ? '–' : percentText(value));

/** What a report can say, against its limit. */
export function saysText({ answers, allowed, epsilon }: Subject): string {
  return `${answers ?? 'endless'}${epsilon === null ? ` of ${allowed}` : `, epsilon ${epsilon}`}`;
}

function table(lines: readonly (readonly string[])[]): string {
  const width = (column: number): number => Math.max(...lines.map((line) => line[column]?.length ?? 0));
  return lines
    .map((line) =>
      line
        .map((cell, i) => (i === 0 ? cell.padEnd(width(i)) : cell.padStart(width(i))))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}

const limit = (value: number): string => `<= ${Number((value * 100).toFixed(2))}`;

/** What was measured of a group or an answer, a cell for each figure. */
export const subjectCells = (subject: Subject): readonly string[] => [
  `${subjectName(subject)}${subject.open ? '' : ' (closed)'}`,
  `${subject.reporters}`,
  saysText(subject),
  share(subject.unique),
  share(subject.small),
  share(subject.linked),
  share(subject.linkedJoined),
  subject.advantage === null ? '–' : pointsText(subject.advantage),
];

function subjectTable(subjects: readonly Subject[], policy: Policy): string {
  const { unique, linkage, dependency } = GATES;
  const small = GATES['small-cells'];
  return table([
    [
      'group',
      'reporters',
      'says',
      unique.title,
      `in cells < ${policy.smallest_cell}`,
      linkage.title,
      `${JOINED_WEEKS} weeks joined`,
      dependency.title,
    ],
    [
      '',
      '',
      '',
      `${limit(unique.limit())} %`,
      `note > ${small.limit() * 100} %`,
      `${limit(linkage.limit(policy))} %`,
      'a risk',
      `${limit(dependency.limit())} point`,
    ],
    ...subjects.map(subjectCells),
  ]);
}

const programTable = ({ programs }: Measured): string =>
  table([
    ['program', 'open groups', 'found again, mean', 'all groups joined'],
    ['', '', `${limit(LINKED_MEAN)} %`, 'a risk'],
    ...programs.map((one) => [one.program, `${one.openGroups}`, share(one.linkedMean), share(one.linkedJoined)]),
  ]);

const failingText = ({ check, severity, message, help }: Failing): string =>
  `${severity}[disclosure/${check}]: ${message}\n = help: ${help}\n`;

export function disclosureText({ policy }: Registry, measured: Measured, failing: readonly Failing[]): string {
  const { seed, trials, subjects } = measured;
  return [
    ...failing.map(failingText),
    `seed ${seed}: ${trials} populations, ${policy.reporters.assumed} reports a week to each program\n`,
    ...(subjects.length === 0
      ? ['no group and no noised metric: nothing is ever reported\n']
      : [subjectTable(subjects, policy), programTable(measured)]),
  ].join('\n');
}

/** The same facts, shares to a millionth; counts that may be of any size are text. */
export function disclosureJson(
  { name, version, policy }: Registry,
  measured: Measured,
  failing: readonly Failing[],
): string {
  const facts = { registry: name, version, reporters: policy.reporters.assumed, ...measured, failing };
  const plain = (_: string, value: unknown): unknown => {
    if (typeof value === 'bigint') return value.toString();
    return typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value;
  };
  return `${JSON.stringify(facts, plain, 2)}\n`;
}
