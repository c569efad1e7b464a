/** The disclosure test as the site shows it: measured once, as tables of text and a picture. Takes some seconds. */
import type { Disclosure } from '../../../generators/site/input.ts';
import { JOINED_WEEKS, type Measured, type Subject } from '../../../model/disclosure/figures.ts';
import { GATES, judge, LINKED_MEAN } from '../../../model/disclosure/gate.ts';
import { measure } from '../../../model/disclosure/measure.ts';
import type { Policy } from '../../../model/schema/policy.ts';
import type { Registry } from '../../../model/registry/types.ts';
import { disclosureChart } from '../disclosure/chart.ts';
import { share, subjectCells } from '../disclosure/text.ts';

const limit = (value: number): string => `at most ${Number((value * 100).toFixed(2))}`;

export function measureDisclosure(registry: Registry): Disclosure {
  return disclosureOf(registry, measure(registry));
}

export function disclosureOf(registry: Registry, measured: Measured): Disclosure {
  const { policy } = registry;
  const { seed, trials, subjects } = measured;
  return {
    about:
      `${trials} populations of simulated people, seed ${seed}, with ${policy.reporters.assumed} reports a week to ` +
      'each program. Figures are means; the same seed gives the same figures.',
    findings: judge(measured, policy).map(
      ({ check, severity, message, help }) => `${severity} ${check}: ${message}; ${help}`,
    ),
    tables: [subjectTable(subjects, policy), programTable(measured)],
    svg: disclosureChart(registry, measured),
  };
}

function subjectTable(subjects: readonly Subject[], policy: Policy): Disclosure['tables'][number] {
  const { unique, linkage, dependency } = GATES;
  return {
    caption: 'What each report could give away',
    head: [
      'Report',
      'Reporters',
      'Says',
      `Unique, ${limit(unique.limit())} %`,
      `In cells under ${policy.smallest_cell}`,
      `Found again, ${limit(linkage.limit(policy))} %`,
      `${JOINED_WEEKS} weeks joined`,
      `Dependency, ${limit(dependency.limit())} point`,
    ],
    rows: subjects.map(subjectCells),
  };
}

const programTable = ({ programs }: Measured): Disclosure['tables'][number] => ({
  caption: 'What the reports of a program could give away together',
  head: ['Program', 'Open groups', `Found again on average, ${limit(LINKED_MEAN)} %`, 'All groups of a week joined'],
  rows: programs.map((one) => [one.program, `${one.openGroups}`, share(one.linkedMean), share(one.linkedJoined)]),
});
