/** Rules about domains: labels, values, buckets, frames, patterns, and the lists they come from. */
import { START, type Path, type Place } from '../findings/problem.ts';
import { UNKNOWN } from '../schema/declaration.ts';
import type { Dimension } from '../registry/types.ts';
import { file, metric, metricCheck, type Check, type MetricReport, type RuleDoc } from './rule.ts';

const header = '# summary: Colours\n# toolchain: demo 1.0.0\n# command: demo --list-colours\n# owner: compiler\n';
const list = (text: string) => file('registry/enumerations/colours.txt', text);
const colours = list(`${header}blue\nred\n`);

export const labelRules = {
  'labels/duplicate': {
    summary: 'No label is given twice in one dimension.',
    why: 'Two labels with one name are one field, counted from two places.',
    bad: metric('labels: { outcome: [hit, miss, hit] }'),
    good: metric('labels: { outcome: [hit, miss] }'),
  },
  'labels/unknown-declared': {
    summary: '`unknown` is never declared.',
    why: 'It belongs to the domain of every label and enumeration: whatever is not listed counts there.',
    bad: metric('labels: { outcome: [hit, miss, unknown] }'),
    good: metric('labels: { outcome: [hit, miss] }'),
  },
  'labels/reserved-prefix': {
    summary: 'No label begins with `frames:`, `names:` or `text:`.',
    why: 'The allowlist writes the domain of a whole metric that way; a label must not be taken for one.',
    bad: metric("labels: { outcome: ['frames:hit', miss] }"),
    good: metric('labels: { outcome: [hit, miss] }'),
  },
  'histogram/bounds-order': {
    summary: 'The bounds of a histogram ascend.',
    why: 'A value is counted in the first bucket whose bound it does not exceed.',
    bad: metric('kind: histogram\nunit: count\nbounds: [10, 5, 100]'),
    good: metric('kind: histogram\nunit: count\nbounds: [5, 10, 100]'),
  },
  'frames/one-source': {
    summary: 'Frames come from one list: of crates, or of names.',
    why: 'The list is all that stands between a stack and the names in somebody’s own code.',
    bad: metric('kind: frames\nframes: { depth: 8 }'),
    good: metric('kind: frames\nframes: { names: shapes, depth: 8 }'),
  },
  'text/infinite': {
    summary: 'The pattern of a text has a finite language.',
    why: 'Where anything fits, anything ends up: a name, a path, a message. What can be counted can be reviewed.',
    bad: metric('kind: text\npattern: "v[0-9]+"'),
    good: metric('kind: text\npattern: "v[0-9]{1,2}"'),
  },
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
    why: 'Somebody must remake it when a release changes it.',
    bad: file(
      'registry/enumerations/shapes.txt',
      '# summary: Shapes\n# toolchain: demo 1.0.0\n# command: demo --list-shapes\n# owner: nobody\ncircle\nsquare\n',
    ),
    good: file('registry/enumerations/shapes.txt', `${header}circle\nsquare\n`),
  },
} as const satisfies Record<string, RuleDoc>;

function duplicates(dimension: Dimension, at: (item: number) => Place, report: MetricReport): void {
  if (dimension.list !== null) return;
  const seen = new Set<string>();
  dimension.labels.slice(0, -1).forEach((label, i) => {
    if (seen.has(label)) report(at(i), `\`${label}\` is given twice in \`${dimension.name}\``, 'keep one of the two');
    seen.add(label);
  });
}

function declaredUnknown(dimension: Dimension, at: (item: number) => Place, report: MetricReport): void {
  if (dimension.list !== null) return;
  const item = dimension.labels.slice(0, -1).indexOf(UNKNOWN);
  if (item >= 0)
    report(at(item), `\`${UNKNOWN}\` is declared in \`${dimension.name}\`, where it already belongs`, 'remove it');
}

const RESERVED_PREFIX = /^(frames|names|text):/;

function reservedPrefix(dimension: Dimension, at: (item: number) => Place, report: MetricReport): void {
  if (dimension.list !== null) return;
  dimension.labels.forEach((label, i) => {
    if (RESERVED_PREFIX.test(label))
      report(
        at(i),
        `\`${label}\` in \`${dimension.name}\` begins like a domain of the allowlist`,
        'spell it differently',
      );
  });
}

const inlineChecks = [
  ['labels/duplicate', duplicates],
  ['labels/unknown-declared', declaredUnknown],
  ['labels/reserved-prefix', reservedPrefix],
] as const;

/** The place of an item of an inline list, wherever the list is written. */
const item = (place: (...rest: Path) => Place, ...rest: Path): Place => {
  const at = place(...rest);
  return 'path' in at ? { path: at.path, part: 'value' } : at;
};

export const labelChecks: readonly Check[] = [
  ...inlineChecks.flatMap(([rule, check]) => [
    metricCheck(rule, ['labels'], ({ labels }, draft, report) =>
      labels.forEach((dimension) =>
        check(dimension, (i) => item((...rest) => draft.place('labels', ...rest), dimension.name, i), report),
      ),
    ),
    metricCheck(rule, ['values'], ({ values }, draft, report) =>
      check(values, (i) => item((...rest) => draft.place('values', ...rest), i), report),
    ),
  ]),
  metricCheck('histogram/bounds-order', ['bounds'], ({ bounds }, draft, report) => {
    const wrong = bounds.findIndex((bound, i) => i > 0 && bound <= (bounds[i - 1] ?? -1));
    if (wrong > 0)
      report(
        item((...rest) => draft.place('bounds', ...rest), wrong),
        `the bound ${bounds[wrong]} of \`${draft.name}\` does not exceed the one before it, ${bounds[wrong - 1]}`,
        'give the bounds in ascending order',
      );
  }),
  {
    rule: 'enumeration/unused',
    run({ drafts, enumerations, whole }, report) {
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
  {
    rule: 'labels/reserved-prefix',
    run({ enumerations }, report) {
      for (const { name, file: path, values } of enumerations) {
        const label = values.find((value) => RESERVED_PREFIX.test(value));
        if (label !== undefined)
          report(
            path,
            START,
            `\`${label}\` in the list \`${name}\` begins like a domain of the allowlist`,
            'spell it differently',
          );
      }
    },
  },
  {
    rule: 'enumeration/unknown-owner',
    run({ enumerations, registry }, report) {
      for (const { name, file: path, owner } of enumerations) {
        if (owner !== '' && !Object.hasOwn(registry.teams, owner))
          report(
            path,
            START,
            `the list \`${name}\` is owned by \`${owner}\`, which is no team of this registry`,
            'name a team of registry.yaml, or add this one there',
          );
      }
    },
  },
];
