/** Rules about names: files, programs and owners are those the registry declares, and a unit can be read from an id. */
import { UNITS } from '../schema/declaration.ts';
import { KIND_SPECS } from '../registry/kinds.ts';
import { didYouMean } from '../findings/nearest.ts';
import { atValue, keyAt, START, valueAt } from '../findings/problem.ts';
import { OTHER_FOLDERS, REGISTRY_FILE } from '../source/tree.ts';
import { registry } from './group-example.ts';
import { file, metric, metricCheck, type Rules } from './rule.ts';

/** Folders of registry/ that are not programs. */
const RESERVED_PROGRAMS: readonly string[] = ['enumerations', ...OTHER_FOLDERS];

/** Units that a reader would not guess, and that therefore end the id. */
const SPELLED_UNITS = UNITS.filter((unit) => unit !== 'count');

const empty = (area: string): string => `area: ${area}\nmetrics: {}\n`;

export const namingRules = {
  'naming/area-file': {
    summary: 'The area of a file is the file’s name.',
    why: 'A reader of an id must be able to find its file: demo.build.total is in registry/demo/build.yaml.',
    bad: file('registry/demo/extra.yaml', empty('more')),
    good: file('registry/demo/extra.yaml', empty('extra')),
    check({ areas }, report) {
      for (const { file: path, area, stem } of areas) {
        if (area !== null && area !== stem)
          report(
            path,
            valueAt(['area']),
            `this file is ${stem}.yaml and its area is \`${area}\``,
            `write \`area: ${stem}\`, or rename the file to ${area}.yaml`,
          );
      }
    },
  },
  'naming/unknown-program': {
    summary: 'The folder of an area file is a program of registry.yaml.',
    why: 'A program has owners and groups before it has metrics.',
    bad: file('registry/dmeo/extra.yaml', empty('extra')),
    good: file('registry/demo/extra.yaml', empty('extra')),
    check({ areas, registry }, report) {
      const programs = Object.keys(registry.programs);
      for (const { file: path, program } of areas.filter(({ program }) => !programs.includes(program))) {
        report(
          path,
          START,
          `\`${program}\` is not a program of this registry`,
          didYouMean(program, programs, 'declare it in registry/registry.yaml under `programs`'),
        );
      }
    },
  },
  'naming/reserved-program': {
    summary: 'No program is called enumerations, approvals or releases.',
    why: 'These folders of registry/ hold something else; metrics in them would never be read.',
    bad: file(REGISTRY_FILE, registry('  releases: { summary: A program with a name that is taken }\n')),
    good: file(REGISTRY_FILE, registry('  linker: { summary: Another program }\n')),
    check({ registry: { programs } }, report) {
      for (const name of Object.keys(programs).filter((name) => RESERVED_PROGRAMS.includes(name))) {
        report(
          REGISTRY_FILE,
          keyAt(['programs', name]),
          `\`${name}\` cannot name a program: registry/${name}/ holds something else`,
          'choose another name',
        );
      }
    },
  },
  'naming/unknown-team': {
    summary: 'Owners are teams of registry.yaml.',
    why: 'A team must answer for the metric.',
    bad: metric('owners: [compilre]'),
    good: metric('owners: [compiler]'),
    check: metricCheck(['owners'], ({ owners }, draft, report, { registry }) => {
      owners.forEach((owner, i) => {
        if (!Object.hasOwn(registry.teams, owner))
          report(
            atValue(draft.place('owners', i)),
            `\`${owner}\` is not a team of this registry`,
            didYouMean(owner, Object.keys(registry.teams), 'declare it in registry/registry.yaml under `teams`'),
          );
      });
    }),
  },
  'naming/unit': {
    summary: 'A unit that is not obvious stands at the end of the id and equals `unit`.',
    why: 'A number read without its unit is read wrongly.',
    bad: metric('kind: histogram\nunit: ms\nbounds: [10, 100]'),
    good: metric('kind: histogram\nunit: count\nbounds: [10, 100]'),
    check: metricCheck(['kind', 'unit'], ({ kind, unit }, draft, report) => {
      const { needs, takes } = KIND_SPECS[kind];
      if (unit === null ? needs.includes('unit') : ![...needs, ...takes].includes('unit')) return;
      const spelled = SPELLED_UNITS.find((one) => draft.name.endsWith(`_${one}`));
      if (unit !== null && unit !== 'count' && !draft.name.endsWith(`_${unit}`))
        report(
          draft.place('unit'),
          `\`${draft.name}\` is measured in ${unit}, and its name does not say so`,
          `rename it to \`${draft.name}_${unit}\``,
        );
      else if (spelled !== undefined && unit !== spelled)
        report(
          draft.place('unit'),
          `\`${draft.name}\` ends in \`_${spelled}\` and its unit is ${unit === null ? 'not given' : `\`${unit}\``}`,
          `write \`unit: ${spelled}\`, or rename it`,
        );
    }),
  },
} as const satisfies Rules;
