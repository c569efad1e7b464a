/**
 * Whether names stay apart once they are identifiers: of areas, metrics, lists and labels, in every target language.
 */
import { labelType, rustVariant, camel, rustModule } from '../registry/identifiers.ts';
import { withUnknown } from '../registry/fields.ts';
import { keyAt, START, type Place } from '../findings/problem.ts';
import { metric, type Context, type Report, type Rules } from './rule.ts';

export const collisionRules = {
  'naming/collision': {
    summary: 'Names stay apart in every target language.',
    why:
      '`a-b` and `a_b` are different labels and the same identifier; ' +
      'the generated code would not compile, or count one as the other.',
    bad: metric('labels: { outcome: [cache-hit, cache_hit] }'),
    good: metric('labels: { outcome: [hit, miss] }'),
    check: collisions,
  },
} as const satisfies Rules;

/** Identifiers taken in one scope of one language, with the name that took each. */
type Scope = Map<string, string>;

const scopeIn = (scopes: Map<string, Scope>, key: string): Scope => {
  const scope = scopes.get(key) ?? new Map<string, string>();
  scopes.set(key, scope);
  return scope;
};

/** The earlier name that becomes the same identifier, or null when this one is new or the same again. */
function claim(scope: Scope, identifier: string, name: string): string | null {
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
      collide(path, keyAt(['area']), `area \`${area}\``, claim(scope, identifier, `area \`${area}\``), identifier);
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
      claim(scopeIn(names, `${program}.${area}`), property, `\`${name}\``),
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
        claim(list === null ? scopeIn(types, `${program}.${area}`) : scopeIn(lists, program), type, own),
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
