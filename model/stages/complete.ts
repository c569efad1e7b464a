/** Drafts -> metrics -> Registry. Only what is whole becomes a metric; the result is frozen and totally ordered. */
import type { AreaDeclaration } from './declarations.ts';
import { hasAll, type Draft, type DraftValues } from './draft.ts';
import { groupsWith } from '../registry/groups.ts';
import { deepFreeze } from '../registry/freeze.ts';
import { ALWAYS_NEEDED, KIND_SPECS, submitKeys } from '../registry/kinds.ts';
import type { Policy } from '../schema/policy.ts';
import type { RegistryFile } from '../schema/registry-file.ts';
import type { Enumeration, Metric, Program, Registry, Submit, Tombstone } from '../registry/types.ts';

const OPTIONAL = [
  'status',
  'submit',
  'flush',
  'same_fact',
  'labels',
  'unit',
] as const satisfies readonly (keyof DraftValues)[];
type Common = Pick<DraftValues, (typeof ALWAYS_NEEDED)[number] | (typeof OPTIONAL)[number]>;

const byName = <T extends { readonly name: string }>(a: T, b: T): number => (a.name < b.name ? -1 : 1);

/** The registry of everything that is whole. Metrics that are not are left out; their findings say why. */
export function complete(
  file: RegistryFile,
  policy: Policy,
  enumerations: readonly Enumeration[],
  drafts: readonly Draft[],
  areas: readonly AreaDeclaration[],
): Registry {
  const metrics = drafts.map((draft) => completeMetric(draft, file.as_of)).filter((metric) => metric !== null);
  const programs = Object.entries(file.programs).map(([name, { summary, groups = {} }]): Program => {
    const own = metrics.filter((metric) => metric.program === name);
    const declared = Object.entries(groups).map(([group, keys]) => ({ name: group, ...keys }));
    return { name, summary, groups: groupsWith(name, declared.sort(byName), own), metrics: own };
  });
  return deepFreeze({
    name: file.name,
    version: file.version,
    status: file.status,
    as_of: file.as_of,
    teams: Object.entries(file.teams)
      .map(([name, summary]) => ({ name, summary }))
      .sort(byName),
    programs: programs.sort(byName),
    metrics,
    removed: tombstones(areas),
    enumerations: [...enumerations].sort(byName),
    policy,
  });
}

function tombstones(areas: readonly AreaDeclaration[]): readonly Tombstone[] {
  const all = areas.flatMap(({ program, area, stem, removed }) =>
    Object.entries(removed).map(([name, tombstone]) => ({ id: `${program}.${area ?? stem}.${name}`, ...tombstone })),
  );
  return all.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function completeMetric(draft: Draft, asOf: string): Metric | null {
  const { values } = draft;
  if (!hasAll(values, ALWAYS_NEEDED) || !hasAll(values, OPTIONAL)) return null;
  const submit = completeSubmit(values);
  if (submit === undefined) return null;
  const { kind: _kind, flush, labels: _labels, unit: _unit, submit: _submit, ...shared } = pickCommon(values);
  const common = {
    id: draft.id,
    program: draft.program,
    area: draft.area,
    name: draft.name,
    file: draft.file,
    ...shared,
    live: values.status !== 'proposed' && asOf < values.expires,
    flush_now: flush === 'now',
    submit,
  };
  switch (values.kind) {
    case 'counter':
      return { ...common, kind: 'counter', labels: values.labels };
    case 'flag':
      return { ...common, kind: 'flag' };
    case 'enumeration':
      return hasAll(values, ['values']) ? { ...common, kind: 'enumeration', values: values.values } : null;
    case 'histogram':
      return hasAll(values, ['bounds']) && values.unit !== null
        ? { ...common, kind: 'histogram', bounds: values.bounds, unit: values.unit }
        : null;
    case 'frames':
      return hasAll(values, ['frames']) ? { ...common, kind: 'frames', ...values.frames } : null;
    case 'text':
      return hasAll(values, ['pattern'])
        ? { ...common, kind: 'text', pattern: values.pattern.source, size: values.pattern.size }
        : null;
  }
}

/** Exactly the keys every metric shares, whatever else its kind has resolved. */
function pickCommon(values: Common): Common {
  const keys = [...ALWAYS_NEEDED, ...OPTIONAL];
  return Object.fromEntries(keys.map((key) => [key, values[key]])) as unknown as Common;
}

/** Null for classes that report nothing; undefined when something the class needs is missing. */
function completeSubmit({ kind, privacy_class, submit }: Common): Submit | null | undefined {
  const needed = submitKeys(privacy_class, KIND_SPECS[kind].leveled);
  if (needed === null) return null;
  if (submit === null || submit.reduce === undefined || needed.some((key) => submit[key] === undefined))
    return undefined;
  const { group = null, reduce, levels = null, epsilon = null, needs_share = null } = submit;
  return { group, reduce, levels, epsilon, needs_share };
}
