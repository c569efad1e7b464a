/** Rules about names: ids say what they count, and become identifiers in every target language without colliding. */
import { labelType, rustVariant, camel, rustModule } from '../registry/identifiers.ts';
import { UNITS } from '../schema/declaration.ts';
import { KIND_SPECS } from '../registry/kinds.ts';
import { withUnknown } from '../registry/fields.ts';
import { didYouMean } from '../findings/nearest.ts';
import { keyAt, START, valueAt, type Place } from '../findings/problem.ts';
import { OTHER_FOLDERS, REGISTRY_FILE } from '../source/tree.ts';
import { registry } from './group-example.ts';
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
  'naming/reserved-program': {
    summary: 'No program is called enumerations, approvals or releases.',
    why: 'These folders of registry/ hold something else; metrics in them would never be read.',
    bad: file(REGISTRY_FILE, registry('  releases: { summary: A program with a name that is taken }\n')),
    good: file(REGISTRY_FILE, registry('  linker: { summary: Another program }\n')),
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

/** Identifiers taken in one scope of one language, with the name that took each. */
type Scope = Map<string, string>;

const scopeIn = (scopes: Map<string, Scope>, key: string): Scope => {
  const scope = scopes.get(key) ?? new Map<string, string>();
  scopes.set(key, scope);
  return scope;
};

/** The earlier name that becomes the same identifier, or null when this one is new or the same again. */
function take(scope: Scope, identifier: string, name: string): string | null {
  const earlier = scope.get(identifier);
  if (earlier === undefined) scope.set(identifier, name);
  return earlier === undefined || earlier === name ? null : earlier;
}

type Collide = (file: string, at: Place, name: string, earlier: string | null, identifier: string) => void;

function collisions(context: Context, report: Report): void {
  const collide: Collide = (file, at, name, earlier, identifier) => {
    if (earlier !== null)
      report(file, at, `${name} and ${earlier} are both \`${identifier}\` in generated code`, 'rename one of them');
  };
  areaCollisions(context, collide);
  metricCollisions(context, collide);
  for (const { name, file: path, values } of context.enumerations) {
    labelCollisions(withUnknown(values), 'value', (value, earlier, identifier) =>
      collide(path, START, `${value} of the list \`${name}\``, earlier, identifier),
    );
  }
}

function areaCollisions({ areas }: Context, collide: Collide): void {
  const scopes = new Map<string, Scope>();
  for (const { program, area, file: path } of areas) {
    if (area === null) continue;
    const scope = scopeIn(scopes, program);
    for (const identifier of [rustModule(area), camel(area)])
      collide(path, keyAt(['area']), `area \`${area}\``, take(scope, identifier, `area \`${area}\``), identifier);
  }
}

function metricCollisions({ drafts }: Context, collide: Collide): void {
  const [names, types, lists] = [new Map<string, Scope>(), new Map<string, Scope>(), new Map<string, Scope>()];
  for (const draft of drafts) {
    const { program, area, name, values } = draft;
    const property = camel(name);
    collide(
      draft.file,
      keyAt(draft.path),
      `\`${name}\``,
      take(scopeIn(names, `${program}.${area}`), property, `\`${name}\``),
      property,
    );
    const dimensions = [...(values.labels ?? []), ...(values.values === undefined ? [] : [values.values])];
    for (const dimension of dimensions) {
      const { list } = dimension;
      const at = draft.place(values.values === undefined ? 'labels' : 'values');
      const type = labelType(name, dimension.name, list, dimensions.length);
      const own = list === null ? `the labels of \`${draft.id}\` (\`${dimension.name}\`)` : `the list \`${list}\``;
      collide(
        draft.file,
        at,
        own,
        take(list === null ? scopeIn(types, `${program}.${area}`) : scopeIn(lists, program), type, own),
        type,
      );
      if (list === null)
        labelCollisions(dimension.labels, 'label', (label, earlier, identifier) =>
          collide(draft.file, at, label, earlier, identifier),
        );
    }
  }
}

function labelCollisions(
  labels: readonly string[],
  word: string,
  collide: (label: string, earlier: string | null, identifier: string) => void,
): void {
  const scope: Scope = new Map();
  for (const label of labels) {
    const identifier = rustVariant(label);
    const earlier = scope.get(identifier);
    if (earlier === undefined) scope.set(identifier, label);
    else if (earlier !== label) collide(`${word} \`${label}\``, `${word} \`${earlier}\``, identifier);
  }
}

/** Folders of registry/ that are no programs. */
const RESERVED_PROGRAMS: readonly string[] = ['enumerations', ...OTHER_FOLDERS];

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
  {
    rule: 'naming/reserved-program',
    run({ registry: { programs } }, report) {
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
