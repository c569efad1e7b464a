/**
 * The value of an area file -> its declaration. What has the wrong shape is reported and marked, so that every other
 * key of the file is still judged; a class that the policy reserves is refused by name.
 */
import type { Path, Problem } from '../findings/problem.ts';
import { AreaFile } from '../schema/declaration.ts';
import type { Policy } from '../schema/policy.ts';
import { shapeOf, shapeProblems, type Shape } from '../source/shape.ts';
import type { AreaDeclaration } from './declarations.ts';

let compiled: Shape | null = null;

/** Cost: one check of the shape, and one pass over what is wrong with it. */
export function declareArea(
  place: Pick<AreaDeclaration, 'file' | 'program' | 'stem'>,
  value: unknown,
  reserved: Policy['reserved_classes'],
): { readonly area: AreaDeclaration; readonly problems: readonly Problem[] } {
  const problems = shapeProblems((compiled ??= shapeOf(AreaFile)), value);
  const bad = new Set<string>();
  for (const { path } of problems) for (let n = path.length; n > 0; n--) bad.add(path.slice(0, n).join('/'));
  const whole = new Set(problems.map(({ path }) => path.join('/')));
  const invalid = (path: Path): boolean =>
    bad.has(path.join('/')) || path.some((_, n) => whole.has(path.slice(0, n).join('/')) && n > 0);
  const { area, defaults, metrics, removed } = asMapping(value);
  return {
    area: {
      ...place,
      area: typeof area === 'string' && !invalid(['area']) ? area : null,
      defaults: asMapping(defaults),
      metrics: new Map(usableEntries(metrics, (name) => whole.has(`metrics/${name}`))),
      removed: Object.fromEntries(
        usableEntries(removed, (name) => bad.has(`removed/${name}`)),
      ) as AreaDeclaration['removed'],
      invalid,
    },
    problems: problems.map(({ path, ...problem }) => ({
      file: place.file,
      ...problem,
      ...reservedClass(reserved, value, path),
    })),
  };
}

/** Words for a class the policy reserves, in place of "no such class". */
function reservedClass(
  reserved: Policy['reserved_classes'],
  root: unknown,
  path: Path,
): Pick<Problem, 'rule' | 'message' | 'help'> | null {
  const [, name, key] = path;
  const given = key === 'privacy_class' ? asMapping(asMapping(asMapping(root)['metrics'])[String(name)])[key] : null;
  if (typeof given !== 'string' || !Object.hasOwn(reserved, given)) return null;
  return {
    rule: 'privacy/reserved-class',
    message: `class \`${given}\` is reserved: ${(reserved[given] ?? '').replace(/\.$/, '')}`,
    help: 'choose one of fleet, sealed, ticket, noised, coarse',
  };
}

const asMapping = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

const usableEntries = (value: unknown, bad: (name: string) => boolean): [string, Record<string, unknown>][] =>
  Object.entries(asMapping(value))
    .filter(([name]) => !bad(name))
    .map(([name, entry]) => [name, asMapping(entry)]);
