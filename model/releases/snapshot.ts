/**
 * A registry as it was released: everything that decides anything, resolved, as canonical JSON that is committed and
 * never edited. A list stands once and metrics name it; what follows from the rest (fields, what is live, who is in a
 * group) is left out and worked out again by `restore.ts`. Reads nothing and judges nothing.
 */
import * as Type from 'typebox';
import type { Static } from 'typebox';
import { CLASSES, Day, ID, LIST_NAME, NAME, REDUCES, STANDINGS, UNITS, USES, Version } from '../schema/declaration.ts';
import { Policy } from '../schema/policy.ts';
import type { Dimension, Metric, Registry } from '../registry/types.ts';

export const RELEASE_FORMAT = 'tallybook release 1';

const closed = { additionalProperties: false } as const;
const text = Type.String();
const name = Type.String({ pattern: NAME });
const listName = Type.String({ pattern: LIST_NAME });
const id = Type.String({ pattern: ID });
const version = Version('A version.');
const day = Day('A day.');
const whole = Type.Integer({ minimum: 0 });
const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const SnapshotDimension = Type.Union([
  Type.Object({ name, list: listName }, closed),
  Type.Object({ name, labels: Type.Array(text) }, closed),
]);
type SnapshotDimension = Static<typeof SnapshotDimension>;

const SnapshotSubmit = Type.Object(
  {
    group: orNull(name),
    reduce: Type.Enum([...REDUCES]),
    levels: orNull(Type.Array(whole)),
    epsilon: orNull(Type.Number()),
    needs_share: orNull(Type.Number()),
  },
  closed,
);

const common = {
  id,
  summary: text,
  description: text,
  question: text,
  justification: text,
  sources: Type.Array(text),
  use: Type.Enum([...USES]),
  owners: Type.Array(name),
  privacy_class: Type.Enum([...CLASSES]),
  retention: Type.Integer({ minimum: 1 }),
  expires: day,
  since: version,
  status: Type.Enum([...STANDINGS]),
  flush_now: Type.Boolean(),
  same_fact: Type.Array(id),
  submit: orNull(SnapshotSubmit),
};

/**
 * What release 0.1.0 says of frames: whether names of functions could follow a crate of the list. It is read, since a
 * release is never edited, and means nothing any more; no release that is written now has it.
 */
const FormerForm = Type.Enum(['crates', 'names']);

const kind = <K extends string, P extends Type.TProperties>(of: K, own: P) =>
  Type.Object({ kind: Type.Literal(of), ...common, ...own }, closed);

const SnapshotMetric = Type.Union([
  kind('counter', { labels: Type.Array(SnapshotDimension, { maxItems: 2 }) }),
  kind('flag', {}),
  kind('enumeration', { values: SnapshotDimension }),
  kind('histogram', { unit: Type.Enum([...UNITS]), bounds: Type.Array(whole, { minItems: 1 }) }),
  kind('frames', { form: Type.Optional(FormerForm), list: listName, depth: Type.Integer({ minimum: 1 }) }),
  kind('text', { pattern: text }),
]);
export type SnapshotMetric = Static<typeof SnapshotMetric>;

export const Snapshot = Type.Object(
  {
    format: Type.Literal(RELEASE_FORMAT),
    name: listName,
    version,
    status: Type.Enum(['preview', 'active']),
    as_of: day,
    teams: Type.Array(Type.Object({ name, summary: text }, closed)),
    programs: Type.Array(
      Type.Object(
        {
          name,
          summary: text,
          groups: Type.Array(Type.Object({ name, summary: text, open: Type.Boolean() }, closed)),
        },
        closed,
      ),
    ),
    policy: Policy,
    metrics: Type.Array(SnapshotMetric),
    removed: Type.Array(
      Type.Object({ id, privacy_class: Type.Enum([...CLASSES]), removed: version, reason: text }, closed),
    ),
    enumerations: Type.Array(
      Type.Object(
        { name: listName, summary: text, toolchain: text, command: text, owner: name, values: Type.Array(text) },
        closed,
      ),
    ),
  },
  closed,
);
export type Snapshot = Static<typeof Snapshot>;

/** The snapshot of a registry that has no errors. */
export function snapshot(registry: Registry): Snapshot {
  const { name: registryName, version: released, status, as_of, teams, programs, policy } = registry;
  return {
    format: RELEASE_FORMAT,
    name: registryName,
    version: released,
    status,
    as_of,
    teams: teams.map((team) => ({ name: team.name, summary: team.summary })),
    programs: programs.map(({ groups, ...program }) => ({
      name: program.name,
      summary: program.summary,
      groups: groups.map((group) => ({ name: group.name, summary: group.summary, open: group.open })),
    })),
    policy,
    metrics: registry.metrics.map(metricEntry),
    removed: registry.removed.map(({ id: gone, privacy_class, removed, reason }) => {
      return { id: gone, privacy_class, removed, reason };
    }),
    enumerations: registry.enumerations.map(({ name: list, summary, toolchain, command, owner, values }) => {
      return { name: list, summary, toolchain, command, owner, values: [...values] };
    }),
  };
}

/** Its one spelling: the order of keys above, one value a line, so that one label more is one line more. */
export const snapshotText = (value: Snapshot): string => `${JSON.stringify(value, null, 1)}\n`;

type CommonEntry = Omit<Extract<SnapshotMetric, { kind: 'flag' }>, 'kind'>;

function commonEntry(metric: Metric): CommonEntry {
  const { submit, sources, owners, same_fact } = metric;
  return {
    id: metric.id,
    summary: metric.summary,
    description: metric.description,
    question: metric.question,
    justification: metric.justification,
    sources: [...sources],
    use: metric.use,
    owners: [...owners],
    privacy_class: metric.privacy_class,
    retention: metric.retention,
    expires: metric.expires,
    since: metric.since,
    status: metric.status,
    flush_now: metric.flush_now,
    same_fact: [...same_fact],
    submit:
      submit === null
        ? null
        : {
            group: submit.group,
            reduce: submit.reduce,
            levels: submit.levels === null ? null : [...submit.levels],
            epsilon: submit.epsilon,
            needs_share: submit.needs_share,
          },
  };
}

function metricEntry(metric: Metric): SnapshotMetric {
  const shared = commonEntry(metric);
  switch (metric.kind) {
    case 'counter':
      return { kind: metric.kind, ...shared, labels: metric.labels.map(dimensionEntry) };
    case 'flag':
      return { kind: metric.kind, ...shared };
    case 'enumeration':
      return { kind: metric.kind, ...shared, values: dimensionEntry(metric.values) };
    case 'histogram':
      return { kind: metric.kind, ...shared, unit: metric.unit as Unit, bounds: [...metric.bounds] };
    case 'frames':
      return { kind: metric.kind, ...shared, list: metric.list, depth: metric.depth };
    case 'text':
      return { kind: metric.kind, ...shared, pattern: metric.pattern };
  }
}

type Unit = (typeof UNITS)[number];

/** `unknown` belongs to every domain and is the last of the labels, so it is left out. */
function dimensionEntry({ name: dimension, list, labels }: Dimension): SnapshotDimension {
  return list === null ? { name: dimension, labels: labels.slice(0, -1) } : { name: dimension, list };
}
