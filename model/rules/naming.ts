/** Rules about names: ids say what they count, and become identifiers in every target language without colliding. */
import { labelType, rustVariant, camel, rustModule } from '../identifiers.ts';
import { UNITS } from '../declaration.ts';
import type { Draft } from '../draft.ts';
import { KIND_SPECS } from '../kinds.ts';
import { didYouMean } from '../nearest.ts';
import { keyAt, START, valueAt, type Place } from '../problem.ts';
import { file, metric, metricCheck, type Check, type Context, type Report, type RuleDoc } from './rule.ts';

const empty = (area: string): string => `area: ${area}\nmetrics: {}\n`;

export const namingRules = {
  'naming/area-file': {
    summary: 'The area of a file is the file’s name.',
    why: 'Whoever reads an id must find its file: demo.build.total is in registry/demo/build.yaml.',
    bad: file('registry/demo/extra.yaml', empty('more')),
    good: file('registry/demo/extra.yaml', empty('extra')),
  },
  'naming/unknown-program': {
    summary: 'The folder of an area file is a program of registry.yaml.',
    why: 'A program has owners and groups before it has metrics.',
    bad: file('registry/dmeo/extra.yaml', empty('extra')),
    good: file('registry/demo/extra.yaml', empty('extra')),
  },
  'naming/unknown-team': {
    summary: 'Owners are teams of registry.yaml.',
    why: 'Somebody must answer for the metric.',
    bad: metric('owners: [compilre]'),
    good: metric('owners: [compiler]'),
  },
  'naming/unit': {
    summary: 'A unit that is not obvious stands at the end of the id and equals `unit`.',
    why: 'A number read without its unit is read wrongly.',
    bad: metric('kind: histogram\nunit: ms\nbounds: [10, 100]'),
    good: metric('kind: histogram\nunit: count\nbounds: [10, 100]'),
  },
  'naming/collision': {
    summary: 'Names stay apart in every target language.',
    why: '`a-b` and `a_b` are different labels and the same identifier; the generated code would not compile, or count one as the other.',
    bad: metric('labels: { outcome: [cache-hit, cache_hit] }'),
    good: metric('labels: { outcome: [hit, miss] }'),
  },
} as const satisfies Record<string, RuleDoc>;

/** Names that were taken, by language scope; a second taker is reported. */
class Scope {
  private readonly taken = new Map<string, string>();

  /** The earlier name that becomes the same identifier, or null when this one is new. */
  take(scope: string, identifier: string, name: string): string | null {
    const key = `${scope}\n${identifier}`;
    const earlier = this.taken.get(key);
    if (earlier === undefined) this.taken.set(key, name);
    return earlier === undefined || earlier === name ? null : earlier;
  }
}

function collisions({ drafts, enumerations }: Context, report: Report): void {
  const scope = new Scope();
  const say = (draft: Draft, at: Place, what: string, earlier: string | null, identifier: string): void => {
    if (earlier !== null)
      report(
        draft.file,
        at,
        `${what} and ${earlier} are both \`${identifier}\` in generated code`,
        'rename one of them',
      );
  };
  for (const draft of drafts) {
    const { program, area, name } = draft;
    const areaAt = keyAt(['area']);
    for (const identifier of [rustModule(area), camel(area)])
      say(
        draft,
        areaAt,
        `area \`${area}\``,
        scope.take(`${program}:areas`, identifier, `area \`${area}\``),
        identifier,
      );
    say(
      draft,
      keyAt(draft.path),
      `\`${name}\``,
      scope.take(`${program}.${area}`, camel(name), `\`${name}\``),
      camel(name),
    );
    const dimensions = [
      ...(draft.values.labels ?? []),
      ...(draft.values.values === undefined ? [] : [draft.values.values]),
    ];
    for (const dimension of dimensions) {
      const type = labelType(name, dimension.name, dimension.list, dimensions.length);
      const own =
        dimension.list === null
          ? `the labels of \`${draft.id}\` (\`${dimension.name}\`)`
          : `the list \`${dimension.list}\``;
      const at = draft.place(draft.values.values === undefined ? 'labels' : 'values');
      say(
        draft,
        at,
        own,
        scope.take(dimension.list === null ? `${program}.${area}:types` : `${program}:lists`, type, own),
        type,
      );
      if (dimension.list !== null) continue;
      for (const label of dimension.labels) {
        say(
          draft,
          at,
          `label \`${label}\``,
          scope.take(`${draft.id}:${dimension.name}`, rustVariant(label), `label \`${label}\``),
          rustVariant(label),
        );
      }
    }
  }
  for (const { name, file: path, values } of enumerations) {
    for (const value of [...values, 'unknown']) {
      const earlier = scope.take(`list:${name}`, rustVariant(value), `value \`${value}\``);
      if (earlier !== null)
        report(
          path,
          START,
          `value \`${value}\` and ${earlier} of the list \`${name}\` are both \`${rustVariant(value)}\` in generated code`,
          'rename one of them',
        );
    }
  }
}

/** Units that a reader would not guess, and that therefore end the id. */
const SPELLED_UNITS = UNITS.filter((unit) => unit !== 'count');

export const namingChecks: readonly Check[] = [
  {
    rule: 'naming/area-file',
    run({ areas }, report) {
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
  {
    rule: 'naming/unknown-program',
    run({ areas, registry }, report) {
      const programs = Object.keys(registry.programs);
      for (const { file: path, program } of areas.filter(({ program }) => !programs.includes(program))) {
        report(
          path,
          START,
          `\`${program}\` is no program of this registry`,
          didYouMean(program, programs, 'declare it in registry/registry.yaml under `programs`'),
        );
      }
    },
  },
  metricCheck('naming/unknown-team', ['owners'], ({ owners }, draft, report, { registry }) => {
    owners.forEach((owner, i) => {
      const at = draft.place('owners', i);
      if (!Object.hasOwn(registry.teams, owner))
        report(
          'path' in at ? valueAt(at.path) : at,
          `\`${owner}\` is no team of this registry`,
          didYouMean(owner, Object.keys(registry.teams), 'declare it in registry/registry.yaml under `teams`'),
        );
    });
  }),
  metricCheck('naming/unit', ['kind', 'unit'], ({ kind, unit }, draft, report) => {
    const { needs, takes } = KIND_SPECS[kind];
    if (unit === null ? needs.includes('unit') : ![...needs, ...takes].includes('unit')) return;
    const spelled = SPELLED_UNITS.find((one) => draft.name.endsWith(`_${one}`));
    if (unit !== null && unit !== 'count' && !draft.name.endsWith(`_${unit}`))
      report(
        draft.place('unit'),
        `\`${draft.name}\` is in ${unit} and does not say so`,
        `rename it to \`${draft.name}_${unit}\``,
      );
    else if (spelled !== undefined && unit !== spelled)
      report(
        draft.place('unit'),
        `\`${draft.name}\` ends in \`_${spelled}\` and its unit is ${unit === null ? 'not given' : `\`${unit}\``}`,
        `write \`unit: ${spelled}\`, or rename it`,
      );
  }),
  { rule: 'naming/collision', run: collisions },
];
