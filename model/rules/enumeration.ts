/** Rules about lists of labels: how one is written, who owns it, and that it is used. */
import { START } from '../findings/problem.ts';
import { file, metric, type Rules } from './rule.ts';

const header = '# summary: Colours\n# toolchain: demo 1.0.0\n# command: demo --list-colours\n# owner: compiler\n';
const list = (text: string) => file('registry/enumerations/colours.txt', text);
const colours = list(`${header}blue\nred\n`);

export const enumerationRules = {
  'enumeration/unknown': {
    summary: 'Every list that is named exists.',
    why: 'Without its list a label could be anything.',
    bad: metric('labels: { shape: shaeps }'),
    good: metric('labels: { shape: shapes }'),
  },
  'enumeration/unused': {
    summary: 'Every list is used by a metric.',
    why: 'A list nobody uses is a list nobody looks after.',
    bad: colours,
    good: metric('labels: { shape: shapes }'),
    check({ drafts, enumerations, whole }, report) {
      if (!whole) return;
      const used = new Set(
        drafts.flatMap(({ values }) => [
          ...(values.labels ?? []).map(({ list: name }) => name),
          values.values?.list,
          values.frames?.list,
        ]),
      );
      for (const { name, file: path } of enumerations.filter(({ name }) => !used.has(name))) {
        report(path, START, `no metric uses the list \`${name}\``, 'name it in a metric, or delete it');
      }
    },
  },
  'enumeration/header': {
    summary: 'A list begins with `# summary:`, `# toolchain:`, `# command:` and `# owner:`.',
    why: 'Anybody must be able to make the list again and see that nothing was slipped in.',
    bad: file(
      'registry/enumerations/shapes.txt',
      '# summary: Shapes\n# toolchain: demo 1.0.0\n# owner: compiler\ncircle\nsquare\n',
    ),
    good: file(
      'registry/enumerations/shapes.txt',
      '# summary: Shapes\n# toolchain: demo 1.0.0\n# command: demo --list-shapes\n# owner: compiler\ncircle\nsquare\n',
    ),
  },
  'enumeration/bad-value': {
    summary: 'Every value of a list is a label: 1 to 80 printable ASCII characters.',
    why: 'Values are printed, grepped for and compiled into programs.',
    bad: file('registry/enumerations/shapes.txt', `${header}circle\nunknown\n`),
    good: file('registry/enumerations/shapes.txt', `${header}circle\nsquare\n`),
  },
  'enumeration/duplicate-value': {
    summary: 'No value stands twice in a list.',
    why: 'It would be one field with two lines.',
    bad: file('registry/enumerations/shapes.txt', `${header}circle\ncircle\n`),
    good: file('registry/enumerations/shapes.txt', `${header}circle\nsquare\n`),
  },
  'enumeration/order': {
    summary: 'The values of a list are sorted by code point.',
    why: 'Then adding one is one line in every diff, and two people make the same list.',
    bad: file('registry/enumerations/shapes.txt', `${header}square\ncircle\n`),
    good: file('registry/enumerations/shapes.txt', `${header}circle\nsquare\n`),
  },
  'enumeration/unknown-owner': {
    summary: 'The owner of a list is a team of registry.yaml.',
    why: 'A team must remake it when a release changes it.',
    bad: file(
      'registry/enumerations/shapes.txt',
      '# summary: Shapes\n# toolchain: demo 1.0.0\n# command: demo --list-shapes\n# owner: nobody\ncircle\nsquare\n',
    ),
    good: file('registry/enumerations/shapes.txt', `${header}circle\nsquare\n`),
    check({ enumerations, registry }, report) {
      for (const { name, file: path, owner } of enumerations) {
        if (owner !== '' && !Object.hasOwn(registry.teams, owner))
          report(
            path,
            START,
            `the list \`${name}\` is owned by \`${owner}\`, which is not a team of this registry`,
            'name a team of registry.yaml, or add this one there',
          );
      }
    },
  },
} as const satisfies Rules;
